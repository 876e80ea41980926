//! Headers over two rows: cells that are merged down over both, and titles above several of them.

use crate::header::{self, Vocabulary};
use crate::source::dialect::has_address;

/// The headers of a table whose headers stand in two rows: cells are merged down over both, and the title of a group stands
/// above several. The lower row then only has headers that are known, where the upper one has none; nothing where the rows
/// are not like that.
pub(super) fn over_two_rows(
    upper: &[String],
    lower: &[String],
    vocabulary: &Vocabulary,
) -> Option<Vec<String>> {
    let is_known = |header: &str| vocabulary.find(header).is_some();
    let above = |column: usize| upper.get(column).map_or("", |header| header.trim());
    let below = |column: usize| lower.get(column).map_or("", |header| header.trim());
    if has_address(upper) || has_address(lower) {
        return None;
    }
    let width = upper.len().max(lower.len());
    let from_below = |column: &usize| !is_known(above(*column)) && !below(*column).is_empty();
    let taken: Vec<usize> = (0..width).filter(from_below).collect();
    let known = taken
        .iter()
        .filter(|column| is_known(below(**column)))
        .count();
    let kept = (0..width).filter(|column| is_known(above(*column))).count();
    // Only the same header may stand below a header, in another language, say. A user has other values there, and a word above
    // the headers can be one by chance.
    let fits = |column: usize| {
        let below = below(column);
        let meaning = || vocabulary.find(below);
        below.is_empty() || taken.contains(&column) || meaning() == vocabulary.find(above(column))
    };
    if known < 2 || kept == 0 || known * 2 < taken.len() || !(0..width).all(fits) {
        return None;
    }
    let header = |column: usize| {
        if !taken.contains(&column) {
            return above(column).to_owned();
        }
        let titles = (0..=column).rev();
        let titles = titles.take_while(|at| !is_known(above(*at)) && !below(*at).is_empty());
        let title = titles.map(above).find(|title| !title.is_empty());
        with_title(title.unwrap_or_default(), below(column))
    };
    Some((0..width).map(header).collect())
}

/// Headers below a row with titles of groups of them.
pub(super) fn titled(titles: &[String], headers: &[String]) -> Vec<String> {
    let is_title = |title: &&String| !title.trim().is_empty();
    let number = titles.iter().filter(is_title).count();
    if number < 2 || titles.len() > headers.len() || has_address(titles) {
        return headers.to_vec();
    }
    let first = titles.iter().position(|title| is_title(&title));
    let mut title = "";
    let headers = headers.iter().enumerate();
    headers
        .map(|(column, header)| {
            let own = titles.get(column).map_or("", |title| title.trim());
            title = match own {
                "" => title,
                // It may be that of the whole table.
                _ if Some(column) == first => "",
                own => own,
            };
            with_title(title, header)
        })
        .collect()
}

/// A header below the title of its group: where that says that another person is meant, it belongs to the header.
fn with_title(title: &str, header: &str) -> String {
    if !title.is_empty() && !header.trim().is_empty() && header::is_of_another(title) {
        return format!("{title} {}", header.trim());
    }
    header.to_owned()
}

#[cfg(test)]
mod tests {
    use crate::finding::RowNumber;
    use crate::header::Vocabulary;
    use crate::source::header_row::{HeaderRow, Origin};

    fn found(rows: &[&[&str]]) -> HeaderRow {
        let mut vocabulary = Vocabulary::default();
        for (meaning, header) in ["Email", "Name", "Phone", "Start", "Active"]
            .iter()
            .enumerate()
        {
            vocabulary.add(header, meaning);
        }
        let row = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
        let rows: Vec<Vec<String>> = rows.iter().map(row).collect();
        HeaderRow::find(&rows, 1, &vocabulary, None)
    }

    #[test]
    fn headers_that_are_merged_over_two_rows_are_one_row_of_headers() {
        let header = found(&[
            &["List of users", "", "", ""],
            &["Email", "Details", "", "Active"],
            &["", "Start", "Phone", ""],
            &["anna@example.com", "2026-01-01", "+49 221 1", "yes"],
        ]);
        assert_eq!(header.headers, ["Email", "Start", "Phone", "Active"]);
        assert_eq!(
            (header.row, header.last_row),
            (Some(RowNumber(2)), RowNumber(3))
        );
        assert_eq!(header.origin, Origin::Headers(4));
    }

    #[test]
    fn a_title_that_names_another_person_belongs_to_the_headers_below() {
        let merged = found(&[
            &["Email", "Details", "", "Manager", "", "Active"],
            &["", "Start", "Phone", "Name", "Email", ""],
            &[
                "anna@example.com",
                "2026-01-01",
                "+49 221 1",
                "Ben",
                "ben@example.com",
                "yes",
            ],
        ]);
        assert_eq!(
            merged.headers,
            [
                "Email",
                "Start",
                "Phone",
                "Manager Name",
                "Manager Email",
                "Active"
            ]
        );
        let above = found(&[
            &["Employee", "", "", "Manager", ""],
            &["Email", "Name", "Phone", "Name", "Email"],
            &[
                "anna@example.com",
                "Anna",
                "+49 221 1",
                "Ben",
                "ben@example.com",
            ],
        ]);
        assert_eq!(
            above.headers,
            ["Email", "Name", "Phone", "Manager Name", "Manager Email"]
        );
        assert_eq!(above.row, Some(RowNumber(2)));
        let title = found(&[
            &["List of each manager", "", ""],
            &["Email", "Name", "Phone"],
            &["anna@example.com", "Anna", "+49 221 1"],
        ]);
        assert_eq!(title.headers, ["Email", "Name", "Phone"]);
    }

    #[test]
    fn the_lower_row_may_have_more_of_the_headers() {
        let header = found(&[
            &["Email", "Details", "", "", ""],
            &["", "Start", "Phone", "Name", "Active"],
            &["anna@example.com", "2026-01-01", "+49 221 1", "Anna", "yes"],
        ]);
        assert_eq!(
            header.headers,
            ["Email", "Start", "Phone", "Name", "Active"]
        );
        assert_eq!(
            (header.row, header.last_row),
            (Some(RowNumber(1)), RowNumber(2))
        );
    }

    #[test]
    fn a_title_that_is_a_header_by_chance_is_none() {
        let header = found(&[
            &["Email", "", ""],
            &["Name", "Phone", "Email"],
            &["Anna", "+49 221 1", "anna@example.com"],
        ]);
        assert_eq!(header.headers, ["Name", "Phone", "Email"]);
        assert_eq!(header.row, Some(RowNumber(2)));
    }

    #[test]
    fn a_user_below_the_headers_is_no_header() {
        let header = found(&[&["Email", "Name", "State"], &["", "Anna", "Active"]]);
        assert_eq!(header.headers, ["Email", "Name", "State"]);
        assert_eq!(header.last_row, RowNumber(1));
    }
}
