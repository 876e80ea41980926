//! How headers are compared: the one normaliser for header finding, mapping and templates.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::values::lexicon::{WordMap, every};
use crate::values::similarity;

/// How many bytes of a header are compared at most.
const LONGEST: usize = 4096;

/// The words of headers in all languages, by what they say of the others.
struct HeaderWords {
    /// What people put in round brackets behind a header and that says nothing of its meaning.
    decorations: WordMap,
    neutral: WordMap,
    contrary: WordMap,
    opposite: WordMap,
    particles: WordMap,
}

static WORDS: LazyLock<HeaderWords> = LazyLock::new(|| HeaderWords {
    decorations: WordMap::set(every(|words| &words.headers.decorations)),
    neutral: WordMap::set(every(|words| &words.headers.neutral)),
    contrary: WordMap::set(every(|words| &words.headers.contrary)),
    opposite: WordMap::set(every(|words| &words.headers.opposite)),
    particles: WordMap::set(every(|words| &words.headers.particles)),
});

/// The ways in which a header can be read, the most literal first.
///
/// `Name [displayName] Required` is itself, the property in its brackets, and the words before them. Round brackets tell
/// two headers apart, as in `Telefon (privat)`, unless they only say that a value is needed. Forms number their columns:
/// `1. First name`.
/// Two headers mean the same where a reading of one equals the [`key`] of the other.
#[must_use]
pub fn readings(header: &str) -> Vec<String> {
    let header = start_of(header);
    let mut readings = vec![key(header)];
    if let Some((words, rest)) = header.split_once('[') {
        if let Some((property, _)) = rest.split_once(']') {
            readings.push(key(property));
        }
        readings.push(key(words));
    }
    if let Some((words, rest)) = header.split_once('(')
        && WORDS.decorations.contains(&key(rest))
    {
        readings.push(key(words));
    }
    readings.extend(without_number(header).map(key));
    readings.retain(|reading| !reading.is_empty());
    readings.dedup();
    readings
}

/// A header without the number in front of it: `1. First name`, `03 E-Mail`, `(2) Phone`, `#5 Team`, `Q4: City`. `2nd email` has none.
fn without_number(header: &str) -> Option<&str> {
    let text =
        header.trim_start_matches(|letter: char| letter.is_whitespace() || "(#№".contains(letter));
    let text = match text.as_bytes() {
        // A form that counts its questions.
        [letter, digit, ..] if letter.is_ascii_alphabetic() && digit.is_ascii_digit() => &text[1..],
        _ => text,
    };
    let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let name = rest.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let digits = text.len() - rest.len();
    ((1..=3).contains(&digits) && name.len() < rest.len() && !name.is_empty()).then_some(name)
}

/// Whether a header says that its column is for reading only: `Last Sign In [READ ONLY]`, as an export of another system
/// has it.
#[must_use]
pub fn is_read_only(header: &str) -> bool {
    let inside = header
        .split_once('[')
        .and_then(|(_, rest)| rest.split_once(']'));
    inside.is_some_and(|(inside, _)| key(inside) == "readonly")
}

/// A header without what people vary: case, spaces, hyphens, underscores, `*`, `?`, quotes, and other marks.
#[must_use]
pub fn key(header: &str) -> String {
    let header = start_of(header);
    // Most headers are, and composing the letters of others takes many times as long.
    if header.is_ascii() {
        let letters = header.bytes().filter(u8::is_ascii_alphanumeric);
        return letters
            .map(|letter| char::from(letter.to_ascii_lowercase()))
            .collect();
    }
    header
        .nfkc()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// As much of a header as is compared: a longer one is a text that stands where headers do, however long a file makes it.
fn start_of(header: &str) -> &str {
    let mut end = header.len().min(LONGEST);
    while !header.is_char_boundary(end) {
        end -= 1;
    }
    &header[..end]
}

/// The words of a header in lower case, parted where people part them: at spaces and marks, and inside `firstName`. What
/// stands in brackets belongs to it; `E-Mail` is one word.
#[must_use]
pub fn words(header: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    let mut lower = false;
    for letter in start_of(header).nfkc() {
        if !letter.is_alphanumeric() {
            open = false;
            continue;
        }
        let starts = !open || lower && letter.is_uppercase();
        lower = letter.is_lowercase();
        open = true;
        match words.last_mut() {
            Some(word) if !starts => word.extend(letter.to_lowercase()),
            _ => words.push(letter.to_lowercase().collect()),
        }
    }
    let mut joined: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        match joined.last_mut() {
            Some(before) if before == "e" => before.push_str(&word),
            _ => joined.push(word),
        }
    }
    joined
}

