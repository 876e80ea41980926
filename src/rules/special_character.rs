#![doc = include_str!("special_character.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{Fact, all_of, keyword, message, text, value};
use crate::profile::field::{Field, Type};
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;
use crate::values::email;

pub(super) const RULE: Rule = Rule {
    name: "special-character",
    page: include_str!("special_character.md"),
    severity: Severity::Error,
    yields_to: &["lookalike-character"],
    checks: &[Check::Value(check), Check::File(check_headers)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    let file = &context.profile.file;
    let characters = Characters::new(
        field,
        &file.special_characters,
        file.assumed.iter().any(|key| key == "special_characters"),
        context.target(),
    );
    let listed = characters.flags();
    Applicability::Check(match field.kind {
        Type::Email => ValueCheck::of_each_value(move |value| characters.in_address(value))
            .only_if(listed | CellFlags::NOT_ASCII | CellFlags::QUOTE),
        _ if listed.is_empty() => return Applicability::NotApplicable,
        _ => ValueCheck::of_each_value(move |value| characters.in_text(value)).only_if(listed),
    })
}

/// What people and word processors write for an apostrophe: where the target takes none, it takes none of these.
const APOSTROPHES: [char; 4] = ['’', '‘', 'ʼ', '´'];

/// Whether a character is on a list, or is another form of the apostrophe that is.
fn is_listed(list: &str, letter: char) -> bool {
    list.contains(letter) || APOSTROPHES.contains(&letter) && list.contains('\'')
}

/// The headers of the columns that are used. The target's own headers may have any character.
fn check_headers(context: &Context<'_>, _: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    let file = &context.profile.file;
    if file.special_characters.is_empty() {
        return Applicability::NotApplicable;
    }
    let assumed = file.assumes("special_characters");
    let plain = Field::default();
    let characters = Characters::new(&plain, &file.special_characters, assumed, context.target());
    let mut observations = Vec::new();
    for (mapped, field) in context.mapped_columns() {
        let Some(column) = mapped.column else {
            continue;
        };
        let header = context.layout.header(column);
        let is_own = field.headers.iter().any(|own| own == header);
        if let Some(observation) = characters.in_text(header).filter(|_| !is_own) {
            observations.push(observation.at_column(column).of_value(header));
        }
    }
    Applicability::Check(observations)
}

/// The characters that the target does not take.
struct Characters<'a> {
    field: &'a Field,
    of_the_file: &'a str,
    file_assumed: bool,
    target: &'a str,
    /// The bytes with which a listed character can start: most values have none of them.
    starts: [bool; 256],
}

