//! Grants described in words, with what one should know before making them.

use std::fmt::Write as _;

use super::{Grant, Permission};
use crate::session::write::{date, parents};

impl Grant {
    /// Describes the grant in one line, such as `upload on examplebucket/incoming/*`.
    #[must_use]
    pub fn in_words(&self) -> String {
        let rights: Vec<_> = self.permissions.iter().map(|p| p.as_str()).collect();
        let mut words = format!(
            "{} on {}/{}*",
            rights.join(", "),
            self.bucket(),
            self.prefix()
        );
        if self.versions {
            words.push_str(" with old versions");
        }
        if self.parents {
            words.push_str(", listing its parents");
        }
        if let Some(until) = self.until {
            let at = date(until).unwrap_or_else(|| format!("{until} Unix seconds"));
            let _ = write!(words, " until {at}");
        }
        if !self.addresses.is_empty() {
            let _ = write!(words, " from {}", self.addresses.join(", "));
        }
        if self.https_only {
            words.push_str(" over https only");
        }
        words
    }

    /// Returns consequences of the grant that its description does not mention, such as that existing
    /// objects can be overwritten.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let prefix = self.prefix();
        let place = if prefix.is_empty() {
            format!("in all of {}", self.bucket())
        } else {
            format!("below {prefix}")
        };
        let has = |permission| self.permissions.contains(&permission);
        let mut notes = Vec::new();
        if has(Permission::Upload) {
            notes.push(format!("may overwrite existing objects {place}"));
        }
        if has(Permission::Delete) {
            let bulk = "bulk deletion may need the right on the whole bucket";
            notes.push(format!("may delete objects {place} one by one; {bulk}"));
        }
        if !prefix.is_empty() && !prefix.ends_with('/') {
            notes.push(format!(
                "the prefix {prefix} has no slash at its end: it covers {prefix}2/ too"
            ));
        }
        notes
    }
    /// Returns a remark on what the right to list does not cover: the folders above the prefix, where
    /// some tools begin. Returns `None` if they are covered, or if nothing can be listed.
    #[must_use]
    pub fn listing_hint(&self) -> Option<String> {
        let prefix = self.prefix();
        let bare = prefix.strip_suffix('/')?;
        if self.parents || !self.permissions.contains(&Permission::List) {
            return None;
        }
        let above = parents(prefix).last().filter(|parent| !parent.is_empty());
        let above = above.unwrap_or("the bucket");
        Some(format!(
            "lists {prefix} with its slash, not {bare}; tools that list {above} first need its \
             parents too"
        ))
    }
}
