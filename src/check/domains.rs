//! Which domains some check of a column is about: a file has many addresses at few domains.

/// How many domains are known at once.
const SLOTS: usize = 64;
/// The longest domain that is kept.
const LONGEST: usize = 253;

/// Domains of one column, each with whether some check is about it.
#[derive(Debug, Default)]
pub(super) struct KnownDomains {
    /// Empty until a domain is kept.
    slots: Vec<Known>,
}

/// A domain that was asked for; empty where there was none.
#[derive(Debug, Clone, Default)]
struct Known {
    domain: String,
    is_asked_for: bool,
}

impl KnownDomains {
    /// Whether some check is about a domain. `ask` tells of one that is not known, always the same of the same domain.
    #[inline]
    pub(super) fn is_asked_for(&mut self, domain: &str, ask: impl FnOnce() -> bool) -> bool {
        let slot = slot(domain.as_bytes());
        match self.slots.get(slot) {
            Some(known) if known.domain == domain && !domain.is_empty() => known.is_asked_for,
            _ => self.ask(slot, domain, ask),
        }
    }

    #[cold]
    fn ask(&mut self, slot: usize, domain: &str, ask: impl FnOnce() -> bool) -> bool {
        let is_asked_for = ask();
        if (1..=LONGEST).contains(&domain.len()) {
            self.slots.resize(SLOTS, Known::default());
            let known = &mut self.slots[slot];
            known.domain.clear();
            known.domain.push_str(domain);
            known.is_asked_for = is_asked_for;
        }
        is_asked_for
    }
}

/// Where a domain is kept.
#[inline]
fn slot(domain: &[u8]) -> usize {
    let &[first, .., before, last] = domain else {
        return 0;
    };
    let middle = usize::from(domain[domain.len() / 2]);
    let ends = usize::from(first) + 3 * usize::from(before) + 11 * usize::from(last);
    (ends + 7 * middle + 31 * domain.len()) % SLOTS
}

#[cfg(test)]
mod tests {
    use super::{KnownDomains, LONGEST, SLOTS};

    #[test]
    fn a_domain_is_asked_for_once() {
        let mut domains = KnownDomains::default();
        assert!(domains.is_asked_for("example.com", || true));
        assert!(!domains.is_asked_for("example.org", || false));
        assert!(domains.is_asked_for("example.com", || false));
        assert!(!domains.is_asked_for("example.org", || true));
    }

    #[test]
    fn what_is_told_of_a_domain_is_never_told_of_another() {
        let mut domains = KnownDomains::default();
        let long = "a".repeat(LONGEST + 1);
        for number in 0..4 * SLOTS {
            let domain = format!("{number}.example.com");
            let is_even = number % 2 == 0;
            assert_eq!(domains.is_asked_for(&domain, || is_even), is_even);
            assert!(domains.is_asked_for("", || true) && !domains.is_asked_for("", || false));
            assert!(domains.is_asked_for(&long, || true) && !domains.is_asked_for(&long, || false));
        }
    }
}
