#![doc = include_str!("invisible_character.md")]

use encoding_rs::WINDOWS_1252;

use crate::finding::{Fact, Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::Type;
use crate::rule::{Check, Look, Rule, Setup};
use crate::rules::garbled_text;
use crate::rules::invalid_email;
use crate::source::traits::Traits;

pub(super) const RULE: Rule = Rule {
    name: "invisible-character",
    page: include_str!("invisible_character.md"),
    severity: Severity::Warning,
    check: Check::Value(check),
};

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    let localized = LocalizedField {
        email: field.kind == Type::Email,
        several: field.multi_valued,
        separator: mapped.separator.as_deref().unwrap_or_default(),
    };
    let look = Look::Cell(Box::new(move |cell| localized.fault(cell)));
    Look::Only(Traits::NOT_ASCII | Traits::CONTROL, Box::new(look))
}

/// What of a field decides which characters belong in it.
struct LocalizedField<'a> {
    email: bool,
    several: bool,
    separator: &'a str,
}

/// How a character that nobody sees is fixed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unseen {
    /// It is left out.
    Nothing,
    /// A plain blank stands in its place.
    Blank,
    /// A plain blank, unless two values stand below each other.
    LineBreak,
    /// It had a meaning to some program, and what belongs in its place is not known.
    Unknown,
}

impl LocalizedField<'_> {
    fn fault(&self, cell: &str) -> Option<Note> {
        // Spaces at the edges are `stray-whitespace`'s affair.
        let value = cell.trim();
        let mut found = self.found(value);
        let (first, how) = found.next()?;
        // An `í` whose bytes were read as two letters has a soft hyphen for its second.
        if garbled_text::meant(cell).is_some() {
            return None;
        }
        let others = found.any(|(other, _)| other != first);
        let any = |wanted: Unseen| self.found(value).any(|(_, how)| how == wanted);
        let note = Note::new(sentence(how, others));
        let note = match how {
            Unseen::LineBreak => note,
            _ => note
                .with(Fact::Word(called(first)))
                .with(format!("U+{:04X}", u32::from(first))),
        };
        if any(Unseen::Unknown) {
            return Some(match as_windows_1252(value) {
                Some(meant) => note.suggest(meant),
                None => note,
            });
        }
        let meant = self.without(value);
        if meant.is_empty() {
            return Some(Note::new("holds nothing but characters that nobody sees"));
        }
        if meant == value || self.email && invalid_email::fault(&meant).is_some() {
            return Some(note);
        }
        let doubtful = any(Unseen::LineBreak) || self.email && any(Unseen::Blank);
        Some(if doubtful {
            note.suggest(meant)
        } else {
            note.with_fix(meant)
        })
    }

    /// The characters of a value that nobody sees and that do not belong there.
    fn found<'v>(&self, value: &'v str) -> impl Iterator<Item = (char, Unseen)> + use<'v, '_> {
        let mut before = None;
        value.chars().filter_map(move |letter| {
            let how = self.unseen(letter, before, value);
            before = Some(letter);
            Some((letter, how?))
        })
    }

    fn unseen(&self, letter: char, before: Option<char>, value: &str) -> Option<Unseen> {
        if (' '..='~').contains(&letter) {
            return None;
        }
        let how = unseen(letter, before, value)?;
        // Two values in one cell are `unseparated-list`'s affair, and two addresses `invalid-email`'s.
        let elsewhere = match how {
            Unseen::LineBreak => self.email || self.several,
            Unseen::Blank => self.email && letter == '\t',
            _ => false,
        };
        (!elsewhere && !self.separator.contains(letter)).then_some(how)
    }

    fn without(&self, value: &str) -> String {
        let mut meant = String::with_capacity(value.len());
        let mut before = None;
        for letter in value.chars() {
            let how = self.unseen(letter, before, value);
            before = Some(letter);
            match how {
                None if letter == ' ' && meant.ends_with(' ') => {}
                None => meant.push(letter),
                Some(Unseen::Blank | Unseen::LineBreak) if !self.email => {
                    if !meant.ends_with(' ') {
                        meant.push(' ');
                    }
                }
                Some(_) => {}
            }
        }
        meant.trim().to_owned()
    }
}

