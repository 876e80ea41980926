//! Which letters fit into a word: what a wrong encoding makes of a word hardly ever does.

/// Beginnings of names behind which a capital letter stands: `McÉwan`.
const BEFORE_CAPITALS: [&str; 12] = [
    "Mc", "Mac", "De", "Di", "Du", "La", "Le", "St", "Van", "Von", "Fitz", "Da",
];

/// Whether it is a letter of a European language in Latin script, and not of ASCII.
pub(super) fn is_european(letter: char) -> bool {
    matches!(letter, '\u{c0}'..='\u{17f}' | '\u{1e9e}' | '\u{218}'..='\u{21b}')
        && !matches!(letter, '×' | '÷' | 'ſ' | 'ŉ')
}

/// How usual a letter is in names of the languages that most lists are in.
pub(super) fn commonness(letter: char) -> u32 {
    match letter {
        'ä' | 'ö' | 'ü' | 'ß' | 'é' | 'è' | 'ç' | 'å' | 'ø' | 'æ' | 'Ä' | 'Ö' | 'Ü' | 'É' | 'Å'
        | 'Ø' | 'ñ' => 3,
        'à' | 'á' | 'â' | 'ê' | 'ë' | 'í' | 'î' | 'ï' | 'ó' | 'ô' | 'ú' | 'û' | 'Ç' | 'Æ' => {
            2
        }
        _ => 1,
    }
}

/// Whether each letter that is not ASCII has the case that it can have beside its neighbours: `Jörg`, `MÜLLER`, not `JÖrg`.
pub(super) fn cases_fit(word: &[char], at: usize) -> bool {
    let letter = word[at];
    let side = |index: Option<usize>| {
        let letter = index.and_then(|index| word.get(index)).copied();
        letter.filter(|letter| letter.is_alphabetic())
    };
    let (before, after) = (side(at.checked_sub(1)), side(Some(at + 1)));
    let upper = |letter: Option<char>| letter.is_some_and(char::is_uppercase);
    let lower = |letter: Option<char>| letter.is_some_and(char::is_lowercase);
    if letter.is_uppercase() {
        !(lower(before) || upper(before) && lower(after))
    } else {
        // Nobody has a capital for `ß`.
        letter == 'ß' || !(upper(before) && upper(after))
    }
}

/// Where a sign stands beside the letters of a word, so that it is odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Odd {
    /// Anywhere in a text.
    Anywhere,
    /// Before or behind a letter.
    Beside,
    /// Behind a letter.
    Behind,
    /// Between two letters.
    Inside,
    /// Before a letter, at the start of a word or inside.
    Before,
    /// Before a small letter.
    BeforeSmall,
    /// Between small letters, or at the end behind one.
    AmongSmall,
}

/// Where a character is odd, if it can be.
fn odd_where(letter: char) -> Option<Odd> {
    Some(match letter {
        // What Windows-1252 has no character for.
        '\u{81}' | '\u{8d}' | '\u{8f}' | '\u{90}' | '\u{9d}' => Odd::Anywhere,
        // Lines and blocks, and signs of mathematics.
        '\u{2500}'..='\u{25a0}'
        | '√'
        | '∂'
        | '∫'
        | '≈'
        | '∑'
        | '∏'
        | '◊'
        | '∞'
        | '≠'
        | '≤'
        | '≥'
        | '∩'
        | '≡'
        | '⌐'
        | '⌠'
        | '⌡'
        | '₧'
        | 'ⁿ' => Odd::Beside,
        // The Greek letters of American DOS; a quote that opens, a letter's mark, the sign of a paragraph.
        'Σ' | 'Θ' | 'Φ' | 'Ω' | 'τ' | 'σ' | 'δ' | 'φ' | 'ε' | '‚' | '¸' | '§' => {
            Odd::Behind
        }
        '”' | '“' | '„' | '†' | '‡' | '‰' | 'ˆ' | '›' | '‹' | '¢' | '¤' | '¥' | '¦' | '©' | '¬'
        | '®' | '¯' | '°' | '±' | '³' | 'µ' | '¶' | '¼' | '½' | '¾' | '¿' | '¡' | '÷' => {
            Odd::Inside
        }
        '™' | '£' => Odd::Before,
        'Ÿ' => Odd::BeforeSmall,
        _ if is_european(letter) && letter.is_uppercase() => Odd::AmongSmall,
        _ => return None,
    })
}

/// Whether some character of a text may be odd: nearly every text has none.
pub(super) fn may_be_odd(text: &str) -> bool {
    let mut before = ' ';
    text.chars().any(|letter| {
        let previous = std::mem::replace(&mut before, letter);
        if letter.is_ascii() {
            return false;
        }
        match odd_where(letter) {
            None => false,
            Some(Odd::AmongSmall) => previous.is_ascii_lowercase(),
            Some(Odd::Behind | Odd::Inside) => is_latin(previous),
            Some(_) => true,
        }
    })
}

fn is_latin(letter: char) -> bool {
    letter < '\u{250}' && letter.is_alphabetic()
}

/// Whether a letter or mark stands where no word has it: a sign inside a word, a capital behind a small letter.
pub(super) fn is_odd(word: &[char], at: usize) -> bool {
    let side = |index: Option<usize>| index.and_then(|index| word.get(index)).copied();
    let (before, after) = (side(at.checked_sub(1)), side(Some(at + 1)));
    let latin = |letter: Option<char>| letter.is_some_and(is_latin);
    let is_letter = |letter: &char| letter.is_alphabetic();
    match odd_where(word[at]) {
        None => false,
        Some(Odd::Anywhere) => true,
        Some(Odd::Beside) => latin(before) || latin(after),
        Some(Odd::Behind) => latin(before),
        Some(Odd::Inside) => latin(before) && latin(after),
        Some(Odd::Before) => {
            latin(after) && (latin(before) || before.is_none_or(|letter| letter == ' '))
        }
        Some(Odd::BeforeSmall) => after.is_some_and(char::is_lowercase),
        Some(Odd::AmongSmall) => {
            let small = |letter: char| letter.is_ascii_lowercase();
            before.is_some_and(small)
                && after.filter(is_letter).is_none_or(char::is_lowercase)
                && !follows_prefix(word, at)
        }
    }
}

/// Whether a capital may stand behind what is before it: `McÉwan`, and `hÓra` of Irish.
fn follows_prefix(word: &[char], at: usize) -> bool {
    let letters = word[..at].iter().rev();
    let count = letters.take_while(|letter| letter.is_alphabetic()).count();
    let start: String = word[at - count..at].iter().collect();
    count < 2 || BEFORE_CAPITALS.contains(&start.as_str())
}
