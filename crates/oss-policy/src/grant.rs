//! Grants: who gets which rights where, as templates that write the documents.
//!
//! A grant is a policy for a role ([`Grant`]), a trust policy that says who may assume it
//! ([`Trust`]), and a policy for that user alone ([`assume_policy`]). Nobody writes JSON by hand,
//! so nobody glues an ARN wrongly or forgets that listing asks the bucket.

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

/// Rights on a prefix of a bucket, or on the whole of it.
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
/// Each permission is a statement of its own, in the order of [`Permission`], so that equal
/// grants give equal documents. Nothing beside the named place is allowed: never `oss:*`, and
/// never `bucket*`, which covers other buckets too.
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
    /// A grant of nothing yet on what begins with `prefix`: `"incoming/"` with its slash, or `""`
    /// for the whole bucket.
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

    /// Adds rights; what is there already stays.
    pub fn permissions(mut self, permissions: impl IntoIterator<Item = Permission>) -> Self {
        self.permissions.extend(permissions);
        self.permissions.sort_unstable();
        self.permissions.dedup();
        self
    }

    /// Reading covers old versions too, which have an action of their own.
    pub fn versions(mut self) -> Self {
        self.versions = true;
        self
    }

    /// Listing covers the folders that lead to the prefix, each without what is deeper: for tools
    /// that walk down from the top.
    pub fn list_parents(mut self) -> Self {
        self.parents = true;
        self
    }

    /// Ends the grant at a time, in Unix seconds; the keys stay, but open nothing any more.
    pub fn until(mut self, unix_seconds: i64) -> Self {
        self.until = Some(unix_seconds);
        self
    }

    /// Limits the grant to these addresses or networks (`203.0.113.9`, `203.0.113.0/24`); further
    /// calls add to them.
    pub fn from_addresses<A: Into<String>>(
        mut self,
        addresses: impl IntoIterator<Item = A>,
    ) -> Self {
        self.addresses.extend(addresses.into_iter().map(Into::into));
        self
    }

    /// Limits the grant to requests over TLS.
    pub fn https_only(mut self) -> Self {
        self.https_only = true;
        self
    }

    /// The bucket.
    #[must_use]
    pub fn bucket(&self) -> &str {
        &self.bucket
    }

    /// The prefix, `""` for the whole bucket.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The rights in their order.
    #[must_use]
    pub fn granted(&self) -> &[Permission] {
        &self.permissions
    }

    /// The same rights as a session policy, to narrow one token to them.
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

    /// The document: [`DocumentUse::Identity`] for a role, [`DocumentUse::Session`] for a token.
    ///
    /// # Errors
    ///
    /// A [`GrantError`] that names what was given and what would be right; among them
    /// [`GrantError::TooLong`] with the size.
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

/// Reads a text that was written here, which leaves its size to be refused.
fn document(text: &str, use_: DocumentUse) -> Result<Document, GrantError> {
    let (size, limit) = (text.len(), use_.limit().unwrap_or(usize::MAX));
    if size > limit {
        return Err(GrantError::TooLong { use_, size, limit });
    }
    Document::parse(text, use_).map_err(GrantError::Refused)
}

#[cfg(test)]
mod tests;
