//! The domains of one list of users: which of them look like a mistyped other one.

use hashbrown::HashMap;

use crate::values::domain::{is_private, may_be_typo, typos_between, with_letters};
use crate::values::reach;

/// How many domains others are compared with: those that most users have.
const MOST_USUAL: usize = 30;
/// How many users a domain has at least that another user can have mistyped.
const FEWEST: u64 = 3;
/// And how large its share of all users is: one in so many. A list of clients has many domains, and some names of
/// companies are close to each other.
const SHARE: u64 = 20;
/// How many times as many users it has where several have the other one.
const TIMES: u64 = 10;

/// The domains of one list of users, in lower case, each with how many have it.
pub struct FileDomains {
    users: HashMap<String, u64>,
    /// Those that most users have, the most usual first.
    usual: Vec<(String, u64)>,
}

impl FileDomains {
    /// The domains of a list, each with how many users have it.
    pub fn of<'d>(domains: impl IntoIterator<Item = (&'d str, u64)>) -> Self {
        let mut users: HashMap<String, u64> = HashMap::new();
        for (domain, count) in domains {
            *users.entry(domain.to_ascii_lowercase()).or_default() += count;
        }
        let all: u64 = users.values().sum();
        let is_usual = |users: u64| users >= FEWEST && users.saturating_mul(SHARE) >= all;
        let mut usual: Vec<(String, u64)> = users
            .iter()
            .filter(|(_, users)| is_usual(**users))
            .map(|(domain, users)| (domain.clone(), *users))
            .collect();
        usual.sort_unstable_by(|(one, of_one), (other, of_other)| {
            of_other.cmp(of_one).then_with(|| one.cmp(other))
        });
        usual.truncate(MOST_USUAL);
        Self { users, usual }
    }

    /// The domain that a domain of the list is probably a typo of, and how many users have that one.
    ///
    /// One user against three is enough; two domains that several people have may both be right.
    #[must_use]
    pub fn meant(&self, domain: &str) -> Option<(&str, u64)> {
        let domain = domain.to_ascii_lowercase();
        let users = *self.users.get(&domain)?;
        let mut usual = self.usual.iter();
        let meant = usual.find(|(usual, of_usual)| {
            (users == 1 || users.saturating_mul(TIMES) <= *of_usual) && is_typo(&domain, usual)
        });
        meant.map(|(usual, users)| (usual.as_str(), *users))
    }
}

/// Whether a domain is probably another one, mistyped.
fn is_typo(domain: &str, usual: &str) -> bool {
    // Letters of other scripts that look alike are not a typo.
    if domain == usual || !domain.is_ascii() || is_private(domain) {
        return false;
    }
    // `example.nl.nl`
    let again = domain.strip_prefix(usual);
    let again = again.and_then(|ending| usual.strip_suffix(ending));
    if again.is_some_and(|name| !name.is_empty() && domain.len() > usual.len()) {
        return true;
    }
    let digits = |domain: &str| {
        domain
            .bytes()
            .filter(u8::is_ascii_digit)
            .collect::<Vec<u8>>()
    };
    // Other digits are another domain, but for those that look like a letter.
    let is_comparable =
        digits(domain) == digits(usual) || with_letters(domain) == with_letters(usual);
    let typos = || typos_between(domain, usual);
    let is_close =
        || is_comparable && typos().is_some_and(|typos| may_be_typo(domain, usual, typos));
    let (Some((name, ending)), Some((usual_name, usual_ending))) =
        (domain.rsplit_once('.'), usual.rsplit_once('.'))
    else {
        // A dot is lost.
        return !domain.contains('.') && is_close();
    };
    if name == usual_name {
        let is_another = reach::is_top_level(ending) && !lacks_a_letter(ending, usual_ending);
        return !is_another && is_close();
    }
    // Short names are close to many others, and so is a name with two typos and another ending.
    let is_long = usual_name.len() > 4 || changed_places(name, usual_name);
    (ending == usual_ending || !reach::is_top_level(ending)) && is_long && is_close()
}

/// Whether an ending is what is left of `com`, `net` or `org` when a letter is forgotten: these exist, too.
fn lacks_a_letter(ending: &str, usual: &str) -> bool {
    ["com", "net", "org"].contains(&usual)
        && (0..3).any(|left_out| {
            let rest = usual.bytes().enumerate();
            let rest = rest.filter(|(at, _)| *at != left_out);
            rest.map(|(_, letter)| letter).eq(ending.bytes())
        })
}

/// Whether two texts differ in nothing but two neighbours that changed places.
fn changed_places(one: &str, other: &str) -> bool {
    one.len() == other.len() && strsim::osa_distance(one, other) == 1 && {
        let differ = one.bytes().zip(other.bytes());
        differ.filter(|(one, other)| one != other).count() == 2
    }
}

#[cfg(test)]
mod tests {
    use super::FileDomains;

    fn meant(domain: &str, users: u64, usual: &str, of_usual: u64) -> bool {
        let domains = FileDomains::of([(domain, users), (usual, of_usual)]);
        let meant = domains.meant(domain);
        assert!(meant.is_none_or(|meant| meant == (usual, of_usual)));
        meant.is_some()
    }

    #[test]
    fn one_user_with_a_typo_is_told_from_the_others() {
        for (domain, usual) in [
            ("exmaple.com", "example.com"),
            ("exampel.com", "example.com"),
            ("example.con", "example.com"),
            ("example.comm", "example.com"),
            ("example.cm", "example.com"),
            ("example.co", "example.com"),
            ("examplecom", "example.com"),
            ("EXMAPLE.com", "example.com"),
            ("examp1e.com", "example.com"),
            ("muster-firme.de", "muster-firma.de"),
            ("firma.dee", "firma.de"),
            ("amce.com", "acme.com"),
            ("example.com.com", "example.com"),
        ] {
            assert!(meant(domain, 1, usual, 5), "{domain}");
            assert!(!meant(domain, 1, usual, 2), "{domain}");
            assert!(!meant(domain, 4, usual, 20), "{domain}");
        }
    }

    #[test]
    fn companies_with_close_names_are_no_typos() {
        let names = (0..100).map(|number| (format!("customer-{number}.example"), 3));
        let names: Vec<(String, u64)> = names
            .chain([
                ("mayer-bau.de".to_owned(), 9),
                ("maier-bau.de".to_owned(), 1),
            ])
            .collect();
        let domains = FileDomains::of(names.iter().map(|(name, users)| (name.as_str(), *users)));
        assert_eq!(domains.meant("maier-bau.de"), None);
    }

    #[test]
    fn other_domains_are_other_domains() {
        for (domain, usual) in [
            ("example.org", "example.com"),
            ("example.at", "example.de"),
            ("example.eu", "example.de"),
            ("example.dev", "example.de"),
            ("example.net", "example.com"),
            ("mail.example.com", "example.com"),
            ("example2.com", "example.com"),
            ("example1.com", "example2.com"),
            ("acne.com", "acme.com"),
            ("nord-firma.de", "sued-firma.de"),
            ("north.example", "south.example"),
            ("mail.com", "gmail.com"),
            ("gmx.net", "gmx.de"),
            ("ex\u{430}mple.com", "example.com"),
            ("example.com", "example.com"),
        ] {
            assert!(!meant(domain, 1, usual, 100), "{domain}");
        }
    }
}
