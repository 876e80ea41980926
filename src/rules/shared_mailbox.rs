#![doc = include_str!("shared_mailbox.md")]

use crate::finding::{Note, Severity};
use crate::profile::field::{Field, Type};
use crate::profile::field_id::FieldId;
use crate::profile::reference::{Condition, Subject};
use crate::profile::spellings::Spellings;
use crate::rule::{About, Check, LookAtUser, Looking, Rule, Setup, Sight};
use crate::user::User;

pub(super) const RULE: Rule = Rule {
    name: "shared-mailbox",
    page: include_str!("shared_mailbox.md"),
    severity: Severity::Warning,
    check: Check::User(check),
};

/// What mailboxes of a team or a task are called in English, German, French and Dutch, and no person is.
const ROLES: [&str; 92] = [
    "abuse",
    "accounting",
    "accounts",
    "accueil",
    "admin",
    "administratie",
    "administration",
    "ausbildung",
    "backoffice",
    "balie",
    "bestellung",
    "bestellungen",
    "bewerbung",
    "bewerbungen",
    "billing",
    "boekhouding",
    "booking",
    "buchhaltung",
    "career",
    "careers",
    "commercial",
    "compta",
    "comptabilite",
    "contact",
    "customerservice",
    "datenschutz",
    "datenschutzbeauftragter",
    "desk",
    "direction",
    "einkauf",
    "empfang",
    "enquiries",
    "enquiry",
    "events",
    "facilities",
    "facturatie",
    "facturation",
    "feedback",
    "finance",
    "frontdesk",
    "hallo",
    "hello",
    "helpdesk",
    "hotline",
    "info",
    "informatie",
    "information",
    "inkoop",
    "invoice",
    "invoices",
    "jobs",
    "klantenservice",
    "kontakt",
    "kundenservice",
    "lager",
    "legal",
    "logistics",
    "logistik",
    "mailbox",
    "management",
    "marketing",
    "media",
    "newsletter",
    "noreply",
    "onthaal",
    "orders",
    "payroll",
    "personal",
    "personalabteilung",
    "personeel",
    "planning",
    "postmaster",
    "presse",
    "privacy",
    "purchasing",
    "rechnung",
    "rechnungen",
    "reception",
    "receptie",
    "reservations",
    "sav",
    "secretariaat",
    "secretariat",
    "sekretariat",
    "servicedesk",
    "support",
    "vente",
    "ventes",
    "verkauf",
    "verkoop",
    "vertrieb",
    "zentrale",
];

/// The same, but people are called that too: only where nothing like a name stands beside it.
const ALSO_NAMES: [&str; 9] = [
    "hr", "it", "office", "post", "press", "rh", "sales", "service", "team",
];

fn check<'a>(setup: &Setup<'a>) -> Sight<Looking<'a>> {
    let mailboxes: Vec<Personal<'a>> = setup
        .profile
        .fields
        .with_ids()
        .filter_map(|(number, field)| Personal::of(number, field, setup))
        .collect();
    if mailboxes.is_empty() {
        return Sight::Away;
    }
    let look: LookAtUser<'a> = Box::new(move |user, tell| {
        for personal in &mailboxes {
            for value in user.values(personal.address) {
                let local = value.text.split('@').next().unwrap_or_default();
                if !is_shared(local) {
                    continue;
                }
                if let Some((header, typed)) = personal.condition(user) {
                    let note = Note::new("looks like the mailbox of a team, but `{}` says `{}`")
                        .with(header)
                        .with(typed)
                        .assumed(personal.assumed);
                    tell(About::value(personal.address, value), note);
                }
            }
        }
    });
    Sight::Sees(look.into())
}

/// An address that has to be that of one person under conditions.
struct Personal<'a> {
    address: FieldId,
    assumed: bool,
    /// A field, its header, its spellings, and the value that makes the address a personal one.
    conditions: Vec<(FieldId, String, Spellings<'a>, &'a str)>,
}

