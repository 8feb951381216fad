//! Session policies built by type, so that nobody writes JSON by hand to narrow a token.

mod error;
pub(crate) mod write;

pub use error::SessionPolicyError;

use crate::{Action, Document, DocumentUse};

/// What temporary credentials may still do, out of what their role may.
///
/// A session policy only narrows: the rights of a session are those of its role that this policy
/// allows as well. Give it to `AssumeRole`.
///
/// ```
/// use oss_policy::{Action, SessionPolicy};
///
/// # fn main() -> Result<(), oss_policy::SessionPolicyError> {
/// let policy = SessionPolicy::new()
///     .allow([Action::PutObject, Action::GetObject])
///     .on("examplebucket", "exampledir/");
/// assert_eq!(
///     policy.to_text()?,
///     r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:PutObject","oss:GetObject"],"Resource":"acs:oss:*:*:examplebucket/exampledir/*"}]}"#,
/// );
/// # Ok(()) }
/// ```
///
/// A listing asks the bucket, not what is below a prefix, so it becomes a statement of its own
/// with a condition; limits of time, address and transport go on every statement:
///
/// ```
/// use oss_policy::{Action, SessionPolicy};
///
/// # fn main() -> Result<(), oss_policy::SessionPolicyError> {
/// let text = SessionPolicy::new()
///     .allow([Action::GetObject, Action::ListObjects])
///     .on("photos", "2014/")
///     .until(1_798_675_200)
///     .from_addresses(["203.0.113.0/24"])
///     .https_only()
///     .to_text()?;
/// assert!(text.contains(r#""Action":"oss:ListObjects","Resource":"acs:oss:*:*:photos","#));
/// assert!(text.contains(r#"{"StringLike":{"oss:Prefix":"2014/*"},"#));
/// assert_eq!(text.matches(r#"{"acs:CurrentTime":"2026-12-31T00:00:00Z"}"#).count(), 2);
/// # Ok(()) }
/// ```
///
/// What is wrong with a policy is told when its text is made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct SessionPolicy {
    grants: Vec<(Vec<Action>, Place)>,
    until: Option<i64>,
    addresses: Option<Vec<String>>,
    https_only: bool,
}

/// Where the actions of a grant are allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Prefix { bucket: String, prefix: String },
    Parents { bucket: String, prefix: String },
    Object { bucket: String, key: String },
    Service,
    Role { account: String, name: String },
}

/// Actions that still need a place; see [`SessionPolicy::allow`].
#[derive(Debug, Clone)]
#[must_use = "say on what these actions are allowed"]
pub struct Grant {
    policy: SessionPolicy,
    actions: Vec<Action>,
}

impl SessionPolicy {
    /// A policy that allows nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Allows actions on what the next call names. Several grants add up.
    pub fn allow(self, actions: impl IntoIterator<Item = Action>) -> Grant {
        let mut kept: Vec<Action> = Vec::new();
        for action in actions {
            if !kept.contains(&action) {
                kept.push(action);
            }
        }
        Grant {
            policy: self,
            actions: kept,
        }
    }

    /// Ends all grants at a time, given in Unix seconds; of several times the earliest holds.
    ///
    /// This is checked at every request, so it also ends a token that would live longer.
    pub fn until(mut self, unix_seconds: i64) -> Self {
        self.until = Some(
            self.until
                .map_or(unix_seconds, |until| until.min(unix_seconds)),
        );
        self
    }

    /// Limits all grants to callers from these addresses or networks (`203.0.113.9`,
    /// `203.0.113.0/24`, `2001:db8::/32`); further calls add to them.
    pub fn from_addresses<A: Into<String>>(
        mut self,
        addresses: impl IntoIterator<Item = A>,
    ) -> Self {
        let all = self.addresses.get_or_insert_default();
        all.extend(addresses.into_iter().map(Into::into));
        self
    }

    /// Limits all grants to requests over TLS.
    pub fn https_only(mut self) -> Self {
        self.https_only = true;
        self
    }

    /// The text for the `Policy` parameter of `AssumeRole`: no blanks, members in the order
    /// people write them, a list of one as a plain string.
    ///
    /// # Errors
    ///
    /// A [`SessionPolicyError`] that names what was given and what would be right; among them
    /// [`SessionPolicyError::TooLong`] with the size, when the text has more than 2048 bytes.
    pub fn to_text(&self) -> Result<String, SessionPolicyError> {
        let text = self.to_any_text()?;
        let (size, limit) = (
            text.len(),
            DocumentUse::Session.limit().unwrap_or(usize::MAX),
        );
        if size > limit {
            Err(SessionPolicyError::TooLong { size, limit })
        } else {
            Ok(text)
        }
    }

    /// The text, whatever its size: the same statements serve as a policy of a role.
    pub(crate) fn to_any_text(&self) -> Result<String, SessionPolicyError> {
        write::text(self)
    }

    /// The document, for [`decide`](crate::decide).
    ///
    /// # Errors
    ///
    /// As [`to_text`](Self::to_text).
    pub fn to_document(&self) -> Result<Document, SessionPolicyError> {
        let text = self.to_text()?;
        Document::parse(&text, DocumentUse::Session).map_err(SessionPolicyError::Refused)
    }
}

impl Grant {
    /// Below a prefix of a bucket: `"exampledir/"` with its slash, or `""` for the whole bucket.
    ///
    /// Actions on objects are allowed on every key that begins with the prefix, so `photos` without
    /// a slash covers `photos2/` too. Listings are allowed with that prefix and longer ones. What
    /// concerns the bucket as a whole is allowed only with the prefix `""`.
    pub fn on(self, bucket: impl Into<String>, prefix: impl Into<String>) -> SessionPolicy {
        self.at(Place::Prefix {
            bucket: bucket.into(),
            prefix: prefix.into(),
        })
    }

    /// On the folders that lead to a prefix, for listings: with the delimiter `/`, so that each
    /// shows what stands in it and nothing deeper. For `a/b/` these are the bucket and `a/`.
    ///
    /// Tools that walk down from the top need this to arrive at the prefix.
    pub fn on_parents_of(
        self,
        bucket: impl Into<String>,
        prefix: impl Into<String>,
    ) -> SessionPolicy {
        self.at(Place::Parents {
            bucket: bucket.into(),
            prefix: prefix.into(),
        })
    }

    /// On one object and no other.
    pub fn on_object(self, bucket: impl Into<String>, key: impl Into<String>) -> SessionPolicy {
        self.at(Place::Object {
            bucket: bucket.into(),
            key: key.into(),
        })
    }

    /// On the service, for actions such as [`Action::ListBuckets`] that cannot be narrowed.
    pub fn on_service(self) -> SessionPolicy {
        self.at(Place::Service)
    }

    /// On a role of an account, for [`Action::AssumeRole`].
    pub fn on_role(self, account: impl Into<String>, name: impl Into<String>) -> SessionPolicy {
        self.at(Place::Role {
            account: account.into(),
            name: name.into(),
        })
    }

    fn at(mut self, place: Place) -> SessionPolicy {
        self.policy.grants.push((self.actions, place));
        self.policy
    }
}

#[cfg(test)]
mod tests;