fn sentence(how: Unseen, others: bool) -> &'static str {
    match (how, others) {
        (Unseen::Nothing | Unseen::Unknown, false) => "holds {} ({}), which nobody sees",
        (Unseen::Blank, false) => "holds {} ({}) where a plain blank belongs",
        (Unseen::Nothing | Unseen::Unknown | Unseen::Blank, true) => {
            "holds {} ({}) and other characters that nobody sees"
        }
        (Unseen::LineBreak, false) => "holds a line break where one line is expected",
        (Unseen::LineBreak, true) => "holds a line break and other characters that nobody sees",
    }
}

/// Whether nobody sees a character, and what belongs in its place. Scripts need some of them: those are left alone.
fn unseen(letter: char, before: Option<char>, value: &str) -> Option<Unseen> {
    let before = before.unwrap_or(' ');
    let leads_right_to_left = || value.chars().any(is_right_to_left);
    Some(match letter {
        '\t'
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{2800}' => Unseen::Blank,
        // Between Chinese and Japanese names this is the usual blank.
        '\u{3000}' if !value.chars().any(|other| other >= '\u{3001}') => Unseen::Blank,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Unseen::LineBreak,
        // Backspace, escape sequences and separators meant something to some program. The last one turns letters
        // around, so that nobody has read the text as it stands.
        '\u{8}' | '\u{1b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{202e}' => Unseen::Unknown,
        '\u{202b}' | '\u{2067}' if !leads_right_to_left() => Unseen::Unknown,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}' | '\u{202c}' | '\u{2066}' | '\u{2068}'
        | '\u{2069}'
            if !leads_right_to_left() =>
        {
            Unseen::Nothing
        }
        '\u{200b}' if !('\u{e00}'..='\u{17ff}').contains(&before) => Unseen::Nothing,
        '\u{200c}' | '\u{200d}' if !is_joined(before) => Unseen::Nothing,
        '\u{34f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}'
            if before == ' ' || before.is_alphabetic() && !is_joined(before) =>
        {
            Unseen::Nothing
        }
        // The flags of England, Scotland and Wales are spelled with these.
        '\u{e0001}'..='\u{e007f}' if !value.contains('\u{1f3f4}') => Unseen::Nothing,
        '\u{1}'..='\u{1f}'
        | '\u{ad}'
        | '\u{202d}'
        | '\u{2060}'..='\u{2064}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffc}' => Unseen::Nothing,
        // And a NUL, which is `nul-byte`'s affair.
        _ => return None,
    })
}

/// Whether a character is of a script, or a picture, whose look depends on what follows.
fn is_joined(letter: char) -> bool {
    ('\u{590}'..='\u{1dff}').contains(&letter) || letter >= '\u{2190}'
}

fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
        && letter.is_alphabetic()
}

fn called(letter: char) -> &'static str {
    match letter {
        '\t' => "a tab",
        '\u{ad}' => "a soft hyphen",
        '\u{a0}' | '\u{202f}' => "a no-break space",
        '\u{200b}' => "a zero-width space",
        '\u{200c}' | '\u{200d}' | '\u{34f}' => "a zero-width joiner",
        '\u{feff}' => "a byte order mark",
        '\u{2060}' => "a word joiner",
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "a mark for the direction of writing"
        }
        '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{2800}' | '\u{3000}' => {
            "an unusual blank"
        }
        control if control.is_control() => "a control character",
        _ => "a character without a shape",
    }
}

