//! What was found once is executed again, and so is every input that mutations start from.

use crate::attempt::Attempt;
use crate::lab::Lab;
use crate::targets;

/// That an input holds under a target: a find is printed as a test that calls this.
#[track_caller]
fn holds(name: &str, variant: usize, input: &[u8]) {
    let lab = Lab::new();
    let all = targets::all(&lab);
    let target = all.iter().find(|target| target.name() == name);
    let target = target.expect("a target");
    let found = Attempt::new().execute(&**target, variant, input);
    assert!(
        found.is_none(),
        "{}",
        found.map_or(String::new(), |find| find.what)
    );
}

/// A row in quotes was filled up below a column of ours, and what was said of it before was gone.
#[test]
fn a_row_in_quotes_is_fixed_once() {
    holds("fix", 2, b",,errors\n\",\"");
}

#[test]
fn what_mutations_start_from_holds() {
    let lab = Lab::new();
    let attempt = Attempt::new();
    for target in targets::all(&lab) {
        let corpus = target.corpus();
        assert!(
            !corpus.is_empty(),
            "{} has nothing to start from",
            target.name()
        );
        for input in &corpus {
            let found = attempt.execute(&*target, 0, input);
            let shown = |find: &crate::attempt::Find| find.as_test(target.name(), 0, input);
            assert!(
                found.is_none(),
                "{}",
                found.as_ref().map_or(String::new(), shown)
            );
        }
    }
}
