//! Executes an input so that a panic, a hang or a broken law is a find, and prints it as a test.

use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::target::Target;

/// What takes longer is a find. Inputs are of a few kilobytes, and the machine may be busy.
const SLOW: Duration = Duration::from_secs(10);
/// What takes longer never ends.
const HANGS: u64 = 120;

/// Something that must not happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Find {
    /// What kind: `panic`, `slow`, `law`.
    kind: &'static str,
    /// What happened.
    pub(crate) what: String,
}

impl Find {
    /// Whether it is the same fault, as far as can be told: the same place of a panic, the same law.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let head = |what: &str| what.split(['\n', ':']).next().map(str::to_owned);
        self.kind == other.kind
            && match self.kind {
                "panic" => self.what == other.what,
                _ => head(&self.what) == head(&other.what),
            }
    }

    /// The find as a test that fails.
    pub(crate) fn as_test(&self, target: &str, variant: usize, input: &[u8]) -> String {
        let mut text = format!(
            "\n/// {}: {}\n",
            self.kind,
            self.what.replace('\n', "\n/// ")
        );
        let _ = write!(
            text,
            "#[test]\nfn fuzz_{target}() {{\n    // enroll-fuzz {target}, variant {variant}\n    holds({target:?}, {variant}, b\"{}\");\n}}\n",
            input.escape_ascii()
        );
        text
    }
}

/// Executes inputs under watch.
pub(crate) struct Attempt {
    panicked: Arc<Mutex<Option<String>>>,
    /// When the input began, in seconds since the start of the process; 0 while none is executed.
    began: Arc<AtomicU64>,
    input: Arc<Mutex<Vec<u8>>>,
    start: Instant,
}

impl Attempt {
    pub(crate) fn new() -> Self {
        let panicked = Arc::new(Mutex::new(None));
        let kept = Arc::clone(&panicked);
        std::panic::set_hook(Box::new(move |info| {
            let place = info.location().map(ToString::to_string);
            let payload = info.payload();
            let message = payload.downcast_ref::<&str>().copied();
            let message = message.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
            let message = message.unwrap_or("no message");
            let text = format!("{} at {}", message, place.unwrap_or_default());
            *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(text);
        }));
        let this = Self {
            panicked,
            began: Arc::default(),
            input: Arc::default(),
            start: Instant::now(),
        };
        this.watch();
        this
    }

    /// Ends the process when an input never ends, with the input.
    fn watch(&self) {
        let (began, input, start) = (Arc::clone(&self.began), Arc::clone(&self.input), self.start);
        std::thread::spawn(move || {
            loop {
                std::thread::sleep(Duration::from_secs(5));
                let began = began.load(Ordering::Relaxed);
                if began > 0 && start.elapsed().as_secs() > began + HANGS {
                    let input = input.lock().unwrap_or_else(PoisonError::into_inner);
                    println!("\n/// hangs\nb\"{}\"", input.escape_ascii());
                    std::process::exit(1);
                }
            }
        });
    }

    pub(crate) fn execute(
        &self,
        target: &dyn Target,
        variant: usize,
        input: &[u8],
    ) -> Option<Find> {
        {
            let mut kept = self.input.lock().unwrap_or_else(PoisonError::into_inner);
            kept.clear();
            kept.extend_from_slice(input);
        }
        let start = Instant::now();
        self.began
            .store(self.start.elapsed().as_secs().max(1), Ordering::Relaxed);
        let done = catch_unwind(AssertUnwindSafe(|| target.execute(variant, input)));
        self.began.store(0, Ordering::Relaxed);
        let took = start.elapsed();
        match done {
            Err(_) => {
                let said = self
                    .panicked
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .take();
                Some(Find {
                    kind: "panic",
                    what: said.unwrap_or_default(),
                })
            }
            Ok(Err(what)) => Some(Find { kind: "law", what }),
            Ok(Ok(())) if took > SLOW => Some(Find {
                kind: "slow",
                what: "an input of a few kilobytes takes seconds".to_owned(),
            }),
            Ok(Ok(())) => None,
        }
    }
}
