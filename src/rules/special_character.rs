#![doc = include_str!("special_character.md")]

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::{Field, Type};
use crate::rule::{Check, Look, Rule, Setup};
use crate::rules::{invalid_email, lookalike_character};
use crate::source::traits::Traits;

pub(super) const RULE: Rule = Rule {
    name: "special-character",
    page: include_str!("special_character.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    let file = &setup.profile.file;
    let assumed = file.assumed.iter().any(|key| key == "special_characters");
    let lists = Lists::new(
        field,
        &file.special_characters,
        assumed,
        setup.profile.called(),
    );
    let listed = !lists.of_the_file.is_empty() || !field.special_characters.is_empty();
    match (listed, field.kind) {
        (true, Type::Email) => Look::Item(Box::new(move |value| lists.of_address(value))),
        (true, _) => Look::Item(Box::new(move |value| lists.of_text(value))),
        (false, Type::Email) => {
            let look = Look::Item(Box::new(move |value| lists.of_address(value)));
            Look::Only(Traits::NOT_ASCII, Box::new(look))
        }
        (false, _) => Look::Away,
    }
}

/// The characters that the target does not take.
struct Lists<'a> {
    field: &'a Field,
    of_the_file: &'a str,
    file_assumed: bool,
    target: &'a str,
    /// The bytes with which a listed character can start: most values have none of them.
    starts: [bool; 256],
}

impl<'a> Lists<'a> {
    fn new(field: &'a Field, of_the_file: &'a str, file_assumed: bool, target: &'a str) -> Self {
        let mut starts = [false; 256];
        for letter in of_the_file.chars().chain(field.special_characters.chars()) {
            let start = letter.encode_utf8(&mut [0; 4]).as_bytes()[0];
            starts[usize::from(start)] = true;
        }
        Self {
            field,
            of_the_file,
            file_assumed,
            target,
            starts,
        }
    }

    fn of_text(&self, value: &str) -> Option<Note> {
        if !value.bytes().any(|byte| self.starts[usize::from(byte)]) {
            return None;
        }
        let of_the_file = |letter: char| self.of_the_file.contains(letter);
        let of_the_field = |letter: char| self.field.special_characters.contains(letter);
        let banned = |letter: &char| of_the_file(*letter) || of_the_field(*letter);
        let mut found: Vec<char> = value.chars().filter(banned).collect();
        found.sort_unstable();
        found.dedup();
        if found.is_empty() {
            return None;
        }
        let assumed = |letter: &char| {
            (!of_the_file(*letter) || self.file_assumed)
                && (!of_the_field(*letter) || self.field.assumes("special_characters"))
        };
        let names: Vec<String> = found.iter().map(|letter| called(*letter)).collect();
        let assumed = found.iter().all(assumed);
        let note = Note::new(if assumed {
            "holds {}, which {} may not take here"
        } else {
            "holds {}, which {} does not take here"
        });
        let note = note.with(in_a_row(&names)).with(self.target);
        Some(note.assumed(assumed))
    }

    /// A system that takes few marks before the `@` takes no letters of other alphabets behind it.
    fn of_address(&self, value: &str) -> Option<Note> {
        let listed = self.of_text(value);
        if listed.is_none() && value.is_ascii() {
            return None;
        }
        // What is no address at all is `invalid-email`'s affair.
        if invalid_email::fault(value).is_some() {
            return None;
        }
        if listed.is_some() {
            return listed;
        }
        let (local, domain) = value.rsplit_once('@')?;
        let odd = |text: &str| text.chars().find(|letter| !letter.is_ascii());
        if lookalike_character::of_address(value, &[]).is_some() {
            return None;
        }
        // What stands around the whole address are quotes, of which `bad-quoting` speaks.
        let wrapped = local.starts_with(['«', '»', '“', '”', '„', '‹', '›', '‘', '‚']);
        if let Some(odd) = odd(local).filter(|_| !wrapped) {
            let note = Note::new("`{}` before the `@` is more than most mail systems take")
                .value(odd.encode_utf8(&mut [0; 4]));
            return Some(note.assumed(true));
        }
        if self.field.special_characters.is_empty() {
            return None;
        }
        let odd = odd(domain)?;
        let note = Note::new("`{}` is a special character, which {} may not take in an address")
            .value(odd.encode_utf8(&mut [0; 4]))
            .with(self.target)
            .assumed(true);
        Some(match idna::domain_to_ascii_strict(domain) {
            Ok(domain) => note.suggest(format!("{local}@{domain}")),
            Err(_) => note,
        })
    }
}

/// A character by its name, where quoting it would be hard to read.
fn called(letter: char) -> String {
    match letter {
        ',' => "a comma".into(),
        ';' => "a semicolon".into(),
        '\u{22}' => "a quote".into(),
        '\'' => "an apostrophe".into(),
        '`' => "a backtick".into(),
        '|' => "a pipe".into(),
        ' ' => "a space".into(),
        control if control.is_control() => format!("the character U+{:04X}", u32::from(control)),
        other => format!("`{other}`"),
    }
}

fn in_a_row(names: &[String]) -> String {
    match names {
        [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        names => names.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::Lists;
    use crate::profile::field::Field;

    fn email(characters: &str, assumed: &[&str]) -> Field {
        Field {
            special_characters: characters.into(),
            assumed: assumed.iter().map(|key| (*key).to_owned()).collect(),
            ..Field::default()
        }
    }

    fn lists<'a>(field: &'a Field, of_the_file: &'a str) -> Lists<'a> {
        Lists::new(field, of_the_file, false, "Portal")
    }

    #[test]
    fn each_character_is_named_once() {
        let field = email("+", &[]);
        let note = lists(&field, ",\"").of_text("a+b,c+\"").unwrap_or_default();
        assert_eq!(
            note.message(),
            "holds a quote, `+` and a comma, which Portal does not take here"
        );
        assert_eq!(lists(&field, ",\"").of_text("a-b"), None);
    }

    #[test]
    fn what_is_known_of_one_list_is_no_assumption() {
        let field = email("+", &["special_characters"]);
        for (text, assumed) in [("a+b", true), ("a,b", false), ("a+b,c", false)] {
            let note = lists(&field, ",").of_text(text).unwrap_or_default();
            assert_eq!(note.assumed, assumed, "{text}");
        }
    }

    #[test]
    fn letters_of_other_alphabets_stand_before_no_at() {
        let any = email("", &[]);
        let strict = email("+", &[]);
        for (field, address, found) in [
            (&any, "ολγα@example.com", true),
            (&any, "müller@example.com", true),
            (&any, "anna@bücher.example", false),
            (&any, "«anna@example.com", false),
            (&strict, "anna@bücher.example", true),
            (&strict, "anna+b@example.com", true),
            (&strict, "anna@example.com", false),
            // Other rules speak of these.
            (&strict, "anna+b@@example.com", false),
            (&any, "\u{430}dmin@example.com", false),
        ] {
            let note = lists(field, "").of_address(address);
            assert_eq!(note.is_some(), found, "{address}");
        }
    }
}
