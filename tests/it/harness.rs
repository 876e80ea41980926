//! Runs the binary as a person would, in a folder of its own and with an environment that says nothing.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// The program, in an environment that says nothing: on a build server it would mask what the tests look for.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_enroll"));
    command.env_clear();
    command
}

/// A line in a shell that knows `enroll` by its name, run in a folder, as a person would paste it.
#[cfg(unix)]
pub(crate) fn shell(line: &str, folder: &Path) -> Command {
    let enroll = Path::new(env!("CARGO_BIN_EXE_enroll"));
    let path = format!(
        "{}:/usr/bin:/bin",
        enroll.parent().expect("a folder").display()
    );
    let mut command = Command::new("/bin/sh");
    command
        .args(["-c", line])
        .current_dir(folder)
        .env_clear()
        .env("PATH", path);
    command
}

/// A run of `enroll` that is being prepared. Unless a test announces another exit code, it has to end with 0.
pub(crate) struct Enroll {
    folder: TempDir,
    args: Vec<OsString>,
    stdin: Vec<u8>,
    variables: Vec<(&'static str, &'static str)>,
    exit: i32,
}

/// What a run came to. The folder is there for as long as this is.
pub(crate) struct Run {
    pub(crate) folder: TempDir,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Enroll {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
            args: Vec::new(),
            stdin: Vec::new(),
            variables: Vec::new(),
            exit: 0,
        }
    }

    pub(crate) fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        self
    }

    /// Adds arguments; words of one text are parted by spaces.
    pub(crate) fn args(mut self, args: impl IntoIterator<Item = impl Into<OsString>>) -> Self {
        self.args.extend(args.into_iter().map(Into::into));
        self
    }

    /// Adds the words of a command line in which nothing is quoted.
    pub(crate) fn line(self, words: &str) -> Self {
        let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        self.args(words)
    }

    pub(crate) fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.stdin = bytes.into();
        self
    }

    pub(crate) fn variable(mut self, name: &'static str, value: &'static str) -> Self {
        self.variables.push((name, value));
        self
    }

    /// Announces how it ends.
    pub(crate) fn exit(mut self, code: i32) -> Self {
        self.exit = code;
        self
    }

    /// The folder it runs in.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The same, to be looked at after the run.
    pub(crate) fn into_folder(self) -> TempDir {
        self.folder
    }

    /// The command, for what this harness cannot do.
    pub(crate) fn command(&self) -> Command {
        let mut command = program();
        command
            .args(&self.args)
            .current_dir(self.folder.path())
            .envs(self.variables.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    #[track_caller]
    pub(crate) fn run(self) -> Run {
        let command = self.command();
        self.run_command(command)
    }

    /// Runs in a folder that is there already, where one run takes up what another left.
    #[track_caller]
    pub(crate) fn run_in(self, folder: &Path) -> Run {
        let mut command = self.command();
        command.current_dir(folder);
        self.run_command(command)
    }

    #[track_caller]
    fn run_command(self, mut command: Command) -> Run {
        let mut child = command.spawn().expect("the binary is there");
        let mut input = child.stdin.take().expect("it is piped");
        let bytes = self.stdin.clone();
        // A program that does not read its input is no fault.
        let writer = std::thread::spawn(move || drop(input.write_all(&bytes)));
        let output = child.wait_with_output().expect("it ends");
        writer.join().expect("it only writes");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("what it says is UTF-8");
        let (stdout, stderr) = (text(output.stdout), text(output.stderr));
        assert_eq!(
            output.status.code(),
            Some(self.exit),
            "`enroll {:?}` ended so\n~~~ stdout\n{stdout}~~~ stderr\n{stderr}~~~",
            self.args
        );
        Run {
            folder: self.folder,
            stdout,
            stderr,
        }
    }
}

impl Run {
    /// The report, without the run id, which changes with every version.
    pub(crate) fn report(&self) -> String {
        let lines = self
            .stdout
            .lines()
            .map(|line| match line.strip_prefix("run ") {
                Some(id) if id.len() == 16 => "run [id]",
                _ => line,
            });
        lines.collect::<Vec<_>>().join("\n")
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error}\n{}", self.stdout))
    }

    pub(crate) fn read(&self, name: &str) -> String {
        let path = self.folder.path().join(name);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }
}
