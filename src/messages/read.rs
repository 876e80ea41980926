//! Reads a catalog file into patterns.
//!
//! Of Fluent it takes what the sentences need: text, `{ $slot }`, a select on a slot, the attribute `.remedy`, and in a
//! remedy the sentence of another entry, `{ remedy-translate-value }`. Anything else is an error.

use fluent_syntax::ast::{self, Expression, InlineExpression, PatternElement, VariantKey};
use fluent_syntax::parser;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

use crate::messages::entry::MessageId;
use crate::messages::error::{CatalogError, Fault};
use crate::messages::language::Language;
use crate::messages::pattern::{Entry, Key, Pattern, Piece, ProblemSlot, Select, Slot};

#[cfg(test)]
mod tests;

/// A catalog file, of which each entry can be read alone.
#[derive(Debug)]
pub(super) struct CatalogFile<'s> {
    /// The plural forms of the language.
    forms: Vec<PluralCategory>,
    /// The text of each entry, by number; none where the file lacks it.
    texts: Vec<Option<&'s str>>,
}

impl<'s> CatalogFile<'s> {
    /// Finds the entries of a file: each begins at a line that begins with its name.
    pub(super) fn of(language: Language, source: &'s str) -> Self {
        let mut texts = vec![None; MessageId::COUNT];
        // The entries of all languages stand in the same order.
        let mut in_order = MessageId::all();
        let mut begun = None;
        let ends = memchr::memchr_iter(b'\n', source.as_bytes()).map(|end| end + 1);
        for at in std::iter::once(0).chain(ends).chain([source.len()]) {
            let first = source.as_bytes().get(at).copied();
            if matches!(first, Some(b' ' | b'}' | b'\n' | b'\r')) {
                continue;
            }
            if let Some(text) = begun.take().and_then(|start: usize| source.get(start..at)) {
                let name = text.split([' ', '=']).next().unwrap_or_default();
                if let Some(id) = numbered(name, &mut in_order) {
                    texts[id.index()] = Some(text);
                }
            }
            begun = first.filter(u8::is_ascii_alphabetic).map(|_| at);
        }
        let forms = plural_rules(language).categories().collect();
        Self { forms, texts }
    }

    /// Reads an entry; none where the file lacks it or something is wrong with it.
    pub(super) fn entry(&self, id: MessageId) -> Option<Entry> {
        let message = self.message(id)?;
        let mut reader = Reader::of(self);
        let entry = reader.entry(id, &message);
        reader.faults.is_empty().then_some(entry)
    }

    fn message(&self, id: MessageId) -> Option<ast::Message<&'s str>> {
        let resource = parser::parse_runtime(self.texts[id.index()]?).ok()?;
        resource.body.into_iter().find_map(|part| match part {
            ast::Entry::Message(message) => Some(message),
            _ => None,
        })
    }
}

/// The entry with a name: nearly always the one that is next.
fn numbered(name: &str, in_order: &mut impl Iterator<Item = MessageId>) -> Option<MessageId> {
    let next = in_order.next().filter(|id| id.name() == name);
    next.or_else(|| MessageId::named(name))
}

/// Reads a catalog file.
///
/// # Errors
///
/// All that is wrong with it.
pub(super) fn all(language: Language, source: &str) -> Result<Vec<Entry>, Vec<CatalogError>> {
    let error = |at: usize, fault| CatalogError {
        language: language.code(),
        line: line(source, at),
        fault,
    };
    let (resource, mut errors) = match parser::parse_runtime(source) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, faults)) => {
            let faults = faults.into_iter();
            let errors =
                faults.map(|fault| error(fault.pos.start, Fault::Syntax(fault.to_string())));
            (resource, errors.collect())
        }
    };
    let file = CatalogFile::of(language, source);
    let mut entries: Vec<Option<Entry>> = Vec::new();
    entries.resize_with(MessageId::COUNT, || None);
    let mut in_order = MessageId::all();
    for part in &resource.body {
        let mut reader = Reader::of(&file);
        let name = match part {
            ast::Entry::Message(message) => {
                let name = message.id.name;
                match numbered(name, &mut in_order) {
                    Some(id) => {
                        let entry = reader.entry(id, message);
                        if entries[id.index()].replace(entry).is_some() {
                            reader.faults.push(Fault::Twice(name.to_owned()));
                        }
                    }
                    None => reader.faults.push(Fault::Unknown(name.to_owned())),
                }
                name
            }
            ast::Entry::Term(term) => {
                reader.unsupported(term.id.name, "a term");
                term.id.name
            }
            ast::Entry::Comment(_)
            | ast::Entry::GroupComment(_)
            | ast::Entry::ResourceComment(_)
            | ast::Entry::Junk { .. } => continue,
        };
        let faults = reader.faults.into_iter();
        errors.extend(faults.map(|fault| error(offset(source, name), fault)));
    }
    let missing = MessageId::all().filter(|id| entries[id.index()].is_none());
    errors.extend(missing.map(|id| error(source.len(), Fault::Missing(id.name()))));
    if errors.is_empty() {
        Ok(entries.into_iter().flatten().collect())
    } else {
        Err(errors)
    }
}

