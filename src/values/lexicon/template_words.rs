//! What a template says in the language of the person who fills it in. `{}` stands for what a sentence is about.

use serde::Deserialize;

/// What a template says. A sentence ends with a full stop; what is put into another one has none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateWords {
    /// The sheet to fill in.
    pub users: String,
    /// The sheet that explains.
    pub explanations: String,
    /// The title of the explanations: sheet, system.
    pub title: String,
    /// Heading: the column.
    pub column: String,
    /// Heading: whether it is required.
    pub needed: String,
    /// Heading: what may stand in it.
    pub content: String,
    /// Heading: the values to choose from.
    pub values: String,
    /// Heading: a sample value.
    pub example: String,
    /// Yes.
    pub yes: String,
    /// No.
    pub no: String,
    /// Between alternatives, with its spaces.
    pub or: String,
    /// The quotes of the language.
    pub quotes: [String; 2],
    /// After the first values of a list: how many more.
    pub more: String,
    /// A condition: field, value.
    pub is: String,
    /// The condition that users sign in with a second factor.
    pub second_factor: String,
    /// The condition that they do not.
    pub no_second_factor: String,
    /// The field is required.
    pub always: String,
    /// It is required under conditions.
    pub when: String,
    /// One of several fields is required.
    pub one_of: String,
    /// It is optional.
    pub never: String,
    /// That the vendor does not say so.
    pub assumed_need: String,
    /// One value of a list.
    pub one_of_the_list: String,
    /// Several values of a list.
    pub of_the_list: String,
    /// Any text.
    pub text: String,
    /// An email address.
    pub email: String,
    /// A phone number.
    pub phone: String,
    /// A phone number as E.164.
    pub phone_e164: String,
    /// A date, in a cell that shows one.
    pub day: String,
    /// A date and time, in a cell that shows one.
    pub moment: String,
    /// A date as text: its form.
    pub day_as: String,
    /// A boolean.
    pub yes_or_no: String,
    /// A language code.
    pub language: String,
    /// A path.
    pub path: String,
    /// A reference to another user: the field.
    pub reference: String,
    /// An id.
    pub id: String,
    /// Several values in a cell: the separator.
    pub several: String,
    /// The same, without spaces around it.
    pub several_tight: String,
    /// A pattern, in words.
    pub pattern: String,
    /// The most characters.
    pub max_length: String,
    /// No two users may share it.
    pub unique: String,
    /// Case matters.
    pub case_exact: String,
    /// The allowed domains.
    pub domains: String,
    /// Characters that are refused.
    pub not_these: String,
    /// A condition for any value at all.
    pub only_when: String,
    /// Everybody sees it.
    pub public: String,
    /// It cannot be changed later.
    pub immutable: String,
    /// No cell may be empty.
    pub not_empty: String,
    /// What empty means.
    pub default: String,
    /// A value that the vendor does not document: system, value.
    pub assumed_value: String,
    /// What the system calls it: system, header.
    pub called: String,
    /// The values.
    pub values_are: String,
    /// A sample value.
    pub example_is: String,
    /// One row per user: the sheet.
    pub rows: String,
    /// What the colours mean.
    pub colours: String,
    /// Columns are assigned during the upload: system.
    pub by_hand: String,
    /// Columns are found by their headers: system.
    pub by_header: String,
    /// The most users.
    pub max_rows: String,
    /// Only CSV is taken: system, encoding, delimiter.
    pub only_csv: String,
    /// The name of the file.
    pub file_name: String,
    /// Where this is from.
    pub sources: String,
    /// Where this is from, and when it was read.
    pub read_on: String,
    /// Title of the message for a value that is refused.
    pub refused_title: String,
    /// A value is refused: the values.
    pub refused: String,
    /// A value is not on the list.
    pub questioned: String,
    /// A value is not a date.
    pub no_day: String,
}

impl TemplateWords {
    /// A text between the quotes of the language.
    #[must_use]
    pub fn quoted(&self, text: &str) -> String {
        let [open, close] = &self.quotes;
        format!("{open}{text}{close}")
    }

    /// A text of a profile, which has backticks for quotes.
    #[must_use]
    pub fn requoted(&self, text: &str) -> String {
        let pieces = text.split('`').enumerate();
        let piece = |(number, piece): (usize, &str)| match number % 2 {
            0 => piece.to_owned(),
            _ => self.quoted(piece),
        };
        pieces.map(piece).collect()
    }

    /// The first of some values, and how many more there are.
    #[must_use]
    pub fn listed(&self, values: &[String], most: usize) -> String {
        let mut listed = values[..values.len().min(most)].join(", ");
        if values.len() > most {
            listed.push(' ');
            listed.push_str(&fill(&self.more, &[&(values.len() - most).to_string()]));
        }
        listed
    }
}

/// A sentence about something: its gaps are filled in their order.
#[must_use]
pub fn fill(sentence: &str, parts: &[&str]) -> String {
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
    use super::fill;

    #[test]
    fn gaps_are_filled_in_their_order() {
        assert_eq!(fill("{} is {}.", &["A", "{}"]), "A is {}.");
    }
}
