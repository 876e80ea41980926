//! From headers and values to a mapping: which column fills which field, how sure that is, and why.

mod assignment;
mod headers;
mod names;
mod shapes;
pub mod values;

use crate::finding::FieldId;
use crate::mapping::column::Column;
use crate::mapping::column_stats::ColumnStats;
use crate::mapping::org::OrgSettings;
use crate::messages::Message;
use crate::profile::Profile;
use crate::profile::field::Field;
use crate::profile::operation::{Operation, OperationKind};
use crate::profile::requirements::RequirementSource;
use crate::source::header_row::{HeaderRow, Origin};

/// What is suggested for one field.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// The field.
    pub field: FieldId,
    /// What fills it, as far as one can see.
    pub outcome: Outcome,
}

/// How sure it is what fills a field.
#[derive(Debug, Clone)]
#[expect(
    clippy::large_enum_variant,
    reason = "there is one for each field, and most are sure"
)]
pub enum Outcome {
    /// This does: the header says so and no value contradicts it.
    Sure(Choice),
    /// One of these may, the likeliest first. A person has to say.
    Maybe(Vec<Choice>),
    /// Nothing in the file looks like it.
    NotFound,
}

impl Outcome {
    /// `sure`, `maybe` or `not-found`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Sure(_) => "sure",
            Self::Maybe(_) => "maybe",
            Self::NotFound => "not-found",
        }
    }

    /// Whether it is sure.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        matches!(self, Self::Sure(_))
    }

    /// Everything that is suggested, the likeliest first.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::Sure(choice) => std::slice::from_ref(choice),
            Self::Maybe(choices) => choices,
            Self::NotFound => &[],
        }
    }
}

impl Outcome {
    /// Everything that is suggested, to be changed.
    pub fn choices_mut(&mut self) -> &mut [Choice] {
        match self {
            Self::Sure(choice) => std::slice::from_mut(choice),
            Self::Maybe(choices) => choices,
            Self::NotFound => &mut [],
        }
    }
}

/// Columns that could fill a field, and how they would.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The columns, from 0; none where everyone has the same value.
    pub columns: Vec<u32>,
    /// How a mapping would read them; it names no column.
    pub settings: Column,
    /// The reasons for and against it, without a value of a person.
    pub reasons: Vec<Message>,
}

impl Choice {
    /// One column and what the mapping has to say about it.
    #[must_use]
    pub fn of(profile: &Profile, field: FieldId, column: u32, stats: &ColumnStats) -> Self {
        let field = &profile.fields[field];
        let (settings, reasons) = values::settings(field, &[stats]);
        Self {
            columns: vec![column],
            settings,
            reasons,
        }
    }
}

/// What is known beside the file.
pub struct Known<'a> {
    /// What the file is for.
    pub operation: &'a Operation,
    /// What only this organization knows.
    pub org: &'a OrgSettings,
    /// Whether a user who is there now has that value of a field; nothing where no list says.
    pub held: &'a dyn Fn(FieldId, &str) -> Option<bool>,
    /// Fields that a person has settled, and the columns that fill them.
    pub settled: Vec<(FieldId, Vec<u32>)>,
}

/// What fills each field that an import looks at, in the order of the profile.
#[must_use]
pub fn suggest(profile: &Profile, header: &HeaderRow, stats: &[ColumnStats]) -> Vec<Suggestion> {
    let usual = Operation::default();
    let known = Known {
        operation: profile
            .operations
            .get(&OperationKind::Import)
            .unwrap_or(&usual),
        org: &OrgSettings::default(),
        held: &|_, _| None,
        settled: Vec::new(),
    };
    suggest_knowing(profile, header, stats, &known)
}

