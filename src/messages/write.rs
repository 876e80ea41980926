//! Writes a message in a language.

use std::fmt::Write as _;

use crate::messages::catalog::Catalog;
use crate::messages::entry::{MessageId, entry};
use crate::messages::fact::{Fact, Join, List, Message};
use crate::messages::language::Language;
use crate::messages::own::{OWN_SENTENCE, OwnPiece, own_pieces};
use crate::messages::pattern::{Key, Piece, ProblemSlot, Select, Slot};

/// Writes a piece of a value as it may be shown: in full, masked, or not at all.
pub type ShowValue<'a> = &'a dyn Fn(&str, &mut String);

/// Shows a piece of a value as it is.
pub fn in_full(value: &str, out: &mut String) {
    out.push_str(value);
}

/// What findings that one change would settle have in common; a remedy can name it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Problem<'a> {
    /// How many findings there are: `$count`.
    pub count: u64,
    /// The name of the field: `$field`.
    pub field: &'a str,
    /// The header of the column: `$header`.
    pub header: &'a str,
    /// The value that most of them have, which is masked where values are: `$value`.
    pub value: Option<&'a str>,
    /// What the target takes instead, perhaps: `$meant`.
    pub meant: &'a str,
}

/// What would settle all findings of a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// The sentence.
    pub text: String,
    /// Whether it names the one value of the problem, so that other values need the same again.
    pub names_value: bool,
}

impl Message {
    /// Appends the sentence.
    pub fn write(&self, language: Language, show: ShowValue<'_>, out: &mut String) {
        let catalog = Catalog::of(language);
        let sentence = &catalog.entry(self.entry()).sentence;
        let mut writer = Writer::new(catalog, self, show, out);
        match self.own().and_then(|own| own.text(language)) {
            None => writer.pieces(sentence),
            Some(own) => writer.own(own, self.entry(), sentence),
        }
    }

    /// The sentence.
    #[must_use]
    pub fn text(&self, language: Language, show: ShowValue<'_>) -> String {
        // Most sentences fit, so that the text need not grow.
        let mut text = String::with_capacity(96);
        self.write(language, show, &mut text);
        text
    }

    /// What would settle all findings like it, where the entry has a `.remedy`; none where that names a value and the
    /// problem has none.
    #[must_use]
    pub fn remedy(
        &self,
        language: Language,
        problem: &Problem<'_>,
        show: ShowValue<'_>,
    ) -> Option<Remedy> {
        self.remedy_from(Catalog::of(language), problem, show)
    }

    fn remedy_from(
        &self,
        catalog: &Catalog,
        problem: &Problem<'_>,
        show: ShowValue<'_>,
    ) -> Option<Remedy> {
        let remedy = catalog.entry(self.entry()).remedy.as_ref()?;
        let mut text = String::new();
        let mut writer = Writer::new(catalog, self, show, &mut text);
        writer.problem = *problem;
        writer.pieces(remedy);
        let names_value = writer.names_value;
        (!names_value || problem.value.is_some()).then_some(Remedy { text, names_value })
    }
}

struct Writer<'a> {
    catalog: &'a Catalog,
    facts: &'a [Fact],
    problem: Problem<'a>,
    show: ShowValue<'a>,
    /// Whether `$value` was asked for.
    names_value: bool,
    out: &'a mut String,
}

