//! Profiles and mappings: whatever they say, a list is checked under them, or they are refused.

use enroll::commands::inputs::InputArgs;

use crate::chance::Chance;
use crate::lab::Lab;
use crate::mutation;
use crate::target::Target;

/// A list that has something for every setting.
const LIST: &[u8] = b"Id;Email;Name;Groups;Department;Active;Since;Mobile;Language;Manager\n\
1;anna@example.com;Anna Berg;Sales/IT;Sales;Yes;2024-02-30;+49 221 1;de;ben@example.com\n\
2;ben@@example.com;;Sales;sales;ja;01.02.2024;0221;Deutsch;nobody\n";

/// Words of settings.
const WORDS: &[&[u8]] = &[
    b"",
    b"true",
    b"false",
    b"0",
    b"-1",
    b"1",
    b"18446744073709551615",
    b"9223372036854775807",
    b"nan",
    b"inf",
    b"\"\"",
    b"\"(\"",
    b"\"[a-z\"",
    b"\"(a{1000}){1000}\"",
    b"\"\\\\d+$\"",
    b"[]",
    b"{}",
    b"[[]]",
    b"\"none\"",
    b"\"all\"",
    b"\"tab\"",
    b"email",
    b"id",
    b"boolean",
    b"date",
    b"phone",
    b"reference",
    b"language",
    b"required",
    b"unique",
    b"separator",
    b"refers_to",
    b"multi_valued",
    b"canonical_values",
    b"means",
    b"values",
    b"value",
    b"column",
    b"columns",
    b"split",
    b"join",
    b"header_row",
    b"\xff",
];

pub(crate) struct Settings<'l>(pub(crate) &'l Lab);

impl Target for Settings<'_> {
    fn name(&self) -> &'static str {
        "settings"
    }

    fn about(&self) -> &'static str {
        "profiles (variant 0) and mappings (1) in TOML, and a list checked under them: no panic, no hang"
    }

    fn corpus(&self) -> Vec<Vec<u8>> {
        let mut all = crate::corpus::files("fixtures/fuzz/settings", &["toml"], 16 * 1024);
        for folder in [
            "src/profile",
            "fixtures/cases",
            "fixtures/ci",
            "fixtures/export",
        ] {
            all.extend(crate::corpus::files(folder, &["toml"], 64 * 1024));
        }
        all.push(include_bytes!("../../profile.toml").to_vec());
        all
    }

    fn variants(&self) -> usize {
        2
    }

    fn mutate(&self, input: Vec<u8>, other: &[u8], chance: &mut Chance) -> Vec<u8> {
        mutation::words(input, other, chance, WORDS)
    }

    fn execute(&self, variant: usize, input: &[u8]) -> Result<(), String> {
        let path = self.0.file("settings.toml", input);
        let args = if variant == 0 {
            InputArgs {
                profile: Some(path.display().to_string()),
                ..InputArgs::default()
            }
        } else {
            InputArgs {
                profile: Some(
                    self.0
                        .file("fuzz.toml", include_bytes!("../../profile.toml"))
                        .display()
                        .to_string(),
                ),
                mapping: Some(path),
                ..InputArgs::default()
            }
        };
        if let Some(list) = self.0.list_under(&args, LIST) {
            list.reported("text");
        }
        Ok(())
    }
}