impl<'a> Personal<'a> {
    fn of(address: FieldId, field: &'a Field, setup: &Setup<'a>) -> Option<Self> {
        let fields = &setup.profile.fields;
        let condition = |condition: &'a Condition| {
            let Subject::Field(id) = condition.subject else {
                return None;
            };
            let column = setup.layout.columns_of(id).first()?.column;
            let name = fields[id].name.as_str();
            let header = column.map_or(name, |column| setup.layout.header(column));
            Some((
                id,
                header.to_owned(),
                Spellings::of(&fields[id]),
                condition.value.as_str(),
            ))
        };
        let wanted = &field.personal_when;
        let conditions: Option<Vec<_>> = wanted.iter().map(condition).collect();
        // A condition without a column never holds.
        let conditions = conditions.filter(|conditions| !conditions.is_empty())?;
        (field.kind == Type::Email).then(|| Self {
            address,
            assumed: field.assumes("personal_when"),
            conditions,
        })
    }

    /// The first condition by its header and its value in the file, where all of them hold.
    fn condition<'u>(&'u self, user: &User<'u>) -> Option<(&'u str, &'u str)> {
        let mut first = None;
        for (number, header, spellings, wanted) in &self.conditions {
            let is_wanted = |text: &str| match spellings.find(text) {
                Some(allowed) => allowed.value == *wanted,
                None => text.eq_ignore_ascii_case(wanted),
            };
            let mut texts = user.values(*number).iter().map(|value| value.text);
            let text = texts.find(|text| is_wanted(text))?;
            first = first.or(Some((header.as_str(), text)));
        }
        first
    }
}

/// Whether the text before the `@` is the name of a task: `info`, `hr.team`, `support-berlin`, `info2`.
fn is_shared(local: &str) -> bool {
    let parts = local.split(['.', '-', '_', '+']);
    let mut parts = parts.map(|part| part.trim_matches(|letter: char| letter.is_ascii_digit()));
    let among = |list: &[&str], part: &str| list.iter().any(|role| role.eq_ignore_ascii_case(part));
    let Some(first) = parts.next() else {
        return false;
    };
    let reply = |part: &str| {
        ["no", "do", "not"]
            .iter()
            .any(|word| word.eq_ignore_ascii_case(part))
    };
    // Most addresses are told to be none of these by their first part.
    let role = among(&ROLES, first);
    let may_be = role || among(&ALSO_NAMES, first);
    if !may_be && first.len() > 2 {
        return false;
    }
    let mut last = first;
    let (mut alone, mut tasks, mut replies) = (true, true, reply(first));
    for part in parts.filter(|part| !part.is_empty()) {
        alone = false;
        tasks &= part.len() <= 2 || among(&ROLES, part) || among(&ALSO_NAMES, part);
        replies &= reply(part) || part.eq_ignore_ascii_case("reply");
        last = part;
    }
    let named = among(&ROLES, last) || among(&ALSO_NAMES, last) && may_be;
    role || may_be && tasks
        || !alone && tasks && named
        || replies && last.eq_ignore_ascii_case("reply")
}

#[cfg(test)]
mod tests {
    use super::is_shared;

    #[test]
    fn mailboxes_of_teams_are_known() {
        for local in [
            "info",
            "INFO",
            "info-de",
            "info2",
            "info.desk",
            "hr",
            "hr.team",
            "hr-de",
            "de.info",
            "it-support",
            "support-berlin",
            "empfang",
            "reception",
            "sales",
            "sales.de",
            "no-reply",
            "noreply",
            "do.not.reply",
            "team1",
            "2info",
        ] {
            assert!(is_shared(local), "{local}");
        }
        for local in [
            "anna",
            "anna.berg",
            "a.berg",
            "ana.sales",
            "jo.sales",
            "hr.meier",
            "post.anna",
            "team.noord.anna",
            "information.",
            "infos",
            "no",
            "reply",
            "",
            "-",
            "42",
            "max.info",
            "\u{e4}.info\u{e9}",
        ] {
            assert_eq!(is_shared(local), local == "information.", "{local}");
        }
    }
}
