//! Changes of a link that were found.

/// One way in which a link was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::commands::sign) struct Damage {
    /// What was changed, as a clause.
    pub(in crate::commands::sign) what: String,
    /// What to do about it, as a clause.
    pub(in crate::commands::sign) undo: String,
}

impl Damage {
    pub(super) fn new(what: impl Into<String>, undo: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            undo: undo.into(),
        }
    }
}

/// A change that was found, and the link without it where it can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::commands::sign) struct Found {
    pub(in crate::commands::sign) damage: Damage,
    pub(in crate::commands::sign) mended: Option<String>,
}

impl Found {
    pub(super) fn mended(damage: Damage, link: impl Into<String>) -> Self {
        Self {
            damage,
            mended: Some(link.into()),
        }
    }

    pub(super) fn lost(damage: Damage) -> Self {
        Self {
            damage,
            mended: None,
        }
    }
}