/// Whether the title of a group of headers says that they are about another person: `Manager`, `Notfallkontakt`.
#[must_use]
pub fn is_of_another(title: &str) -> bool {
    words(title)
        .iter()
        .any(|word| WORDS.contrary.contains(word))
}

/// How much a header resembles a known one without being equal to it, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same words in another order.
    SameWords,
    /// The same words, and others that change nothing: `E-Mail dienstlich`.
    Qualified,
    /// A typo apart.
    Spelling,
    /// The known header and a number: `Role 2`.
    Numbered,
    /// The known header stands in it, beside words that may change everything: `Private email`.
    Within,
    /// It is what the known header ends with: `Name` and `Last name`.
    Piece,
}

/// How much a header resembles a known one, if it does.
#[must_use]
pub fn likeness(header: &str, known: &str) -> Option<Likeness> {
    let telling = |header: &str| -> Vec<String> {
        let mut words = words(header);
        words.retain(|word| !WORDS.particles.contains(word));
        words
    };
    let (ours, theirs) = (telling(header), telling(known));
    let (key, wanted) = (key(header), key(known));
    if ours.is_empty() || theirs.is_empty() || key == wanted {
        return None;
    }
    if key
        .strip_prefix(&wanted)
        .is_some_and(|rest| rest.len() <= 2 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return Some(Likeness::Numbered);
    }
    let has = |words: &[String], word: &String| words.contains(word);
    let others: Vec<&String> = ours.iter().filter(|word| !has(&theirs, word)).collect();
    let all_there = theirs.iter().all(|word| has(&ours, word));
    match () {
        () if all_there && others.is_empty() => Some(Likeness::SameWords),
        () if all_there && others.iter().all(|word| WORDS.neutral.contains(word)) => {
            Some(Likeness::Qualified)
        }
        () if is_a_typo(&key, &wanted) => Some(Likeness::Spelling),
        () if all_there && !others.iter().any(|word| WORDS.contrary.contains(word)) => {
            Some(Likeness::Within)
        }
        () if theirs.len() > 1 && others.is_empty() && theirs.ends_with(&ours) => {
            Some(Likeness::Piece)
        }
        () => None,
    }
}

/// Whether a header asks for the opposite: who is `suspended` with a yes is not active.
#[must_use]
pub fn says_the_opposite(header: &str) -> bool {
    words(header)
        .iter()
        .any(|word| WORDS.opposite.contains(word))
}

/// A part of a date that stands in several columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DatePart {
    Day,
    Month,
    Year,
}

/// Whether a header is a part of a date that two others complete: `Birth Day` beside `Birth Month` and `Birth Year`.
#[must_use]
pub fn is_part_of_a_date<'h>(header: &str, all: impl IntoIterator<Item = &'h str>) -> bool {
    let own = date_parts(&key(header));
    if own.is_empty() {
        return false;
    }
    let (mut day, mut month, mut year) = (false, false, false);
    for other in all {
        for (part, rest) in date_parts(&key(other)) {
            if own.iter().any(|(_, of)| *of == rest) {
                day |= part == DatePart::Day;
                month |= part == DatePart::Month;
                year |= part == DatePart::Year;
            }
        }
    }
    day && month && year
}