/// Which plural form a number takes in a language.
pub(super) fn plural_rules(language: Language) -> PluralRules {
    let locale = Locale::try_from_str(language.code()).expect("an ISO 639-1 code is a locale");
    PluralRules::try_new_cardinal(locale.into()).expect("the rules of all languages are built in")
}

/// Where a name stands in the file: its pieces are slices of it.
fn offset(source: &str, name: &str) -> usize {
    name.as_ptr().addr() - source.as_ptr().addr()
}

fn line(source: &str, at: usize) -> usize {
    source.get(..at).unwrap_or(source).matches('\n').count() + 1
}

struct Reader<'a, 's> {
    file: &'a CatalogFile<'s>,
    /// Of the entry that is read.
    faults: Vec<Fault>,
}

/// Where a text stands.
#[derive(Clone, Copy)]
struct Context<'s> {
    id: MessageId,
    name: &'s str,
    part: Part,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Sentence,
    Remedy,
    /// The sentence of another entry, in a remedy.
    Referred,
}

impl<'a, 's> Reader<'a, 's> {
    fn of(file: &'a CatalogFile<'s>) -> Self {
        let faults = Vec::new();
        Self { file, faults }
    }

    fn entry(&mut self, id: MessageId, message: &ast::Message<&'s str>) -> Entry {
        let mut context = Context {
            id,
            name: message.id.name,
            part: Part::Sentence,
        };
        let Some(sentence) = &message.value else {
            self.faults.push(Fault::NoSentence(context.name.to_owned()));
            return Entry {
                sentence: Pattern::new(),
                remedy: None,
            };
        };
        let sentence = self.pattern(context, sentence);
        for (number, slot) in id.slots().into_iter().enumerate() {
            if !uses(&sentence, number) {
                self.faults.push(Fault::Unused {
                    entry: context.name.to_owned(),
                    slot,
                });
            }
        }
        let mut remedy = None;
        context.part = Part::Remedy;
        for attribute in &message.attributes {
            match attribute.id.name {
                "remedy" if remedy.is_none() => {
                    remedy = Some(self.pattern(context, &attribute.value));
                }
                "remedy" => self.unsupported(context.name, "two remedies"),
                _ => self.unsupported(context.name, "an attribute other than `.remedy`"),
            }
        }
        Entry { sentence, remedy }
    }

