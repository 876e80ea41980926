//! Reads a catalog file into patterns.
//!
//! Of Fluent it takes what the sentences need: text, `{ $slot }`, a select on a slot, the attribute `.remedy`, and in a
//! remedy the sentence of another entry, `{ remedy-translate-value }`. Anything else is an error.

use std::collections::{HashMap, HashSet};

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

/// What a catalog file holds.
pub(super) struct Contents {
    pub(super) plurals: PluralRules,
    /// The entries by number; none where the file lacks one or something is wrong with it.
    pub(super) entries: Vec<Option<Entry>>,
    pub(super) errors: Vec<CatalogError>,
}

/// Reads a catalog file.
pub(super) fn contents(language: Language, source: &str) -> Contents {
    let plurals = plural_rules(language);
    let mut entries: Vec<Option<Entry>> = Vec::new();
    entries.resize_with(MessageId::COUNT, || None);
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

    let mut reader = Reader {
        forms: plurals.categories().collect(),
        sentences: HashMap::new(),
        faults: Vec::new(),
    };
    for entry in &resource.body {
        if let ast::Entry::Message(message) = entry
            && let Some(sentence) = &message.value
        {
            reader.sentences.insert(message.id.name, sentence);
        }
    }

    let numbers: HashMap<&str, MessageId> = MessageId::all().map(|id| (id.name(), id)).collect();
    let mut wrong = HashSet::new();
    for part in &resource.body {
        let mut number = None;
        let name = match part {
            ast::Entry::Message(message) => {
                let name = message.id.name;
                match numbers.get(name) {
                    Some(id) => {
                        let entry = reader.entry(*id, message);
                        number = Some(id.index());
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
        if let (Some(number), false) = (number, reader.faults.is_empty()) {
            entries[number] = None;
            wrong.insert(number);
        }
        let faults = reader.faults.drain(..);
        errors.extend(faults.map(|fault| error(offset(source, name), fault)));
    }
    let missing =
        MessageId::all().filter(|id| entries[id.index()].is_none() && !wrong.contains(&id.index()));
    errors.extend(missing.map(|id| error(source.len(), Fault::Missing(id.name()))));
    Contents {
        plurals,
        entries,
        errors,
    }
}

fn plural_rules(language: Language) -> PluralRules {
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
    /// The plural forms of the language.
    forms: Vec<PluralCategory>,
    sentences: HashMap<&'s str, &'a ast::Pattern<&'s str>>,
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

impl<'s> Reader<'_, 's> {
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
                if let Some(sentence) = self.sentences.get(id.name) {
                    return self.pattern(Context { part, ..context }, sentence);
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
        let mut expected = self.forms.clone();
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