/// Which part of a date the key of a header names, and what else the key has; in several languages, perhaps.
fn date_parts(key: &str) -> Vec<(DatePart, String)> {
    static PARTS: LazyLock<Vec<(String, DatePart)>> = LazyLock::new(|| {
        let days = every(|words| &words.headers.days).map(|word| (self::key(word), DatePart::Day));
        let months =
            every(|words| &words.headers.months).map(|word| (self::key(word), DatePart::Month));
        let years =
            every(|words| &words.headers.years).map(|word| (self::key(word), DatePart::Year));
        days.chain(months).chain(years).collect()
    });
    let rest = |word: &str| {
        let behind = key.strip_suffix(word).map(|rest| format!("{rest}-"));
        behind.or_else(|| key.strip_prefix(word).map(|rest| format!("-{rest}")))
    };
    let parts = PARTS.iter();
    parts
        .filter_map(|(word, part)| Some((*part, rest(word)?)))
        .collect()
}

/// Whether two keys are a typo apart, and not in the first letter.
fn is_a_typo(one: &str, other: &str) -> bool {
    one.chars().next() == other.chars().next() && similarity::typo(one, other).is_some()
}

/// The header of the column that `enroll` adds.
pub const ERRORS: &str = "errors";

/// Whether a header is that of the column that `enroll` adds.
#[must_use]
pub fn is_errors(header: &str) -> bool {
    header.trim().eq_ignore_ascii_case(ERRORS)
}

/// Whether a header is one that `enroll` uses where another column is named `errors` already: `errors_2`.
#[must_use]
pub fn is_further_errors(header: &str) -> bool {
    let number = header
        .trim()
        .strip_prefix(ERRORS)
        .and_then(|rest| rest.strip_prefix('_'));
    number.is_some_and(|number| number.parse::<u32>().is_ok_and(|number| number > 1))
}

/// The headers that mean something, each with the number of what it means.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    meanings: HashMap<String, usize>,
}

impl Vocabulary {
    /// Adds a header; the first meaning of a header stays.
    pub fn add(&mut self, header: &str, meaning: usize) {
        self.add_key(&key(header), meaning);
    }

    /// Adds a header by its [`key`].
    pub fn add_key(&mut self, key: &str, meaning: usize) {
        if !key.is_empty() && !self.meanings.contains_key(key) {
            self.meanings.insert(key.to_owned(), meaning);
        }
    }

    /// How many headers it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.meanings.len()
    }

    /// Whether it knows none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.meanings.is_empty()
    }

    /// What a header means, by its most literal reading that is known.
    #[must_use]
    pub fn find(&self, header: &str) -> Option<usize> {
        readings(header)
            .iter()
            .find_map(|reading| self.meanings.get(reading).copied())
    }
}

#[cfg(test)]
mod tests {
    use super::{
        Likeness, Vocabulary, is_part_of_a_date, key, likeness, readings, says_the_opposite, words,
    };

    #[test]
    fn words_are_parted_where_people_part_them() {
        for (header, expected) in [
            ("E-Mail dienstlich", "email dienstlich"),
            ("firstName", "first name"),
            ("first_name", "first name"),
            ("Telefon (privat)", "telefon privat"),
            ("LASTNAME", "lastname"),
            ("  ", ""),
        ] {
            assert_eq!(words(header).join(" "), expected, "{header}");
        }
    }

    #[test]
    fn a_cell_of_megabytes_in_the_place_of_a_header_is_compared_by_its_start() {
        for text in ["a", "\u{e9}", "\u{1f600}a", "\""] {
            let cell = text.repeat(10_000);
            assert!(key(&cell).len() <= 4096, "{text}");
            assert!(words(&cell).concat().len() <= 4096, "{text}");
        }
    }

    #[test]
    fn an_ascii_header_has_the_key_that_composing_its_letters_gives() {
        let header: String = (0..0x80_u8).map(char::from).collect();
        let composed = format!("{header}\u{e9}");
        assert_eq!(format!("{}\u{e9}", key(&header)), key(&composed));
    }

