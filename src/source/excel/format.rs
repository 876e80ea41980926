//! Number formats: which of them make a number a date, and what the simple ones show.
//!
//! Rendered are formats of digits, literals, decimals and percent, as long as they show the whole
//! number. Formats that round, and those with thousands separators, exponents, fractions or
//! conditions give the plain number: what they show depends on the language of the reader's
//! Excel, or hides digits that the target system would miss.

use super::date::Shape;
use super::number::{Decimal, push_number};

/// A number format, compiled once per style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// The plain number.
    General,
    /// A date, a time or a duration.
    Date(Shape),
    /// Sections for positive, negative and zero; one that is not rendered is absent.
    Pattern(Vec<Option<Section>>),
}

/// One section of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Section {
    tokens: Vec<Token>,
    /// Digit places before the point.
    whole: usize,
    /// Digit places behind the point.
    decimals: usize,
    percent: i32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Literal(char),
    Whole(u8),
    Point,
    Decimal(u8),
    General,
}

/// A format code with quotes, escapes and brackets resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<'a> {
    /// A character with its meaning.
    Code(char),
    /// A character that is shown as it is.
    Literal(char),
    /// The inside of `[...]`.
    Bracket(&'a str),
}

/// Excel allows 255 characters; what is longer is not a format a person made.
const MAX_CODE: usize = 1024;

fn pieces(code: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = code.chars();
    while let Some(c) = rest.next() {
        match c {
            '"' => {
                for quoted in rest.by_ref().take_while(|&q| q != '"') {
                    pieces.push(Piece::Literal(quoted));
                }
            }
            '\\' => pieces.extend(rest.next().map(Piece::Literal)),
            // A blank as wide as the next character, or a filler: nothing that belongs to a value.
            '_' | '*' => {
                rest.next();
            }
            '[' => {
                let inside = rest.as_str();
                let end = inside.find(']').unwrap_or(inside.len());
                pieces.push(Piece::Bracket(&inside[..end]));
                rest = inside.get(end + 1..).unwrap_or("").chars();
            }
            c => pieces.push(Piece::Code(c)),
        }
    }
    pieces
}

impl NumberFormat {
    /// Compiles a format code as a workbook has it.
    pub(super) fn compile(code: &str) -> Self {
        if code.len() > MAX_CODE {
            return Self::General;
        }
        let pieces = pieces(code);
        let sections: Vec<&[Piece<'_>]> = pieces.split(|p| *p == Piece::Code(';')).collect();
        let first = sections.first().copied().unwrap_or_default();
        if let Some(shape) = date_shape(first) {
            return Self::Date(shape);
        }
        let sections: Vec<_> = sections.into_iter().take(3).map(Section::compile).collect();
        let general = Some(Section {
            tokens: vec![Token::General],
            ..Section::default()
        });
        // Where the positive section gives the plain number, a lone `-` for zero would not fit.
        if sections
            .first()
            .is_none_or(|s| s.is_none() || *s == general)
        {
            Self::General
        } else {
            Self::Pattern(sections)
        }
    }
}

/// The code of a format every workbook has without saying so.
pub(super) fn builtin(id: u16) -> Option<&'static str> {
    Some(match id {
        1 => "0",
        2 => "0.00",
        9 => "0%",
        10 => "0.00%",
        14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => "yyyy-mm-dd",
        18..=21 | 32..=35 | 45 | 47 | 55 | 56 => "h:mm:ss",
        22 => "yyyy-mm-dd h:mm",
        46 => "[h]:mm:ss",
        _ => return None,
    })
}

