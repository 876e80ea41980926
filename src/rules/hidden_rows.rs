#![doc = include_str!("hidden_rows.md")]

use crate::finding::{Note, Place, Severity};
use crate::rule::{Check, Rule, Setup, Sheet, Sight, Sighting};
use crate::source::facts::Spans;

pub(super) const RULE: Rule = Rule {
    name: "hidden-rows",
    page: include_str!("hidden_rows.md"),
    severity: Severity::Warning,
    check: Check::Sheet(check),
};

/// The most rows that are marked one by one: where there are more, the number says enough.
const MARKED: u64 = 100;

/// The most ranges of rows that are named.
const NAMED: usize = 5;

fn check(sheet: &Sheet<'_>, _: &Setup<'_>) -> Sight<Vec<Sighting>> {
    if let Some(reason) = sheet.blind("hidden rows") {
        return Sight::Blind(reason);
    }
    let hidden = sheet.facts.hidden_rows.common(sheet.users);
    if hidden.is_empty() {
        return Sight::Away;
    }
    let sentence = match (sheet.facts.filtered, hidden.count()) {
        (true, 1) => {
            "a filter is set, and {} of {} users stands in a hidden row and is taken all the same: {}"
        }
        (true, _) => {
            "a filter is set, and {} of {} users stand in hidden rows and are taken all the same: {}"
        }
        (false, 1) => "{} of {} users stands in a hidden row and is taken all the same: {}",
        (false, _) => "{} of {} users stand in hidden rows and are taken all the same: {}",
    };
    let note = Note::new(sentence)
        .with(hidden.count())
        .with(sheet.users.count())
        .with(list(&hidden));
    let mut sightings = vec![Sighting::of_the_file(note)];
    if hidden.count() <= MARKED {
        let rows = hidden.iter().flat_map(|(first, last)| first..=last);
        sightings.extend(rows.map(|row| Sighting {
            place: Place {
                row: Some(u64::from(row)),
                ..Place::default()
            },
            ..Sighting::of_the_file(Note::new("stands in a hidden row"))
        }));
    }
    Sight::Sees(sightings)
}

/// The first ranges of some rows: `row 3`, `rows 3-5, 9 and more`.
fn list(rows: &Spans) -> String {
    let range = |(first, last): (u32, u32)| {
        if first == last {
            first.to_string()
        } else {
            format!("{first}-{last}")
        }
    };
    let named: Vec<String> = rows.iter().take(NAMED).map(range).collect();
    let word = if rows.count() == 1 { "row" } else { "rows" };
    let more = match rows.iter().nth(NAMED) {
        Some(_) => " and more",
        None => "",
    };
    format!("{word} {}{more}", named.join(", "))
}

#[cfg(test)]
mod tests {
    use super::list;
    use crate::source::facts::Spans;

    #[test]
    fn rows_are_named_in_ranges() {
        let mut rows = Spans::default();
        for (range, expected) in [
            ((3, 3), "row 3"),
            ((7, 9), "rows 3, 7-9"),
            ((20, 20), "rows 3, 7-9, 20"),
            ((30, 30), "rows 3, 7-9, 20, 30"),
            ((40, 40), "rows 3, 7-9, 20, 30, 40"),
            ((50, 50), "rows 3, 7-9, 20, 30, 40 and more"),
        ] {
            rows.add(range.0, range.1);
            assert_eq!(list(&rows), expected);
        }
    }
}