    #[test]
    fn a_header_resembles_a_known_one_in_one_way() {
        for (header, known, expected) in [
            ("Name, first", "First name", Some(Likeness::SameWords)),
            ("E-Mail dienstlich", "Email", Some(Likeness::Qualified)),
            ("Emial adress", "Email address", Some(Likeness::Spelling)),
            ("Rolle 2", "Rolle", Some(Likeness::Numbered)),
            ("Private email", "Email", Some(Likeness::Within)),
            ("Manager email", "Manager", Some(Likeness::Within)),
            ("Manager email", "Email", None),
            ("Nom", "Nom complet", None),
            ("Name", "Last name", Some(Likeness::Piece)),
            ("Type Contrat", "Type de contrat", Some(Likeness::SameWords)),
            ("E-Mail", "Email", None),
            ("Nom", "Name", None),
            ("phone1", "phone2", None),
            ("Mail", "Nail", None),
            ("Position", "Department", None),
        ] {
            assert_eq!(likeness(header, known), expected, "{header} and {known}");
        }
    }

    #[test]
    fn case_blanks_hyphens_underscores_and_stars_do_not_matter() {
        for header in [
            "E-Mail",
            "e mail",
            "e_mail",
            " E-MAIL* ",
            "e\u{a0}mail",
            "“email”",
            "Email?",
        ] {
            assert_eq!(key(header), "email", "{header}");
        }
    }

    #[test]
    fn brackets_hold_a_property() {
        assert_eq!(
            readings("User name [userPrincipalName] Required"),
            [
                "usernameuserprincipalnamerequired",
                "userprincipalname",
                "username"
            ]
        );
        assert_eq!(readings("Email Address [Required]")[2], "emailaddress");
    }

    #[test]
    fn a_day_beside_its_month_and_year_is_no_date() {
        let is_part = |all: &[&str]| is_part_of_a_date(all[0], all.iter().copied());
        assert!(is_part(&["Birth Day", "Birth Month", "Birth Year"]));
        assert!(is_part(&["Geburtstag", "Geburtsmonat", "Geburtsjahr"]));
        assert!(is_part(&[
            "Jour de naissance",
            "Mois de naissance",
            "Année de naissance"
        ]));
        assert!(!is_part(&["Birthday", "Birth Year"]));
        assert!(!is_part(&["Birthday", "Start Month", "Start Year"]));
        assert!(!is_part(&["Email", "Name", "Phone"]));
    }

    #[test]
    fn a_number_in_front_makes_no_difference() {
        for (header, expected) in [
            ("1. First Name", "firstname"),
            ("03 E-Mail", "email"),
            ("(2) Phone", "phone"),
            ("4) Abteilung", "abteilung"),
            ("12 - Groupe", "groupe"),
            ("Q5: City", "city"),
            ("1. E-Mail [mail]", "emailmail"),
        ] {
            assert!(readings(header).contains(&expected.to_owned()), "{header}");
        }
        for header in ["2nd email", "3D model", "Role 2", "2026 Bonus", "1.", "E5"] {
            assert_eq!(readings(header), [key(header)], "{header}");
        }
    }

    #[test]
    fn a_header_can_say_the_opposite() {
        assert!(says_the_opposite("Block sign in (Yes/No)"));
        assert!(says_the_opposite("suspended") && says_the_opposite("isDisabled"));
        assert!(!says_the_opposite("Active") && !says_the_opposite("blocks of flats"));
    }

    #[test]
    fn a_header_that_is_added_twice_keeps_its_first_meaning() {
        let mut vocabulary = Vocabulary::default();
        for (meaning, header) in ["Mail", "E-Mail", "MAIL", "e_mail"].into_iter().enumerate() {
            vocabulary.add(header, meaning);
        }
        assert_eq!(vocabulary.find("mail"), Some(0));
        assert_eq!(vocabulary.find("email"), Some(1));
    }
}
