//! Which profile is probably meant where none was given: the headers may tell.

use std::path::Path;

use crate::commands::inputs::InputArgs;
use crate::commands::{Error, UsageError};
use crate::header::{self, Vocabulary};
use crate::mapping::Mapping;
use crate::mapping::vocabulary;
use crate::profile::Profile;
use crate::source::{Asked, Source};

impl InputArgs {
    /// The error for a file without a profile, which names the profile that its headers fit best.
    pub(super) fn without_profile(&self, file: &Path) -> Error {
        let profiles = Profile::built_in();
        let mut all = Vocabulary::default();
        let own: Vec<Vocabulary> = profiles
            .iter()
            .map(|profile| vocabulary::of(profile, &Mapping::default()))
            .collect();
        for (number, field) in profiles
            .iter()
            .flat_map(|profile| &profile.fields)
            .enumerate()
        {
            for key in field.header_keys() {
                all.add_key(key, number);
            }
        }
        let asked = Asked {
            sheets: self.sheet.clone(),
            header_row: self.header_row,
            delimiter: self.delimiter,
            encoding: self.encoding.clone(),
            usual_delimiter: None,
        };
        let source = match Source::open(file, &asked, &all) {
            Ok(source) => source,
            Err(error) => return error.into(),
        };
        let header = &source.observed.header_row;
        let headers: Vec<&String> = header
            .headers
            .iter()
            .filter(|header| !header.trim().is_empty() && !header::is_errors(header))
            .collect();
        let fits = own.iter().map(|vocabulary| {
            headers
                .iter()
                .filter(|header| vocabulary.find(header).is_some())
                .count()
        });
        let best = profiles.iter().zip(fits).rev().max_by_key(|(_, fit)| *fit);
        let likely = best.filter(|(_, fit)| *fit > 0);
        let likely = likely.map(|(profile, fit)| (profile.name.clone(), fit, headers.len()));
        UsageError::NoProfile { likely }.into()
    }
}
