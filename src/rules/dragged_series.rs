#![doc = include_str!("dragged_series.md")]

use xxhash_rust::xxh3::xxh3_64;

use crate::finding::{RowNumber, Severity};
use crate::messages::message;
use crate::rule::{
    Applicability, Check, Context, Observation, PersonFields, Rule, Survey, SurveyCheck,
};
use crate::user::User;
use crate::user::name_and_address::{Address, NameAndAddress};
use crate::values::name_in_address::{Carries, NameInAddress};

pub(super) const RULE: Rule = Rule {
    name: "dragged-series",
    page: include_str!("dragged_series.md"),
    severity: Severity::Warning,
    checks: &[Check::Survey(check)],
    ..Rule::DEFAULT
};

/// The fewest rows that make a series.
const FEWEST: u64 = 3;

fn check<'a>(context: &Context<'a>) -> Applicability<SurveyCheck<'a>> {
    let Some(fields) = PersonFields::of(context) else {
        return Applicability::NotApplicable;
    };
    let mut columns = context.layout.columns_of(fields.email).iter();
    let Some(column) = columns.find_map(|mapped| mapped.column) else {
        return Applicability::NotApplicable;
    };
    let judge = move |addresses: Addresses| {
        let observation = addresses.judge()?;
        Some(observation.at_column(column).of_field(fields.email))
    };
    Applicability::Check(SurveyCheck::new(Addresses::new, move |addresses| {
        judge(addresses).into_iter().collect()
    }))
}

/// Which part of an address has the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// The part before the `@`, at its end.
    Local,
    Domain,
}

/// Rows that follow each other and whose number is one more from row to row, the rest of that part being the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Run {
    part: Part,
    first_row: RowNumber,
    rows: u64,
    first_number: u64,
    /// A hash of what stands around the number.
    stem: u64,
    /// In how many rows the part before the `@` has the user's own name.
    own: u64,
    /// Whether the row before the first one has the name, in a run of addresses.
    is_of_row_before: bool,
    /// Whether the names of the first row are compared with its address: most addresses are in no series.
    is_compared: bool,
}

impl Run {
    fn is_followed_by(&self, other: &Self) -> bool {
        (self.part, self.stem) == (other.part, other.stem)
            && self.first_row.below(self.rows) == other.first_row
            && self.first_number + self.rows == other.first_number
    }

    fn extend(&mut self, other: &Self) {
        self.rows += other.rows;
        self.own += other.own;
    }

    /// Compares the names of the first row with its address, where that is still to be done. It is the last row that was
    /// read.
    fn compare(&mut self, names: &mut NameInAddress, last: &Person, before: &Person) {
        if !std::mem::replace(&mut self.is_compared, true) {
            let mut carries =
                |person: &Person| carries(names, &person.first, &person.last, &last.local);
            self.own = u64::from(carries(last));
            self.is_of_row_before = carries(before);
        }
    }
}

/// Whether an address has something of a name.
fn carries(names: &mut NameInAddress, first: &str, last: &str, local: &str) -> bool {
    let carries = names.compare(first, last, local);
    !matches!(carries, Carries::Neither | Carries::Unclear)
}

/// The series among the addresses of a file.
struct Addresses {
    names: NameInAddress,
    /// The last row, and what it has.
    last_row: Option<RowNumber>,
    last: Person,
    /// The names in the row before that.
    before: Person,
    /// Runs that may go on in the next row.
    open: [Option<Run>; 2],
    /// The first row of blocks that follow each other, where another thread has read what is above: a run that begins there
    /// may have begun there.
    start: Option<RowNumber>,
    runs: Vec<Run>,
    /// The first and the last user of such blocks.
    edges: Vec<(RowNumber, Person)>,
    /// How many domains have a number.
    numbered_domains: u64,
}

/// The names in a row, and its address before the `@`.
#[derive(Debug, Clone, Default)]
struct Person {
    first: String,
    last: String,
    local: String,
}

impl Person {
    fn forget(&mut self) {
        self.first.clear();
        self.last.clear();
        self.local.clear();
    }
}

impl Survey for Addresses {
    fn begin(&mut self, first: RowNumber) {
        if self.last_row.is_none_or(|last| last.below(1) != first) {
            self.close();
            self.start = Some(first);
        }
    }

