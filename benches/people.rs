//! A deterministic list of invented people: the same number of rows is always the same bytes.

use std::io::{self, Write};

/// The headers of the list.
pub(crate) const HEADERS: &str = "Email,First name,Last name,Department,Usergroups,Language,Type,Active,Mobile phone,Employee ID,Start date,Manager email";

const DOMAINS: [&str; 5] = [
    "example.com",
    "example.de",
    "example.org",
    "corp.example.net",
    "example.co.uk",
];
const FIRST: [(&str, &str); 8] = [
    ("Anna", "anna"),
    ("Jürgen", "juergen"),
    ("Zoë", "zoe"),
    ("Mary Ann", "maryann"),
    ("Łukasz", "lukasz"),
    ("Björn", "bjoern"),
    ("Clara", "clara"),
    ("Quentin", "quentin"),
];
const LAST: [(&str, &str); 8] = [
    ("Müller", "mueller"),
    ("O'Brien", "obrien"),
    ("van den Berg", "vandenberg"),
    ("Lefèvre", "lefevre"),
    ("Meier-Lüdenscheid", "meier-luedenscheid"),
    ("Nowak", "nowak"),
    ("Öztürk", "oeztuerk"),
    ("Smith", "smith"),
];
const DEPARTMENTS: [&str; 12] = [
    "Engineering",
    "Finance",
    "Human Resources",
    "Legal",
    "Support",
    "Operations",
    "Marketing",
    "Facility Management",
    "Forschung & Entwicklung",
    "\"Sales, EMEA\"",
    "\"Team \"\"Phoenix\"\"\"",
    "\"Legal, Compliance\"",
];
const GROUPS: [&str; 8] = [
    "Staff",
    "Managers",
    "VPN Users",
    "Berlin",
    "München",
    "Sales EMEA",
    "First Aid",
    "Mailing List",
];
const LANGUAGES: [&str; 8] = ["en", "de", "fr", "es", "it", "nl", "pl", "sv"];

/// Which list of the people it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edition {
    /// One row in a hundred has a fault.
    Faulty,
    /// No row has one.
    Sound,
    /// As the sound one some weeks later: of a thousand people nine have moved to another department, one has left, and
    /// there is a new one.
    Later,
}

/// How many people have others below them; they come first, and stay.
const MANAGERS: usize = 900;
/// How many kinds of faults there are.
const FAULTS: usize = 11;

/// Writes a list of so many people.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn write(rows: u64, edition: Edition, output: &mut dyn Write) -> io::Result<()> {
    writeln!(output, "{HEADERS}")?;
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut managers: Vec<String> = Vec::new();
    let new = if edition == Edition::Later {
        rows / 1000
    } else {
        0
    };
    for row in 1..=rows + new {
        let mut pick = |from: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 20) as usize % from
        };
        let (first, first_ascii) = FIRST[pick(FIRST.len())];
        let (last, last_ascii) = LAST[pick(LAST.len())];
        let domain = DOMAINS[pick(DOMAINS.len())];
        let fault = match (pick(100), edition) {
            (0, Edition::Faulty) => pick(FAULTS),
            _ => FAULTS,
        };
        let email = match fault {
            0 => format!("{first_ascii}.{last_ascii}{row}@@{domain}"),
            1 => format!("{first_ascii}.{last_ascii}{row}@exmaple.com"),
            2 => format!("SHARED{}@{domain}", pick(500)),
            _ => format!("{first_ascii}.{last_ascii}{row}@{domain}"),
        };
        let last = if fault == 3 { "" } else { last };
        let department = DEPARTMENTS[pick(DEPARTMENTS.len() * 4).min(DEPARTMENTS.len() - 1)];
        let department = match fault {
            8 => department.to_uppercase(),
            10 => "\"Legal\nCompliance\"".to_owned(),
            _ if edition == Edition::Later && row % 100 == 50 => "New Business".to_owned(),
            _ => department.to_owned(),
        };
        let id = if fault == 9 { row / 2 } else { row };
        let groups = match (fault, pick(3)) {
            (4, _) => "Admins".to_owned(),
            (_, 0) => GROUPS[pick(GROUPS.len())].to_owned(),
            _ => format!(
                "\"{},{}\"",
                GROUPS[pick(GROUPS.len())],
                GROUPS[pick(GROUPS.len())]
            ),
        };
        let language = if fault == 5 {
            "xx"
        } else {
            LANGUAGES[pick(LANGUAGES.len())]
        };
        let phone = match (fault, pick(8)) {
            (6, _) => "0151 2345678".to_owned(),
            (_, 0) => String::new(),
            _ => format!("+49151{}", 10_000_000 + pick(89_999_999)),
        };
        let kind = if pick(32) == 0 {
            "Group / Collective address"
        } else {
            "Single Address"
        };
        let active = if pick(16) == 0 { "No" } else { "Yes" };
        let (year, month, day) = (2005 + pick(20), 1 + pick(12), 1 + pick(28));
        let manager = match (fault, managers.len()) {
            (7, _) => format!("nobody.{row}@{domain}"),
            (_, 0) => String::new(),
            (_, known) => managers[pick(known)].clone(),
        };
        if edition == Edition::Later && row % 1000 == 950 {
            continue;
        }
        writeln!(
            output,
            "{email},{first},{last},{department},{groups},{language},{kind},{active},{phone},E{id:08},\
             {year}-{month:02}-{day:02},{manager}"
        )?;
        if fault == FAULTS && managers.len() < MANAGERS {
            managers.push(email);
        }
    }
    Ok(())
}
