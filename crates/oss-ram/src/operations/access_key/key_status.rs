//! Whether an access key can be used.

use std::fmt;

use crate::error::Result;
use crate::members::Members;

/// Whether an access key can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyStatus {
    /// The key can be used.
    Active,
    /// The key is refused until it is activated again.
    Inactive,
}

impl KeyStatus {
    pub(crate) fn read(members: &Members<'_>, name: &str) -> Result<Self> {
        let text = members.text(name)?;
        let all = [Self::Active, Self::Inactive];
        let found = all.into_iter().find(|status| status.as_str() == text);
        found.ok_or_else(|| members.wrong(name))
    }

    /// Returns the name of the status: `Active` or `Inactive`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "Active",
            Self::Inactive => "Inactive",
        }
    }
}

impl fmt::Display for KeyStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
