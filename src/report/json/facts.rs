//! The facts of a message, for programs: what fills its slots, by their names.

use serde_json::{Map, Value, json};

use crate::messages::{Fact, Message};
use crate::report::format::Page;
use crate::report::json::document::shown;

/// The facts of a message by the names of its slots. Pieces of values are masked as values are.
pub(super) fn data(message: &Message, page: Page) -> Map<String, Value> {
    let slots = message.entry().slots().into_iter();
    slots
        .zip(message.facts())
        .map(|(slot, of)| (slot.to_owned(), fact(of, page)))
        .collect()
}

fn fact(of: &Fact, page: Page) -> Value {
    match of {
        Fact::Number(number) | Fact::Count(number) | Fact::Row(number) => (*number).into(),
        Fact::Own(_) => Value::Null,
        Fact::Translations(texts) => texts.nearest(page.language).into(),
        Fact::Keyword(word) => (*word).into(),
        Fact::Text(text) => text.as_ref().into(),
        Fact::Value(value) => shown(value, page.values).into(),
        Fact::List(list) => list.items().iter().map(|item| fact(item, page)).collect(),
        Fact::Message(part) => json!({
            "message_id": part.entry().name(),
            "message": page.message(part),
            "data": data(part, page),
        }),
    }
}
