//! Targets, the users that they hold, files, and choices: everything over which the laws of plans are tried.

use std::collections::BTreeMap;
use std::fmt;

use enroll::finding::FieldId;
use enroll::mapping::Mapping;
use enroll::mapping::column::{Column, Policy};
use enroll::plan::diff::{self, DiffOptions, Difference};
use enroll::plan::options::{Choices, Options};
use enroll::profile::Profile;
use enroll::profile::localized_field::LocalizedField;
use enroll::profile::operation::{Absent, Existing, Groups, OperationKind};
use enroll::roster::{Excluded, Roster};
use enroll::user::list::UserList;
use jiff::civil::{DateTime, date};
use proptest::prelude::*;

/// A user: the values of each localized field, in order; without a localized field that has none.
pub(super) type Person = BTreeMap<String, Vec<String>>;

/// The moment of each run.
pub(super) const NOW: DateTime = date(2026, 3, 1).at(8, 15, 0, 0);

/// The fields that all targets have. `EMAIL` and `NAME` are what is different about the address and the
/// name, `EMPTY` what an empty cell does.
const FIELDS: &str = r#"
[fields.email]
type = "email"
unique = true
EMAIL

[fields.name]
NAME

[fields.city]
default = "Bonn"
empty_cell = "EMPTY_CITY"

[fields.badge]
unique = true
empty_cell = "EMPTY_BADGE"

[fields.groups]
group = true
multi_valued = true
empty_cell = "EMPTY_GROUPS"

[fields.department]
group = true

[fields.active]
default = "TRUE"

[fields.tags]
multi_valued = true
per_language = true
"#;

const IMPORT: &str = r#"
existing = ["update", "skip", "refuse"]
groups = ["add", "replace"]
absent = ["keep", "delete"]
"#;

const SYNC: &str = r#"
existing = ["update", "skip", "refuse"]
groups = ["add", "replace"]
absent = ["archive", "delete", "keep"]
"#;

/// What one target is like, and which operations it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// It issues numbers to its users itself, and knows them by the number and then by the address.
    Numbered,
    /// It knows its users by the id of another system, and archives those who have left.
    Mirrored,
    /// Neither the address nor the name ever changes.
    Fixed,
    /// The case of an address counts.
    Exact,
}

impl Shape {
    fn head(self) -> &'static str {
        match self {
            Self::Numbered => "match_on = [\"number\", \"email\"]",
            Self::Mirrored => "match_on = [\"external_id\", \"email\"]\narchived_by = \"left\"",
            Self::Fixed | Self::Exact => "match_on = [\"email\"]",
        }
    }

    fn own(self) -> &'static str {
        match self {
            Self::Numbered => {
                "[fields.number]\ntype = \"id\"\nissued_by = \"target\"\nunique = true"
            }
            Self::Mirrored => {
                "[fields.external_id]\ntype = \"id\"\n[fields.left]\ntype = \"date-time\""
            }
            Self::Fixed | Self::Exact => "",
        }
    }

    fn email(self) -> &'static str {
        match self {
            Self::Fixed => "mutability = \"immutable\"",
            Self::Exact => "case_exact = true",
            Self::Numbered | Self::Mirrored => "",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Fixed => "mutability = \"immutable\"",
            _ => "",
        }
    }

    /// What fills the current users and the file, localized field by localized field; the match keys come first.
    fn localized_fields(self) -> Vec<&'static str> {
        let own: &[&str] = match self {
            Self::Numbered => &["number"],
            Self::Mirrored => &["external_id", "left"],
            Self::Fixed | Self::Exact => &[],
        };
        let all = [
            "email",
            "name",
            "city",
            "badge",
            "groups",
            "department",
            "active",
            "tags_de",
            "tags_en",
        ];
        own.iter().chain(&all).copied().collect()
    }
}

