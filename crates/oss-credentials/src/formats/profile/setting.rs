//! One value of a profile.

use oss_sign::Secret;

/// A value as it is written in a file. Every text may be a secret, and so may a number, so that
/// `Debug` shows neither.
#[derive(Clone, Default)]
pub(crate) enum Setting {
    Flag(bool),
    #[default]
    Null,
    Number(i64),
    /// A value of a kind that no setting has; the text says which, for errors.
    Other(&'static str),
    Text(Secret),
}

impl Setting {
    /// Whether the setting has a value. An empty text counts as no value.
    pub(crate) fn is_set(&self) -> bool {
        match self {
            Self::Text(text) => !text.expose().trim().is_empty(),
            Self::Null => false,
            Self::Flag(_) | Self::Number(_) | Self::Other(_) => true,
        }
    }

    /// The setting itself if it has a value, and [`Setting::Null`] otherwise.
    pub(crate) fn only_if_set(self) -> Self {
        match self.is_set() {
            true => self,
            false => Self::Null,
        }
    }

    /// The value as a whole number. A number may be written as a text.
    pub(crate) fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => text.expose().trim().parse().ok(),
            Self::Flag(_) | Self::Null | Self::Other(_) => None,
        }
    }

    /// Whether the value is `true`, as a flag or as a text.
    pub(crate) fn flag(&self) -> bool {
        match self {
            Self::Flag(flag) => *flag,
            Self::Text(text) => text.expose().trim().eq_ignore_ascii_case("true"),
            Self::Null | Self::Number(_) | Self::Other(_) => false,
        }
    }

    /// What kind of value it is, for errors.
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
