//! Users, and the place for them, in the target's own file format.

pub mod template;