/// Values that come more than once: few, and some in another case.
fn values(localized: &str) -> BoxedStrategy<Vec<String>> {
    let one = |severity: u32, of: &[&str]| {
        let of: Vec<String> = of.iter().map(|value| (*value).to_owned()).collect();
        let some = prop::sample::select(of).prop_map(|value| vec![value]);
        prop_oneof![severity => some, 1 => Just(Vec::new())].boxed()
    };
    let several = |of: [&'static str; 3]| {
        let some = prop::sample::subsequence(of.to_vec(), 0..=3).prop_shuffle();
        (some, any::<bool>())
            .prop_map(|(some, lower)| {
                let spelled = |value: &str| {
                    if lower {
                        value.to_lowercase()
                    } else {
                        value.to_owned()
                    }
                };
                some.into_iter().map(spelled).collect()
            })
            .boxed()
    };
    match localized {
        "email" => one(
            12,
            &[
                "a@example.com",
                "A@example.com",
                "b@example.com",
                "B@Example.com",
                "c@example.com",
                "d@example.com",
                "e@example.com",
                "f@example.com",
            ],
        ),
        "number" => one(3, &["1", "2", "3", "4", "5", "9001"]),
        "external_id" => one(5, &["x1", "X1", "x2", "x3", "x4", "x5", "x6"]),
        "left" => one(1, &["2025-01-31 00:00:00"]),
        "name" => one(9, &["Anna", "anna", "Zo\u{eb}"]),
        "city" => one(2, &["Bonn", "Rome"]),
        "badge" => one(2, &["k1", "K1", "k2", "k3", "k4"]),
        "department" => one(2, &["Sales", "sales", "Law"]),
        "active" => one(2, &["TRUE", "FALSE"]),
        "groups" => several(["Board", "Sales", "Works, \"council\""]),
        _ => several(["Red", "Green", "Blue"]),
    }
}

fn person(shape: Shape) -> impl Strategy<Value = Person> {
    let localized_fields = shape.localized_fields();
    let all: Vec<_> = localized_fields
        .iter()
        .map(|localized| values(localized))
        .collect();
    all.prop_map(move |all| {
        let named = localized_fields
            .iter()
            .map(|localized| (*localized).to_owned())
            .zip(all);
        named.filter(|(_, values)| !values.is_empty()).collect()
    })
}

/// What becomes of a row before it is compared: it is valid unless it says why not.
type Fate = Option<Excluded>;

/// A row of the file: a new user, or a current user with some values of a new one.
#[derive(Debug, Clone)]
struct Draft {
    of: Option<prop::sample::Index>,
    anew: Vec<bool>,
    person: Person,
    fate: Fate,
}

fn draft(shape: Shape) -> impl Strategy<Value = Draft> {
    let fate = prop_oneof![
        30 => Just(None),
        3 => Just(Some(Excluded::Skipped)),
        3 => Just(Some(Excluded::Failed { without_key: false })),
        1 => Just(Some(Excluded::Failed { without_key: true })),
    ];
    let of = prop::option::weighted(0.8, any::<prop::sample::Index>());
    let anew = prop::collection::vec(prop::bool::weighted(0.2), shape.localized_fields().len());
    (of, anew, person(shape), fate).prop_map(|(of, anew, person, fate)| Draft {
        of,
        anew,
        person,
        fate,
    })
}