impl<'a> Writer<'a> {
    fn new(
        catalog: &'a Catalog,
        message: &'a Message,
        show: ShowValue<'a>,
        out: &'a mut String,
    ) -> Self {
        Self {
            catalog,
            facts: message.facts(),
            problem: Problem::default(),
            show,
            names_value: false,
            out,
        }
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece {
                Piece::Text(text) => self.out.push_str(text),
                Piece::Slot(Slot::Fact(slot)) => self.fact(&self.facts[*slot]),
                Piece::Slot(Slot::Problem(slot)) => self.problem(*slot),
                Piece::Select(select) => self.pieces(self.choose(select)),
            }
        }
    }

    /// Writes what an organization says instead of a sentence.
    fn own(&mut self, text: &str, entry: MessageId, sentence: &[Piece]) {
        for piece in own_pieces(text) {
            match piece {
                OwnPiece::Text(text) => self.out.push_str(text),
                OwnPiece::Slot(OWN_SENTENCE) => self.pieces(sentence),
                OwnPiece::Slot(name) => {
                    if let Some(fact) = entry.slot(name).and_then(|slot| self.facts.get(slot)) {
                        self.fact(fact);
                    }
                }
            }
        }
    }

    fn fact(&mut self, fact: &Fact) {
        match fact {
            Fact::Own(_) => {}
            Fact::Number(number) | Fact::Row(number) => self.number(*number),
            Fact::Count(number) => self.out.push_str(&self.catalog.grouped(*number)),
            Fact::Keyword(word) => self.out.push_str(word),
            Fact::Text(text) => self.out.push_str(text),
            Fact::Translations(texts) => self.out.push_str(texts.nearest(self.catalog.language())),
            Fact::Value(value) => (self.show)(value, self.out),
            Fact::List(list) => self.list(list),
            Fact::Message(message) => {
                let sentence = &self.catalog.entry(message.entry()).sentence;
                Writer::new(self.catalog, message, self.show, self.out).pieces(sentence);
            }
        }
    }

    fn problem(&mut self, slot: ProblemSlot) {
        match slot {
            ProblemSlot::Count => self.number(self.problem.count),
            ProblemSlot::Field => self.out.push_str(self.problem.field),
            ProblemSlot::Header => self.out.push_str(self.problem.header),
            ProblemSlot::Meant => self.out.push_str(self.problem.meant),
            ProblemSlot::Value => {
                self.names_value = true;
                (self.show)(self.problem.value.unwrap_or_default(), self.out);
            }
        }
    }

    fn number(&mut self, number: u64) {
        write!(self.out, "{number}").expect("a text grows");
    }

    /// Writes `A, B and C` from the entries that say what stands between two items.
    fn list(&mut self, list: &List) {
        let (between, before_last) = match list.join {
            Join::And => (entry!("list-and"), entry!("list-and-last")),
            Join::Or => (entry!("list-or"), entry!("list-or-last")),
        };
        let end = list.items.len().saturating_sub(1);
        for (number, item) in list.items.iter().enumerate() {
            match number {
                0 => {}
                _ if number == end => self.joint(before_last),
                _ => self.joint(between),
            }
            let is_quoted = list.is_quoted && matches!(item, Fact::Text(_) | Fact::Value(_));
            if is_quoted {
                self.out.push('`');
            }
            self.fact(item);
            if is_quoted {
                self.out.push('`');
            }
        }
    }

    /// Writes the text between the two slots of an entry.
    fn joint(&mut self, entry: MessageId) {
        for piece in &self.catalog.entry(entry).sentence {
            if let Piece::Text(text) = piece {
                self.out.push_str(text);
            }
        }
    }

    fn choose(&self, select: &'a Select) -> &'a [Piece] {
        let number = match select.slot {
            Slot::Fact(slot) => match &self.facts[slot] {
                Fact::Number(number) | Fact::Count(number) => Ok(*number),
                Fact::Keyword(word) => Err(*word),
                _ => return &select.default,
            },
            Slot::Problem(ProblemSlot::Count) => Ok(self.problem.count),
            Slot::Problem(_) => return &select.default,
        };
        let form = number.map(|number| self.catalog.plural(number));
        let chosen = select.variants.iter().find(|(key, _)| match key {
            Key::Number(exact) => number == Ok(*exact),
            Key::Plural(plural) => form == Ok(*plural),
            Key::Keyword(keyword) => number == Err(keyword),
        });
        chosen.map_or(&select.default, |(_, pieces)| pieces)
    }
}

#[cfg(test)]
mod tests {
    use super::{Problem, Writer, in_full};
    use crate::messages::catalog::Catalog;
    use crate::messages::entry::{MessageId, entry};
    use crate::messages::fact::{Fact, Message, all_of, any_of, keyword, message, text, value};
    use crate::messages::language::Language;

    /// English with one entry, of the slots `$before` and `$after`, worded in another way.
    fn catalog(sentence: &str) -> Catalog {
        let source = Language::English.source();
        let old = "list-and = { $before }, { $after }\n";
        assert!(source.contains(old), "{source}");
        let source = source.replace(old, &format!("list-and = {sentence}\n"));
        Catalog::read(Language::English, &source).expect("a catalog")
    }

    fn written(catalog: &Catalog, before: impl Into<Fact>, after: impl Into<Fact>) -> String {
        let message = message!("list-and", before = before.into(), after = after.into());
        let mut out = String::new();
        let sentence = &catalog.entry(message.entry()).sentence;
        Writer::new(catalog, &message, &in_full, &mut out).pieces(sentence);
        out
    }

