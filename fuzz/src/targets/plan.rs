//! Plans in JSON: whatever they say, they are carried out on a copy of the current users, or refused.

use std::num::NonZeroUsize;

use enroll::current;
use enroll::plan::bound::BoundPlan;
use enroll::plan::{file, stale};
use enroll::profile::Profile;

use crate::chance::Chance;
use crate::lab::Lab;
use crate::mutation;
use crate::target::Target;

const CURRENT: &[u8] = b"Id,Email,Name,Groups,Active\n1,anna@example.com,Anna,Sales/IT,Yes\n2,ben@example.com,Ben,Sales,No\n";
const WORDS: &[&[u8]] = &[
    b"",
    b"null",
    b"true",
    b"false",
    b"0",
    b"-1",
    b"1",
    b"1.5",
    b"1e999",
    b"18446744073709551616",
    b"18446744073709551615",
    b"\"\"",
    b"[]",
    b"{}",
    b"[[[[",
    b"create",
    b"update",
    b"delete",
    b"archive",
    b"restore",
    b"\"\\ud800\"",
    b"\"\\u0000\"",
    b"id",
    b"row",
    b"kind",
    b"before",
    b"after",
    b"set",
    b"email",
    b"Email",
    b"changes",
    b"counts",
    b"\xff",
];

pub(crate) struct Plan<'l>(pub(crate) &'l Lab);

impl Target for Plan<'_> {
    fn name(&self) -> &'static str {
        "plan"
    }

    fn about(&self) -> &'static str {
        "plans in JSON, compared with current users: no panic, no hang"
    }

    fn corpus(&self) -> Vec<Vec<u8>> {
        crate::corpus::files("fixtures/fuzz/plan", &["json"], 16 * 1024)
    }

    fn variants(&self) -> usize {
        1
    }

    fn mutate(&self, input: Vec<u8>, other: &[u8], chance: &mut Chance) -> Vec<u8> {
        mutation::words(input, other, chance, WORDS)
    }

    fn execute(&self, _: usize, input: &[u8]) -> Result<(), String> {
        let path = self.0.file("plan.json", input);
        let Ok(saved) = file::read(&path, input) else {
            return Ok(());
        };
        let profile =
            Profile::from_toml("fuzz.toml", include_str!("../../profile.toml")).expect("sound");
        let Ok(plan) = saved.resolve(&profile) else {
            return Ok(());
        };
        let users = self.0.file("current.csv", CURRENT);
        let users = current::open(&users, &profile, NonZeroUsize::MIN).expect("current users");
        let bound = BoundPlan::new(&plan.changes, &users.users, &profile);
        if stale::find(&bound).is_empty() {
            let moment = "2026-01-01T00:00:00".parse().expect("a moment");
            let stamp = enroll::apply::Stamp::new(&profile, moment);
            let _ = enroll::apply::export::apply(&bound, &stamp);
        }
        Ok(())
    }
}