/// What one law is tried on.
#[derive(Clone)]
pub(super) struct World {
    pub(super) shape: Shape,
    pub(super) operation: OperationKind,
    /// What an empty cell does: usually, and for the city, the badge and the groups.
    empty: [&'static str; 4],
    profile: Profile,
    pub(super) held: Vec<Person>,
    rows: Vec<(Person, Fate)>,
    /// The localized fields for which the file has a column.
    pub(super) columns: Vec<&'static str>,
    pub(super) existing: Existing,
    pub(super) groups: Groups,
    pub(super) absent: Absent,
    pub(super) policies: BTreeMap<&'static str, Policy>,
}

/// A world in which the file is for one of these operations.
pub(super) fn world(operations: &'static [OperationKind]) -> impl Strategy<Value = World> {
    let shapes = vec![Shape::Numbered, Shape::Mirrored, Shape::Fixed, Shape::Exact];
    let operation = prop::sample::select(operations.to_vec());
    (prop::sample::select(shapes), operation).prop_flat_map(|(shape, operation)| {
        let operation = match shape {
            Shape::Mirrored => operation,
            _ if operation == OperationKind::Sync => OperationKind::Import,
            _ => operation,
        };
        let empty = || prop::sample::select(vec!["keep", "clear", "default", "error"]);
        let empty = [empty(), empty(), empty(), empty()];
        let people = prop::collection::vec(person(shape), 0..7);
        let rows = prop::collection::vec(draft(shape), 0..8);
        let columns =
            prop::collection::vec(prop::bool::weighted(0.8), shape.localized_fields().len());
        (empty, people, rows, columns, choices(operation)).prop_map(
            move |(empty, people, rows, columns, (existing, groups, absent, policies))| {
                let mut world = World {
                    shape,
                    operation,
                    empty,
                    profile: profile(shape, &empty),
                    held: Vec::new(),
                    rows: Vec::new(),
                    columns: Vec::new(),
                    existing,
                    groups,
                    absent,
                    policies,
                };
                world.fill(people, rows, &columns);
                world
            },
        )
    })
}

fn profile(shape: Shape, empty: &[&str; 4]) -> Profile {
    let fields = FIELDS
        .replace("EMAIL", shape.email())
        .replace("NAME", shape.name())
        .replace("EMPTY_CITY", empty[1])
        .replace("EMPTY_BADGE", empty[2])
        .replace("EMPTY_GROUPS", empty[3]);
    let sync = match shape {
        Shape::Mirrored => format!("[operations.sync]{SYNC}"),
        _ => String::new(),
    };
    let text = format!(
        "name = \"p\"\n{}\nempty_cell = \"{}\"\nseat_free_when = {{ active = \"FALSE\" }}\n{}\n{fields}\n\
         [operations.import]{IMPORT}[operations.delete]\n{sync}",
        shape.head(),
        empty[0],
        shape.own(),
    );
    Profile::from_toml("p.toml", &text).unwrap_or_else(|error| panic!("{error}"))
}

/// Every combination of what an operation offers and of whose values count.
fn choices(
    operation: OperationKind,
) -> impl Strategy<Value = (Existing, Groups, Absent, BTreeMap<&'static str, Policy>)> + use<> {
    let existing = prop_oneof![
        4 => Just(Existing::Update),
        1 => Just(Existing::Skip),
        1 => Just(Existing::Refuse),
    ];
    let absent = match operation {
        OperationKind::Sync => vec![Absent::Archive, Absent::Delete, Absent::Keep],
        _ => vec![Absent::Keep, Absent::Delete],
    };
    let policy = prop::sample::select(vec![
        Policy::FileWins,
        Policy::FillIfEmpty,
        Policy::NeverTouch,
    ]);
    let named = prop::sample::select(vec!["email", "name", "city", "badge", "groups", "tags"]);
    (
        existing,
        prop::sample::select(vec![Groups::Add, Groups::Replace]),
        prop::sample::select(absent),
        prop::collection::btree_map(named, policy, 0..3),
    )
}

impl fmt::Debug for World {
    /// As short as it can be: a counterexample is there to be read.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            formatter,
            "{:?} {}, empty cells {:?}",
            self.shape, self.operation, self.empty
        )?;
        writeln!(
            formatter,
            "existing {:?}, groups {:?}, absent {:?}, policies {:?}, columns {:?}",
            self.existing, self.groups, self.absent, self.policies, self.columns
        )?;
        for person in &self.held {
            writeln!(formatter, "held {person:?}")?;
        }
        for (person, fate) in &self.rows {
            writeln!(formatter, "row {person:?} {fate:?}")?;
        }
        Ok(())
    }
}

