//! Where inputs are executed: a folder in memory, and profiles that were read once.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use enroll::check::{self, Checked};
use enroll::commands::inputs::{InputArgs, Inputs, RuleArgs, Settings};
use enroll::fix::Fixes;
use enroll::messages::Language;
use enroll::report::{self, Page, ShowValues, Validation, annotate};
use enroll::rewrite::text;
use enroll::source::encoding::Certainty;
use tempfile::TempDir;

/// A target system that has every kind of check and takes any file.
const PROFILE: &str = include_str!("../profile.toml");

/// A folder, and the settings under which lists are checked.
pub(crate) struct Lab {
    folder: TempDir,
    settings: Vec<(InputArgs, Settings)>,
}

impl Lab {
    pub(crate) fn new() -> Self {
        let memory = PathBuf::from("/dev/shm");
        let folder = if memory.is_dir() {
            tempfile::tempdir_in(memory)
        } else {
            tempfile::tempdir()
        };
        let folder = folder.expect("a folder");
        let own = folder.path().join("profile.toml");
        std::fs::write(&own, PROFILE).expect("the profile");
        let own = own.display().to_string();
        let built_in = enroll::profile::Profile::names();
        let profiles = std::iter::once(own.as_str()).chain(built_in.iter().copied());
        let settings = profiles.map(|profile| {
            let args = InputArgs {
                profile: Some(profile.to_owned()),
                org: vec!["domains=example.com,example.org".to_owned()],
                ..InputArgs::default()
            };
            let settings = args.settings(&RuleArgs::default());
            let settings = settings.expect("sound").expect("a profile is named");
            (args, settings)
        });
        Self {
            settings: settings.collect(),
            folder,
        }
    }

    /// How many settings there are.
    pub(crate) fn settings(&self) -> usize {
        self.settings.len()
    }

    /// A file with these bytes.
    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        // Another file: the one before may still be open.
        let _ = std::fs::remove_file(&path);
        std::fs::write(&path, bytes).expect("a file in memory");
        path
    }

    /// Reads and checks a list; nothing where it is no list.
    pub(crate) fn list(
        &self,
        variant: usize,
        name: &str,
        bytes: &[u8],
        threads: usize,
    ) -> Option<List> {
        let (args, settings) = &self.settings[variant];
        let path = self.file(name, bytes);
        let inputs = args.open_under(settings.clone(), &path).ok()?;
        List::check(inputs, threads)
    }

    /// The same, which is read in small blocks.
    pub(crate) fn list_in_chunks(
        &self,
        variant: usize,
        bytes: &[u8],
        chunk: NonZeroUsize,
        threads: usize,
    ) -> Option<List> {
        let (args, settings) = &self.settings[variant];
        let path = self.file("list.csv", bytes);
        let mut inputs = args.open_under(settings.clone(), &path).ok()?;
        inputs.source.read_in_chunks_of(chunk);
        List::check(inputs, threads)
    }

    /// The same under settings that were read from files.
    pub(crate) fn list_under(&self, args: &InputArgs, list: &[u8]) -> Option<List> {
        let path = self.file("list.csv", list);
        let inputs = args.open(&path, NonZeroUsize::MIN).ok()?;
        List::check(inputs, 1)
    }
}

/// A list that was checked.
pub(crate) struct List {
    pub(crate) inputs: Inputs,
    pub(crate) checked: Checked,
}

/// Where a finding is and what it says of which value.
pub(crate) type Trace = (u64, String, String, Option<u32>, Option<String>);

impl List {
    fn check(inputs: Inputs, threads: usize) -> Option<Self> {
        let threads = NonZeroUsize::new(threads).expect("at least one");
        let checked = check::run(
            &inputs.source,
            &inputs.context(),
            &inputs.task.levels,
            threads,
        );
        let checked = checked.ok()?;
        Some(Self { inputs, checked })
    }

    pub(crate) fn report<T>(
        &self,
        fixes: Option<&Fixes>,
        show: impl FnOnce(&Validation<'_>) -> T,
    ) -> T {
        show(&Validation {
            file: "list",
            run_id: "0",
            task: &self.inputs.task,
            observed: &self.inputs.source.observed,
            layout: &self.inputs.layout,
            compared: None,
            checked: &self.checked,
            rows: self.inputs.rows(&self.checked, NonZeroUsize::MIN),
            missing: &[],
            fixes,
            notes: &[],
            annotated: None,
            next: &[],
            exit: 0,
            since: None,
            baseline: None,
        })
    }

    /// The list again with its findings; nothing where it cannot be written without a loss.
    pub(crate) fn annotated(&self) -> Option<Vec<u8>> {
        if self.checked.unclosed_quote.is_some() {
            return None;
        }
        let mut bytes = Vec::new();
        let written = self.report(None, |report| {
            annotate::write(
                &self.inputs.source,
                report,
                None,
                NonZeroUsize::MIN,
                &mut bytes,
            )
        });
        match written {
            Ok(()) => Some(bytes),
            Err(text::Error::Lossy { .. }) => None,
            Err(error) => panic!("an annotated file: {error}"),
        }
    }

    /// A report in a format.
    pub(crate) fn reported(&self, format: &str) -> Vec<u8> {
        let format = report::format_named(format).expect("it is there");
        let page = Page::of_file(ShowValues::Full, Language::English);
        let mut bytes = Vec::new();
        self.report(None, |report| {
            report::write(format, report, page, &mut bytes)
        })
        .expect("memory");
        bytes
    }

    /// Whether nothing is for sure in its bytes: zeros that are of no encoding, or a guess by which a delimiter may be half of a
    /// letter. Each text beside them may turn the guess.
    pub(crate) fn is_ambiguous(&self, bytes: &[u8]) -> bool {
        const HALVES: [&str; 4] = ["shift_jis", "big5", "gbk", "gb18030"];
        let encoding = &self.inputs.source.observed.encoding;
        let is_wide = encoding.charset.is_wide();
        let has_halves = is_wide || HALVES.contains(&&*encoding.name());
        has_halves && encoding.certainty != Certainty::Seen || !is_wide && bytes.contains(&0)
    }

    /// The findings, without their order and their sentences.
    pub(crate) fn traces(&self) -> Vec<Trace> {
        let traces = self.checked.findings.iter().map(|finding| {
            (
                finding.place.row.map_or(0, |row| row.0),
                finding.rule.to_owned(),
                finding.severity.to_string(),
                finding.place.column.map(|column| column.0),
                finding.value.map(str::to_owned),
            )
        });
        let mut traces: Vec<Trace> = traces.collect();
        traces.sort();
        traces
    }
}
