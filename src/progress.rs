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
    let on_build_server = std::env::var_os("CI").is_some();
    if !may_draw(std::io::stderr().is_terminal(), on_build_server) {
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

/// Whether an indicator may be drawn: on a terminal on which a person sees nothing else.
fn may_draw(on_terminal: bool, on_build_server: bool) -> bool {
    let has_screen = SCREENS.load(Ordering::Relaxed) > 0;
    on_terminal && !on_build_server && !has_screen
}

#[cfg(test)]
mod tests {
    use super::{hidden, may_draw};

    #[test]
    fn nothing_is_drawn_over_a_screen() {
        assert!(may_draw(true, false));
        assert!(!may_draw(false, false) && !may_draw(true, true));
        hidden(|| {
            hidden(|| assert!(!may_draw(true, false)));
            assert!(!may_draw(true, false));
        });
        let failed = std::panic::catch_unwind(|| hidden(|| panic!("the screen failed")));
        assert!(failed.is_err() && may_draw(true, false));
    }
}
