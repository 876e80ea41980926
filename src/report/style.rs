//! What an output can show.

/// What an output can show.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Whether it shows colours.
    pub color: bool,
    /// How many characters fit on a line.
    pub width: u16,
}

impl Style {
    /// What a file can show.
    pub const FILE: Self = Self {
        color: false,
        width: 100,
    };
}
