//! What a file of the target cannot express, and whose it is.

use crate::export::csv::{delimiter, encoding};
use crate::export::format::Format;
use crate::export::sheet::{Column, Sheet};
use crate::messages::{Message, keyword, message, text};
use crate::source::charset::Charset;
use crate::source::encoder::Encoder;
use crate::user::list::UserId;

/// The most characters that a cell of a workbook can hold.
const LONGEST_CELL: usize = 32_767;

/// A cell that would not come back as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwritable {
    /// The user.
    pub user: UserId,
    /// The header of the column; none where it is about the user as a whole.
    pub header: Option<String>,
    /// The cell.
    pub value: String,
    /// Why.
    pub why: Why,
}

/// Why a cell would not come back as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// A value holds what parts the values of a list.
    HoldsSeparator(String),
    /// There are several values, and a cell holds one.
    Several,
    /// It starts or ends with a space, which readers of the file strip.
    Blanks,
    /// The encoding of the file does not have this character.
    NotEncodable(char, &'static str),
    /// The target takes no quotes, and a cell with this character would need them.
    NeedsQuotes(char),
    /// It has more characters than a cell of a workbook can hold.
    TooLong,
    /// The user has no value in any column, and an empty row is nobody.
    Nothing,
}

impl Why {
    /// Why, for people. `target` is what they call the target.
    #[must_use]
    pub fn describe(&self, target: &str) -> Message {
        let target = text(target);
        match self {
            Why::HoldsSeparator(separator) => message!(
                "report-unwritable-separator",
                separator = text(separator.as_str())
            ),
            Why::Several => message!("report-unwritable-several"),
            Why::Blanks => message!("report-unwritable-space"),
            Why::NotEncodable(letter, encoding) => message!(
                "report-unwritable-encoding",
                character = text(letter.to_string()),
                encoding = text(*encoding)
            ),
            Why::NeedsQuotes('\n' | '\r') => message!(
                "report-unwritable-quotes",
                character = keyword("line-break"),
                target
            ),
            Why::NeedsQuotes('\t') => message!(
                "report-unwritable-quotes",
                character = keyword("tab"),
                target
            ),
            Why::NeedsQuotes(letter) => message!(
                "report-unwritable-quotes-other",
                character = text(letter.to_string()),
                target
            ),
            Why::TooLong => message!("report-unwritable-too-long", limit = LONGEST_CELL),
            Why::Nothing => message!("report-unwritable-nothing"),
        }
    }
}

/// Looks for everything that the file cannot express.
#[must_use]
pub fn find(sheet: &Sheet<'_>, format: Format) -> Vec<Unwritable> {
    let limits = Limits::of(sheet, format);
    let mut found = Vec::new();
    let mut cell = String::new();
    for &user in &sheet.users {
        let mut blank = true;
        for column in &sheet.columns {
            column.write(sheet.list, user, &mut cell);
            blank &= cell.is_empty();
            if let Some(why) = limits.fault(sheet, user, column, &cell) {
                found.push(Unwritable {
                    user,
                    header: Some(column.header.clone()),
                    value: cell.clone(),
                    why,
                });
            }
        }
        if blank {
            found.push(Unwritable {
                user,
                header: None,
                value: String::new(),
                why: Why::Nothing,
            });
        }
    }
    found
}

/// What a cell can be.
struct Limits {
    format: Format,
    /// The encoding that may lack characters.
    encoding: Charset,
    /// The characters for which a cell would need quotes, where the target takes none.
    quoted: Vec<char>,
}

impl Limits {
    fn of(sheet: &Sheet<'_>, format: Format) -> Self {
        let file = &sheet.profile.file;
        let no_quotes = format == Format::Csv && file.special_characters.contains('"');
        let mut quoted = Vec::new();
        if no_quotes {
            quoted.extend(['"', '\r', '\n', char::from(delimiter(file))]);
        }
        Self {
            format,
            encoding: match format {
                Format::Csv => encoding(file),
                Format::Xlsx => Charset::default(),
            },
            quoted,
        }
    }

    fn fault(
        &self,
        sheet: &Sheet<'_>,
        user: UserId,
        column: &Column<'_>,
        cell: &str,
    ) -> Option<Why> {
        if cell.is_empty() {
            return None;
        }
        let values = || column.values(sheet.list, user);
        let comes_back = match column.separator() {
            None => cell.trim() == cell,
            Some(separator) => cell.split(separator).map(str::trim).eq(values()),
        };
        if let Some(separator) = column.separator()
            && !comes_back
        {
            let parted = cell.split(separator).count() != values().count();
            return Some(if parted {
                Why::HoldsSeparator(separator.to_owned())
            } else {
                Why::Blanks
            });
        }
        if column.separator().is_none() && values().nth(1).is_some() {
            return Some(Why::Several);
        }
        if !comes_back {
            return Some(Why::Blanks);
        }
        if let Some(letter) = cell.chars().find(|letter| self.quoted.contains(letter)) {
            return Some(Why::NeedsQuotes(letter));
        }
        if self.format == Format::Xlsx && cell.chars().count() > LONGEST_CELL {
            return Some(Why::TooLong);
        }
        self.missing(cell)
            .map(|letter| Why::NotEncodable(letter, self.encoding.registered_name()))
    }

    /// The first character that the encoding does not have.
    fn missing(&self, cell: &str) -> Option<char> {
        let has = |text: &str| Encoder::new(self.encoding).has_all(text);
        if cell.is_ascii() || has(cell) {
            return None;
        }
        let lacks = |letter: &char| !has(letter.encode_utf8(&mut [0; 4]));
        cell.chars().find(lacks)
    }
}
