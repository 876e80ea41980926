//! Which field of a profile is meant.

/// The number of a field in its profile, from 0, in the order of the profile.
///
/// Only [`Fields`](crate::profile::fields::Fields) numbers fields, so that a number has a field. It is meaningful beside the
/// profile that it comes from and no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId(u16);

impl FieldId {
    /// The id of the field at a place, where a profile can have so many.
    pub(crate) fn new(index: usize) -> Option<Self> {
        u16::try_from(index).ok().map(Self)
    }

    /// Its place in a list that has one entry for each field.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

#[cfg(test)]
impl FieldId {
    /// The id of the field at a place, whatever the profile.
    pub(crate) fn nth(index: u16) -> Self {
        Self(index)
    }
}
