//! Rows judged against each other by names and addresses: what is found in lists with one fault, and nothing in clean ones.

use std::fmt::Write as _;

use serde_json::Value;

use crate::harness::Enroll;
use crate::stored::root;

/// The rules that judge rows by names and addresses.
const RULES: [&str; 5] = [
    "dragged-series",
    "duplicate-person",
    "full-name",
    "misplaced-email",
    "name-mismatch",
];

/// People of a list: first name, last name, and both as they stand in an address.
const PEOPLE: [[&str; 4]; 8] = [
    ["Jörg", "Müller", "joerg", "mueller"],
    ["Änne", "Groß", "anne", "gross"],
    ["Søren", "Kjær", "soren", "kjaer"],
    ["Anna-Lena", "van der Berg", "annalena", "vanderberg"],
    ["Liam", "O'Neil", "liam", "oneil"],
    ["Zoé", "Dubois-Roux", "zoe", "duboisroux"],
    ["Kai", "Lenz", "kai", "lenz"],
    ["Jan", "de Vries", "jan", "devries"],
];

/// Makes the parts of an address before the `@`.
type Pattern = fn(&str, &str) -> String;

const PATTERNS: [Pattern; 5] = [
    |first, last| format!("{first}.{last}"),
    |first, last| format!("{}.{last}", &first[..1]),
    |first, last| format!("{}{last}", &first[..1]),
    |first, last| format!("{last}{}", &first[..1]),
    |first, _| first.to_owned(),
];

/// The addresses of the people.
fn addresses(pattern: Pattern) -> Vec<String> {
    let of = |[_, _, first, last]: &[&str; 4]| format!("{}@example.com", pattern(first, last));
    PEOPLE.iter().map(of).collect()
}

/// The findings about a list of people with these addresses, under each of three profiles: `ROW CELL RULE` without the
/// column, `- RULE` for one about a column.
fn found(names: &[[&str; 2]], addresses: &[String]) -> String {
    let line = |kind: usize, ([first, last], address): (&[&str; 2], &String)| match kind {
        0 => format!("{first},{last},{address},Sales,All\n"),
        1 => format!("{address},{first},{last},Single Address,Yes,Sales\n"),
        _ => format!("{first} {last},{address},TRUE,User,Company/UK\n"),
    };
    let list = |kind: usize, header: &str| {
        let people = names.iter().zip(addresses);
        let lines: String = people.map(|one| line(kind, one)).collect();
        format!("{header}\n{lines}")
    };
    let sociuu = findings(
        "sociuu",
        &list(0, "First Name,Last Name,Email,Department,Usergroups"),
    );
    let sosafe = findings(
        "sosafe",
        &list(1, "Email,First name,Last name,TYPE,ACTIVE,User group"),
    );
    assert_eq!(
        sociuu, sosafe,
        "the profiles have the same fields for people"
    );
    let symbiant = findings(
        "symbiant",
        &list(2, "Account Name,Email,Active?,Roles,Divisions"),
    );
    if sociuu == symbiant {
        sociuu
    } else {
        format!("{sociuu}(one field for the name: {})", symbiant.trim())
    }
}

fn findings(profile: &str, list: &str) -> String {
    let run = Enroll::new().file("list.csv", list);
    let run = run.line(&format!(
        "validate list.csv --format json --fail-on never --profile {profile}"
    ));
    let report: Value = serde_json::from_str(&run.run().stdout).expect("a report");
    let mut found = String::new();
    for finding in report["findings"].as_array().expect("findings") {
        let rule = finding["rule"].as_str().expect("a rule");
        if !RULES.contains(&rule) {
            continue;
        }
        let row = finding["row"].as_u64();
        let row = row.map_or("-".to_owned(), |row| row.to_string());
        writeln!(found, "{row} {rule}").expect("it is a text");
    }
    found
}

fn names() -> Vec<[&'static str; 2]> {
    PEOPLE.iter().map(|one| [one[0], one[1]]).collect()
}

#[test]
fn a_list_whose_addresses_fit_has_no_finding() {
    for pattern in PATTERNS {
        assert_eq!(found(&names(), &addresses(pattern)), "");
    }
    for anything in [
        |row: usize| format!("user{row:02}@example.com"),
        |row: usize| format!("{}@example.com", 48_213 + row * 7),
        |row: usize| format!("sunshine{}@example.com", row * 37 % 11),
        |row: usize| format!("x{}@site{}.example", row * 5 % 7, row % 3),
    ] {
        let addresses: Vec<String> = (0..PEOPLE.len()).map(anything).collect();
        assert_eq!(found(&names(), &addresses), "", "{addresses:?}");
    }
}

