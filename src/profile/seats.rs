//! Which users take a seat of the licence: the one answer for rules and plans.

use crate::finding::FieldId;
use crate::profile::Profile;
use crate::profile::archiving::Archiving;
use crate::profile::condition::CompiledCondition;

/// The users who take a seat of the licence, as a profile tells them from the others.
pub struct SeatHolders<'a> {
    free_when: Vec<CompiledCondition<'a>>,
    archiving: Archiving,
}

impl<'a> SeatHolders<'a> {
    /// Those of a profile. `archiving` says who is archived.
    #[must_use]
    pub fn new(profile: &'a Profile, archiving: Archiving) -> Self {
        let free_when = profile.seat_free_when.iter();
        Self {
            free_when: free_when
                .map(|(field, value)| CompiledCondition::of_field(*field, value, profile))
                .collect(),
            archiving,
        }
    }

    /// Whether a user with these values takes a seat.
    ///
    /// A user who is archived takes none, nor does one for whom all of `seat_free_when` holds. A value that is not known
    /// frees no seat.
    pub fn includes<'v, V>(&self, values_of: impl Fn(FieldId) -> V) -> bool
    where
        V: IntoIterator<Item = &'v str>,
    {
        let has_come = |when: &str| self.archiving.has_come(when);
        let is_archived = |field| values_of(field).into_iter().any(has_come);
        if self.archiving.field().is_some_and(is_archived) {
            return false;
        }
        let holds = |condition: &CompiledCondition<'_>| condition.holds(&values_of) == Some(true);
        self.free_when.is_empty() || !self.free_when.iter().all(holds)
    }
}

#[cfg(test)]
mod tests {
    use super::SeatHolders;
    use crate::profile::Profile;
    use crate::profile::archiving::Archiving;

    const PROFILE: &str = r#"
        name = "p"
        archived_by = "left"
        seat_free_when = { active = "FALSE", plan = "guest" }

        [fields.active]
        type = "boolean"
        default = "TRUE"
        canonical_values = [{ value = "TRUE", means = true }, { value = "FALSE", de = ["NEIN"], means = false }]

        [fields.plan]
        default = "guest"

        [fields.left]
        type = "date"
        formats = ["YYYY-MM-DD"]

        [operations.import]
    "#;

    fn takes_a_seat(profile: &str, values: &[(&str, &str)]) -> bool {
        let profile = Profile::from_toml("p.toml", profile).expect("sound");
        let archiving = Archiving::without_clock(&profile);
        SeatHolders::new(&profile, archiving).includes(|field| {
            let name = profile.fields[field].name.as_str();
            let value = values.iter().find(|(of, _)| *of == name);
            value.map(|(_, value)| *value)
        })
    }

    #[test]
    fn a_seat_is_free_where_every_condition_holds() {
        for (values, expected) in [
            (&[("active", "FALSE"), ("plan", "guest")][..], false),
            (&[("active", "FALSE"), ("plan", "full")], true),
            (&[("active", "TRUE"), ("plan", "guest")], true),
            // Without a value the default counts: `guest` of the plan, `TRUE` of the other.
            (&[("active", "FALSE")], false),
            (&[("active", "FALSE"), ("plan", "")], false),
            (&[("plan", "guest")], true),
            (&[], true),
            // Spellings and case are those of the field.
            (&[("active", "nein"), ("plan", "Guest")], false),
            (&[("active", "perhaps")], true),
        ] {
            assert_eq!(takes_a_seat(PROFILE, values), expected, "{values:?}");
        }
    }

    #[test]
    fn an_archived_user_takes_no_seat() {
        assert!(!takes_a_seat(PROFILE, &[("left", "2026-01-31")]));
        assert!(takes_a_seat(PROFILE, &[("left", "")]));
        assert!(takes_a_seat(PROFILE, &[("left", "9999-12-31")]));
    }

    #[test]
    fn everybody_takes_a_seat_where_none_is_free() {
        let everybody = "name = 'p'\n[fields.active]\n[operations.import]";
        assert!(takes_a_seat(everybody, &[("active", "FALSE")]));
    }
}
