//! The sheet that explains: every column in words, and where that is from.

use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};

use crate::export::template::Template;
use crate::export::template::description;
use crate::export::template::xlsx::{header, lines};
use crate::values::lexicon::fill;

/// As many values of a list are named.
const LISTED: usize = 60;

/// How wide the columns are, in characters.
const WIDTHS: [u16; 5] = [26, 30, 60, 40, 30];

pub(super) fn sheet(template: &Template<'_>) -> Result<Worksheet, XlsxError> {
    let (words, profile) = (template.request.words(), template.request.profile);
    let mut sheet = Worksheet::new();
    sheet.set_name(&words.explanations)?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    let plain = Format::new().set_num_format("@");
    let bold = plain.clone().set_bold();
    let wrapped = plain.clone().set_text_wrap().set_align(FormatAlign::Top);
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let title = fill(
        &words.title,
        &[&words.quoted(&words.users), profile.display_name()],
    );
    sheet.write_string_with_format(0, 0, title, &bold.clone().set_font_size(14))?;
    let mut row = 1;
    for remark in description::remarks(&template.request) {
        sheet.write_string_with_format(row, 0, remark, &plain)?;
        row += 1;
    }
    row += 1;
    let heads = [
        &words.column,
        &words.needed,
        &words.content,
        &words.values,
        &words.example,
    ];
    for (column, head) in (0u16..).zip(heads) {
        sheet.write_string_with_format(row, column, head, &bold)?;
    }
    for column in &template.columns {
        row += 1;
        let values = column.choices.as_ref();
        let values = values.map(|choices| words.listed(&choices.values, LISTED));
        let format = header(&column.need.when).set_align(FormatAlign::Top);
        sheet.write_string_with_format(row, 0, &column.header, &format)?;
        let texts = [
            column.header.clone(),
            description::describe_need(&column.need, words),
            column.says.join("\n"),
            values.unwrap_or_default(),
            column.example.clone().unwrap_or_default(),
        ];
        for (number, text) in (0u16..).zip(&texts).skip(1) {
            if !text.is_empty() {
                sheet.write_string_with_format(row, number, text, &wrapped)?;
            }
        }
        // Not every program finds out by itself how high a row has to be.
        let high = texts.iter().zip(WIDTHS);
        let high = high.map(|(text, width)| lines(text, usize::from(width)));
        sheet.set_row_height(row, high.max().unwrap_or(1) * 15)?;
    }
    row += 2;
    let heading = match &profile.verified {
        Some(day) => fill(&words.read_on, &[day]),
        None => words.sources.clone(),
    };
    if !profile.sources.is_empty() {
        sheet.write_string_with_format(row, 0, heading, &bold)?;
    }
    for source in &profile.sources {
        row += 1;
        // Plain text: a page that links elsewhere is what mail filters stop.
        sheet.write_string_with_format(row, 0, source, &plain)?;
    }
    Ok(sheet)
}
