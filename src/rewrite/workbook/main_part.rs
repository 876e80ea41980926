//! The main part of a workbook: the name that stands for a filter, and when formulas are calculated.

use super::table::absolute;
use super::tag;
use crate::source::excel::Error;
use crate::source::excel::xml::{Token, Xml};
use crate::source::sheet_metadata::Area;

/// A filter of a sheet.
#[derive(Debug, Clone)]
pub(super) struct Filter {
    /// The text on the tab of the sheet.
    pub(super) sheet: String,
    /// The place of the sheet among all sheets.
    pub(super) position: usize,
    /// What it filters.
    pub(super) area: Area,
}

/// The name that Excel keeps a filter under.
const FILTER_NAME: &str = "_xlnm._FilterDatabase";

/// What comes behind the names.
const BEHIND_NAMES: [&[u8]; 10] = [
    b"calcPr",
    b"oleSize",
    b"customWorkbookViews",
    b"pivotCaches",
    b"smartTagPr",
    b"smartTagTypes",
    b"webPublishing",
    b"fileRecoveryPr",
    b"webPublishObjects",
    b"extLst",
];

impl Filter {
    fn name(&self, prefix: &str) -> Vec<u8> {
        let mut name = format!(
            "<{prefix}definedName name=\"{FILTER_NAME}\" localSheetId=\"{}\" hidden=\"1\">",
            self.position
        )
        .into_bytes();
        let sheet = self.sheet.replace('\'', "''");
        tag::push_escaped(&mut name, &format!("'{sheet}'!{}", absolute(self.area)));
        name.extend(format!("</{prefix}definedName>").bytes());
        name
    }
}

/// Writes the main part with the names of filters, and with the wish that formulas are calculated when it is opened.
pub(super) fn patched(
    mut xml: Xml,
    filters: &[Filter],
    recalculates: bool,
) -> Result<Vec<u8>, Error> {
    let mut missing: Vec<&Filter> = filters.iter().collect();
    let mut out = Vec::new();
    let mut depth = 0;
    let mut prefix = String::new();
    let (mut has_names, mut has_calculation) = (false, false);
    while let Some((token, bytes)) = xml.next_with_bytes()? {
        let here = depth;
        match token {
            Token::Start(_) => depth += 1,
            Token::End(_) => depth -= 1,
            _ => {}
        }
        match token {
            Token::Start(_) if here == 0 => {
                prefix = String::from_utf8_lossy(tag::prefix(bytes)).into_owned();
            }
            Token::Start(one) if here == 2 && one.name == b"definedName" => {
                let is_filter = one
                    .attribute(b"name")
                    .is_some_and(|name| name.eq_ignore_ascii_case(FILTER_NAME.as_bytes()));
                let sheet = one.number(b"localSheetId").filter(|_| is_filter);
                let is_of = |filter: &&Filter| sheet == u32::try_from(filter.position).ok();
                if let Some(known) = missing.iter().position(is_of) {
                    out.extend(missing.remove(known).name(&prefix));
                    xml.skip()?;
                    depth -= 1;
                    continue;
                }
            }
            Token::Empty(one) if here == 1 && one.name == b"definedNames" => {
                has_names = true;
                if !missing.is_empty() {
                    out.extend(tag::opened(bytes));
                    push_names(&mut out, &prefix, &mut missing);
                    out.extend(format!("</{prefix}definedNames>").bytes());
                    continue;
                }
            }
            Token::Start(one) if here == 1 && one.name == b"definedNames" => has_names = true,
            Token::End(b"definedNames") => push_names(&mut out, &prefix, &mut missing),
            Token::Start(one) | Token::Empty(one)
                if here == 1 && BEHIND_NAMES.contains(&one.name) =>
            {
                push_all_names(&mut out, &prefix, &mut missing, &mut has_names);
                if recalculates && !has_calculation {
                    has_calculation = true;
                    if one.name == b"calcPr" {
                        out.extend(tag::with_attribute(bytes, "fullCalcOnLoad", "1"));
                        continue;
                    }
                    out.extend(format!("<{prefix}calcPr fullCalcOnLoad=\"1\"/>").bytes());
                }
            }
            Token::End(_) if here == 1 => {
                push_all_names(&mut out, &prefix, &mut missing, &mut has_names);
                if recalculates && !has_calculation {
                    has_calculation = true;
                    out.extend(format!("<{prefix}calcPr fullCalcOnLoad=\"1\"/>").bytes());
                }
            }
            _ => {}
        }
        out.extend_from_slice(bytes);
    }
    Ok(out)
}

fn push_names(out: &mut Vec<u8>, prefix: &str, missing: &mut Vec<&Filter>) {
    for filter in missing.drain(..) {
        out.extend(filter.name(prefix));
    }
}

/// The names with the element around them, where there is none.
fn push_all_names(
    out: &mut Vec<u8>,
    prefix: &str,
    missing: &mut Vec<&Filter>,
    has_names: &mut bool,
) {
    if !*has_names && !missing.is_empty() {
        *has_names = true;
        out.extend(format!("<{prefix}definedNames>").bytes());
        push_names(out, prefix, missing);
        out.extend(format!("</{prefix}definedNames>").bytes());
    }
}
