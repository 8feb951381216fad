//! Values with the place where they were found.

use std::fmt;

/// A value, and where it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sourced<T> {
    pub(crate) value: T,
    pub(crate) origin: Origin,
}

/// Where a value was found. A greater origin outranks a lesser one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Origin {
    /// In this file.
    File(&'static str),
    /// In this variable.
    Environment(&'static str),
    /// In this flag.
    Flag(&'static str),
}

impl<T> Sourced<T> {
    /// Returns whether the value was given to this program, and not to all programs of the machine.
    pub(crate) fn is_for_this_program(&self) -> bool {
        matches!(
            self.origin,
            Origin::Flag(_) | Origin::Environment("OSS_PROFILE")
        )
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(name) | Self::Environment(name) | Self::Flag(name) => f.write_str(name),
        }
    }
}
