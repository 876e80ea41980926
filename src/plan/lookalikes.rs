//! New users who are perhaps current users whom no row names: under another address, or under another name as well.

use hashbrown::{HashMap, HashSet};

use crate::finding::{FieldId, RowNumber};
use crate::messages::{Message, keyword, message, value};
use crate::plan::changes::display_name;
use crate::profile::Profile;
use crate::profile::field::{Field, Type};
use crate::profile::localized_field::LocalizedField;
use crate::user::list::{UserId, UserList};
use crate::user::name;
use crate::user::people::People;
use crate::values::mailbox;

/// Where more users come and go than this, counted in pairs, two with one first name in one group are to be expected.
const MOST_PAIRS: usize = 25;

/// The fewest letters before the `@` that tell a person.
const SHORTEST_MAILBOX: usize = 3;

/// A new user who is perhaps a current user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lookalike {
    /// The row of the new user.
    pub row: RowNumber,
    /// The match key that is new.
    pub field: FieldId,
    /// Its value.
    pub value: Box<str>,
    /// What is to be said; nothing where the rule on the names of new users says it.
    pub message: Option<Message>,
}

/// New users and the current users whom no row names.
pub(super) struct Candidates<'c> {
    pub(super) profile: &'c Profile,
    /// The users of the file.
    pub(super) users: &'c UserList,
    /// Those who are new.
    pub(super) new: Vec<UserId>,
    /// The current users.
    pub(super) current: &'c UserList,
    /// Those whom no row names, in order.
    pub(super) unnamed: Vec<UserId>,
    /// Whether those are removed.
    pub(super) removes: bool,
}

