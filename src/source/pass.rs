//! One pass over a source: every block looked at on some core, what was seen handed on in order.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::source::Source;
use crate::source::block::{Block, Bookmark};
use crate::source::reader::Reader;

/// Reads to the end. `look` sees each block, on any core; `hand_on` gets what it saw, one block after the other.
/// Gives the reader back, which knows the fingerprint of what it read.
///
/// A thread that is free reads the next block itself and then looks at it, so no core waits for another to read.
///
/// # Errors
/// When the file cannot be read.
pub fn over<S: Send>(
    reader: Reader,
    threads: NonZeroUsize,
    look: impl Fn(Block) -> S + Sync,
    hand_on: impl FnMut(S) + Send,
) -> io::Result<Reader> {
    let reader = Mutex::new(reader);
    let queue = Mutex::new(Queue {
        next: 0,
        waiting: BTreeMap::new(),
        hand_on,
        failed: None,
    });
    let work = || {
        while let Some((index, block)) = next_block(&reader, &queue) {
            let seen = look(block);
            held(&queue).add(index, seen);
        }
    };
    match threads.get() {
        1 => work(),
        several => std::thread::scope(|scope| {
            for _ in 1..several {
                scope.spawn(work);
            }
            work();
        }),
    }
    let failed = held(&queue).failed.take();
    match failed {
        Some(error) => Err(error),
        None => Ok(reader.into_inner().unwrap_or_else(PoisonError::into_inner)),
    }
}

/// Reads some blocks once more, in no order. `look` sees each block, on any core.
///
/// # Errors
/// When the file cannot be read, or is not the same any more.
pub fn again<S: Send>(
    source: &Source,
    bookmarks: &[Bookmark],
    threads: NonZeroUsize,
    look: impl Fn(&Block) -> S + Sync,
) -> io::Result<Vec<S>> {
    let next = AtomicUsize::new(0);
    let seen = Mutex::new(Vec::with_capacity(bookmarks.len()));
    let work = || {
        while let Some(bookmark) = bookmarks.get(next.fetch_add(1, Ordering::Relaxed)) {
            let found = source.turn_to(bookmark).map(|block| look(&block));
            held(&seen).push(found);
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads.get() {
            scope.spawn(work);
        }
        work();
    });
    let seen = seen.into_inner().unwrap_or_else(PoisonError::into_inner);
    seen.into_iter().collect()
}

fn next_block<S, H: FnMut(S)>(
    reader: &Mutex<Reader>,
    queue: &Mutex<Queue<S, H>>,
) -> Option<(usize, Block)> {
    // Bound first, so that the reader is free again before the queue is asked for.
    let read = held(reader).next_block();
    match read {
        Ok(block) => block.map(|block| (block.index, block)),
        Err(error) => {
            held(queue).failed.get_or_insert(error);
            None
        }
    }
}

/// What was seen of blocks, until it is its turn.
struct Queue<S, H> {
    next: usize,
    waiting: BTreeMap<usize, S>,
    hand_on: H,
    failed: Option<io::Error>,
}

impl<S, H: FnMut(S)> Queue<S, H> {
    fn add(&mut self, index: usize, seen: S) {
        self.waiting.insert(index, seen);
        while let Some(seen) = self.waiting.remove(&self.next) {
            (self.hand_on)(seen);
            self.next += 1;
        }
    }
}

/// A lock that another thread's panic does not spoil: the panic itself ends the pass.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
