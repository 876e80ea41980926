#![doc = include_str!("invisible_character.md")]

use encoding_rs::WINDOWS_1252;

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{Message, keyword, message, text};
use crate::profile::field::Type;
use crate::rule::{Applicability, Check, Context, Observation, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;
use crate::values::{email, garbled};

pub(super) const RULE: Rule = Rule {
    name: "invisible-character",
    page: include_str!("invisible_character.md"),
    severity: Severity::Warning,
    yields_to: &["escaped-text", "garbled-text", "list-notation"],
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    let expected = Expected {
        email: field.kind == Type::Email,
        several: field.multi_valued,
        separator: column.separator.as_deref().unwrap_or_default(),
    };
    let check = ValueCheck::of_cell(move |cell| expected.observe(cell));
    Applicability::Check(check.only_if(CellFlags::NOT_ASCII | CellFlags::CONTROL))
}

/// What of a field decides which characters belong in it.
struct Expected<'a> {
    email: bool,
    several: bool,
    separator: &'a str,
}

/// How an invisible character is fixed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Invisible {
    /// It is removed.
    Nothing,
    /// A plain space stands in its place.
    Space,
    /// A plain space, unless two values stand below each other.
    LineBreak,
    /// It had a meaning to some program, and what belongs in its place is not known.
    Unknown,
}

impl Expected<'_> {
    fn observe(&self, cell: &str) -> Option<Observation> {
        // Spaces at the edges are another fault.
        let value = cell.trim();
        let mut found = self.found(value);
        let (first, how) = found.next()?;
        // An `í` whose bytes were read as two letters has a soft hyphen for its second.
        if garbled::is_garbled(cell) {
            return None;
        }
        let others = found.any(|(other, _)| other != first);
        let any = |wanted: Invisible| self.found(value).any(|(_, how)| how == wanted);
        let message = worded(first, how, others);
        if any(Invisible::Unknown) {
            return Some(match as_windows_1252(value) {
                Some(meant) => message.suggest(meant),
                None => message.into(),
            });
        }
        let meant = self.without(value);
        if meant.is_empty() {
            return message!("invisible-character-only").into();
        }
        if meant == value || self.email && !email::is_valid(&meant) {
            return message.into();
        }
        let doubtful = any(Invisible::LineBreak) || self.email && any(Invisible::Space);
        Some(if doubtful {
            message.suggest(meant)
        } else {
            message.fix(meant)
        })
    }

    /// The characters of a value that are invisible and do not belong there.
    fn found<'v>(&self, value: &'v str) -> impl Iterator<Item = (char, Invisible)> + use<'v, '_> {
        let mut before = None;
        value.chars().filter_map(move |letter| {
            let how = self.invisible(letter, before, value);
            before = Some(letter);
            Some((letter, how?))
        })
    }

    fn invisible(&self, letter: char, before: Option<char>, value: &str) -> Option<Invisible> {
        // The letters of most languages, too: there is nothing among them that this is about.
        if matches!(letter, ' '..='~' | '\u{ae}'..='\u{34e}') {
            return None;
        }
        // No script needs such a character in an address.
        let ignored = || (self.email && is_ignorable(letter)).then_some(Invisible::Nothing);
        let how = invisible(letter, before, value).or_else(ignored)?;
        // Two values in one cell are another fault, and so is an address that breaks off.
        let elsewhere = match how {
            Invisible::LineBreak => self.email || self.several,
            Invisible::Space => self.email && letter == '\t',
            _ => false,
        };
        (!elsewhere && !self.separator.contains(letter)).then_some(how)
    }

    fn without(&self, value: &str) -> String {
        let mut meant = String::with_capacity(value.len());
        let mut before = None;
        for letter in value.chars() {
            let how = self.invisible(letter, before, value);
            before = Some(letter);
            match how {
                None if letter == ' ' && meant.ends_with(' ') => {}
                None => meant.push(letter),
                Some(Invisible::Space | Invisible::LineBreak) if !self.email => {
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

fn worded(first: char, how: Invisible, others: bool) -> Message {
    let character = message!(
        "invisible-character-name",
        name = keyword(display_name(first))
    );
    let code = text(format!("U+{:04X}", u32::from(first)));
    match (how, others) {
        (Invisible::LineBreak, false) => message!("invisible-character-line-break"),
        (Invisible::LineBreak, true) => message!("invisible-character-line-break-and-others"),
        (Invisible::Space, false) => message!("invisible-character-space", character, code),
        (_, false) => message!("invisible-character-single", character, code),
        (_, true) => message!("invisible-character-several", character, code),
    }
}

/// Whether a character is invisible, and what belongs in its place. Scripts need some of them: those are left alone.
fn invisible(letter: char, before: Option<char>, value: &str) -> Option<Invisible> {
    let before = before.unwrap_or(' ');
    let leads_right_to_left = || value.chars().any(is_right_to_left);
    Some(match letter {
        '\t'
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{2800}' => Invisible::Space,
        // Between Chinese and Japanese names this is the usual space.
        '\u{3000}' if !value.chars().any(|other| other >= '\u{3001}') => Invisible::Space,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
            Invisible::LineBreak
        }
        // Backspace, escape sequences and separators meant something to some program. The last one turns letters
        // around, so that nobody has read the text as it stands.
        '\u{8}' | '\u{1b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{202e}' => Invisible::Unknown,
        '\u{202b}' | '\u{2067}' if !leads_right_to_left() => Invisible::Unknown,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}' | '\u{202c}' | '\u{2066}' | '\u{2068}'
        | '\u{2069}'
            if !leads_right_to_left() =>
        {
            Invisible::Nothing
        }
        '\u{200b}' if !('\u{e00}'..='\u{17ff}').contains(&before) => Invisible::Nothing,
        '\u{200c}' | '\u{200d}' if !is_joined(before) => Invisible::Nothing,
        '\u{34f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}'
            if before == ' ' || before.is_alphabetic() && !is_joined(before) =>
        {
            Invisible::Nothing
        }
        // The flags of England, Scotland and Wales are spelled with these.
        '\u{e0001}'..='\u{e007f}' if !value.contains('\u{1f3f4}') => Invisible::Nothing,
        '\u{1}'..='\u{1f}'
        | '\u{ad}'
        | '\u{202d}'
        | '\u{2060}'..='\u{2064}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffc}' => Invisible::Nothing,
        // And a NUL, which is a fault of the row.
        _ => return None,
    })
}

/// Whether a character without a shape changes the one before it, or fills a gap.
fn is_ignorable(letter: char) -> bool {
    !letter.is_control() && !letter.is_whitespace() && email::is_unseen(letter)
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

/// The keyword of a character in the catalog.
fn display_name(letter: char) -> &'static str {
    match letter {
        '\t' => "tab",
        '\u{ad}' => "soft-hyphen",
        '\u{a0}' | '\u{202f}' => "no-break-space",
        '\u{200b}' => "zero-width-space",
        '\u{200c}' | '\u{200d}' | '\u{34f}' => "zero-width-joiner",
        '\u{feff}' => "byte-order-mark",
        '\u{2060}' => "word-joiner",
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "direction-mark"
        }
        '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{2800}' | '\u{3000}' => {
            "unusual-blank"
        }
        control if control.is_control() => "control",
        _ => "without-shape",
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
            letter if invisible(letter, None, value).is_some() => return None,
            letter => meant.push(letter),
        }
    }
    Some(meant)
}