impl World {
    fn fill(&mut self, people: Vec<Person>, drafts: Vec<Draft>, columns: &[bool]) {
        let profile = self.profile();
        for person in people {
            let mut all = self.held.clone();
            all.push(person.clone());
            let is_known = self.shape != Shape::Numbered || person.contains_key("number");
            let has_a_key = !keys(&profile, &person).is_empty();
            if is_known && has_a_key && shared(&profile, &all).is_none() {
                self.held.push(person);
            }
        }
        let localized_fields = self.shape.localized_fields();
        let picked = localized_fields.iter().zip(columns);
        self.columns = picked
            .filter_map(|(localized, is)| is.then_some(*localized))
            .collect();
        let is_key = |name: &str| {
            let mut keys = profile.match_keys();
            keys.any(|key| profile.fields[key].name == name)
        };
        if !self.columns.iter().any(|name| is_key(name)) {
            self.columns.push("email");
        }
        for draft in drafts {
            let of = draft.of.filter(|_| !self.held.is_empty());
            let of = of.map(|of| of.get(&self.held).clone());
            let own = |at: usize| match &of {
                Some(person) if !draft.anew[at] => person,
                _ => &draft.person,
            };
            let pairs = localized_fields
                .iter()
                .enumerate()
                .filter_map(|(at, localized)| {
                    let values = own(at).get(*localized)?;
                    let is_mapped = self.columns.contains(localized);
                    is_mapped.then(|| ((*localized).to_owned(), values.clone()))
                });
            let person: Person = pairs.collect();
            let failed = Excluded::Failed { without_key: false };
            let has_a_key = !keys(&profile, &person).is_empty();
            let fate = if has_a_key { draft.fate } else { Some(failed) };
            self.rows.push((person, fate));
        }
    }

    /// The most that an import can do: the file is right in everything, and who is not in it goes.
    pub(super) fn whole(mut self) -> Self {
        self.existing = Existing::Update;
        self.groups = Groups::Replace;
        self.policies.clear();
        self.absent = match self.operation {
            OperationKind::Sync if self.absent != Absent::Delete => Absent::Archive,
            _ => Absent::Delete,
        };
        self
    }

    /// A row whose keys are those of two users fails the check; so nobody is in doubt about whom it means.
    pub(super) fn without_doubt(mut self) -> Self {
        let profile = self.profile();
        for (person, fate) in &mut self.rows {
            let found = keys(&profile, person).into_iter().map(|key| {
                let mut held = self.held.iter();
                held.position(|held| keys(&profile, held).contains(&key))
            });
            let found: Vec<Option<usize>> = found.collect();
            if found.windows(2).any(|pair| pair[0] != pair[1]) {
                fate.get_or_insert(Excluded::Failed { without_key: false });
            }
        }
        self
    }

    pub(super) fn profile(&self) -> Profile {
        self.profile.clone()
    }

    /// The users of the file.
    pub(super) fn roster(&self, profile: &Profile) -> Roster {
        let columns = self.columns.iter().map(|name| localized(profile, name));
        let mut columns: Vec<LocalizedField> = columns.collect();
        columns.sort_unstable();
        let mut roster = Roster {
            users: UserList::new(columns.clone()),
            excluded: UserList::new(columns),
            ..Roster::default()
        };
        for (at, (person, fate)) in self.rows.iter().enumerate() {
            let list = match fate {
                None => &mut roster.users,
                Some(why) => {
                    roster.why.push(*why);
                    &mut roster.excluded
                }
            };
            add(list, at as u64 + 2, person, profile);
        }
        roster
    }

    /// The row of the file.
    pub(super) fn row(&self, number: u64) -> &Person {
        &self.rows[number as usize - 2].0
    }

    /// The numbers of the rows that are valid.
    pub(super) fn valid(&self) -> impl Iterator<Item = u64> {
        let numbered = (2..).zip(&self.rows);
        numbered.filter_map(|(number, (_, fate))| fate.is_none().then_some(number))
    }

    /// The rows that are excluded or are among these.
    pub(super) fn rows_left(&self, left: &[u64]) -> impl Iterator<Item = &Person> {
        let numbered = (2..).zip(&self.rows);
        let rows = numbered.filter(|(number, (_, fate))| fate.is_some() || left.contains(number));
        rows.map(|(_, (person, _))| person)
    }

    /// The rows that are excluded.
    pub(super) fn excluded(&self) -> impl Iterator<Item = &Person> {
        let excluded = self.rows.iter().filter(|(_, fate)| fate.is_some());
        excluded.map(|(person, _)| person)
    }