    fn add(&mut self, row: RowNumber, _: &User<'_>, who: &NameAndAddress<'_>) {
        if self.last_row.is_none_or(|last| last.below(1) != row) {
            // The rows between are no users.
            self.keep_open();
            self.last.forget();
            self.before.forget();
        }
        self.last_row = Some(row);
        let is_start = self.start == Some(row);
        if let Some((first, last, Address { local, domain, .. })) = who.all() {
            for (part, number) in [
                (Part::Local, number_at_end(local)),
                (Part::Domain, number_in(domain)),
            ] {
                let open = &mut self.open[part as usize];
                let Some((start, number, end)) = number else {
                    keep(open, self.start, &mut self.runs);
                    continue;
                };
                self.numbered_domains += u64::from(part == Part::Domain);
                let rest = if part == Part::Local { domain } else { "" };
                let mut run = Run {
                    part,
                    first_row: row,
                    rows: 1,
                    first_number: number,
                    stem: stem(&[start, end, rest]),
                    own: 0,
                    is_of_row_before: false,
                    is_compared: false,
                };
                match open {
                    Some(known) if known.is_followed_by(&run) => {
                        known.compare(&mut self.names, &self.last, &self.before);
                        run.own = u64::from(carries(&mut self.names, first, last, local));
                        known.extend(&run);
                    }
                    _ => {
                        keep(open, self.start, &mut self.runs);
                        if is_start {
                            run.own = u64::from(carries(&mut self.names, first, last, local));
                            run.is_compared = true;
                        }
                        *open = Some(run);
                    }
                }
            }
        } else {
            self.keep_open();
        }
        self.remember(who);
        if is_start {
            self.edges.push((row, self.last.clone()));
        }
    }

    fn end(&mut self) {
        self.close();
    }

    fn merge(&mut self, other: &Self) {
        self.runs.extend(&other.runs);
        self.edges.extend(other.edges.iter().cloned());
        self.numbered_domains += other.numbered_domains;
    }
}

impl Addresses {
    fn new() -> Self {
        Self {
            names: NameInAddress::default(),
            last_row: None,
            last: Person::default(),
            before: Person::default(),
            open: [None; 2],
            start: None,
            runs: Vec::new(),
            edges: Vec::new(),
            numbered_domains: 0,
        }
    }

    /// Remembers the names in a row and its address.
    fn remember(&mut self, who: &NameAndAddress<'_>) {
        std::mem::swap(&mut self.last, &mut self.before);
        self.last.forget();
        if let Some((first, last)) = who.names {
            self.last.first.push_str(first);
            self.last.last.push_str(last);
        }
        if let Some(address) = who.address {
            self.last.local.push_str(address.local);
        }
    }

    /// Ends the open runs, and keeps those that are series or may go on above.
    fn keep_open(&mut self) {
        for open in &mut self.open {
            keep(open, self.start, &mut self.runs);
        }
    }

    /// Keeps the open runs, which may go on where another thread reads, and the last user before that.
    fn close(&mut self) {
        for open in &mut self.open {
            if let Some(run) = open {
                run.compare(&mut self.names, &self.last, &self.before);
            }
            self.runs.extend(open.take());
        }
        if let Some(row) = self.last_row.take() {
            self.edges.push((row, self.last.clone()));
        }
        self.last.forget();
        self.before.forget();
    }

    /// Whether an address has the names of the row before it, where another thread has read that.
    fn is_of_row_above(&mut self, row: RowNumber) -> bool {
        let Some(above) = row.0.checked_sub(1).map(RowNumber) else {
            return false;
        };
        let at = |row: RowNumber| {
            let found = self.edges.binary_search_by_key(&row, |(row, _)| *row);
            found.ok().map(|at| &self.edges[at].1)
        };
        let (Some(person), Some(above)) = (at(row), at(above)) else {
            return false;
        };
        carries(&mut self.names, &above.first, &above.last, &person.local)
    }

    fn judge(mut self) -> Option<Observation> {
        self.runs.sort_unstable();
        let mut joined: Vec<Run> = Vec::with_capacity(self.runs.len());
        for run in std::mem::take(&mut self.runs) {
            match joined.last_mut() {
                Some(before) if before.is_followed_by(&run) => before.extend(&run),
                _ => joined.push(run),
            }
        }
        joined.retain(|run| run.rows >= FEWEST);
        self.edges.sort_by_key(|(row, _)| *row);
        for run in &mut joined {
            run.is_of_row_before |= self.is_of_row_above(run.first_row);
        }
        // Where a name is counted up, it is that of the first user, and not of the others.
        let is_counted_up = |run: &&Run| {
            run.part == Part::Local
                && (run.own > 0 || run.is_of_row_before)
                && run.own * 3 <= run.rows
        };
        // Real domains with numbers come in any order, and again.
        let domains = joined
            .iter()
            .filter(|run| run.part == Part::Domain && run.own > 0);
        let in_series: u64 = domains.clone().map(|run| run.rows).sum();
        let has_domains = in_series * 5 >= self.numbered_domains * 4;
        let longest = |one: &&Run, other: &&Run| {
            (one.rows, other.first_row).cmp(&(other.rows, one.first_row))
        };
        let local = joined.iter().filter(is_counted_up).max_by(longest);
        let run = local.or_else(|| domains.filter(|_| has_domains).max_by(longest))?;
        let (first, from) = (run.first_row.0, run.first_number);
        let (last, to) = (first + run.rows - 1, from + run.rows - 1);
        Some(match run.part {
            Part::Local => message!("dragged-series-name", first, from, last, to).into(),
            Part::Domain => message!("dragged-series-domain", first, from, last, to).into(),
        })
    }
}

