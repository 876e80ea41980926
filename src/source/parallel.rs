//! One pass over a source: every block worked on by some core, the results handed on in order.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::source::Source;
use crate::source::block::{Block, Bookmark};
use crate::source::reader::Reader;

/// Reads to the end. Each thread makes one worker, which keeps its state from block to block until the pass ends;
/// `hand_on` gets the results, one block after the other. Which worker sees which block is not determined, so a result
/// may depend on nothing but its block. Returns the reader, which knows what was observed in the text as a whole.
///
/// A free thread reads the next block itself and then works on it, so no core waits for another to read. At most one
/// block for each thread is in memory, and the results that wait for an earlier block.
///
/// # Errors
/// When the file cannot be read.
pub fn over<W, S>(
    reader: Reader,
    threads: NonZeroUsize,
    new_worker: impl Fn() -> W + Sync,
    hand_on: impl FnMut(S) + Send,
) -> io::Result<Reader>
where
    W: FnMut(&Block) -> S,
    S: Send,
{
    let reader = Mutex::new(reader);
    let queue = Mutex::new(Queue {
        next: 0,
        waiting: BTreeMap::new(),
        hand_on,
        failed: None,
    });
    let work = || {
        let mut worker = new_worker();
        let mut block = Block::default();
        loop {
            // Bound first, so that the reader is free again before the queue is locked.
            let read = locked(&reader).read_block(&mut block);
            match read {
                Ok(true) => {
                    let result = worker(&block);
                    locked(&queue).add(block.index, result);
                }
                Ok(false) => break,
                Err(error) => {
                    locked(&queue).failed.get_or_insert(error);
                    break;
                }
            }
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
    let failed = locked(&queue).failed.take();
    match failed {
        Some(error) => Err(error),
        None => Ok(reader.into_inner().unwrap_or_else(PoisonError::into_inner)),
    }
}

/// Something that works on blocks and keeps what it learns.
pub trait Worker {
    /// Works on a block.
    fn work(&mut self, block: &Block);
}

/// Reads to the end and hands each block to one of the workers, of which each thread makes one; returns the reader, which
/// knows what was observed in the text as a whole, and the workers.
///
/// Which worker gets which block is not determined, but each gets its blocks in the order of the file. What the workers know
/// in the end must be merged in a way that does not depend on that.
///
/// # Errors
/// When the file cannot be read.
pub fn work<W: Worker + Send>(
    reader: Reader,
    threads: NonZeroUsize,
    new_worker: impl Fn() -> W + Sync,
) -> io::Result<(Reader, Vec<W>)> {
    let reader = Mutex::new(reader);
    let work = || -> io::Result<W> {
        let mut worker = new_worker();
        let mut block = Block::default();
        loop {
            // Bound first, so that the reader is free again while the worker works.
            let read = locked(&reader).read_block(&mut block)?;
            if !read {
                return Ok(worker);
            }
            worker.work(&block);
        }
    };
    let workers = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads.get()).map(|_| scope.spawn(work)).collect();
        let own = work();
        let others = others.into_iter().map(|other| match other.join() {
            Ok(worker) => worker,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        std::iter::once(own)
            .chain(others)
            .collect::<io::Result<Vec<W>>>()
    })?;
    let reader = reader.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok((reader, workers))
}

/// What `look` makes of each of some things, on every core, in no order.
pub fn each<T: Send, S: Send>(
    threads: NonZeroUsize,
    things: Vec<T>,
    look: impl Fn(T) -> S + Sync,
) -> Vec<S> {
    let more = threads.get().min(things.len());
    let queue = Mutex::new(things);
    let work = || {
        let mut seen = Vec::new();
        loop {
            // Bound first, so that the queue is free again while this one is looked at.
            let next = locked(&queue).pop();
            let Some(thing) = next else {
                return seen;
            };
            seen.push(look(thing));
        }
    };
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..more).map(|_| scope.spawn(work)).collect();
        let mut all = work();
        for other in others {
            match other.join() {
                Ok(seen) => all.extend(seen),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    })
}

/// The most bytes that are read again at a time.
const STRETCH: usize = 256 * 1024;

/// Reads some records once more; `hand_on` gets what `look` found in them, in no order. Bookmarks that follow each other are
/// read as one block.
///
/// # Errors
/// When the file cannot be read, or is not the same any more.
pub fn again<S: Send>(
    source: &Source,
    bookmarks: &[Bookmark],
    threads: NonZeroUsize,
    look: impl Fn(&Block) -> S + Sync,
    hand_on: impl FnMut(S) + Send,
) -> io::Result<()> {
    let mut stretches: Vec<Bookmark> = Vec::new();
    for bookmark in bookmarks {
        let last = stretches.last_mut().filter(|last| last.length < STRETCH);
        match last.and_then(|last| Some((last.joined(*bookmark)?, last))) {
            Some((joined, last)) => *last = joined,
            None => stretches.push(*bookmark),
        }
    }
    let next = AtomicUsize::new(0);
    let hand_on = Mutex::new(hand_on);
    let work = || -> io::Result<()> {
        while let Some(bookmark) = stretches.get(next.fetch_add(1, Ordering::Relaxed)) {
            let found = look(&source.turn_to(bookmark)?);
            // Bound first, so that the lock is held for this call only.
            let mut hand_on = locked(&hand_on);
            (*hand_on)(found);
        }
        Ok(())
    };
    // A few rows are read before another thread has started.
    let more = threads.get().min(stretches.len());
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..more).map(|_| scope.spawn(work)).collect();
        let own = work();
        let others = others.into_iter().map(|other| match other.join() {
            Ok(done) => done,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        std::iter::once(own).chain(others).collect()
    })
}

/// The results of blocks, until it is their turn.
struct Queue<S, H> {
    next: usize,
    waiting: BTreeMap<usize, S>,
    hand_on: H,
    failed: Option<io::Error>,
}

impl<S, H: FnMut(S)> Queue<S, H> {
    fn add(&mut self, index: usize, result: S) {
        self.waiting.insert(index, result);
        while let Some(result) = self.waiting.remove(&self.next) {
            (self.hand_on)(result);
            self.next += 1;
        }
    }
}

/// A lock that another thread's panic does not spoil: the panic itself ends the pass.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
