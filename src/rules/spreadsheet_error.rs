#![doc = include_str!("spreadsheet_error.md")]

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::rule::{Check, Look, Rule, Setup};
use crate::source::traits::Traits;

pub(super) const RULE: Rule = Rule {
    name: "spreadsheet-error",
    page: include_str!("spreadsheet_error.md"),
    severity: Severity::Error,
    check: Check::Value(check),
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

fn check<'a>(_: &'a MappedColumn, _: &Setup<'a>) -> Look<'a> {
    let look = Look::Cell(Box::new(fault));
    // Each of them has a `#` or a colon.
    Look::Only(Traits::MARK, Box::new(look))
}

fn fault(cell: &str) -> Option<Note> {
    let value = cell.trim();
    if value.starts_with('#') {
        if value.len() >= 3 && value.bytes().all(|byte| byte == b'#') {
            return Some(Note::new(
                "the column was too narrow for the value when it was copied: widen it and copy it again",
            ));
        }
        let found = ERRORS.contains(&value);
        return found.then(|| {
            Note::new("an error of a spreadsheet formula stands where its result belongs")
        });
    }
    // LibreOffice's errors: `Err:502`.
    let number = value.strip_prefix("Err:")?;
    let found = number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    found.then(|| Note::new("an error of a spreadsheet formula stands where its result belongs"))
}

#[cfg(test)]
mod tests {
    use super::fault;

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
            assert!(fault(cell).is_some(), "{cell}");
        }
    }

    #[test]
    fn text_with_a_hash_is_text() {
        for cell in [
            "#", "##", "#1 Best", "R&D #N/A", "N/A", "#n/a", "#NEW!", "# N/A", "#nv", "C#", "#12",
            "Err:", "Err:1234", "Err:abc", "##1", "",
        ] {
            assert_eq!(fault(cell), None, "{cell}");
        }
    }
}
