//! The command line as it was understood, to be printed with other flags as the next command.

use std::ffi::{OsStr, OsString};
use std::fmt::Write;

use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command, Id};

use crate::report::escape_control_chars;

/// What only says how this run is shown, and means nothing for the next one.
const SHOWN: &[&str] = &["show_values", "full", "verbose", "quiet", "reports"];

/// A subcommand and what was given to it, in the order in which it was given.
#[derive(Debug, Clone, Default)]
pub struct Invocation {
    /// The program and the subcommand.
    start: Vec<OsString>,
    /// What was given: the name of each argument, and its words.
    given: Vec<(String, Vec<OsString>)>,
    /// For each group of flags of the subcommand, those that were given, in the order of the group.
    groups: Vec<(Id, Vec<String>)>,
}

impl Invocation {
    /// What `matches` are of; `command` is built.
    #[must_use]
    pub fn new(command: &Command, matches: &ArgMatches) -> Self {
        let mut start: Vec<OsString> = vec![command.get_name().into()];
        let mut given_args = Vec::new();
        let mut groups = Vec::new();
        if let Some((name, matches)) = matches.subcommand() {
            start.push(name.into());
            let subcommand = command.find_subcommand(name);
            let all = subcommand.into_iter().flat_map(|subcommand| {
                let groups = subcommand.get_groups();
                groups.map(move |group| (subcommand, group))
            });
            groups.extend(all.map(|(subcommand, group)| {
                (group.get_id().clone(), given(group, subcommand, matches))
            }));
            let args = subcommand.into_iter().flat_map(Command::get_arguments);
            let mut occurring: Vec<(usize, String, Vec<OsString>)> = args
                .flat_map(|arg| {
                    let all = occurrences(arg, matches).into_iter();
                    all.map(|(index, words)| (index, arg.get_id().to_string(), words))
                })
                .collect();
            occurring.sort_by_key(|(index, ..)| *index);
            let occurring = occurring.into_iter();
            given_args.extend(occurring.map(|(_, id, words)| (id, words)));
        }
        Self {
            start,
            given: given_args,
            groups,
        }
    }

    /// The first flag of a group of flags that was given.
    #[must_use]
    pub fn first_of_group(&self, group: &str) -> Option<&str> {
        let (_, given) = self.groups.iter().find(|(id, _)| id == group)?;
        given.first().map(String::as_str)
    }

    /// The same command with more words behind it. What a person pastes into a shell is read as it was given.
    #[must_use]
    pub fn with<'w>(&'w self, more: impl IntoIterator<Item = &'w OsStr>) -> String {
        let given = self.given.iter();
        let given = given.filter(|(name, _)| !SHOWN.contains(&name.as_str()));
        let given = given.flat_map(|(_, words)| words);
        let words = self.start.iter().chain(given).map(OsString::as_os_str);
        words.chain(more).map(quoted).collect::<Vec<_>>().join(" ")
    }

    /// Another subcommand with those of the arguments that it shares, by their names, and more words behind them.
    #[must_use]
    pub fn of<'w>(
        &'w self,
        subcommand: &'w str,
        shared: &[&str],
        more: impl IntoIterator<Item = &'w OsStr>,
    ) -> String {
        let program = self.start.first().map(OsString::as_os_str);
        let start = program.into_iter().chain([OsStr::new(subcommand)]);
        let given = self.given.iter();
        let given = given.filter(|(name, _)| shared.contains(&name.as_str()));
        let given = given.flat_map(|(_, words)| words).map(OsString::as_os_str);
        let words = start.chain(given).chain(more);
        words.map(quoted).collect::<Vec<_>>().join(" ")
    }

    /// Whether an argument was given, by its name.
    #[must_use]
    pub fn has(&self, argument: &str) -> bool {
        self.given.iter().any(|(name, _)| name == argument)
    }
}

/// The flags of a group that were given on the command line.
fn given(group: &ArgGroup, command: &Command, matches: &ArgMatches) -> Vec<String> {
    let is_given = |id: &&Id| matches.value_source(id.as_str()) == Some(ValueSource::CommandLine);
    let name = |id: &Id| {
        let mut args = command.get_arguments();
        let long = args.find(|arg| arg.get_id() == id)?.get_long()?;
        Some(format!("--{long}"))
    };
    group.get_args().filter(is_given).filter_map(name).collect()
}

/// Each time that an argument was given: its place on the command line and its words.
fn occurrences(arg: &Arg, matches: &ArgMatches) -> Vec<(usize, Vec<OsString>)> {
    let id = arg.get_id().as_str();
    if matches.value_source(id) != Some(ValueSource::CommandLine) {
        return Vec::new();
    }
    let short = arg.get_short().map(|short| format!("-{short}"));
    let long = arg.get_long().map(|long| format!("--{long}"));
    let name = short.or(long);
    let mut indices = matches.indices_of(id).into_iter().flatten();
    if matches!(arg.get_action(), ArgAction::SetTrue | ArgAction::SetFalse) {
        let words = name.into_iter().map(OsString::from).collect();
        return indices
            .next()
            .map(|index| (index, words))
            .into_iter()
            .collect();
    }
    let mut all = Vec::new();
    for values in matches.get_raw_occurrences(id).into_iter().flatten() {
        let values: Vec<&OsStr> = values.collect();
        let Some(index) = indices.by_ref().take(values.len()).reduce(|first, _| first) else {
            continue;
        };
        let mut words: Vec<OsString> = name.iter().map(OsString::from).collect();
        match arg.get_value_delimiter() {
            Some(delimiter) => words.push(values.join(OsStr::new(&delimiter.to_string()))),
            None => words.extend(values.into_iter().map(OsStr::to_owned)),
        }
        all.push((index, words));
    }
    all
}