fn date_shape(pieces: &[Piece<'_>]) -> Option<Shape> {
    let mut shape = Shape::default();
    let (mut months, mut general) = (0_usize, String::new());
    for piece in pieces {
        match piece {
            Piece::Code(c) => {
                general.push(c.to_ascii_lowercase());
                match c.to_ascii_lowercase() {
                    'y' | 'd' => shape.date = true,
                    'h' | 's' => shape.time = true,
                    'm' => months += 1,
                    _ => (),
                }
            }
            Piece::Bracket(inside) => {
                let unit = inside.bytes().next().map_or(0, |b| b.to_ascii_lowercase());
                if matches!(unit, b'h' | b'm' | b's')
                    && inside.bytes().all(|b| b.to_ascii_lowercase() == unit)
                {
                    shape.elapsed = true;
                }
            }
            Piece::Literal(_) => (),
        }
    }
    if general.contains("general") {
        return None;
    }
    // The m of AM/PM is no month, and one beside hours or seconds is a minute.
    months -= months.min(general.matches("am/pm").count() * 2);
    let beside_clock = shape.time || shape.elapsed;
    if months > 0 && (!beside_clock || general.contains("mmm")) {
        shape.date = true;
    }
    (shape != Shape::default()).then_some(shape)
}

impl Section {
    /// Compiles a section, or says that it is one of those that give the plain number.
    fn compile(pieces: &[Piece<'_>]) -> Option<Self> {
        let mut section = Self::default();
        let mut point = false;
        let mut at = 0;
        while let Some(&piece) = pieces.get(at) {
            at += 1;
            match piece {
                Piece::Literal(c) => section.tokens.push(Token::Literal(c)),
                Piece::Bracket(inside) => {
                    if let Some(symbol) = inside.strip_prefix('$') {
                        let symbol = symbol.split('-').next().unwrap_or("");
                        section.tokens.extend(symbol.chars().map(Token::Literal));
                    } else if !inside.bytes().all(|b| b.is_ascii_alphanumeric()) {
                        return None; // A condition.
                    }
                }
                Piece::Code(c @ ('0' | '#' | '?')) => {
                    if point {
                        section.tokens.push(Token::Decimal(c as u8));
                        section.decimals += 1;
                    } else {
                        section.tokens.push(Token::Whole(c as u8));
                        section.whole += 1;
                    }
                }
                Piece::Code('.') if !point => {
                    point = true;
                    section.tokens.push(Token::Point);
                }
                Piece::Code('%') => {
                    section.percent += 1;
                    section.tokens.push(Token::Literal('%'));
                }
                Piece::Code('g' | 'G') if is_general(&pieces[at - 1..]) => {
                    at += "General".len() - 1;
                    section.tokens.push(Token::General);
                }
                Piece::Code(
                    c @ ('$' | '-' | '+' | '(' | ')' | ':' | ' ' | '\'' | '!' | '^' | '&' | '~'
                    | '{' | '}' | '<' | '>' | '=' | '€' | '£' | '¥'),
                ) => {
                    section.tokens.push(Token::Literal(c));
                }
                Piece::Code(_) => return None,
            }
        }
        // A value that an empty section hides is still what the target system would need.
        (!section.tokens.is_empty()).then_some(section)
    }

    /// Whether the section rounds nothing away; one of literals alone replaces the number.
    fn shows_all(&self, value: f64, number: &mut Decimal) -> bool {
        number.set(value);
        number.shift(self.percent * 2);
        let literal = self.whole == 0 && self.decimals == 0;
        literal || number.is_zero() || number.decimals_len() <= self.decimals
    }

    fn push(&self, out: &mut String, value: f64, number: &mut Decimal) {
        let (mut place, mut decimal) = (0, 0);
        number.set(value);
        number.shift(self.percent * 2);
        let (digits, decimals) = (number.whole_len(), number.decimals_len());
        for token in &self.tokens {
            match *token {
                Token::Literal(c) => out.push(c),
                Token::General => {
                    number.set(value);
                    number.push(out);
                }
                Token::Whole(kind) => {
                    if place == 0 {
                        let extra = digits.saturating_sub(self.whole);
                        out.extend((0..extra).map(|i| number.whole(i)));
                    }
                    let from_right = self.whole - place;
                    place += 1;
                    if from_right <= digits {
                        out.push(number.whole(digits - from_right));
                    } else if kind == b'0' {
                        out.push('0');
                    } else if kind == b'?' {
                        out.push(' ');
                    }
                }
                Token::Point => {
                    let shown = self
                        .tokens
                        .iter()
                        .filter_map(|t| match t {
                            Token::Decimal(kind) => Some(*kind),
                            _ => None,
                        })
                        .enumerate()
                        .any(|(i, kind)| kind == b'0' || i < decimals);
                    // Excel leaves a lone point behind, as in `5.`; nobody means it.
                    if shown {
                        if self.whole == 0 && digits > 0 {
                            out.extend((0..digits).map(|i| number.whole(i)));
                        }
                        out.push('.');
                    }
                }
                Token::Decimal(kind) => {
                    if kind == b'0' || decimal < decimals {
                        out.push(number.decimal(decimal));
                    } else if kind == b'?' {
                        out.push(' ');
                    }
                    decimal += 1;
                }
            }
        }
    }
}

fn is_general(pieces: &[Piece<'_>]) -> bool {
    "general"
        .chars()
        .enumerate()
        .all(|(i, c)| matches!(pieces.get(i), Some(Piece::Code(p)) if p.to_ascii_lowercase() == c))
}

/// Appends a number by its pattern.
pub(super) fn push_pattern(
    out: &mut String,
    value: f64,
    sections: &[Option<Section>],
    number: &mut Decimal,
) {
    let (index, own_sign) = match sections.len() {
        2.. if value < 0.0 => (1, true),
        3.. if value == 0.0 => (2, true),
        _ => (0, false),
    };
    match sections.get(index) {
        Some(Some(section)) if value.is_finite() && section.shows_all(value, number) => {
            if value < 0.0 && !own_sign {
                out.push('-');
            }
            section.push(out, value, number);
        }
        _ => push_number(out, value, number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(code: &str, value: f64) -> String {
        let mut out = String::new();
        match NumberFormat::compile(code) {
            NumberFormat::General => push_number(&mut out, value, &mut Decimal::default()),
            NumberFormat::Pattern(sections) => {
                push_pattern(&mut out, value, &sections, &mut Decimal::default());
            }
            NumberFormat::Date(shape) => out = format!("{shape:?}"),
        }
        out
    }

    #[test]
    fn simple_patterns_show_what_excel_shows() {
        for (code, value, expected) in [
            ("00000", 1234.0, "01234"),
            ("000000", 1234.0, "001234"),
            ("000000", 12_345_678.0, "12345678"),
            ("000000", -12.0, "-000012"),
            ("0000-000", 1_234_567.0, "1234-567"),
            ("0000-000", 12.0, "0000-012"),
            ("00 00 00", 1234.0, "00 12 34"),
            ("00\\ 00\\ 00", 10203.0, "01 02 03"),
            ("\"+\"0", 491_713_920_012.0, "+491713920012"),
            ("\\+0", 491_713_920_012.0, "+491713920012"),
            ("+0", 491_713_920_012.0, "+491713920012"),
            ("\"E\"00000", 42.0, "E00042"),
            ("(000) 000-0000", 5_550_123_456.0, "(555) 012-3456"),
            ("[<=9999999]###-####;(###) ###-####", 5_551_234.0, "5551234"),
            ("0", 491_713_920_012.0, "491713920012"),
            ("0.00", 12.5, "12.50"),
            ("0.00", 0.0, "0.00"),
            ("0.00", -3.0, "-3.00"),
            ("0.##", 5.0, "5"),
            ("0.##", 5.25, "5.25"),
            (".00", 12.5, "12.50"),
            ("#", 0.0, ""),
            ("0%", 0.5, "50%"),
            ("0.00%", 0.075, "7.50%"),
            ("0%", -0.5, "-50%"),
            ("0.00\" €\"", 12.5, "12.50 €"),
            ("[$€-407]0.00", 3.0, "€3.00"),
            ("\"Yes\";\"No\";\"None\"", 1.0, "Yes"),
            ("\"Yes\";\"No\";\"None\"", -1.0, "No"),
            ("\"Yes\";\"No\";\"None\"", 0.0, "None"),
            ("00000;[Red]-00000", -12.0, "-00012"),
            ("General", 0.25, "0.25"),
            ("General\" kg\"", 0.25, "0.25 kg"),
            ("@", 12.0, "12"),
            ("", 12.0, "12"),
            // Not rendered: the plain number.
            ("0", 0.5, "0.5"),
            ("000000", 1234.5, "1234.5"),
            ("0.00", 2.675, "2.675"),
            ("0.00", -0.001, "-0.001"),
            ("0%", 0.0755, "0.0755"),
            ("#,##0", 1_234_567.0, "1234567"),
            ("#,##0.00", 1234.5, "1234.5"),
            ("0.00E+00", 491_713_920_012.0, "491713920012"),
            ("# ?/?", 0.5, "0.5"),
            (";;;", 7.0, "7"),
            ("_($* #,##0.00_)", 7.5, "7.5"),
            ("[>100]0;00", 7.0, "7"),
            ("_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", 0.0, "0"),
            ("0\"unclosed", 7.0, "7unclosed"),
            ("0[", 7.0, "7"),
            ("0\\", 7.0, "7"),
        ] {
            assert_eq!(show(code, value), expected, "{code} of {value}");
        }
    }

    #[test]
    fn date_formats_are_told_by_what_they_show() {
        for (code, date, time, elapsed) in [
            ("yyyy-mm-dd", true, false, false),
            ("DD.MM.YYYY", true, false, false),
            ("mm-dd-yy", true, false, false),
            ("mmm-yy", true, false, false),
            ("mmmm", true, false, false),
            ("[$-407]d. mmmm yyyy;@", true, false, false),
            ("[$-F800]dddd, mmmm dd, yyyy", true, false, false),
            ("yyyy\"年\"m\"月\"d\"日\"", true, false, false),
            ("m/d/yy h:mm", true, true, false),
            ("yyyy-mm-dd hh:mm:ss", true, true, false),
            ("d/m/yy h:mm AM/PM", true, true, false),
            ("h:mm AM/PM", false, true, false),
            ("h:mm", false, true, false),
            ("mm:ss", false, true, false),
            ("mmss.0", false, true, false),
            ("[h]:mm:ss", false, true, true),
            ("[hh]:mm", false, false, true),
            ("[mm]:ss", false, true, true),
        ] {
            let shape = Shape {
                date,
                time,
                elapsed,
            };
            assert_eq!(
                NumberFormat::compile(code),
                NumberFormat::Date(shape),
                "{code}"
            );
        }
        for code in [
            "0",
            "General",
            "\"days\"0",
            "0\\d",
            "[Red]0",
            "0_d",
            "#,##0\" Stück\"",
            "@",
        ] {
            assert!(
                !matches!(NumberFormat::compile(code), NumberFormat::Date(_)),
                "{code}"
            );
        }
    }
}
