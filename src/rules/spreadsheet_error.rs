#![doc = include_str!("spreadsheet_error.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::message;
use crate::rule::{Applicability, Check, Context, Observation, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;

pub(super) const RULE: Rule = Rule {
    name: "spreadsheet-error",
    page: include_str!("spreadsheet_error.md"),
    severity: Severity::Error,
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

/// The errors of spreadsheets, by language; those that a language shares with English are not repeated.
const ERRORS: &[&str] = &[
    // English.
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#NAME?",
    "#DIV/0!",
    "#NULL!",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
    "#ERROR!",
    "#FIELD!",
    "#CONNECT!",
    "#BLOCKED!",
    "#UNKNOWN!",
    "#BUSY!",
    "#EXTERNAL!",
    "#PYTHON!",
    // German.
    "#NV",
    "#BEZUG!",
    "#WERT!",
    "#ZAHL!",
    "#ÜBERLAUF!",
    "#KALK!",
    "#FELD!",
    "#VERBINDEN!",
    "#BLOCKIERT!",
    "#UNBEKANNT!",
    // Dutch.
    "#N/B",
    "#VERW!",
    "#WAARDE!",
    "#NAAM?",
    "#DEEL/0!",
    "#LEEG!",
    "#GETAL!",
    "#OVERLOOP!",
    "#OVERLOPEN!",
    "#BEREKENEN!",
    // French.
    "#VALEUR!",
    "#NOM?",
    "#NUL!",
    "#NOMBRE!",
    "#PROPAGATION!",
    "#EPARS!",
    "#CALCUL!",
    // Spanish, Italian, Portuguese.
    "#N/D",
    "#¡REF!",
    "#¡VALOR!",
    "#¿NOMBRE?",
    "#¡DIV/0!",
    "#¡NULO!",
    "#¡NUM!",
    "#RIF!",
    "#VALORE!",
    "#NOME?",
    "#NULLO!",
    "#VALOR!",
    "#NULO!",
    "#NÚM!",
];

fn check<'a>(_: &Context<'a>, _: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let check = ValueCheck::of_cell(observe);
    Applicability::Check(check.only_if(CellFlags::HASH | CellFlags::COLON))
}

fn observe(cell: &str) -> Option<Observation> {
    let value = cell.trim();
    if value.starts_with('#') {
        if value.len() >= 3 && value.bytes().all(|byte| byte == b'#') {
            return message!("spreadsheet-error-narrow-column").into();
        }
    } else {
        // LibreOffice's errors: `Err:502`.
        let number = value.strip_prefix("Err:")?;
        if number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit()) {
            return message!("spreadsheet-error-result").into();
        }
    }
    let is_error = ERRORS.contains(&value);
    is_error.then(|| message!("spreadsheet-error-result").into())
}

#[cfg(test)]
mod tests {
    use super::observe;

    #[test]
    fn errors_are_found() {
        for cell in [
            "#N/A",
            "#NV",
            "#BEZUG!",
            " #WERT! ",
            "#VALEUR!",
            "#N/B",
            "#DEEL/0!",
            "###",
            "#########",
            "Err:502",
            "#¿NOMBRE?",
        ] {
            assert!(observe(cell).is_some(), "{cell}");
        }
    }

    #[test]
    fn text_with_a_hash_is_text() {
        for cell in [
            "#", "##", "#1 Best", "R&D #N/A", "N/A", "#n/a", "#NEW!", "# N/A", "#nv", "C#", "#12",
            "Err:", "Err:1234", "Err:abc", "##1", "",
        ] {
            assert_eq!(observe(cell), None, "{cell}");
        }
    }
}
