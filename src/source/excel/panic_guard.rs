//! Calls into a foreign reader or writer, whose panics become values and print nothing.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static SILENT: Cell<bool> = const { Cell::new(false) };
}

static HOOK: Once = Once::new();

/// Resets the flag also when the call panics.
struct Silence;

impl Silence {
    fn begin() -> Self {
        HOOK.call_once(|| {
            let previous = take_hook();
            set_hook(Box::new(move |info| {
                if !SILENT.get() {
                    previous(info);
                }
            }));
        });
        SILENT.set(true);
        Self
    }
}

impl Drop for Silence {
    fn drop(&mut self) {
        SILENT.set(false);
    }
}

/// Runs `call`; a panic in it is the error, with its message.
///
/// What `call` was working on must not be used again after a panic.
pub(in crate::source) fn catch<T>(call: impl FnOnce() -> T) -> Result<T, String> {
    let silence = Silence::begin();
    let result = catch_unwind(AssertUnwindSafe(call));
    drop(silence);
    result.map_err(|payload| {
        payload
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| payload.downcast_ref::<&str>().copied())
            .unwrap_or("no message")
            .to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_value() {
        assert_eq!(catch(|| 1), Ok(1));
        let empty: Vec<u8> = Vec::new();
        let index = empty.len();
        assert!(catch(|| empty[index]).is_err_and(|m| m.contains("index out of bounds")));
        assert!(!SILENT.get());
    }
}
