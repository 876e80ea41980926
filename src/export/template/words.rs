//! What a template says in the language of whoever fills it in.
//!
//! `{}` stands for what a sentence is about. The languages have their sentences in the same order.

mod dutch;
mod english;
mod french;
mod german;

use crate::profile::language::Language;

/// What a template says. A sentence ends with a full stop; what is put into another one has none.
#[derive(Debug)]
pub struct Words {
    /// The sheet to fill in.
    pub users: &'static str,
    /// The sheet that explains.
    pub explanations: &'static str,
    pub(super) title: &'static str,
    pub(super) column: &'static str,
    pub(super) needed: &'static str,
    pub(super) content: &'static str,
    pub(super) values: &'static str,
    pub(super) example: &'static str,

    pub(super) yes: &'static str,
    pub(super) no: &'static str,
    pub(super) or: &'static str,
    pub(super) quotes: [&'static str; 2],
    pub(super) more: &'static str,
    pub(super) is: &'static str,
    pub(super) second_factor: &'static str,
    pub(super) no_second_factor: &'static str,

    pub(super) always: &'static str,
    pub(super) when: &'static str,
    pub(super) one_of: &'static str,
    pub(super) never: &'static str,
    pub(super) assumed_need: &'static str,

    pub(super) one_of_the_list: &'static str,
    pub(super) of_the_list: &'static str,
    pub(super) text: &'static str,
    pub(super) email: &'static str,
    pub(super) phone: &'static str,
    pub(super) phone_e164: &'static str,
    pub(super) day: &'static str,
    pub(super) moment: &'static str,
    pub(super) day_as: &'static str,
    pub(super) yes_or_no: &'static str,
    pub(super) language: &'static str,
    pub(super) path: &'static str,
    pub(super) reference: &'static str,
    pub(super) id: &'static str,

    pub(super) several: &'static str,
    pub(super) several_tight: &'static str,
    pub(super) pattern: &'static str,
    pub(super) max_length: &'static str,
    pub(super) unique: &'static str,
    pub(super) case_exact: &'static str,
    pub(super) domains: &'static str,
    pub(super) not_these: &'static str,
    pub(super) only_when: &'static str,
    pub(super) public: &'static str,
    pub(super) immutable: &'static str,
    pub(super) not_empty: &'static str,
    pub(super) default: &'static str,
    pub(super) assumed_value: &'static str,
    pub(super) called: &'static str,
    pub(super) values_are: &'static str,
    pub(super) example_is: &'static str,

    pub(super) rows: &'static str,
    pub(super) colours: &'static str,
    pub(super) by_hand: &'static str,
    pub(super) by_header: &'static str,
    pub(super) max_rows: &'static str,
    pub(super) only_csv: &'static str,
    pub(super) file_name: &'static str,
    pub(super) sources: &'static str,
    pub(super) read_on: &'static str,

    pub(super) refused_title: &'static str,
    pub(super) refused: &'static str,
    pub(super) questioned: &'static str,
    pub(super) no_day: &'static str,
}

impl Words {
    /// The words of a language.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &english::WORDS,
            Language::German => &german::WORDS,
            Language::Dutch => &dutch::WORDS,
            Language::French => &french::WORDS,
        }
    }

    /// A text between the quotes of the language.
    pub(super) fn quoted(&self, text: &str) -> String {
        let [open, close] = self.quotes;
        format!("{open}{text}{close}")
    }

    /// A text of a profile, which has backticks for quotes.
    pub(super) fn requoted(&self, text: &str) -> String {
        let pieces = text.split('`').enumerate();
        let piece = |(number, piece): (usize, &str)| match number % 2 {
            0 => piece.to_owned(),
            _ => self.quoted(piece),
        };
        pieces.map(piece).collect()
    }

    /// The first of some values, and how many more there are.
    pub(super) fn listed(&self, values: &[String], most: usize) -> String {
        let mut listed = values[..values.len().min(most)].join(", ");
        if values.len() > most {
            listed.push(' ');
            listed.push_str(&fill(self.more, &[&(values.len() - most).to_string()]));
        }
        listed
    }
}

/// A sentence about something.
pub(super) fn fill(sentence: &str, parts: &[&str]) -> String {
    let mut parts = parts.iter();
    let mut pieces = sentence.split("{}");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        text.push_str(parts.next().copied().unwrap_or_default());
        text.push_str(piece);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Words, fill};
    use crate::profile::language::Language;

    #[test]
    fn a_sentence_is_about_the_same_in_every_language() {
        let gaps = |language| -> Vec<String> {
            let localized_fields = format!("{:#?}", Words::of(language));
            let gaps = |localized: &str| {
                let name = localized.split(':').next().unwrap_or_default().to_owned();
                format!("{name} {}", localized.matches("{}").count())
            };
            // The marks that quote differ, and are no sentence.
            let localized_fields = localized_fields
                .lines()
                .filter(|line| line.starts_with("    ") && line.contains(": "));
            localized_fields.map(gaps).collect()
        };
        let english = gaps(Language::English);
        assert!(english.len() > 50, "{english:?}");
        for language in Language::ALL {
            assert_eq!(gaps(language), english);
        }
    }

    #[test]
    fn what_excel_limits_is_short_enough() {
        for words in Language::ALL.map(Words::of) {
            for name in [words.users, words.explanations, words.refused_title] {
                assert!(name.encode_utf16().count() <= 31, "{name}");
            }
            for message in [words.refused, words.questioned, words.no_day] {
                assert!(message.encode_utf16().count() <= 200, "{message}");
            }
        }
    }

    #[test]
    fn gaps_are_filled_in_their_order() {
        assert_eq!(fill("{} is {}.", &["A", "{}"]), "A is {}.");
        let values = ["a", "b", "c"].map(String::from);
        assert_eq!(
            Words::of(Language::German).listed(&values, 2),
            "a, b und 1 weitere"
        );
        assert_eq!(
            Words::of(Language::French).requoted("as `12:x`"),
            "as « 12:x »"
        );
    }
}