/// What the text says if its control characters are letters and quotes of Windows-1252, as in `O\u{92}Brien`.
fn as_windows_1252(value: &str) -> Option<String> {
    let mut meant = String::with_capacity(value.len());
    for letter in value.chars() {
        match letter {
            '\u{80}'
            | '\u{85}'
            | '\u{8a}'
            | '\u{8c}'
            | '\u{8e}'
            | '\u{91}'..='\u{94}'
            | '\u{96}'
            | '\u{97}'
            | '\u{99}'
            | '\u{9a}'
            | '\u{9c}'
            | '\u{9e}'
            | '\u{9f}' => {
                let byte = [u32::from(letter) as u8];
                meant.push_str(&WINDOWS_1252.decode_without_bom_handling(&byte).0);
            }
            letter if unseen(letter, None, value).is_some() => return None,
            letter => meant.push(letter),
        }
    }
    Some(meant)
}

#[cfg(test)]
mod tests {
    use super::LocalizedField;
    use crate::finding::Note;

    const TEXT: LocalizedField<'static> = LocalizedField {
        email: false,
        several: false,
        separator: "",
    };

    fn sure(note: &Note) -> Option<&str> {
        note.fix()
    }

    #[test]
    fn what_nobody_sees_is_left_out() {
        for (text, meant) in [
            ("An\u{200b}na", "Anna"),
            ("\u{feff}Anna", "Anna"),
            ("Anna\u{200b}", "Anna"),
            ("Per\u{ad}so\u{ad}nal", "Personal"),
            ("\u{202d}+49 171 3920012\u{202c}", "+49 171 3920012"),
            ("An\u{1}na", "Anna"),
            ("Anna\u{a0}Berg", "Anna Berg"),
            ("Anna \u{a0}Berg", "Anna Berg"),
            ("Anna\tBerg", "Anna Berg"),
            ("Anna\u{2003}\u{200b}Berg", "Anna Berg"),
            ("Anna\u{200d}Berg", "AnnaBerg"),
        ] {
            let note = TEXT.fault(text).unwrap_or_default();
            assert_eq!(sure(&note), Some(meant), "{text:?}");
            assert_eq!(TEXT.fault(meant), None, "{meant}");
        }
    }

    #[test]
    fn what_may_have_meant_something_is_not_put_right() {
        for (text, perhaps) in [
            ("\u{1b}[31mAnna\u{1b}[0m", None),
            ("Eva\u{8}\u{8}Bad", None),
            ("\u{9b}31mDora", None),
            ("\u{202e}tpircs", None),
            ("O\u{92}Brien", Some("O\u{2019}Brien")),
            ("Anna\nBerg", Some("Anna Berg")),
            ("x\rOK", Some("x OK")),
            ("\u{200b}", None),
        ] {
            let note = TEXT.fault(text).unwrap_or_default();
            assert!(!note.sentence.is_empty(), "{text:?}");
            assert_eq!(note.suggestion.as_deref(), perhaps, "{text:?}");
            assert!(!note.sure, "{text:?}");
        }
    }

    #[test]
    fn scripts_keep_what_they_need() {
        for text in [
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "\u{1f469}\u{200d}\u{1f4bb}",
            "\u{2764}\u{fe0f}",
            "1\u{fe0f}\u{20e3}",
            "\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{200f}(HR)",
            "山田\u{3000}太郎",
            "葛\u{e0100}城",
            "Müller",
            " Anna\u{a0}",
            "a\0b",
            "MartÃ\u{ad}nez",
        ] {
            assert_eq!(TEXT.fault(text), None, "{text:?}");
        }
    }

    #[test]
    fn the_field_decides() {
        let email = LocalizedField {
            email: true,
            ..TEXT
        };
        let with_fix = |text: &str| email.fault(text).unwrap_or_default();
        assert_eq!(
            sure(&with_fix("an\u{200b}na@example.com")),
            Some("anna@example.com")
        );
        let perhaps = with_fix("anna@exam\u{a0}ple.com");
        assert_eq!(perhaps.suggestion.as_deref(), Some("anna@example.com"));
        assert!(!perhaps.sure);
        assert_eq!(
            email.fault("anna\n@example.com").map(|note| note.sentence),
            None
        );
        let lines = LocalizedField {
            several: true,
            separator: "\n",
            ..TEXT
        };
        assert_eq!(lines.fault("Sales\nMarketing"), None);
    }
}
