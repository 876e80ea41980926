//! Earlier reports in JSON, with which a list is compared.

use enroll::since::Baseline;

use crate::chance::Chance;
use crate::lab::Lab;
use crate::mutation;
use crate::target::Target;

const WORDS: &[&[u8]] = &[
    b"",
    b"null",
    b"true",
    b"0",
    b"-1",
    b"1e999",
    b"\"\"",
    b"[]",
    b"{}",
    b"[[[[",
    b"\"\\ud800\"",
    b"id",
    b"kind",
    b"findings",
    b"validation",
    b"0123456789abcdef",
    b"\xff",
];

pub(crate) struct Report<'l>(pub(crate) &'l Lab);

impl Target for Report<'_> {
    fn name(&self) -> &'static str {
        "report"
    }

    fn about(&self) -> &'static str {
        "earlier reports in JSON, compared with a list: no panic, no hang"
    }

    fn corpus(&self) -> Vec<Vec<u8>> {
        let mut all = crate::corpus::files("fixtures/fuzz/report", &["json"], 16 * 1024);
        all.extend(crate::corpus::files(
            "fixtures/formats",
            &["json"],
            64 * 1024,
        ));
        all
    }

    fn variants(&self) -> usize {
        1
    }

    fn mutate(&self, input: Vec<u8>, other: &[u8], chance: &mut Chance) -> Vec<u8> {
        mutation::words(input, other, chance, WORDS)
    }

    fn execute(&self, _: usize, input: &[u8]) -> Result<(), String> {
        let path = self.0.file("report.json", input);
        let Ok(earlier) = Baseline::read(&path) else {
            return Ok(());
        };
        let list = self
            .0
            .list(0, "list.csv", b"Email,Name\nanna@@example.com,Anna\n", 1);
        if let Some(list) = list {
            list.report(None, |report| earlier.compare(&report.ids()).count());
        }
        Ok(())
    }
}
