//! The laws of what is exported: it comes back as it was, and the target finds no error in it.

use std::io::Write;
use std::num::NonZeroUsize;

use enroll::current;
use enroll::export::{self, Error, Format};
use enroll::profile::Profile;
use enroll::profile::field::{Field, Type};
use enroll::profile::localized_field::LocalizedField;
use enroll::profile::stored::Stored;
use enroll::user::list::{UserId, UserList};
use proptest::prelude::*;

use super::{config, enroll_exit};
use crate::harness::Enroll;

/// Texts that are hard on a file: what parts lists and cells, quotes, line ends, what spreadsheets take for something else.
const TEXTS: [&str; 24] = [
    "Sales",
    "R&D",
    "A, B",
    "A;B",
    "A|B",
    "A \"quoted\" word",
    "\"",
    "two\nlines",
    "two\r\nlines",
    "a\ttab",
    "=1+1",
    "+49 30 1234",
    "00042",
    "1e5",
    "TRUE",
    "_x000D_ and _x0041_",
    "<b>&amp;</b>",
    "Zo\u{eb}",
    "\u{1f600} \u{65e5}\u{672c}",
    "Email",
    "Total",
    "'quoted'",
    "2026-03-01",
    "a\u{a0}b",
];

/// Values that a field could have: one of so many is hard on a file, and some the target would refuse.
fn value(field: &Field, one_of: u32) -> BoxedStrategy<String> {
    let text = prop::sample::select(&TEXTS[..]).prop_map(str::to_owned);
    let of_kind: BoxedStrategy<String> = match field.kind {
        Type::Email => "[a-z]{1,6}@example\\.com".boxed(),
        Type::Phone => "\\+4917139200[0-9]{2}".boxed(),
        Type::Date | Type::DateTime => "2026-0[1-9]-1[0-9]( 08:15:00)?".boxed(),
        Type::Language => prop::sample::select(vec!["de", "nl-BE", "en-US"])
            .prop_map(str::to_owned)
            .boxed(),
        Type::Path => "Harbour(/[A-Z]{2}){0,2}".boxed(),
        Type::Id | Type::Reference => "[0-9a-z]{1,6}".boxed(),
        Type::Boolean | Type::Text => "[A-Z][a-z]{1,7}( [A-Z][a-z]{1,5})?".boxed(),
    };
    if field.pair_separator.is_some() {
        return "12:[A-Z][a-z]{2,5}".boxed();
    }
    if field.canonical_values.is_empty() {
        return prop_oneof![one_of => of_kind, 1 => text].boxed();
    }
    let allowed = field.canonical_values.iter();
    let allowed: Vec<String> = allowed.map(|allowed| allowed.value.clone()).collect();
    prop::sample::select(allowed).boxed()
}

/// The values of one user, by localized field.
type Record = Vec<(LocalizedField, Vec<String>)>;

/// Users of a target: each has values for the match keys that nobody else has.
fn users(profile: &Profile) -> impl Strategy<Value = Vec<Record>> + use<> {
    let mut localized_fields = Vec::new();
    for (number, field) in profile.fields.with_ids() {
        let name = &field.name;
        if field.per_language {
            for language in ["en", "nl"] {
                localized_fields.extend(profile.localized(&format!("{name}_{language}")));
            }
        } else {
            localized_fields.push(LocalizedField::plain(number));
        }
    }
    let one_of = localized_fields.len() as u32;
    let cell = |localized: LocalizedField| {
        let field = profile.fields[localized.field].clone();
        let most = match field.kind {
            // Whom users would refer to is not known here.
            Type::Reference => 0,
            _ if field.multi_valued && field.pair_separator.is_none() => 3,
            _ => 1,
        };
        let least = usize::from(field.required);
        let values = prop::collection::vec(value(&field, one_of), least..=most);
        values.prop_map(move |values| (localized, values))
    };
    let user: Vec<_> = localized_fields.into_iter().map(cell).collect();
    prop::collection::vec(user, 1..6)
}