    /// Whether a row that is excluded might be anybody's: its keys are not to be trusted, or it has none, and none of them
    /// is that of a user who is there.
    pub(super) fn has_a_row_without_key(&self, profile: &Profile) -> bool {
        let held: Vec<(u64, Person)> = (0..).zip(self.held.iter().cloned()).collect();
        self.rows.iter().any(|(person, fate)| {
            let mistrusted = *fate == Some(Excluded::Failed { without_key: true });
            let unnamed = fate.is_some() && keys(profile, person).is_empty();
            (mistrusted || unnamed) && find(profile, &held, person).is_none()
        })
    }

    pub(super) fn options(&self, profile: &Profile) -> Options {
        let mapping = Mapping {
            columns: (self.policies.iter())
                .map(|(name, policy)| {
                    let column = Column {
                        policy: Some(*policy),
                        ..Column::default()
                    };
                    ((*name).to_owned(), column)
                })
                .collect(),
            ..Mapping::default()
        };
        let of_import = self.operation.writes_users();
        let choices = Choices {
            existing: of_import.then_some(self.existing),
            groups: of_import.then_some(self.groups),
            absent: of_import.then_some(self.absent),
            linked: None,
        };
        let operation = &profile.operations[&self.operation];
        Options::new(&choices, &mapping, profile, operation, Vec::new())
            .unwrap_or_else(|error| panic!("{error}"))
    }

    /// What the file would change.
    pub(super) fn diff(&self, profile: &Profile, held: &UserList, numbered: bool) -> Difference {
        let options = DiffOptions {
            profile,
            operation: &profile.operations[&self.operation],
            options: &self.options(profile),
            numbered,
            now: NOW,
            adopts: false,
        };
        diff::diff(&self.roster(profile), held, &options)
    }
}

/// The localized field of that name.
pub(super) fn localized(profile: &Profile, name: &str) -> LocalizedField {
    let localized = profile.localized(name);
    localized.unwrap_or_else(|| panic!("no field is `{name}`"))
}

/// Adds a person to a list.
pub(super) fn add(list: &mut UserList, row: u64, person: &Person, profile: &Profile) {
    let mut values: Vec<(LocalizedField, &str)> = Vec::new();
    for (name, own) in person {
        let localized = localized(profile, name);
        values.extend(own.iter().map(|value| (localized, value.as_str())));
    }
    values.sort_by_key(|(localized, _)| *localized);
    list.add(row, values);
}

/// The values by which a person is recognized, the strongest first: the field, and what all spellings have in common.
pub(super) fn keys(profile: &Profile, person: &Person) -> Vec<(FieldId, String)> {
    let keys = profile.match_keys().filter_map(|number| {
        let field = &profile.fields[number];
        let mut key = String::new();
        field.write_key(person.get(&field.name)?.first()?, &mut key);
        (!key.is_empty()).then_some((number, key))
    });
    keys.collect()
}

/// Who of these people is meant: the strongest key that a user has decides.
pub(super) fn find(profile: &Profile, people: &[(u64, Person)], wanted: &Person) -> Option<usize> {
    let wanted = keys(profile, wanted);
    wanted.iter().find_map(|key| {
        let mut people = people.iter();
        people.position(|(_, person)| keys(profile, person).contains(key))
    })
}

/// A value that two people have although it can be one user's only.
pub(super) fn shared(profile: &Profile, people: &[Person]) -> Option<(String, String)> {
    let mut seen = std::collections::BTreeSet::new();
    let one_user_s = |name: &String| {
        let id = profile.fields.id(name);
        id.is_some_and(|id| profile.match_on.contains(&id) || profile.fields[id].unique)
    };
    for (name, values) in people.iter().flatten().filter(|(name, _)| one_user_s(name)) {
        let field = profile.field_named(name).expect("it is one of the profile");
        let mut key = String::new();
        field.write_key(&values[0], &mut key);
        if !seen.insert((name.clone(), key.clone())) {
            return Some((name.clone(), key));
        }
    }
    None
}