impl Candidates<'_> {
    /// The new users who are perhaps one of the current users, in the order of the file.
    pub(super) fn lookalikes(&self) -> Vec<Lookalike> {
        if self.new.is_empty() || self.unnamed.is_empty() {
            return Vec::new();
        }
        let mut lookalikes = Vec::new();
        let (mut new, mut met) = (Vec::new(), HashSet::new());
        let people = People::new(self.current, &self.profile.same_person_when);
        for &user in &self.new {
            let mut alike = people.alike(|part| self.users.value(user, part));
            alike.retain(|current| self.unnamed.binary_search(current).is_ok());
            if alike.is_empty() {
                new.push(user);
                continue;
            }
            met.extend(alike);
            lookalikes.extend(self.lookalike(user, None));
        }
        let mailboxes = self.mailboxes(&self.without(&met));
        let mut strangers = Vec::new();
        for user in new {
            match self.by_mailbox(user, &mailboxes) {
                Some(current) => {
                    met.insert(current);
                    let message = self.new_domain(current);
                    lookalikes.extend(self.lookalike(user, Some(message)));
                }
                None => strangers.push(user),
            }
        }
        for (user, current) in self.by_what_stays(&strangers, &self.without(&met)) {
            let message = self.new_name(user, current);
            lookalikes.extend(self.lookalike(user, Some(message)));
        }
        lookalikes.sort_by_key(|lookalike| lookalike.row);
        lookalikes
    }

    /// The current users whom no row names, but for some.
    fn without(&self, some: &HashSet<UserId>) -> Vec<UserId> {
        let unnamed = self.unnamed.iter().copied();
        unnamed.filter(|user| !some.contains(user)).collect()
    }

    fn lookalike(&self, user: UserId, message: Option<Message>) -> Option<Lookalike> {
        // People know an address and no id that the target issues.
        let is_issued = |key: &FieldId| self.profile.fields[*key].is_issued();
        let known = self.profile.match_keys().filter(|key| !is_issued(key));
        let mut keys = known.chain(self.profile.match_keys());
        let (field, value) = keys.find_map(|key| Some((key, self.users.value(user, key)?)))?;
        Some(Lookalike {
            row: RowNumber(self.users.row(user)),
            field,
            value: value.into(),
            message,
        })
    }

    /// By the text before the `@`, which of these users have it: two of them say nothing.
    fn mailboxes(&self, users: &[UserId]) -> HashMap<(FieldId, String), Option<UserId>> {
        let mut mailboxes = HashMap::new();
        for &user in users {
            for field in self.profile.addresses() {
                let Some((local, _)) = self.current.value(user, field).and_then(personal) else {
                    continue;
                };
                let known = mailboxes.entry((field, local));
                known.and_modify(|one| *one = None).or_insert(Some(user));
            }
        }
        mailboxes
    }

    /// The user who has the same address but for the domain, and no other name.
    fn by_mailbox(
        &self,
        user: UserId,
        mailboxes: &HashMap<(FieldId, String), Option<UserId>>,
    ) -> Option<UserId> {
        self.profile.addresses().find_map(|field| {
            let (local, domain) = self.users.value(user, field).and_then(personal)?;
            let current = (*mailboxes.get(&(field, local))?)?;
            let (_, before) = self.current.value(current, field).and_then(personal)?;
            let (one, other) = (
                self.name(self.users, user),
                self.name(self.current, current),
            );
            let is_other_person = !one.is_empty()
                && !other.is_empty()
                && !one.iter().any(|word| other.contains(word));
            (domain != before && !is_other_person).then_some(current)
        })
    }

    /// New users, each with the one user who has the same first name, the same groups, and another last name: where few
    /// come and few go, this is what a change of name looks like.
    fn by_what_stays(&self, new: &[UserId], left: &[UserId]) -> Vec<(UserId, UserId)> {
        if new.len() * left.len() > MOST_PAIRS {
            return Vec::new();
        }
        let pairs = new
            .iter()
            .flat_map(|user| left.iter().map(move |one| (*user, *one)));
        let pairs: Vec<(UserId, UserId)> = pairs
            .filter(|(user, one)| self.stays(*user, *one))
            .collect();
        let is_only = |(user, current): &(UserId, UserId)| {
            let mut others = pairs.iter();
            !others.any(|(other, one)| (other == user) != (one == current))
        };
        pairs.iter().copied().filter(is_only).collect()
    }

    fn stays(&self, user: UserId, current: UserId) -> bool {
        let (one, other) = (
            self.name(self.users, user),
            self.name(self.current, current),
        );
        let [first, ..] = one.as_slice() else {
            return false;
        };
        if one.len() < 2 || other.len() < 2 || other.first() != Some(first) {
            return false;
        }
        let mut in_common = false;
        let mut scratch = <[String; 2]>::default();
        let is_other = |id: FieldId| {
            let of_the_name = self.profile.same_person_when.contains(&id);
            of_the_name
                || self.profile.match_on.contains(&id)
                || *self.profile.archived_by == Some(id)
        };
        let fields = self.profile.fields.with_ids();
        for (id, field) in fields.filter(|(id, _)| !is_other(*id)) {
            let values = |users: &UserList, user| -> Vec<String> {
                let mut values: Vec<String> = users.values(user, id).map(str::to_owned).collect();
                values.sort_unstable();
                values
            };
            let (new, old) = (values(self.users, user), values(self.current, current));
            if new.is_empty() || old.is_empty() {
                continue;
            }
            let is_same = new.len() == old.len()
                && new
                    .iter()
                    .zip(&old)
                    .all(|(new, old)| field.is_same(new, old, &mut scratch));
            if !is_same && (field.group || tells_a_person(field)) {
                return false;
            }
            in_common |= is_same && tells_something(field);
        }
        in_common
    }

    /// The words of the name of a user, as names are compared.
    fn name(&self, users: &UserList, user: UserId) -> Vec<String> {
        let parts = self.profile.same_person_when.iter();
        let parts = parts.filter_map(|part| users.value(user, *part));
        name::words(parts)
    }

    /// The name of a user as it is written, or what else people call the user.
    fn full_name(&self, users: &UserList, user: UserId) -> String {
        let parts = self.profile.same_person_when.iter();
        let parts: Vec<&str> = parts.filter_map(|part| users.value(user, *part)).collect();
        if parts.is_empty() {
            self.called(users, user).to_owned()
        } else {
            parts.join(" ")
        }
    }

    fn called<'u>(&self, users: &'u UserList, user: UserId) -> &'u str {
        display_name(self.profile, |localized: LocalizedField| {
            users.value(user, localized)
        })
    }

    fn new_domain(&self, current: UserId) -> Message {
        message!(
            "probable-rename-new-domain",
            known_as = value(self.called(self.current, current)),
            row = self.current.row(current)
        )
    }

    fn new_name(&self, user: UserId, current: UserId) -> Message {
        message!(
            "probable-rename-new-name",
            new_name = value(self.full_name(self.users, user)),
            known_as = value(self.full_name(self.current, current)),
            key = value(self.called(self.current, current)),
            row = self.current.row(current),
            removed = keyword(if self.removes { "yes" } else { "no" })
        )
    }
}

/// Whether two people do not share a value by mere chance: a language or a country, most do.
fn tells_something(field: &Field) -> bool {
    let says_little = matches!(field.kind, Type::Boolean | Type::Language | Type::Email);
    !says_little && field.canonical_values.is_empty()
}

/// Whether two people hardly ever have one value, and one person keeps it.
fn tells_a_person(field: &Field) -> bool {
    matches!(field.kind, Type::Date | Type::DateTime | Type::Id)
}

/// The two sides of an address, in lower case, where it is that of a person.
fn personal(address: &str) -> Option<(String, String)> {
    let (local, domain) = address.rsplit_once('@')?;
    let local = local.to_lowercase();
    let is_personal = local.chars().count() >= SHORTEST_MAILBOX && !mailbox::is_shared(&local);
    is_personal.then(|| (local, domain.to_lowercase()))
}