/// The list as a target would keep it.
fn kept(users: &[Record], profile: &Profile) -> UserList {
    let columns = users[0].iter().map(|(localized, _)| *localized).collect();
    let mut list = UserList::new(columns);
    for (row, user) in (2..).zip(users) {
        let mut values: Vec<(LocalizedField, String)> = Vec::new();
        for (localized, own) in user {
            let field = &profile.fields[localized.field];
            let stored = Stored::of(field);
            let is_key = profile.match_on.contains(&localized.field) || field.unique;
            for value in own {
                let value = match field.kind {
                    Type::Email if is_key && value.contains('@') => format!("user{row}.{value}"),
                    Type::Email if is_key => format!("user{row}@example.com"),
                    _ if is_key => format!("{row}{value}"),
                    _ => value.clone(),
                };
                let mut kept = String::new();
                stored.write(&value, &mut kept);
                let mut scratch = <[String; 2]>::default();
                let mut again = values.iter().filter(|(of, _)| of == localized);
                if !again.any(|(_, other)| field.is_same(other, &kept, &mut scratch)) {
                    values.push((*localized, kept));
                }
            }
        }
        list.add(
            row,
            values
                .iter()
                .map(|(localized, value)| (*localized, value.as_str())),
        );
    }
    list
}

/// Every user of a list, as text.
fn shown(list: &UserList, profile: &Profile) -> Vec<Vec<(String, String)>> {
    let user = |user: UserId| {
        let mut values: Vec<(String, String)> = list
            .all(user)
            .map(|(localized, value)| {
                let name = profile.localized_name(localized);
                (name, value.to_owned())
            })
            .collect();
        // Several values keep their order.
        values.sort_by(|(one, _), (other, _)| one.cmp(other));
        values
    };
    list.ids().map(user).collect()
}

fn any_users() -> impl Strategy<Value = (Profile, Vec<Record>)> {
    prop::sample::select(Profile::built_in()).prop_flat_map(|profile| {
        let users = users(&profile);
        (Just(profile), users)
    })
}

fn format() -> impl Strategy<Value = Format> {
    prop_oneof![Just(Format::Csv), Just(Format::Xlsx)]
}

/// What is exported of current users and read again.
fn read_again(bytes: &[u8], profile: &Profile) -> UserList {
    let mut file = tempfile::NamedTempFile::new().expect("a scratch file");
    file.write_all(bytes).expect("its bytes");
    let threads = NonZeroUsize::MIN;
    current::file::read(file.path(), profile, threads)
        .unwrap_or_else(|error| panic!("{error}"))
        .users
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn users_come_back_as_they_were((profile, users) in any_users(), format in format()) {
        let list = kept(&users, &profile);
        let mut bytes = Vec::new();
        match export::write(&list, &profile, format, &mut bytes) {
            Ok(()) => {
                let again = read_again(&bytes, &profile);
                prop_assert_eq!(shown(&again, &profile), shown(&list, &profile));
                let mut twice = Vec::new();
                export::write(&list, &profile, format, &mut twice).expect("as before");
                prop_assert!(bytes == twice, "the same users are not the same bytes");
            }
            Err(Error::Unwritable { values, .. }) => {
                prop_assert!(bytes.is_empty());
                for one in values {
                    // What is refused has something in it that parts lists or cells.
                    prop_assert!(one.value.contains([',', ';', '|', '"', '\n', '\r']), "{one:?}");
                }
            }
            Err(error) => panic!("{error}"),
        }
    }
}

proptest! {
    // Each case runs the binary twice.
    #![proptest_config(ProptestConfig { cases: config().cases / 3, ..config() })]

    /// Law 6.
    #[test]
    fn the_target_finds_no_error_in_what_is_exported(
        (profile, users) in any_users(),
        format in format(),
        as_current: bool,
    ) {
        let list = kept(&users, &profile);
        let mut bytes = Vec::new();
        let Ok(()) = export::write(&list, &profile, Format::Xlsx, &mut bytes) else {
            return Ok(());
        };
        let name = &profile.name;
        let ending = format.name();
        let export = Enroll::new()
            .file("users.xlsx", &bytes)
            .line(&format!("export --profile {name} --org domains=example.com -o out.{ending}"));
        let export = if as_current {
            export.line("--current users.xlsx")
        } else {
            export.line("users.xlsx --skip-invalid --failed failed.csv")
        };
        let (folder, exit, said) = enroll_exit(export);
        let out = folder.path().join(format!("out.{ending}"));
        prop_assert!(exit <= 1, "{said}");
        if !out.exists() {
            prop_assert!(exit == 1 && !said.is_empty());
            return Ok(());
        }
        let written = std::fs::read(&out).expect("it is there");
        let validate = Enroll::new()
            .file("out", &written)
            .line(&format!("validate out --profile {name} --org domains=example.com"));
        let (_, exit, report) = enroll_exit(validate);
        prop_assert!(exit == 0, "{report}");
    }
}