/// Takes an open run that ends, and keeps it where it is a series or may be the end of one.
fn keep(open: &mut Option<Run>, start: Option<RowNumber>, runs: &mut Vec<Run>) {
    if let Some(run) = open {
        if run.rows >= FEWEST || Some(run.first_row) == start {
            runs.push(*run);
        }
        *open = None;
    }
}

/// The number at the end of a text, with what stands before and behind it.
fn number_at_end(text: &str) -> Option<(&str, u64, &str)> {
    number(text, start_of_number(text, text.len()), text.len())
}

/// Where the digits start that end there.
fn start_of_number(text: &str, end: usize) -> usize {
    let mut before = text.as_bytes()[..end].iter();
    let letter = before.rposition(|byte| !byte.is_ascii_digit());
    letter.map_or(0, |letter| letter + 1)
}

/// The last number of a domain that ends one of its words.
fn number_in(domain: &str) -> Option<(&str, u64, &str)> {
    let mut bytes = domain.as_bytes().iter();
    let last = bytes.rposition(u8::is_ascii_digit)?;
    let behind = domain.as_bytes().get(last + 1);
    if behind.is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    number(domain, start_of_number(domain, last + 1), last + 1)
}

/// The number in a range of a text; none where there is nothing before it, or more than a person would count.
fn number(text: &str, start: usize, end: usize) -> Option<(&str, u64, &str)> {
    if start == 0 || start == end || end - start > 6 {
        return None;
    }
    let number = text[start..end].parse().ok()?;
    Some((&text[..start], number, &text[end..]))
}

/// A hash of texts, one after the other.
fn stem(parts: &[&str]) -> u64 {
    const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;
    parts.iter().fold(0_u64, |hash, part| {
        (hash ^ xxh3_64(part.as_bytes())).wrapping_mul(MULTIPLIER)
    })
}

#[cfg(test)]
mod tests {
    use super::{Addresses, number_at_end, number_in};
    use crate::finding::RowNumber;
    use crate::messages::{Language, in_full};
    use crate::rule::Survey;
    use crate::user::User;
    use crate::user::name_and_address::{Address, NameAndAddress};

    /// What is said of addresses in rows that follow each other, of which other threads read those from these on.
    fn said(rows: &[(&str, &str, &str)], cuts: &[usize]) -> Option<String> {
        let user = User {
            values: &[],
            ends: &[],
            matches: &[],
        };
        let ends = cuts.iter().copied().chain([rows.len()]);
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        let mut all = Addresses::new();
        for (start, end) in starts.zip(ends) {
            let mut part = Addresses::new();
            part.begin(RowNumber(start as u64 + 2));
            for (number, (first, last, local)) in rows.iter().enumerate().take(end).skip(start) {
                let address = Address {
                    text: local,
                    local,
                    domain: "example.com",
                };
                let who = NameAndAddress {
                    names: Some((first, last)),
                    address: Some(address),
                };
                part.add(RowNumber(number as u64 + 2), &user, &who);
            }
            part.end();
            all.merge(&part);
        }
        let observation = all.judge()?;
        Some(observation.message.text(Language::English, &in_full))
    }

    #[test]
    fn a_series_is_the_same_wherever_threads_part_the_rows() {
        let of_row_above = [
            ("Zoe", "Lind", "zoe.lind"),
            ("Anna", "Berg", "anna.berg"),
            ("Ben", "Cole", "anna.berg1"),
            ("Cem", "Dal", "anna.berg2"),
            ("Dora", "Eck", "anna.berg3"),
            ("Eva", "Falk", "anna.berg4"),
            ("Finn", "Gale", "finn.gale"),
        ];
        let whole = said(&of_row_above, &[]);
        assert!(whole.is_some());
        for one in 0..of_row_above.len() {
            for other in one..of_row_above.len() {
                assert_eq!(said(&of_row_above, &[one, other]), whole, "{one} {other}");
            }
        }
        // Without the user of that name above they are numbers.
        assert_eq!(said(&of_row_above[2..], &[]), None);
    }

    #[test]
    fn numbers_are_found_where_a_series_has_them() {
        for (text, expected) in [
            ("anna12", Some(("anna", 12, ""))),
            ("anna", None),
            ("12", None),
            ("anna2000000", None),
            ("a1b", None),
        ] {
            assert_eq!(number_at_end(text), expected, "{text}");
        }
        for (domain, expected) in [
            ("example2.com", Some(("example", 2, ".com"))),
            ("example.com7", Some(("example.com", 7, ""))),
            ("mail3.example.com", Some(("mail", 3, ".example.com"))),
            ("b2b.example", None),
            ("example.com", None),
        ] {
            assert_eq!(number_in(domain), expected, "{domain}");
        }
    }
}
