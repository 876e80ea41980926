//! A terminal of a size in which a command runs: keys go in, and what it shows is read.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rexpect::process::{PtyProcess, Signal, WaitStatus};

use crate::harness::shell;

/// A terminal of a size in which a command runs.
pub(crate) struct Tty {
    process: PtyProcess,
    keys: File,
    shown: Arc<Mutex<vt100::Parser>>,
}

impl Tty {
    /// Runs a line of a shell in a folder.
    pub(crate) fn new(folder: &Path, line: &str, (rows, columns): (u16, u16)) -> Self {
        let line = format!("stty rows {rows} columns {columns}; exec {line}");
        let command: Command = shell(&line, folder);
        let process = PtyProcess::new(command).expect("a terminal");
        let keys = process.get_file_handle().expect("its keyboard");
        let mut screen = process.get_file_handle().expect("its screen");
        let shown = Arc::new(Mutex::new(vt100::Parser::new(rows, columns, 0)));
        let parser = Arc::clone(&shown);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            // The end of the process is an error of the terminal.
            while let Ok(count @ 1..) = screen.read(&mut bytes) {
                parser.lock().expect("a screen").process(&bytes[..count]);
            }
        });
        Self {
            process,
            keys,
            shown,
        }
    }

    /// What is shown now.
    pub(crate) fn picture(&self) -> String {
        let shown = self.shown.lock().expect("a screen");
        let lines = shown.screen().contents();
        let lines: Vec<&str> = lines.lines().map(str::trim_end).collect();
        lines.join("\n")
    }

    /// Whether anything that is shown now has a colour.
    pub(crate) fn has_colours(&self) -> bool {
        let shown = self.shown.lock().expect("a screen");
        let screen = shown.screen();
        let (rows, columns) = screen.size();
        let places = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
        let mut cells = places.filter_map(|(row, column)| screen.cell(row, column));
        cells.any(|cell| cell.fgcolor() != vt100::Color::Default)
    }

    /// Waits until the screen shows a text.
    pub(crate) fn wait_for(&mut self, text: &str) -> &mut Self {
        let end = Instant::now() + Duration::from_secs(30);
        while !self.picture().contains(text) {
            assert!(
                Instant::now() < end,
                "`{text}` did not come:\n{}",
                self.picture()
            );
            std::thread::sleep(Duration::from_millis(10));
        }
        self
    }

    /// Waits until the screen shows this picture, or another one for long.
    pub(crate) fn shows(&self, picture: &str) {
        self.wait_until(|now| now == picture);
    }

    /// Waits until the screen shows another picture.
    pub(crate) fn changed_from(&self, picture: &str) {
        self.wait_until(|now| now != picture);
    }

    fn wait_until(&self, is_there: impl Fn(&str) -> bool) {
        let end = Instant::now() + Duration::from_secs(30);
        while !is_there(&self.picture()) && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Presses keys, as a terminal sends them.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        self.keys.write_all(keys.as_bytes()).expect("it takes keys");
        self.keys.flush().expect("it takes keys");
        self
    }

    /// Waits for the end, and sees how it ended.
    pub(crate) fn ends_with(&self, code: i32) {
        match self.process.wait().expect("it ends") {
            WaitStatus::Exited(_, ended) => assert_eq!(ended, code, "{}", self.picture()),
            other => panic!("{other:?}"),
        }
    }

    /// Tells the process something.
    pub(crate) fn signal(&mut self, signal: Signal) {
        self.process.signal(signal).expect("it is told");
    }

    /// What is shown once nothing moves any more.
    pub(crate) fn settled(&self) -> String {
        let end = Instant::now() + Duration::from_secs(30);
        let (mut last, mut same) = (self.picture(), 0);
        while same < 8 && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(50));
            let now = self.picture();
            same = if now == last && !now.is_empty() {
                same + 1
            } else {
                0
            };
            last = now;
        }
        last
    }
}
