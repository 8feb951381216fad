//! Grants: templates that write the policies which give somebody rights on a part of a bucket.
//!
//! A grant consists of a policy for a role ([`Grant`]), a trust policy that says who may assume the
//! role ([`Trust`]), and a policy that lets one user assume it ([`assume_policy`]). Because nobody
//! writes the JSON by hand, no ARN is put together wrongly, and nobody forgets that a listing is
//! asked on the bucket.

mod admin;
mod assume;
mod error;
mod permission;
mod trust;
mod words;

pub use admin::AdminPolicy;
pub use assume::assume_policy;
pub use error::GrantError;
pub use permission::Permission;
pub use trust::Trust;

use crate::{Document, DocumentUse, SessionPolicy};

/// Rights on the objects of a bucket below a prefix, or on all of them.
///
/// ```
/// use oss_policy::DocumentUse;
/// use oss_policy::grant::{Grant, Permission};
///
/// # fn main() -> Result<(), oss_policy::grant::GrantError> {
/// let grant = Grant::new("examplebucket", "incoming/")
///     .permissions([Permission::Upload, Permission::List])
///     .until(1_798_675_200);
/// assert_eq!(
///     grant.in_words(),
///     "upload, list on examplebucket/incoming/* until 2026-12-31T00:00:00Z",
/// );
/// assert_eq!(grant.notes(), ["may overwrite existing objects below incoming/"]);
/// let policy = grant.to_document(DocumentUse::Identity)?; // for a role; Session for a token
/// assert_eq!(policy.statements().len(), 2);
/// # Ok(()) }
/// ```
///
/// Each permission becomes a statement of its own, in the order of [`Permission`], so that equal
/// grants give equal documents. Nothing outside the named place is allowed. In particular, a grant
/// never uses `oss:*`, and never `bucket*`, which would cover other buckets too.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Grant {
    bucket: String,
    prefix: String,
    permissions: Vec<Permission>,
    versions: bool,
    parents: bool,
    until: Option<i64>,
    addresses: Vec<String>,
    https_only: bool,
}

impl Grant {
    /// Creates a grant without any rights on the objects whose keys begin with `prefix`. Write the
    /// prefix with its slash, such as `"incoming/"`; `""` is the whole bucket.
    pub fn new(bucket: impl Into<String>, prefix: impl Into<String>) -> Self {
        Self {
            bucket: bucket.into(),
            prefix: prefix.into(),
            permissions: Vec::new(),
            versions: false,
            parents: false,
            until: None,
            addresses: Vec::new(),
            https_only: false,
        }
    }

    /// Adds rights to those that the grant has already.
    pub fn permissions(mut self, permissions: impl IntoIterator<Item = Permission>) -> Self {
        self.permissions.extend(permissions);
        self.permissions.sort_unstable();
        self.permissions.dedup();
        self
    }

    /// Lets the right to read cover old versions too, which have an action of their own. By default
    /// only current versions can be read.
    pub fn versions(mut self) -> Self {
        self.versions = true;
        self
    }

    /// Lets the right to list cover the folders above the prefix, each without what is deeper in it.
    /// Tools that walk down from the top of the bucket need this. By default only the prefix can be
    /// listed.
    pub fn list_parents(mut self) -> Self {
        self.parents = true;
        self
    }

    /// Sets the time at which the grant ends, in seconds since 1970. After it, keys still exist, but
    /// nothing is allowed. By default the grant does not end.
    pub fn until(mut self, unix_seconds: i64) -> Self {
        self.until = Some(unix_seconds);
        self
    }

    /// Restricts the grant to callers from these addresses or networks, such as `203.0.113.9` or
    /// `203.0.113.0/24`. Further calls add to them. By default callers from everywhere are allowed.
    pub fn from_addresses<A: Into<String>>(
        mut self,
        addresses: impl IntoIterator<Item = A>,
    ) -> Self {
        self.addresses.extend(addresses.into_iter().map(Into::into));
        self
    }

    /// Restricts the grant to requests over HTTPS. By default HTTP is allowed too.
    pub fn https_only(mut self) -> Self {
        self.https_only = true;
        self
    }

    /// Returns the name of the bucket.
    #[must_use]
    pub fn bucket(&self) -> &str {
        &self.bucket
    }

    /// Returns the prefix, which is `""` for the whole bucket.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Returns the rights of the grant in the order of [`Permission`].
    #[must_use]
    pub fn granted(&self) -> &[Permission] {
        &self.permissions
    }

    /// Returns the same rights as a session policy, which restricts temporary credentials to them.
    pub fn session_policy(&self) -> SessionPolicy {
        let mut policy = SessionPolicy::new();
        for permission in &self.permissions {
            let actions = permission.actions(self.versions);
            policy = policy.allow(actions).on(&self.bucket, &self.prefix);
            if *permission == Permission::List && self.parents && !self.prefix.is_empty() {
                let actions = permission.actions(self.versions);
                policy = policy
                    .allow(actions)
                    .on_parents_of(&self.bucket, &self.prefix);
            }
        }
        if let Some(until) = self.until {
            policy = policy.until(until);
        }
        if !self.addresses.is_empty() {
            policy = policy.from_addresses(&self.addresses);
        }
        if self.https_only {
            policy = policy.https_only();
        }
        policy
    }

    /// Writes the document. Use [`DocumentUse::Identity`] for the policy of a role, and
    /// [`DocumentUse::Session`] for a session policy.
    ///
    /// # Errors
    ///
    /// Returns a [`GrantError`] that names what was given and what would be right, such as
    /// [`GrantError::TooLong`] if the document is larger than its use allows.
    pub fn to_document(&self, use_: DocumentUse) -> Result<Document, GrantError> {
        if self.permissions.is_empty() {
            return Err(GrantError::NoPermissions);
        }
        if self.versions && !self.permissions.contains(&Permission::Read) {
            return Err(GrantError::VersionsWithoutRead);
        }
        if self.parents && !self.permissions.contains(&Permission::List) {
            return Err(GrantError::ParentsWithoutList);
        }
        document(&self.session_policy().to_any_text()?, use_)
    }
}

/// Parses a text that this crate wrote, so that only its size can be wrong.
fn document(text: &str, use_: DocumentUse) -> Result<Document, GrantError> {
    let (size, limit) = (text.len(), use_.limit().unwrap_or(usize::MAX));
    if size > limit {
        return Err(GrantError::TooLong { use_, size, limit });
    }
    Document::parse(text, use_).map_err(GrantError::Refused)
}

#[cfg(test)]
mod tests;
