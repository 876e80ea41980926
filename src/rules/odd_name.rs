#![doc = include_str!("odd_name.md")]

use memchr::memmem;

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{message, value};
use crate::profile::field::Type;
use crate::rule::{Applicability, Check, Context, Observation, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;

pub(super) const RULE: Rule = Rule {
    name: "odd-name",
    page: include_str!("odd_name.md"),
    severity: Severity::Warning,
    yields_to: &["placeholder-value", "formula", "garbled-text"],
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let is_text = context.field(column).kind == Type::Text;
    if !is_text || !context.profile.is_name(column.field) || !context.writes_users() {
        return Applicability::NotApplicable;
    }
    let check = ValueCheck::of_each_value(observe);
    let flags = CellFlags::OTHER_MARK | CellFlags::NOT_ASCII | CellFlags::SPACE;
    Applicability::Check(check.only_if(flags))
}

fn observe(name: &str) -> Option<Observation> {
    let mark = name.chars().find(|letter| is_mark(*letter));
    if mark.is_none() && memmem::find(name.as_bytes(), b"  ").is_none() {
        return None;
    }
    let bare = |word: &str| without_marks(word).to_owned();
    let words: Vec<String> = name.split(' ').map(bare).collect();
    let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let meant = words.join(" ");
    let Some(mark) = mark else {
        return Some(message!("odd-name-spaces").fix(meant));
    };
    let is_name = meant.contains(char::is_alphabetic);
    let message = message!(
        "odd-name-mark",
        mark = value(&*mark.encode_utf8(&mut [0; 4]))
    );
    match () {
        // Nothing but marks stands for no name at all.
        () if !is_name => None,
        () if meant.contains(is_mark) => Some(message.into()),
        () => Some(message.suggest(meant)),
    }
}

/// Whether a character refers to a legend or a footnote and stands in no name.
fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '*' | '\u{a7}'
            | '\u{b6}'
            | '\u{b9}'
            | '\u{b2}'
            | '\u{b3}'
            | '\u{2020}'
            | '\u{2021}'
            | '\u{2022}'
            | '\u{2070}'
            | '\u{2074}'
            ..='\u{2079}'
                | '\u{2713}'
                | '\u{2714}'
                | '\u{2605}'
                | '\u{2606}'
                | '\u{271d}'
                | '\u{271e}'
    )
}

/// A word without the marks at its ends, which may stand in brackets.
fn without_marks(word: &str) -> &str {
    if !word.contains(is_mark) {
        return word;
    }
    let inside = word
        .strip_prefix('(')
        .and_then(|word| word.strip_suffix(')'));
    match inside {
        Some(inside) if inside.chars().all(is_mark) => "",
        _ => match word
            .strip_suffix(')')
            .and_then(|word| word.rsplit_once('('))
        {
            Some((word, marks)) if !marks.is_empty() && marks.chars().all(is_mark) => word,
            _ => word.trim_matches(is_mark),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::observe;

    #[test]
    fn what_is_no_part_of_a_name_is_found() {
        for (name, meant) in [
            ("Emil*", Some("Emil")),
            ("Emil **", Some("Emil")),
            ("*Emil", Some("Emil")),
            ("Emil (*)", Some("Emil")),
            ("Emil(*)", Some("Emil")),
            ("Fox\u{2020}", Some("Fox")),
            ("\u{2020} Fox", Some("Fox")),
            ("M\u{fc}ller\u{b2}", Some("M\u{fc}ller")),
            ("Emil* Fox", Some("Emil Fox")),
            ("van  der   Berg", Some("van der Berg")),
            ("Emil*  Fox", Some("Emil Fox")),
            ("Sm*th", None),
        ] {
            let observation = observe(name).expect(name);
            assert_eq!(observation.suggestion.as_deref(), meant, "{name}");
        }
        for name in [
            "Anna (Annie)",
            "Dr. Ben",
            "Cole, PhD",
            "O\u{2019}Brien",
            "Jean\u{2010}Luc",
            "J. R. R.",
            "Anne Marie",
            "M\u{aa} Jos\u{e9}",
            "\u{418}\u{432}\u{430}\u{43d}\u{43e}\u{432}",
            "\u{7530}\u{4e2d}",
            "!",
            "**",
            "(*)",
            "???",
        ] {
            assert_eq!(observe(name), None, "{name}");
        }
    }
}