/// What fills each field that the operation looks at and that nobody has settled, in the order of the profile.
#[must_use]
pub fn suggest_knowing(
    profile: &Profile,
    header: &HeaderRow,
    stats: &[ColumnStats],
    known: &Known<'_>,
) -> Vec<Suggestion> {
    let table = Table {
        profile,
        headers: match header.origin {
            Origin::NoneSeen => vec![""; header.headers.len()],
            Origin::Insisted if header.row.is_none() => vec![""; header.headers.len()],
            _ => header.headers.iter().map(|header| header.trim()).collect(),
        },
        ours: header.errors_column.map(|column| column.0),
        stats,
        known,
        needed: needed(profile, known),
    };
    assignment::assign(&table)
}

/// The fields that the operation needs a value of, alone or as one of several.
fn needed(profile: &Profile, known: &Known<'_>) -> Vec<FieldId> {
    let requirements = profile
        .requirements(known.operation, known.org.mfa)
        .into_iter();
    let of_operation =
        requirements.filter(|requirement| requirement.source == RequirementSource::Operation);
    of_operation
        .flat_map(|requirement| requirement.any_of)
        .collect()
}

/// Why the values of a column cannot be those of a field, or not as they stand.
#[must_use]
pub fn speaks_against(profile: &Profile, field: FieldId, stats: &ColumnStats) -> Option<Message> {
    match values::verdict(profile, &profile.fields[field], stats) {
        values::Verdict::Against(reason) => Some(reason),
        _ => None,
    }
}

/// A file beside a profile: what the evidence is taken from.
struct Table<'a> {
    profile: &'a Profile,
    /// The headers; all empty where the file has none.
    headers: Vec<&'a str>,
    /// The column that an earlier run added.
    ours: Option<u32>,
    stats: &'a [ColumnStats],
    known: &'a Known<'a>,
    /// The fields without which no user can go in.
    needed: Vec<FieldId>,
}

