//! Carries a plan out in a database, inside of a transaction that the caller ends.

use crate::apply::Stamp;
use crate::current::sqlite::{Error, Writing};
use crate::plan::changes::{Changes, Kind};
use crate::plan::inverse::Made;

/// Makes the changes, which fit what the database holds, and tells what each of them came to; nothing where it is no longer
/// `wanted`.
///
/// # Errors
/// When the database cannot be written; then the transaction is of no use any more.
pub fn apply(
    changes: &Changes,
    writing: &mut Writing<'_>,
    stamp: &Stamp,
    wanted: &dyn Fn() -> bool,
) -> Result<Option<Vec<Made>>, Error> {
    let mut all = Vec::with_capacity(changes.len());
    for change in changes.iter() {
        if !wanted() {
            return Ok(None);
        }
        let mut made = Made {
            id: change.head.id,
            given: stamp.given(&change).into_iter().collect(),
        };
        match (change.head.kind, change.head.id) {
            (Kind::Create, id) => {
                made.id = Some(writing.insert(id, change.set_pieces())?);
            }
            (Kind::Update | Kind::Archive, Some(id)) => {
                let given = made.given.iter();
                let given = given.map(|(localized, value)| (*localized, value.as_str()));
                writing.update(id, change.set_pieces().chain(given))?;
            }
            (Kind::Delete, Some(id)) => writing.delete(id)?,
            // A plan for an export has no numbers; who carries a plan out makes sure that it was made for a database.
            (_, None) => {}
        }
        all.push(made);
    }
    Ok(Some(all))
}
