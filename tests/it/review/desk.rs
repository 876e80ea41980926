//! A screen without a terminal: keys in, a state out, and the engine asked at once.

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;

use enroll::commands::inputs::{InputArgs, Inputs};
use enroll::finding::{RowNumber, Severity};
use enroll::messages::Language;
use enroll::report::{Page, ShowValues};
use enroll::review::history::Step;
use enroll::review::key::Key;
use enroll::review::list::{List, Parts};
use enroll::review::problems;
use enroll::review::state::{Opened, State};
use enroll::review::update::{Effect, Event, update};
use tempfile::TempDir;

/// Row 3 has a faulty address, rows 4 and 5 share one, and three departments are probably two.
pub(super) const PEOPLE: &str = "\
First Name,Last Name,Email,Department
Anna,Berg,anna.berg@example.com,Sales
Ben,Cole,ben.cole@example,Sales
Cleo,Diaz,cleo.diaz@example.com,Sales
Cleo,Diaz-Roth,cleo.diaz@example.com,Marketing
Dana,,dana.eriks@example.com,Marketing
Emil,Falk,emil.falk(at)example.com,Marketing
Finn,Gold,finn.gold@example.com,Marketing
";

/// The same without the fifth row, and with what is wrong in the others corrected.
pub(super) const CORRECTED: &str = "\
First Name,Last Name,Email,Department
Anna,Berg,anna.berg@example.com,Sales
Ben,Cole,ben.cole@example.com,Sales
Cleo,Diaz,cleo.diaz@example.com,Sales
Dana,Eriks,dana.eriks@example.com,Marketing
Emil,Falk,emil.falk@example.com,Marketing
Finn,Gold,finn.gold@example.com,Marketing
";

/// The fifth row, with what was wrong with it.
pub(super) const SKIPPED: &str = "\
First Name,Last Name,Email,Department,errors
Cleo,Diaz-Roth,cleo.diaz@example.com,Marketing,\"row 5: Email `cleo.diaz@example.com`: same address as row 4 [duplicate-email]\"
";

/// A list, and what the command would make of it.
pub(super) struct Opening {
    pub(super) folder: TempDir,
    pub(super) inputs: Inputs,
    pub(super) list: Arc<List>,
    verdict: enroll::review::verdict::Verdict,
}

/// Opens a list as the command does.
#[expect(clippy::needless_pass_by_value, reason = "each test makes its own")]
pub(super) fn open(text: &[u8], args: InputArgs) -> Opening {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let path = folder.path().join("people.csv");
    std::fs::write(&path, text).expect("the list");
    let inputs = args.open(&path, NonZeroUsize::MIN);
    let inputs = inputs.unwrap_or_else(|error| panic!("{error}"));
    let parts = Parts {
        task: inputs.task.clone(),
        layout: inputs.layout.clone(),
        current: None,
        foresight: None,
        skipped: Vec::new(),
        threads: NonZeroUsize::MIN,
        is_patched: inputs.source.original().is_some(),
    };
    let (list, verdict) = List::open(&inputs.source, parts).expect("a list");
    Opening {
        folder,
        inputs,
        list: Arc::new(list),
        verdict,
    }
}

/// The profile of a target system.
pub(super) fn profile(name: &str) -> InputArgs {
    InputArgs {
        profile: Some(name.to_owned()),
        ..InputArgs::default()
    }
}

/// A screen without a terminal.
pub(super) struct Desk {
    pub(super) state: State,
    /// What was to be done, but for checks, which are made at once.
    pub(super) effects: Vec<Effect>,
    // It goes when the desk goes.
    _folder: TempDir,
}

impl Desk {
    pub(super) fn new(text: &str) -> Self {
        Self::with(text, profile("sociuu"), Step::new())
    }

    pub(super) fn with(text: &str, args: InputArgs, resumable: Step) -> Self {
        Self::of_bytes(text.as_bytes(), args, resumable)
    }

    /// The same of a list that may be a workbook, which is written into itself.
    pub(super) fn of_bytes(bytes: &[u8], args: InputArgs, resumable: Step) -> Self {
        let opening = open(bytes, args);
        let page = page();
        let problems = problems::listed(&opening.list, &opening.verdict, page);
        let state = State::new(Opened {
            list: opening.list,
            verdict: Arc::new(opening.verdict),
            problems: problems.into(),
            page,
            output: "people.corrected.csv".into(),
            mapping: "people.toml".into(),
            resumable,
        });
        Self {
            state,
            effects: Vec::new(),
            _folder: opening.folder,
        }
    }

    /// Presses keys, and lets the engine answer after each.
    pub(super) fn press(&mut self, keys: impl IntoIterator<Item = Key>) -> &mut Self {
        for key in keys {
            for effect in update(&mut self.state, Event::Key(key)) {
                match effect {
                    Effect::Check => self.check(),
                    other => self.effects.push(other),
                }
            }
        }
        self
    }

    /// Types characters, each a key.
    pub(super) fn press_all(&mut self, letters: &str) -> &mut Self {
        self.press(letters.chars().map(Key::Char))
    }

    fn check(&mut self) {
        let verdict = self
            .state
            .list
            .check(&self.state.edits)
            .expect("rows in memory");
        let problems = problems::listed(&self.state.list, &verdict, page());
        let event = Event::Checked {
            of: self.state.changed,
            verdict: Arc::new(verdict),
            problems: problems.into(),
        };
        assert_eq!(update(&mut self.state, event), []);
    }

    /// Goes to the problem of a rule, and to its first user.
    pub(super) fn open_problem(&mut self, rule: &str) -> &mut Self {
        let rules = self.state.problems.iter().map(|problem| problem.rule);
        let rules: Vec<&str> = rules.collect();
        let at = rules.iter().position(|known| *known == rule);
        let at = at.unwrap_or_else(|| panic!("{rule} is not among {rules:?}"));
        self.press([Key::Escape, Key::Home]);
        self.press(std::iter::repeat_n(Key::Down, at));
        self.press([Key::Enter])
    }

    /// The rules of which something is left, errors first.
    pub(super) fn rules(&self) -> Vec<&'static str> {
        self.state
            .problems
            .iter()
            .map(|problem| problem.rule)
            .collect()
    }

    /// How many errors are left.
    pub(super) fn errors(&self) -> usize {
        self.state.count(Severity::Error)
    }

    /// The row that is chosen.
    pub(super) fn row(&self) -> u64 {
        self.state.chosen_row().map_or(0, |row| row.0)
    }

    /// The cells of a row as they are now.
    pub(super) fn cells(&self, row: u64) -> Vec<String> {
        self.state.list.cells(&self.state.edits, RowNumber(row))
    }

    /// What was said of the last key.
    pub(super) fn notice(&self) -> String {
        let notice = self.state.notice.as_ref();
        notice.map_or(String::new(), |notice| page().message(notice))
    }
}

fn page() -> Page {
    Page::of_file(ShowValues::Full, Language::English)
}

/// Whether a path is there.
pub(super) fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}