    #[test]
    fn a_number_takes_its_plural_form() {
        let catalog = catalog(
            "{ $after ->
    [0] nothing
    [one] { $after } row
   *[other] { $after } rows
} of { $before }",
        );
        for (number, sentence) in [
            (0_u64, "nothing of 7"),
            (1, "1 row of 7"),
            (2, "2 rows of 7"),
            (1000, "1000 rows of 7"),
        ] {
            assert_eq!(written(&catalog, 7_u64, number), sentence);
        }
    }

    /// French has a form for millions and one for zero and one; the last digits of a number say nothing.
    #[test]
    fn the_plural_form_is_that_of_the_whole_number() {
        let source = Language::French.source();
        let old = source.lines().find(|line| line.starts_with("list-and ="));
        let new = "list-and = { $before }{ $after ->\n    [one] one\n    [many] many\n   *[other] other\n}";
        let source = source.replace(old.expect("it is there"), new);
        let catalog = Catalog::read(Language::French, &source).expect("a catalog");
        for (number, form) in [
            (0_u64, "one"),
            (1, "one"),
            (2, "other"),
            (1_000_000, "many"),
            (1_000_001, "other"),
            (2_000_000, "many"),
        ] {
            assert_eq!(written(&catalog, text(""), number), form, "{number}");
        }
    }

    #[test]
    fn a_keyword_chooses_a_variant() {
        let catalog = catalog(
            "{ $before ->
    [comma] a comma
   *[other] something
} instead of { $after }",
        );
        let spoken = |word| written(&catalog, keyword(word), text(";"));
        assert_eq!(spoken("comma"), "a comma instead of ;");
        assert_eq!(spoken("tab"), "something instead of ;");
        let catalog = self::catalog("{ $before ->\n    [yes] yes\n   *[no] no\n} { $after }");
        let words = catalog.keywords(entry!("list-and"));
        assert_eq!(
            words["before"].iter().copied().collect::<Vec<_>>(),
            ["no", "yes"]
        );
        assert_eq!(written(&catalog, keyword("no"), 1_u64), "no 1");
    }

    #[test]
    fn a_sentence_of_two_lines_is_one() {
        let catalog = catalog("one { $before }\n    two { $after }");
        assert_eq!(written(&catalog, 1_u64, 2_u64), "one 1 two 2");
    }

    #[test]
    fn a_list_is_joined_by_words() {
        let names = ["A", "B", "C", "D", "E"];
        for (count, and, or) in [
            (0, "", ""),
            (1, "A", "`A`"),
            (2, "A and B", "`A` or `B`"),
            (3, "A, B and C", "`A`, `B` or `C`"),
            (4, "A, B, C and D", "`A`, `B`, `C` or `D`"),
            (5, "A, B, C, D and E", "`A`, `B`, `C` or 2 more"),
        ] {
            let items = || names[..count].iter().map(|name| text(*name));
            let all = all_of(items());
            let any = any_of(items()).quoted().at_most(3);
            let message = message!("list-or", before = all, after = any);
            let text = message.text(Language::English, &in_full);
            assert_eq!(text, format!("{and}, {or}"));
        }
    }

    #[test]
    fn only_pieces_of_values_are_masked() {
        let message = message!(
            "list-and",
            before = text("Email"),
            after = message!(
                "list-or",
                before = value("anna"),
                after = all_of([value("berg")])
            )
        );
        let masked = |_: &str, out: &mut String| out.push('*');
        assert_eq!(message.text(Language::English, &masked), "Email, *, *");
        assert_eq!(
            message.text(Language::English, &in_full),
            "Email, anna, berg"
        );
    }

    #[test]
    fn a_remedy_knows_its_facts_and_what_the_findings_share() {
        let catalog = catalog(
            "{ $before } { $after }
    .remedy = to fix all { $count }: `--set { $field }.values.{ $value }={ $meant }`; or { list-or-last }",
        );
        let message = message!("list-and", before = text("A"), after = text("B"));
        let mut problem = Problem {
            count: 900,
            field: "type",
            header: "Art",
            value: Some("Mitarbeiter"),
            meant: "Person",
        };
        let expected = "to fix all 900: `--set type.values.Mitarbeiter=Person`; or A or B";
        let remedy = message.remedy_from(&catalog, &problem, &in_full);
        let remedy = remedy.expect("a remedy");
        assert_eq!(remedy.text, expected);
        assert!(remedy.names_value);
        problem.value = None;
        assert_eq!(message.remedy_from(&catalog, &problem, &in_full), None);
        let other = message!("list-or", before = text("A"), after = text("B"));
        assert_eq!(other.remedy_from(&catalog, &problem, &in_full), None);
    }

    #[test]
    fn every_entry_has_its_slots_by_place() {
        for entry in MessageId::all() {
            assert_eq!(MessageId::named(entry.name()), Some(entry));
            let slots = entry.slots();
            assert_eq!(entry.slot_count(), slots.len(), "{entry:?}");
            for (number, slot) in slots.into_iter().enumerate() {
                assert_eq!(entry.slot(slot), Some(number), "{entry:?}");
            }
        }
    }

    #[test]
    fn a_message_is_three_words() {
        assert_eq!(size_of::<Message>(), 3 * size_of::<usize>());
        assert_eq!(size_of::<Fact>(), 3 * size_of::<usize>());
    }
}
