//! How `enroll` behaves, one module per subject.

// The order is that of interest, which the alphabet would hide.
#![cfg_attr(rustfmt, rustfmt_skip)]

/// Runs the binary as a person would.
mod harness;
/// What the repository holds.
mod stored;
/// The findings of a report, one line each.
mod finding_lines;
/// A terminal in which a command runs.
#[cfg(unix)]
mod tty;

/// The command: what it says, what it writes, how it ends.
mod validate;
/// Which rules run, and what fails a run.
mod choosing;
/// `review`: a list is corrected on one screen.
mod review;
/// Users whom a person skips.
mod skipped;
/// `--fix`.
mod fix;
/// Whole screens: their widths, and that the commands on them work.
mod screens;
/// What an organization says of rules in its own words.
mod own_messages;
/// What became of an earlier list.
mod since;
/// The schema of the documents, and the page about them.
mod schema;
/// `fields`: what the target systems want to know.
mod fields;
/// The documents for programs.
mod json;
/// Reports in files, and commands that are printed to be pasted.
mod reports;
/// The formats of reports, one by one.
mod formats;
/// What cannot be checked, and what is said of it.
mod refused;
/// The mapping file, key by key.
mod mapping;
/// `enroll.toml` of the folder.
mod default_mapping;
/// `map`: a mapping file is proposed, asked for, written and kept.
mod map;

/// Nobody is lost on the way from the file to the target.
mod limits;
mod lost;
/// Rows that failed are corrected and put back.
mod corrected;
/// Values are masked in every output alike.
mod leaks;
mod masked;
mod max_findings;

/// `diff`: what an import would change.
mod diff;
mod encodings;
/// `apply`: an import is carried out, or not.
mod apply;

/// What could lose or change a user by accident.
mod generate;
mod harm;

/// `export --template`: what people fill in comes back clean.
mod templates;

/// The users that the target holds now, and what is found by comparing with them.
mod current;
/// `apply` is whole or not at all: killed, in company, on a full disk.
mod whole;

/// `export`: users in the target's own format, to be edited or uploaded.
mod export;

/// The rules, as their pages show them.
mod rules;
/// Rows judged against each other by names and addresses.
mod network;
#[cfg(unix)]
mod outputs;
mod people;
mod place;
/// The laws, over generated files.
mod laws;
/// Problems that people reported, and what must not be said.
mod problems;
/// Files with expectations, judged as these say.
mod cases;
/// The files of others, which are not part of the repository.
mod needs_cases;
/// What a browser makes of our pages.
mod needs_browser;
/// What `jq` makes of our documents.
mod needs_jq;
/// What `LibreOffice` makes of our workbooks.
mod needs_office;
/// What `openpyxl` reads in our workbooks.
mod needs_python;
/// What the system sees of a run.
mod needs_strace;

/// What the target systems document, row by row.
mod semantics;
/// Every fixture under every profile.
mod fixtures;
/// The exports of other systems, and what `map` makes of them.
mod exports;
/// The profiles that are part of the program.
mod profiles;
/// The list in its own workbook, with its problems marked.
mod annotated;
/// Workbooks of every kind, and files that are not workbooks.
mod workbooks;
/// Odd workbooks beside the same table as CSV.
mod troubleshooting;
mod twins;

/// The sentences of the catalogs, and who uses them.
mod messages;
/// What people read in another language than English.
mod every_language;
mod languages;
/// The words that people read.
mod wording;
/// The rooms of the sources, and who imports whom.
mod layers;
/// The pages: their commands run, their keys are complete.
mod help;
mod pages;
mod readme;
/// The stories: typed along.
#[cfg(unix)]
mod stories;
