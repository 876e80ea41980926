#![doc = include_str!("private_address.md")]

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::{Known, Type};
use crate::rule::{Check, Look, Rule, Setup};
use crate::rules::disallowed_domain;
use crate::rules::invalid_email;

pub(super) const RULE: Rule = Rule {
    name: "private-address",
    page: include_str!("private_address.md"),
    severity: Severity::Warning,
    check: Check::Value(check),
};

/// Services whose domains have many endings.
const EVERYWHERE: [&str; 9] = [
    "aol",
    "gmail",
    "gmx",
    "googlemail",
    "hotmail",
    "live",
    "outlook",
    "yahoo",
    "ymail",
];

/// Other services where people have an address of their own.
const PRIVATE: [&str; 58] = [
    "a1.net",
    "arcor.de",
    "bbox.fr",
    "bluemail.ch",
    "bluewin.ch",
    "bol.com.br",
    "btinternet.com",
    "casema.nl",
    "chello.at",
    "chello.nl",
    "comcast.net",
    "email.de",
    "fastmail.com",
    "free.fr",
    "freenet.de",
    "hccnet.nl",
    "hetnet.nl",
    "home.nl",
    "icloud.com",
    "kabelmail.de",
    "kpnmail.nl",
    "kpnplanet.nl",
    "laposte.net",
    "libero.it",
    "libertysurf.fr",
    "mac.com",
    "mail.com",
    "mail.de",
    "mail.ru",
    "mailbox.org",
    "me.com",
    "msn.com",
    "neuf.fr",
    "numericable.fr",
    "o2online.de",
    "online.de",
    "online.nl",
    "orange.fr",
    "planet.nl",
    "posteo.de",
    "proton.me",
    "protonmail.com",
    "proximus.be",
    "quicknet.nl",
    "rocketmail.com",
    "scarlet.be",
    "seznam.cz",
    "sfr.fr",
    "skynet.be",
    "sky.com",
    "t-online.de",
    "telenet.be",
    "tiscali.it",
    "upcmail.nl",
    "vodafone.de",
    "voo.be",
    "wanadoo.fr",
    "web.de",
];

/// Two more of one country.
const DUTCH: [&str; 2] = ["xs4all.nl", "ziggo.nl"];

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    // Where there is a list of allowed domains, its rule refuses these.
    let listed = setup.org.domains.is_some()
        && field.known == Some(Known::Domains)
        && setup.effective_severity(&disallowed_domain::RULE).is_some();
    if field.kind != Type::Email || !field.public || listed {
        return Look::Away;
    }
    let assumed = field.assumes("public") || field.assumes("type");
    let own = setup.org.domains.as_deref().unwrap_or_default();
    Look::Item(Box::new(move |value| {
        let domain = &value[memchr::memrchr(b'@', value.as_bytes())? + 1..];
        let of_the_company = || {
            own.iter()
                .any(|own| own.trim().eq_ignore_ascii_case(domain))
        };
        if !is_private(domain) || of_the_company() || invalid_email::fault(value).is_some() {
            return None;
        }
        let note = Note::new("looks like a private address, and everybody will see it");
        Some(note.assumed(assumed))
    }))
}

fn is_private(domain: &str) -> bool {
    let upper = domain.bytes().any(|byte| byte.is_ascii_uppercase());
    let lower = upper.then(|| domain.to_ascii_lowercase());
    let domain = lower.as_deref().unwrap_or(domain);
    let Some((name, ending)) = domain.split_once('.') else {
        return false;
    };
    let plain = ending.len() <= 3 || ending.starts_with("co.") || ending.starts_with("com.");
    plain && EVERYWHERE.contains(&name) || PRIVATE.contains(&domain) || DUTCH.contains(&domain)
}

#[cfg(test)]
mod tests {
    use super::is_private;

    #[test]
    fn mail_services_are_known() {
        for domain in [
            "gmail.com",
            "GMX.de",
            "gmx.at",
            "web.de",
            "t-online.de",
            "yahoo.co.uk",
            "hotmail.fr",
            "orange.fr",
            "skynet.be",
            "telenet.be",
            "ziggo.nl",
            "laposte.net",
            "icloud.com",
        ] {
            assert!(is_private(domain), "{domain}");
        }
        for domain in [
            "example.com",
            "orange.com",
            "gmail.example.com",
            "live.example.org",
            "proximus.com",
            "web",
            "yahoo",
            "",
        ] {
            assert!(!is_private(domain), "{domain}");
        }
    }
}
