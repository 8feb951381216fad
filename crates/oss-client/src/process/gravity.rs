//! The places in an image at which a rectangle or a text can be put.

use std::fmt;

/// A place in an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Gravity {
    /// The upper left.
    NorthWest,
    /// The upper edge.
    North,
    /// The upper right.
    NorthEast,
    /// The left edge.
    West,
    /// The middle.
    Center,
    /// The right edge.
    East,
    /// The lower left.
    SouthWest,
    /// The lower edge.
    South,
    /// The lower right.
    SouthEast,
}

impl fmt::Display for Gravity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NorthWest => "nw",
            Self::North => "north",
            Self::NorthEast => "ne",
            Self::West => "west",
            Self::Center => "center",
            Self::East => "east",
            Self::SouthWest => "sw",
            Self::South => "south",
            Self::SouthEast => "se",
        })
    }
}
