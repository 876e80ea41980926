//! What an output can show.

/// What an output can show.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Whether it shows colours.
    pub color: bool,
    /// How many columns of text fit on a line.
    pub width: u16,
}

/// How wide a report is where nothing says how wide its page is.
const USUAL: u16 = 80;

/// Narrower and wider pages get a report of this width: below, no line has room for a sentence; above, none can be read.
const WIDTHS: std::ops::RangeInclusive<u16> = 60..=160;

impl Style {
    /// What a file can show.
    pub const FILE: Self = Self {
        color: false,
        width: USUAL,
    };

    /// What a page shows that breaks lines itself.
    pub(super) const UNBROKEN: Self = Self {
        color: false,
        width: u16::MAX,
    };

    /// What a page of this width can show; none where it is not known.
    #[must_use]
    pub fn new(color: bool, width: Option<u16>) -> Self {
        let width = width.unwrap_or(USUAL);
        Self {
            color,
            width: width.clamp(*WIDTHS.start(), *WIDTHS.end()),
        }
    }

    /// A text in a colour, or as it is where there are none. `code` is a list of numbers as ANSI terminals know them.
    #[must_use]
    pub(super) fn painted(self, code: &str, text: &str) -> String {
        if self.color {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}