impl Table<'_> {
    /// The columns that are not ours.
    fn columns(&self) -> impl Iterator<Item = u32> {
        (0..self.headers.len() as u32).filter(|column| Some(*column) != self.ours)
    }

    fn stats(&self, column: u32) -> &ColumnStats {
        &self.stats[column as usize]
    }

    fn header(&self, column: u32) -> &str {
        self.headers[column as usize]
    }

    fn field(&self, number: FieldId) -> &Field {
        &self.profile.fields[number]
    }

    /// Whether the operation looks at a field and nobody has settled what fills it.
    fn is_open(&self, number: FieldId) -> bool {
        let settled = self
            .known
            .settled
            .iter()
            .any(|(settled, _)| *settled == number);
        self.known.operation.looks_at(number) && !settled
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::{Outcome, suggest};
    use crate::finding::RowNumber;
    use crate::header::Vocabulary;
    use crate::mapping::column_stats::ColumnStats;
    use crate::profile::Profile;
    use crate::source::header_row::{HeaderRow, HeaderRowChoice};

    const TARGET: &str = r#"
        name = "target"
        [fields.email]
        type = "email"
        required = true
        unique = true
        headers = ["Email"]
        aliases.en = ["Mail", "Login"]
        [fields.second_email]
        type = "email"
        headers = ["Second email"]
        aliases.en = ["Login"]
        [fields.staff_number]
        type = "id"
        unique = true
        headers = ["Staff number"]
        [fields.active]
        type = "boolean"
        headers = ["Active"]
        canonical_values = [{ value = "Yes", means = true }, { value = "No", means = false }]
        [fields.roles]
        multi_valued = true
        separator = "|"
        headers = ["Role"]
        [fields.kind]
        required = true
        headers = ["Kind"]
        canonical_values = [{ value = "Person" }, { value = "Room" }]
        [operations.import]
    "#;

    fn header(headers: &[&str]) -> HeaderRow {
        let rows = vec![headers.iter().map(|header| (*header).to_owned()).collect()];
        HeaderRow::find(
            &rows,
            1,
            &Vocabulary::default(),
            Some(HeaderRowChoice::At(RowNumber(1))),
        )
    }

    const NAMES: &str = r#"
        name = "target"
        [fields.last_name]
        headers = ["Last name"]
        [fields.first_name]
        headers = ["First name"]
        [fields.birthday]
        type = "date"
        headers = ["Birthday"]
        [operations.import]
    "#;

    /// What is suggested for a table given by columns, one line for each field that something looks like.
    fn suggested(columns: &[(&str, &[&str])]) -> Vec<String> {
        suggested_for(TARGET, columns)
    }

    fn suggested_for(target: &str, columns: &[(&str, &[&str])]) -> Vec<String> {
        let profile = Profile::from_toml("target", target).expect("a profile");
        let headers: Vec<&str> = columns.iter().map(|(header, _)| *header).collect();
        let stats: Vec<ColumnStats> = columns
            .iter()
            .map(|(_, cells)| ColumnStats::of(cells.iter().copied()))
            .collect();
        let all = suggest(&profile, &header(&headers), &stats);
        let found = all
            .iter()
            .filter(|one| !matches!(one.outcome, Outcome::NotFound));
        let line = |one: &super::Suggestion| {
            let choices = one.outcome.choices().iter();
            let columns: Vec<String> = choices
                .flat_map(|choice| &choice.columns)
                .map(u32::to_string)
                .collect();
            let name = &profile.fields[one.field].name;
            format!("{name} {} {}", one.outcome.word(), columns.join("+"))
        };
        found.map(line).collect()
    }

    const ADDRESSES: &[&str] = &["a@example.com", "b@example.com"];

    #[test]
    fn an_unambiguous_header_that_no_value_contradicts_is_sure() {
        assert_eq!(suggested(&[("Email", ADDRESSES)]), ["email sure 0"]);
        assert_eq!(suggested(&[("e-mail", &[])]), ["email sure 0"]);
        assert_eq!(suggested(&[("Email", &["p", "q"])]), ["email maybe 0"]);
        assert_eq!(
            suggested(&[("Number of staff", &["007", "008"])]),
            ["staff_number sure 0"]
        );
        // The target allows none of the values.
        assert_eq!(suggested(&[("Kind", &["P", "R"])]), ["kind maybe 0"]);
    }

    #[test]
    fn the_own_header_comes_before_an_alias_and_a_tie_is_nobodys() {
        assert_eq!(
            suggested(&[("Login", ADDRESSES), ("Email", ADDRESSES)]),
            ["email sure 1", "second_email sure 0"]
        );
        // Two fields ask for one column.
        assert_eq!(
            suggested(&[("Login", ADDRESSES)]),
            ["email maybe 0", "second_email maybe 0"]
        );
        // Two columns ask for one field, and one is spelled as the target spells it.
        assert_eq!(
            suggested(&[("Email", ADDRESSES), ("E_MAIL", ADDRESSES)]),
            ["email sure 0"]
        );
        assert_eq!(
            suggested(&[("e-mail", ADDRESSES), ("E_MAIL", ADDRESSES)]),
            ["email maybe 0+1"]
        );
        // The values tell them apart.
        assert_eq!(
            suggested(&[("e-mail", &["p", "q"]), ("E_MAIL", ADDRESSES)]),
            ["email sure 1"]
        );
    }

    #[test]
    fn a_close_header_needs_values_that_only_its_column_has() {
        assert_eq!(suggested(&[("Emial", ADDRESSES)]), ["email sure 0"]);
        assert_eq!(suggested(&[("Work email", ADDRESSES)]), ["email sure 0"]);
        assert_eq!(
            suggested(&[("Emial", ADDRESSES), ("Contact", ADDRESSES)]),
            ["email maybe 0+1"]
        );
        assert_eq!(
            suggested(&[("Private email", ADDRESSES)]),
            ["email maybe 0"]
        );
    }

    #[test]
    fn values_alone_are_never_sure() {
        assert_eq!(suggested(&[("Contact", ADDRESSES)]), ["email maybe 0"]);
        assert_eq!(
            suggested(&[("Contact", &["yes", "no"])]),
            ["active maybe 0"]
        );
        assert_eq!(suggested(&[("Contact", &["007", "008"])]), [""; 0]);
    }

    #[test]
    fn a_column_of_allowed_values_may_be_a_required_field_whatever_it_is_called() {
        let people: &[&str] = &["Person", "Room", "Person"];
        let expected = ["email sure 0", "kind maybe 1"];
        let found = suggested(&[("Email", ADDRESSES), ("Anschreiben", people)]);
        assert_eq!(found, expected);
        // Two such columns say nothing.
        let two = [("Email", ADDRESSES), ("One", people), ("Two", people)];
        assert_eq!(suggested(&two), ["email sure 0"]);
    }

    #[test]
    fn headers_of_directories_mean_fields_that_people_call_otherwise() {
        assert_eq!(
            suggested(&[
                ("emails[0].value", ADDRESSES),
                ("employeeNumber", &["007", "008"])
            ]),
            ["email maybe 0", "staff_number maybe 1"]
        );
        assert_eq!(
            suggested_for(
                NAMES,
                &[("sn", &["Berg", "Cole"]), ("givenName", &["Anna", "Ben"])]
            ),
            ["last_name maybe 0", "first_name sure 1"]
        );
    }

    #[test]
    fn a_column_with_both_names_fills_both_fields() {
        assert_eq!(
            suggested_for(NAMES, &[("Name, Vorname", &["Berg, Anna", "Cole, Ben"])]),
            ["last_name sure 0", "first_name sure 0"]
        );
        assert_eq!(
            suggested_for(NAMES, &[("Vorname Name", &["Anna Berg", "Ben Cole"])]),
            ["last_name maybe 0", "first_name maybe 0"]
        );
    }

    #[test]
    fn the_day_of_a_birthday_is_no_date_of_birth() {
        let parts: [(&str, &[&str]); 3] = [
            ("Birth Year", &["1980", "1981"]),
            ("Birth Month", &["3", "11"]),
            ("Birthday", &["12", "5"]),
        ];
        assert_eq!(suggested_for(NAMES, &parts), [""; 0]);
        assert_eq!(
            suggested_for(NAMES, &[("Birthday", &["1980-03-12", "1981-11-05"])]),
            ["birthday sure 0"]
        );
    }

    #[test]
    fn numbered_columns_are_mapped_together() {
        assert_eq!(
            suggested(&[("Role 1", &["A", "B"]), ("Role 2", &["", "A"])]),
            ["roles sure 0+1"]
        );
        assert_eq!(suggested(&[("Role 1", &["A", "B"])]), ["roles maybe 0"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_order_of_the_rows_changes_nothing(
            rows in proptest::collection::vec(
                ("[ab]@example.com|x|", "yes|ja|no|[a-d]{1,2}", "[A-C]([|,;][A-C])?|0[0-9]{3}"), 1..60),
            headers in proptest::sample::subsequence(vec!["Email", "Login", "Active", "Role", "Kind", "Rolle", "Staff no"], 3),
            turn in 0_usize..60,
        ) {
            let profile = Profile::from_toml("target", TARGET).expect("a profile");
            let header = header(&headers);
            let of = |rows: &[(String, String, String)]| {
                let stats = [
                    ColumnStats::of(rows.iter().map(|row| row.0.as_str())),
                    ColumnStats::of(rows.iter().map(|row| row.1.as_str())),
                    ColumnStats::of(rows.iter().map(|row| row.2.as_str())),
                ];
                format!("{:?}", suggest(&profile, &header, &stats))
            };
            let expected = of(&rows);
            let mut rows = rows;
            let middle = turn % rows.len();
            rows.rotate_left(middle);
            rows.reverse();
            prop_assert_eq!(of(&rows), expected);
        }
    }
}