/// A word as a shell reads it. What needs no quotes gets none: `--set email=E-Mail` is easier to read. What has a space
/// gets double quotes, which every shell knows, unless a character in it means something between them. Bytes that are not
/// text, and characters that act on a terminal, are written as `$'\xff'`.
pub(super) fn quoted(word: &OsStr) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "-_./=,:@+".contains(letter);
    match word.to_str() {
        Some(text) if !text.is_empty() && text.chars().all(plain) => text.to_owned(),
        Some(text) if escape_control_chars(text) == text && is_plain_between(text) => {
            format!("\"{text}\"")
        }
        Some(text) if escape_control_chars(text) == text => {
            format!("'{}'", text.replace('\'', "'\\''"))
        }
        _ => format!("$'{}'", in_ansi_c(word)),
    }
}

/// Whether no character of a text means something between double quotes.
fn is_plain_between(text: &str) -> bool {
    let special = if cfg!(windows) { "\"%" } else { "\"$`\\!" };
    !text.is_empty() && !text.contains(|letter| special.contains(letter))
}

/// The inside of `$'…'`.
fn in_ansi_c(word: &OsStr) -> String {
    let mut escaped = String::new();
    let byte = |escaped: &mut String, byte: &u8| {
        let _ = write!(escaped, "\\x{byte:02x}");
    };
    for chunk in word.as_encoded_bytes().utf8_chunks() {
        for letter in chunk.valid().chars() {
            let mut bytes = [0; 4];
            let text = letter.encode_utf8(&mut bytes);
            match letter {
                '\'' | '\\' => escaped.extend(['\\', letter]),
                _ if *escape_control_chars(text) == *text => escaped.push(letter),
                _ => text
                    .as_bytes()
                    .iter()
                    .for_each(|one| byte(&mut escaped, one)),
            }
        }
        let invalid = chunk.invalid().iter();
        invalid.for_each(|one| byte(&mut escaped, one));
    }
    escaped
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use clap::{Arg, ArgAction, ArgGroup, Command};

    use super::{Invocation, quoted};

    fn command() -> Command {
        let flag = |name: &'static str| Arg::new(name).long(name);
        let sub = Command::new("check")
            .arg(Arg::new("file"))
            .arg(flag("set").action(ArgAction::Append))
            .arg(
                flag("ignore")
                    .value_delimiter(',')
                    .action(ArgAction::Append),
            )
            .arg(flag("fix").action(ArgAction::SetTrue))
            .arg(flag("format").default_value("text"));
        Command::new("tool").subcommand(sub)
    }

    #[test]
    fn the_same_command_comes_back_in_the_same_order() {
        let mut command = command();
        command.build();
        let words = [
            "tool",
            "check",
            "--set",
            "a=b c",
            "it's.csv",
            "--fix",
            "--ignore=x,y",
            "--set",
            "d=e",
        ];
        let matches = command
            .try_get_matches_from_mut(words)
            .expect("it is understood");
        let invocation = Invocation::new(&command, &matches);
        assert_eq!(
            invocation.with([OsStr::new("-o"), OsStr::new("out.csv")]),
            r#"tool check --set "a=b c" "it's.csv" --fix --ignore x,y --set d=e -o out.csv"#
        );
    }

    #[test]
    fn flags_of_a_group_are_known_by_their_names() {
        let group = ArgGroup::new("choices")
            .args(["fix", "ignore"])
            .multiple(true);
        let mut command = command().mut_subcommand("check", |check| check.group(group));
        command.build();
        for (words, first) in [
            (&["tool", "check", "a.csv"][..], None),
            (&["tool", "check", "--ignore", "x"], Some("--ignore")),
            (&["tool", "check", "--ignore", "x", "--fix"], Some("--fix")),
        ] {
            let matches = command.clone().try_get_matches_from(words);
            let invocation = Invocation::new(&command, &matches.expect("it is understood"));
            assert_eq!(invocation.first_of_group("choices"), first);
            assert_eq!(invocation.first_of_group("others"), None);
        }
    }

    #[test]
    fn a_word_is_quoted_where_a_shell_would_change_it() {
        for (word, expected) in [
            ("email=E-Mail", "email=E-Mail"),
            ("", "''"),
            ("it's", "\"it's\""),
            ("Liste 2.xlsx", "\"Liste 2.xlsx\""),
            ("a $b", "'a $b'"),
            ("it's $b", r"'it'\''s $b'"),
            ("a\nb'\\", r"$'a\x0ab\'\\'"),
            ("\u{202e}", r"$'\xe2\x80\xae'"),
        ] {
            assert_eq!(quoted(OsStr::new(word)), expected);
        }
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_not_text_can_be_pasted() {
        use std::os::unix::ffi::OsStrExt;

        assert_eq!(quoted(OsStr::from_bytes(b"h\xff.csv")), r"$'h\xff.csv'");
    }
}
