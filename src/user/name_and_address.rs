//! The names and the own address of a user, taken apart once for every check that looks at them.

/// The names and the own address of a user.
#[derive(Debug, Clone, Copy, Default)]
pub struct NameAndAddress<'r> {
    /// The first and the last name, where both are there.
    pub names: Option<(&'r str, &'r str)>,
    /// The address, where there is one with an `@`.
    pub address: Option<Address<'r>>,
}

/// An address and its parts.
#[derive(Debug, Clone, Copy)]
pub struct Address<'r> {
    /// All of it.
    pub text: &'r str,
    /// What stands before the last `@`.
    pub local: &'r str,
    /// What stands behind the last `@`.
    pub domain: &'r str,
}

impl<'r> NameAndAddress<'r> {
    /// The first name, the last name and the address; none where one is missing.
    #[must_use]
    #[inline]
    pub fn all(&self) -> Option<(&'r str, &'r str, Address<'r>)> {
        let (first, last) = self.names?;
        Some((first, last, self.address?))
    }
}
