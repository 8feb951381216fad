//! One value of a profile.

use oss_sign::Secret;

/// A value as it is written in a file. Any text or number may be a secret, so `Debug` shows only the kind
/// of the value.
#[derive(Clone, Default)]
pub(crate) enum Setting {
    Flag(bool),
    #[default]
    Null,
    Number(i64),
    /// A value of a kind that no setting has. The text names the kind in errors.
    Other(&'static str),
    Text(Secret),
}

impl Setting {
    /// Returns whether the setting has a value. A text without characters other than blanks has none.
    pub(crate) fn is_set(&self) -> bool {
        match self {
            Self::Text(text) => !text.expose().trim().is_empty(),
            Self::Null => false,
            Self::Flag(_) | Self::Number(_) | Self::Other(_) => true,
        }
    }

    /// Returns the setting if it has a value, and [`Setting::Null`] otherwise.
    pub(crate) fn only_if_set(self) -> Self {
        match self.is_set() {
            true => self,
            false => Self::Null,
        }
    }

    /// Returns the value as a whole number, which INI files write as a text.
    pub(crate) fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => text.expose().trim().parse().ok(),
            Self::Flag(_) | Self::Null | Self::Other(_) => None,
        }
    }

    /// Returns whether the value is `true`, which INI files write as a text.
    pub(crate) fn flag(&self) -> bool {
        match self {
            Self::Flag(flag) => *flag,
            Self::Text(text) => text.expose().trim().eq_ignore_ascii_case("true"),
            Self::Null | Self::Number(_) | Self::Other(_) => false,
        }
    }

    /// Returns what kind of value this is, for errors that must not show the value.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Flag(_) => "true or false",
            Self::Null => "null",
            Self::Number(_) => "a number",
            Self::Other(kind) => kind,
            Self::Text(_) => "a text",
        }
    }
}

impl std::fmt::Debug for Setting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Setting({})", self.kind())
    }
}
