//! A template as a workbook: a sheet to fill in, one that explains, and a hidden one for long lists.

mod explanations;
mod lists;

use std::io::{self, Write};

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties,
    ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Note, Workbook, Worksheet,
    XlsxError,
};

use crate::export::template::Template;
use crate::export::template::column::{Cells, Choices, Column, Others, When};
use crate::export::template::description;
use crate::export::template::xlsx::lists::Lists;
use crate::values::lexicon::{TemplateWords, fill};

/// The last row of a sheet, from 0.
const LAST_ROW: u32 = 1_048_575;

/// Writes the workbook. The same template gives the same bytes.
///
/// # Errors
/// When it cannot be written, or a text is longer than a workbook can hold.
pub fn write(template: &Template<'_>, output: &mut dyn Write) -> io::Result<()> {
    let bytes = workbook(template)
        .and_then(|mut book| book.save_to_buffer())
        .map_err(io::Error::other)?;
    output.write_all(&bytes)
}

/// The workbook, to be saved as it is. Its first sheet is the one that is filled in.
///
/// # Errors
/// When a text is longer than a workbook can hold.
pub fn workbook(template: &Template<'_>) -> Result<Workbook, XlsxError> {
    let words = template.request.words();
    let mut lists = Lists::default();
    let users = users(template, &mut lists)?;
    let mut book = Workbook::new();
    // No clock shows in the bytes.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(
        &DocProperties::new()
            .set_title(fill(
                &words.title,
                &[
                    &words.quoted(&words.users),
                    template.request.profile.display_name(),
                ],
            ))
            .set_creation_datetime(&made),
    );
    book.push_worksheet(users);
    book.push_worksheet(explanations::sheet(template)?);
    if let Some(sheet) = lists.sheet()? {
        book.push_worksheet(sheet);
    }
    Ok(book)
}

fn users(template: &Template<'_>, lists: &mut Lists) -> Result<Worksheet, XlsxError> {
    let words = template.request.words();
    let mut sheet = Worksheet::new();
    sheet.set_name(&words.users)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_row_height(0, 24)?;
    for (number, column) in (0u16..).zip(&template.columns) {
        sheet.set_column_format(number, &cells(column.cells))?;
        sheet.set_column_width(number, width(column))?;
        sheet.write_string_with_format(0, number, &column.header, &header(&column.need.when))?;
        sheet.insert_note(0, number, &note(&description::note(column, words)))?;
        if column.cells == Cells::Text {
            // A number that is a text is meant so: no green corner.
            sheet.ignore_error_range(
                0,
                number,
                LAST_ROW,
                number,
                IgnoreError::NumberStoredAsText,
            )?;
        }
        if let Some(validation) = validation(column, words, lists)? {
            sheet.add_data_validation(1, number, LAST_ROW, number, &validation)?;
        }
    }
    Ok(sheet)
}

/// How cells show what is typed into them. The format is the column's, so that it holds for every row.
fn cells(cells: Cells) -> Format {
    Format::new().set_num_format(match cells {
        Cells::Text => "@",
        Cells::Day => "yyyy-mm-dd",
        Cells::Moment => "yyyy-mm-dd hh:mm:ss",
    })
}

/// How a header looks. That it is required is said by colour and severity and not by a mark in its text, which the target
/// would read as part of the header.
pub(super) fn header(when: &When) -> Format {
    let format = Format::new()
        .set_num_format("@")
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0x00A6_A6A6))
        .set_align(FormatAlign::VerticalCenter);
    match when {
        When::Always => format
            .set_bold()
            .set_background_color(Color::RGB(0x00F4_B084)),
        When::Sometimes(_) | When::OneOf(_) => format
            .set_bold()
            .set_background_color(Color::RGB(0x00FF_E699)),
        When::Never => format.set_background_color(Color::RGB(0x00ED_EDED)),
    }
}

/// Wide enough for the header and for what stands below it, in characters.
fn width(column: &Column) -> u16 {
    let long = |text: &str| text.chars().count();
    let example = column.example.as_deref().map_or(0, long);
    let longest = long(&column.header).max(example);
    longest.clamp(10, 40) as u16 + 4
}

/// A note, as high as its text needs.
fn note(text: &str) -> Note {
    Note::new(text)
        .add_author_prefix(false)
        .set_author("enroll")
        .set_width(300)
        .set_height((lines(text, 44) + 1).saturating_mul(17).min(700))
}

/// How many lines a text fills where each holds so many characters.
pub(super) fn lines(text: &str, width: usize) -> u32 {
    let of_one = |line: &str| line.chars().count().div_ceil(width).max(1);
    text.lines().map(of_one).sum::<usize>() as u32
}

/// What a spreadsheet does with what is typed.
fn validation(
    column: &Column,
    words: &TemplateWords,
    lists: &mut Lists,
) -> Result<Option<DataValidation>, XlsxError> {
    let Some(choices) = &column.choices else {
        return match column.cells {
            Cells::Text => Ok(None),
            Cells::Day | Cells::Moment => day(words).map(Some),
        };
    };
    let validation = DataValidation::new();
    let validation = if lists::fits_inline(&choices.values) {
        validation.allow_list_strings(&choices.values)?
    } else {
        validation.allow_list_formula(lists.place(&choices.values))
    };
    let validation = validation.set_error_title(&words.refused_title)?;
    Ok(Some(match choices.others {
        Others::Refused => validation
            .set_error_style(DataValidationErrorStyle::Stop)
            .set_error_message(refusal(words, choices))?,
        Others::Questioned => validation
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_message(&words.questioned)?,
        Others::Taken => validation.show_error_message(false),
    }))
}

fn day(words: &TemplateWords) -> Result<DataValidation, XlsxError> {
    let first = ExcelDateTime::from_ymd(1900, 1, 1)?;
    DataValidation::new()
        .allow_date(DataValidationRule::GreaterThanOrEqualTo(first))
        .set_error_message(&words.no_day)
}

/// The message for another value that is typed; Excel shows 255 characters.
fn refusal(words: &TemplateWords, choices: &Choices) -> String {
    const MOST: usize = 255;
    let all = choices.values.len();
    let mut shown = (0..=all.min(12))
        .rev()
        .map(|most| fill(&words.refused, &[&words.listed(&choices.values, most)]));
    shown
        .find(|text| text.encode_utf16().count() <= MOST)
        .unwrap_or_default()
}
