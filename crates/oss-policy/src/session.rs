//! A builder for session policies, so that nobody writes JSON by hand to restrict a token.

mod error;
pub(crate) mod write;

pub use error::SessionPolicyError;

use crate::{Action, Document, DocumentUse};

/// A session policy: a restriction of temporary credentials to a part of the rights of their role.
///
/// A session has the rights of its role that the session policy allows as well. A session policy
/// never adds rights. Pass it to `AssumeRole`.
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
/// A listing is asked on the bucket, and not on the objects below a prefix, so it becomes a statement
/// of its own with a condition. Restrictions of time, address and transport are added to every
/// statement:
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
/// Errors are reported when the text is written, and not by the setters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct SessionPolicy {
    grants: Vec<(Vec<Action>, Place)>,
    until: Option<i64>,
    addresses: Option<Vec<String>>,
    https_only: bool,
}

/// The resources that the actions of a grant are allowed on.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Prefix { bucket: String, prefix: String },
    Parents { bucket: String, prefix: String },
    Object { bucket: String, key: String },
    Service,
    Role { account: String, name: String },
}

/// Actions that still need a resource. [`SessionPolicy::allow`] returns this.
#[derive(Debug, Clone)]
#[must_use = "say on what these actions are allowed"]
pub struct Grant {
    policy: SessionPolicy,
    actions: Vec<Action>,
}

impl SessionPolicy {
    /// Creates a policy that allows nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Allows actions on the resource that the next call names. Call this several times to allow
    /// different actions on different resources.
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

    /// Sets the time at which the policy ends, in seconds since 1970. If this is called several times,
    /// the earliest time is used. By default the policy does not end.
    ///
    /// The service checks the time at every request, so the session ends then even if its token would
    /// be valid for longer.
    pub fn until(mut self, unix_seconds: i64) -> Self {
        self.until = Some(
            self.until
                .map_or(unix_seconds, |until| until.min(unix_seconds)),
        );
        self
    }

    /// Restricts the policy to callers from these addresses or networks, such as `203.0.113.9`,
    /// `203.0.113.0/24` or `2001:db8::/32`. Further calls add to them. By default callers from
    /// everywhere are allowed.
    pub fn from_addresses<A: Into<String>>(
        mut self,
        addresses: impl IntoIterator<Item = A>,
    ) -> Self {
        let all = self.addresses.get_or_insert_default();
        all.extend(addresses.into_iter().map(Into::into));
        self
    }

    /// Restricts the policy to requests over HTTPS. By default HTTP is allowed too.
    pub fn https_only(mut self) -> Self {
        self.https_only = true;
        self
    }

    /// Writes the text for the `Policy` parameter of `AssumeRole`. It has no blanks, and a list of one
    /// element is written as a string.
    ///
    /// # Errors
    ///
    /// Returns a [`SessionPolicyError`] that names what was given and what would be right, such as
    /// [`SessionPolicyError::TooLong`] if the text has more than 2048 bytes.
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

    /// Writes the text whatever its size, because the same statements are used in policies of roles.
    pub(crate) fn to_any_text(&self) -> Result<String, SessionPolicyError> {
        write::text(self)
    }

    /// Returns the policy as a document, for decisions by [`decide`](crate::decide).
    ///
    /// # Errors
    ///
    /// Returns the same errors as [`to_text`](Self::to_text).
    pub fn to_document(&self) -> Result<Document, SessionPolicyError> {
        let text = self.to_text()?;
        Document::parse(&text, DocumentUse::Session).map_err(SessionPolicyError::Refused)
    }
}

impl Grant {
    /// Allows the actions on everything below a prefix of a bucket. Write the prefix with its slash,
    /// such as `"exampledir/"`; `""` is the whole bucket.
    ///
    /// Actions on objects are allowed on every key that begins with the prefix, so `photos` without
    /// a slash covers `photos2/` too. Listings are allowed with that prefix and longer ones. Actions
    /// on the bucket as a whole can only be allowed with the prefix `""`.
    pub fn on(self, bucket: impl Into<String>, prefix: impl Into<String>) -> SessionPolicy {
        self.at(Place::Prefix {
            bucket: bucket.into(),
            prefix: prefix.into(),
        })
    }

    /// Allows listings of the folders above a prefix, with the delimiter `/`, so that each listing
    /// shows what is directly in a folder and nothing deeper. For `a/b/` these are the top of the
    /// bucket and `a/`.
    ///
    /// Tools that walk down from the top of the bucket need this to reach the prefix.
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

    /// Allows the actions on one object.
    pub fn on_object(self, bucket: impl Into<String>, key: impl Into<String>) -> SessionPolicy {
        self.at(Place::Object {
            bucket: bucket.into(),
            key: key.into(),
        })
    }

    /// Allows the actions on the service, for actions such as [`Action::ListBuckets`] that cannot be
    /// restricted to a bucket.
    pub fn on_service(self) -> SessionPolicy {
        self.at(Place::Service)
    }

    /// Allows [`Action::AssumeRole`] on a role of an account.
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