#[test]
fn addresses_of_other_rows_are_one_finding_whatever_the_pattern() {
    for pattern in PATTERNS {
        let mut shifted = addresses(pattern);
        shifted.rotate_left(1);
        assert_eq!(
            found(&names(), &shifted),
            "- name-mismatch\n",
            "{shifted:?}"
        );
    }
    let mut partly = addresses(PATTERNS[0]);
    partly[2..6].rotate_left(1);
    assert_eq!(found(&names(), &partly), "- name-mismatch\n");
}

#[test]
fn a_lone_address_that_fits_nobody_is_no_finding() {
    let mut married = addresses(PATTERNS[0]);
    married[3] = "annalena.alt@example.com".to_owned();
    married[5] = "48213@example.com".to_owned();
    assert_eq!(found(&names(), &married), "");
}

#[test]
fn swapped_names_are_found_by_the_addresses() {
    const NONE: &str = "(one field for the name: )";
    for pattern in &PATTERNS[..3] {
        let mut one = names();
        one[3].reverse();
        let found_one = found(&one, &addresses(*pattern));
        assert_eq!(found_one, format!("5 name-mismatch\n{NONE}"));
        let mut all = names();
        for one in &mut all {
            one.reverse();
        }
        let found_all = found(&all, &addresses(*pattern));
        assert_eq!(found_all, format!("- name-mismatch\n{NONE}"));
    }
}

#[test]
fn a_company_with_the_last_name_first_has_one_finding_at_most() {
    let last_first: Pattern = |first, last| format!("{last}.{first}");
    let found_all = found(&names(), &addresses(last_first));
    assert_eq!(found_all.matches("name-mismatch").count(), 1, "{found_all}");
    // Where another domain shows that the columns are right, it has its addresses so.
    let mut two = addresses(PATTERNS[0]);
    let other = addresses(last_first);
    for (address, other) in two.iter_mut().zip(other).skip(5) {
        *address = other.replace("example.com", "example.org");
    }
    assert_eq!(found(&names(), &two), "");
}

#[test]
fn numbers_that_grow_from_row_to_row_are_one_finding() {
    let numbered = |number: &dyn Fn(usize) -> usize| -> Vec<String> {
        let addresses = addresses(PATTERNS[0]).into_iter().enumerate();
        let with = |(row, address): (usize, String)| {
            address.replace("example", &format!("example{}", number(row)))
        };
        addresses.map(with).collect()
    };
    let series = "- dragged-series\n";
    assert_eq!(found(&names(), &numbered(&|row| row + 1)), series);
    for in_no_order in [[1, 2, 1, 2, 1, 2, 1, 2], [1, 2, 3, 1, 1, 2, 3, 2]] {
        assert_eq!(found(&names(), &numbered(&|row| in_no_order[row])), "");
    }
    let dragged = |from: usize| -> Vec<String> {
        let mut addresses = addresses(PATTERNS[0]);
        for (number, address) in addresses.iter_mut().enumerate().skip(from) {
            *address = format!("joerg.mueller{}@example.com", number + 1);
        }
        addresses
    };
    for from in [0, 1] {
        assert_eq!(found(&names(), &dragged(from)), series, "{from}");
    }
}

#[test]
fn clean_lists_in_four_languages_have_no_finding() {
    let mut lists = 0;
    for entry in std::fs::read_dir(root("fixtures/clean")).expect("the lists are there") {
        let path = entry.expect("an entry").path();
        let stem = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let (profile, _) = stem.split_once('-').expect("a profile and a language");
        let run = Enroll::new()
            .args(["validate", "--format", "json", "--profile", profile])
            .args([&path])
            .run();
        let report: Value = serde_json::from_str(&run.stdout).expect("a report");
        let findings = report["findings"].as_array().expect("findings");
        assert!(findings.is_empty(), "{stem}: {findings:#?}");
        lists += 1;
    }
    assert_eq!(lists, 16, "four systems in four languages");
}

/// `--set type=User` names a column: the report went on asking for one, with the same flag in the command that it printed.
#[test]
fn a_value_that_is_given_as_a_header_leads_to_the_flag_for_values() {
    let run = Enroll::new()
        .file(
            "people.csv",
            "Email,First name,Last name\nanna@example.com,Anna,Berg\n",
        )
        .args([
            "validate",
            "people.csv",
            "--profile",
            "sosafe",
            "--set",
            "active=Yes",
            "--set",
            "type=Single Address",
        ])
        .exit(1)
        .run();
    for said in ["--set active.value=Yes", "--set \"type.value=Single"] {
        assert!(run.stdout.contains(said), "{}", run.stdout);
    }
}