impl<'a> Characters<'a> {
    fn new(field: &'a Field, of_the_file: &'a str, file_assumed: bool, target: &'a str) -> Self {
        let mut starts = [false; 256];
        let listed = || of_the_file.chars().chain(field.special_characters.chars());
        let curly = listed().any(|letter| letter == '\'').then_some(APOSTROPHES);
        for letter in listed().chain(curly.into_iter().flatten()) {
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

    /// The flags of cells that can contain one of them.
    fn flags(&self) -> CellFlags {
        let lists = [self.of_the_file, &self.field.special_characters];
        let flags = lists
            .map(CellFlags::of)
            .into_iter()
            .fold(CellFlags::empty(), |all, of| all | of);
        let has_apostrophe = lists.iter().any(|list| list.contains('\''));
        let forms = if has_apostrophe {
            CellFlags::NOT_ASCII
        } else {
            CellFlags::empty()
        };
        (flags | forms) & CellFlags::CHARACTERS
    }

    fn in_text(&self, value: &str) -> Option<Observation> {
        if !value.bytes().any(|byte| self.starts[usize::from(byte)]) {
            return None;
        }
        let of_the_file = |letter: char| is_listed(self.of_the_file, letter);
        let of_the_field = |letter: char| is_listed(&self.field.special_characters, letter);
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
        let assumed = found.iter().all(assumed);
        let characters = all_of(found.into_iter().map(named));
        let target = text(self.target);
        let message = if assumed {
            message!("special-character-assumed", characters, target)
        } else {
            message!("special-character-listed", characters, target)
        };
        let observation = message.assumed(assumed);
        // A plain apostrophe may stand where a curly one may not.
        let plain = value.replace(APOSTROPHES, "'");
        let is_plain = !plain.chars().any(|letter| banned(&letter));
        Some(if is_plain && plain != value {
            observation.suggest(plain)
        } else {
            observation
        })
    }

    /// A system that takes few marks before the `@` takes no letters of other alphabets after it.
    fn in_address(&self, address: &str) -> Option<Observation> {
        let listed = self.in_text(address);
        let is_quoted = address.starts_with('\u{22}');
        let is_usual = listed.is_none() && address.is_ascii() && !is_quoted;
        if is_usual || !email::is_valid(address) {
            return None;
        }
        if listed.is_some() {
            return listed;
        }
        if is_quoted {
            return Some(message!("special-character-quoted").assumed(true));
        }
        let (local, domain) = email::parts(address)?;
        let odd = |text: &str| text.chars().find(|letter| !letter.is_ascii());
        // These stand around the whole address or the whole row: quotes that CSV does not know.
        let wrapped = local.starts_with(['«', '»', '“', '”', '„', '‹', '›', '‘', '‚']);
        if let Some(odd) = odd(local).filter(|_| !wrapped) {
            let message = message!("special-character-before-at", character = of_value(odd));
            return Some(message.assumed(true));
        }
        if self.field.special_characters.is_empty() {
            return None;
        }
        let message = message!(
            "special-character-address",
            character = of_value(odd(domain)?),
            target = text(self.target)
        );
        Some(
            match idna::domain_to_ascii_strict(domain) {
                Ok(domain) => message.suggest(format!("{local}@{domain}")),
                Err(_) => message.into(),
            }
            .assumed(true),
        )
    }
}

fn of_value(letter: char) -> Fact {
    value(&*letter.encode_utf8(&mut [0; 4]))
}

/// A character by its name, where quoting it would be hard to read.
fn named(letter: char) -> Fact {
    let name = match letter {
        ',' => "comma",
        ';' => "semicolon",
        '\u{22}' => "quote",
        '\'' => "apostrophe",
        '`' => "backtick",
        '|' => "pipe",
        ' ' => "space",
        control if control.is_control() => {
            let code = text(format!("U+{:04X}", u32::from(control)));
            return message!("special-character-control", code).into();
        }
        other => {
            let character = text(&*other.encode_utf8(&mut [0; 4]));
            return message!("special-character-shown", character).into();
        }
    };
    message!("special-character-name", name = keyword(name)).into()
}

#[cfg(test)]
mod tests {
    use super::Characters;
    use crate::messages::{Language, in_full};
    use crate::profile::field::Field;

    fn email(characters: &str, assumed: &[&str]) -> Field {
        Field {
            special_characters: characters.into(),
            assumed: assumed.iter().map(|key| (*key).to_owned()).collect(),
            ..Field::default()
        }
    }

    fn characters<'a>(field: &'a Field, of_the_file: &'a str) -> Characters<'a> {
        Characters::new(field, of_the_file, false, "Portal")
    }

    #[test]
    fn each_character_is_named_once() {
        let field = email("+", &[]);
        let characters = characters(&field, ",\"");
        let observation = characters.in_text("a+b,c+\"").expect("three characters");
        assert_eq!(
            observation.message.text(Language::English, &in_full),
            "contains a quote, `+` and a comma, which Portal does not accept here"
        );
        assert_eq!(characters.in_text("a-b"), None);
    }

    #[test]
    fn a_curly_apostrophe_is_an_apostrophe() {
        let none = email("'", &[]);
        let plain = email("’", &[]);
        let typographic = |field| {
            let characters = characters(field, "");
            characters.in_text("O’Neil").expect("an apostrophe")
        };
        assert_eq!(typographic(&none).suggestion, None);
        assert_eq!(typographic(&plain).suggestion.as_deref(), Some("O'Neil"));
        assert_eq!(characters(&plain, "").in_text("O'Neil"), None);
        let other = email("+", &[]);
        assert_eq!(characters(&other, "").in_text("O’Neil"), None);
    }

    #[test]
    fn what_is_known_of_one_list_is_not_assumed() {
        let field = email("+", &["special_characters"]);
        for (text, assumed) in [("a+b", true), ("a,b", false), ("a+b,c", false)] {
            let observation = characters(&field, ",").in_text(text).expect(text);
            assert_eq!(observation.is_assumed, assumed, "{text}");
        }
    }

    #[test]
    fn letters_of_other_alphabets_do_not_stand_before_the_at() {
        let any = email("", &[]);
        let strict = email("+", &[]);
        for (field, address, found) in [
            (&any, "ολγα@example.com", true),
            (&any, "müller@example.com", true),
            (&any, "\"john doe\"@example.com", true),
            (&any, "anna@bücher.example", false),
            (&any, "«anna@example.com", false),
            (&strict, "anna@bücher.example", true),
            (&strict, "anna+b@example.com", true),
            (&strict, "anna@example.com", false),
            (&strict, "anna+b@@example.com", false),
        ] {
            let observation = characters(field, "").in_address(address);
            assert_eq!(observation.is_some(), found, "{address}");
        }
    }
}
