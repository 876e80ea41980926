//! What an interruption does: it ends the program with 130 and leaves nothing behind, or is held off until that is possible.

use std::fs;
use std::io;
use std::path::PathBuf;
#[cfg(unix)]
use std::sync::{Arc, atomic::AtomicBool};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::NamedTempFile;

/// What an interruption has to know.
struct State {
    /// The files that are being written and do not have their names yet.
    unfinished: Vec<PathBuf>,
    /// How many hold it off.
    held_off: usize,
    /// Whether one came in the meantime.
    asked: bool,
}

static STATE: Mutex<State> = Mutex::new(State {
    unfinished: Vec::new(),
    held_off: 0,
    asked: false,
});

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Lets an interruption remove unfinished files, and end the program with 130 as a shell expects.
pub fn remove_unfinished_files_when_interrupted() {
    let set = ctrlc::set_handler(|| {
        let mut state = state();
        if state.held_off > 0 {
            state.asked = true;
            return;
        }
        for path in state.unfinished.drain(..) {
            let _ = fs::remove_file(path);
        }
        // The state stays locked, so that no new file is begun.
        std::process::exit(130);
    });
    // Without a handler an interruption still ends the program; only an unfinished file would stay.
    drop(set);
}

/// Lets a write beyond the limit for the size of files (`ulimit -f`) fail as one to a full disk does. Without it, the system
/// ends the program without a word.
#[cfg(unix)]
pub fn let_writes_beyond_the_limit_fail() {
    // The system ends the program only where nobody handles the signal. Whether it came does not matter.
    let came = Arc::new(AtomicBool::new(false));
    let set = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, came);
    drop(set);
}

/// Says that a file is unfinished, until it is dropped.
pub(super) struct Unfinished(PathBuf);

impl Unfinished {
    /// Makes a file of a name that is not its last one. An interruption comes before or after, never between the making and
    /// the knowing.
    pub(super) fn make<F>(
        make: impl FnOnce() -> io::Result<NamedTempFile<F>>,
    ) -> io::Result<(NamedTempFile<F>, Self)> {
        let mut state = state();
        let file = make()?;
        let path = file.path().to_owned();
        state.unfinished.push(path.clone());
        Ok((file, Self(path)))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        state().unfinished.retain(|path| *path != self.0);
    }
}

/// Holds an interruption off until it is dropped, for work that is all or nothing. Its owner asks now and then whether an
/// interruption came, and then takes back what was begun.
pub(super) struct HeldOff(());

impl HeldOff {
    pub(super) fn new() -> Self {
        state().held_off += 1;
        Self(())
    }

    /// Whether an interruption came in the meantime.
    #[expect(clippy::unused_self, reason = "only who holds it off has to ask")]
    pub(super) fn is_asked(&self) -> bool {
        state().asked
    }
}

impl Drop for HeldOff {
    fn drop(&mut self) {
        state().held_off -= 1;
    }
}