    fn pattern(&mut self, context: Context<'s>, pattern: &ast::Pattern<&'s str>) -> Pattern {
        let mut pieces = Pattern::new();
        let mut text = String::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => {
                    if value.contains('$') {
                        self.faults.push(Fault::Dollar(context.name.to_owned()));
                    }
                    // A sentence is one line, wherever the file breaks it.
                    text.extend(value.chars().map(|letter| match letter {
                        '\n' => ' ',
                        other => other,
                    }));
                }
                PatternElement::Placeable { expression } => {
                    let new = self.expression(context, expression, &mut text);
                    if !text.is_empty() && !new.is_empty() {
                        pieces.push(Piece::Text(std::mem::take(&mut text).into()));
                    }
                    pieces.extend(new);
                }
            }
        }
        if !text.is_empty() {
            pieces.push(Piece::Text(text.into()));
        }
        pieces
    }

    /// The pieces for what stands in braces; a literal goes to the text before it.
    fn expression(
        &mut self,
        context: Context<'s>,
        expression: &Expression<&'s str>,
        text: &mut String,
    ) -> Pattern {
        let what = match expression {
            Expression::Select {
                selector: InlineExpression::VariableReference { id },
                variants,
            } => return self.select(context, id.name, variants),
            Expression::Select { .. } => "a select on something other than a slot",
            Expression::Inline(InlineExpression::StringLiteral { value }) => {
                if !value.contains(['\\', '$']) {
                    text.push_str(value);
                    return Pattern::new();
                }
                "an escape or a `$` in a literal"
            }
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                let slot = self.slot(context, id.name);
                return slot.map(Piece::Slot).into_iter().collect();
            }
            Expression::Inline(InlineExpression::MessageReference {
                id,
                attribute: None,
            }) if context.part == Part::Remedy => {
                let part = Part::Referred;
                let other = MessageId::named(id.name).and_then(|id| self.file.message(id));
                if let Some(sentence) = other.and_then(|other| other.value) {
                    return self.pattern(Context { part, ..context }, &sentence);
                }
                self.faults.push(Fault::NoReference {
                    entry: context.name.to_owned(),
                    other: id.name.to_owned(),
                });
                return Pattern::new();
            }
            Expression::Inline(InlineExpression::MessageReference { .. }) => {
                "a reference to another entry outside of a remedy"
            }
            Expression::Inline(InlineExpression::FunctionReference { .. }) => "a function",
            Expression::Inline(InlineExpression::TermReference { .. }) => "a term",
            Expression::Inline(InlineExpression::NumberLiteral { .. }) => "a number in braces",
            Expression::Inline(InlineExpression::Placeable { .. }) => "braces in braces",
        };
        self.unsupported(context.name, what);
        Pattern::new()
    }

    fn select(
        &mut self,
        context: Context<'s>,
        name: &'s str,
        variants: &[ast::Variant<&'s str>],
    ) -> Pattern {
        let mut forms = Vec::new();
        let mut chosen = Vec::new();
        let mut default = Pattern::new();
        for variant in variants {
            let text = self.pattern(context, &variant.value);
            let key = match variant.key {
                VariantKey::NumberLiteral { value } => {
                    let Ok(number) = value.parse() else {
                        self.unsupported(context.name, "a variant of a number that is no count");
                        continue;
                    };
                    Key::Number(number)
                }
                VariantKey::Identifier { name } => {
                    match PluralCategory::get_for_cldr_string(name) {
                        Some(form) => {
                            forms.push(form);
                            Key::Plural(form)
                        }
                        None => Key::Keyword(name.into()),
                    }
                }
            };
            if variant.default {
                default.clone_from(&text);
                match key {
                    Key::Plural(PluralCategory::Other) => continue,
                    Key::Keyword(_) => {}
                    Key::Plural(_) | Key::Number(_) => {
                        self.unsupported(context.name, "a number as the default variant");
                    }
                }
            }
            chosen.push((key, text));
        }
        self.check_forms(context, name, forms);
        let Some(slot) = self.slot(context, name) else {
            return Pattern::new();
        };
        vec![Piece::Select(Box::new(Select {
            slot,
            variants: chosen,
            default,
        }))]
    }

    /// A select on a plural has each form of the language; one on keywords or single numbers has `*[other]` at most.
    fn check_forms(&mut self, context: Context<'s>, slot: &str, mut found: Vec<PluralCategory>) {
        let mut expected = self.file.forms.clone();
        found.sort();
        expected.sort();
        let is_plural = found.iter().any(|form| *form != PluralCategory::Other);
        if is_plural && found != expected {
            self.faults.push(Fault::Plurals {
                entry: context.name.to_owned(),
                slot: slot.to_owned(),
                found: found.into_iter().map(form_name).collect(),
                expected: expected.into_iter().map(form_name).collect(),
            });
        }
    }

    fn slot(&mut self, context: Context<'s>, name: &str) -> Option<Slot> {
        let fact = context.id.slot(name).map(Slot::Fact);
        let slot = fact.or_else(|| {
            let problem = (context.part != Part::Sentence).then(|| ProblemSlot::named(name));
            problem.flatten().map(Slot::Problem)
        });
        if slot.is_none() {
            self.faults.push(Fault::NoSlot {
                entry: context.name.to_owned(),
                slot: name.to_owned(),
                slots: context.id.slots(),
            });
        }
        slot
    }

    fn unsupported(&mut self, entry: &str, what: &'static str) {
        let entry = entry.to_owned();
        self.faults.push(Fault::Unsupported { entry, what });
    }
}

/// Whether a sentence has something to say of a fact.
fn uses(pattern: &Pattern, fact: usize) -> bool {
    let is = |slot: Slot| matches!(slot, Slot::Fact(number) if number == fact);
    pattern.iter().any(|piece| match piece {
        Piece::Text(_) => false,
        Piece::Slot(slot) => is(*slot),
        Piece::Select(select) => {
            let mut variants = select.variants.iter();
            is(select.slot)
                || uses(&select.default, fact)
                || variants.any(|(_, variant)| uses(variant, fact))
        }
    })
}

fn form_name(form: PluralCategory) -> &'static str {
    match form {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}