#[cfg(test)]
mod tests {
    use super::Expected;
    use crate::rule::Observation;

    const TEXT: Expected<'static> = Expected {
        email: false,
        several: false,
        separator: "",
    };

    fn fix(observation: &Observation) -> Option<&str> {
        let fix = observation.suggestion.as_deref();
        fix.filter(|_| observation.is_fix)
    }

    #[test]
    fn what_is_invisible_is_removed() {
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
            let observation = TEXT.observe(text).expect(text);
            assert_eq!(fix(&observation), Some(meant), "{text:?}");
            assert_eq!(TEXT.observe(meant), None, "{meant}");
        }
    }

    #[test]
    fn what_may_have_meant_something_is_not_fixed() {
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
            let observation = TEXT.observe(text).expect(text);
            assert_eq!(observation.suggestion.as_deref(), perhaps, "{text:?}");
            assert!(!observation.is_fix, "{text:?}");
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
            assert_eq!(TEXT.observe(text), None, "{text:?}");
        }
    }

    #[test]
    fn the_field_decides() {
        let email = Expected {
            email: true,
            ..TEXT
        };
        let observe = |text: &str| email.observe(text).expect("an invisible character");
        let zero_width = observe("an\u{200b}na@example.com");
        assert_eq!(fix(&zero_width), Some("anna@example.com"));
        let perhaps = observe("anna@exam\u{a0}ple.com");
        assert_eq!(perhaps.suggestion.as_deref(), Some("anna@example.com"));
        assert!(!perhaps.is_fix);
        assert_eq!(email.observe("anna\n@example.com"), None);
        let lines = Expected {
            several: true,
            separator: "\n",
            ..TEXT
        };
        assert_eq!(lines.observe("Sales\nMarketing"), None);
    }
}
