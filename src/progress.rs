//! A progress indicator on standard error, on a terminal only, for anything that takes more than half a second.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// How long work may take without an indicator.
const DELAY: Duration = Duration::from_millis(500);

/// How many screens are shown on which an indicator would be written.
static SCREENS: AtomicUsize = AtomicUsize::new(0);

/// Does the work on a screen of its own: nothing is shown of how it goes on.
pub fn hidden<T>(work: impl FnOnce() -> T) -> T {
    struct Shown;
    impl Drop for Shown {
        fn drop(&mut self) {
            SCREENS.fetch_sub(1, Ordering::Relaxed);
        }
    }
    SCREENS.fetch_add(1, Ordering::Relaxed);
    let _shown = Shown;
    work()
}

/// Does the work, and shows that it goes on once that takes half a second.
pub fn during<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let is_hidden = SCREENS.load(Ordering::Relaxed) > 0;
    if is_hidden || !std::io::stderr().is_terminal() || std::env::var_os("CI").is_some() {
        return work();
    }
    std::thread::scope(|scope| {
        let (done, waiting) = mpsc::channel::<()>();
        scope.spawn(move || {
            if waiting.recv_timeout(DELAY) != Err(mpsc::RecvTimeoutError::Timeout) {
                return;
            }
            let bar = ProgressBar::new_spinner().with_message(what.to_owned());
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
                bar.set_style(style);
            }
            bar.enable_steady_tick(Duration::from_millis(100));
            let _ = waiting.recv();
            bar.finish_and_clear();
        });
        let result = work();
        drop(done);
        result
    })
}
