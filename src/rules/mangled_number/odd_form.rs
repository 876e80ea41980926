//! Forms that an id of digits has by mistake, and the digits in it.

/// A form that an id of digits has by mistake, where the others are digits and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OddForm {
    /// Marks between the digits, the first of which is 0: `00,423`, `00 422`.
    Grouped,
    /// A mark in front: `#424`.
    Marked,
    /// A word in front: `ID 00425`.
    Named,
    /// Letters that look like digits: `O0426`.
    Letter,
}

impl OddForm {
    /// All of them, in the order of their numbers.
    pub(super) const ALL: [Self; 4] = [Self::Grouped, Self::Marked, Self::Named, Self::Letter];

    /// The form of an id, if it is one of these.
    pub(super) fn of(id: &str) -> Option<Self> {
        if id.len() > 30 || !may_have_one(id.as_bytes()) {
            return None;
        }
        Self::ALL.into_iter().find(|form| form.digits(id).is_some())
    }

    /// How many times as many ids have no such form, where it is a mistake. A word or a letter in front may be that of
    /// another kind of id.
    pub(super) fn times(self) -> u64 {
        match self {
            Self::Grouped => 1,
            Self::Marked => 2,
            Self::Named | Self::Letter => 3,
        }
    }

    /// The digits of an id in this form; none where it has another one.
    pub(super) fn digits(self, id: &str) -> Option<String> {
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let digits = match self {
            Self::Grouped => grouped(id)?,
            Self::Marked => id.strip_prefix('#')?.trim_start().to_owned(),
            Self::Named => {
                let at = id.find(|letter: char| letter.is_ascii_digit())?;
                let (front, digits) = id.split_at(at);
                let word = front.trim_end_matches([' ', '.', ':', '#', '\u{a0}']);
                let letters = |letter: char| letter.is_alphabetic() || ". -".contains(letter);
                let is_word = word.starts_with(char::is_alphabetic) && word.chars().all(letters);
                (is_word && word.len() < front.len()).then(|| digits.to_owned())?
            }
            Self::Letter => {
                let belongs = |byte: u8| byte.is_ascii_digit() || b"OolI".contains(&byte);
                if id.len() < 4 || !id.bytes().all(belongs) || all_digits(id) {
                    return None;
                }
                let digit = |letter: char| match letter {
                    'O' | 'o' => '0',
                    'l' | 'I' => '1',
                    other => other,
                };
                id.chars().map(digit).collect()
            }
        };
        (!digits.is_empty() && all_digits(&digits)).then_some(digits)
    }
}

/// Whether an id can have one of the forms: it has a digit, and something that parts the digits from what else there is, or
/// starts as those do in which letters stand for digits.
fn may_have_one(id: &[u8]) -> bool {
    let starts_with_digit = |first: &u8| first.is_ascii_digit() || b"OolI".contains(first);
    id.iter().any(u8::is_ascii_digit)
        && (id.first().is_some_and(starts_with_digit) || !id.iter().all(u8::is_ascii_alphanumeric))
}

/// The digits of a number whose zeros in front were kept and that has marks between its thousands, or spaces.
fn grouped(id: &str) -> Option<String> {
    let mark = id.chars().find(|letter| !letter.is_ascii_digit())?;
    let is_space = matches!(mark, ' ' | '\u{a0}' | '\u{202f}');
    let is_mark = is_space || matches!(mark, ',' | '.' | '\'' | '\u{2019}');
    let (first, _) = id.split_once(mark)?;
    let mut others = id.split(mark).skip(1);
    let fits = is_mark
        && first.starts_with('0')
        && (is_space || first.len() > 1 && others.all(|part| part.len() == 3));
    fits.then(|| id.replace(mark, ""))
}
