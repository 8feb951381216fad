//! Forms with which a browser uploads into a bucket (PostObject).
//!
//! A [`PostPolicy`] says what may be uploaded, and signing it gives the fields of a [`PostForm`].
//!
//! ```
//! use oss_sign::{BucketName, Credentials, Endpoint, UtcSeconds, post_policy::PostPolicy};
//!
//! let now = UtcSeconds::new(1_702_743_657);
//! let form = PostPolicy::new(now.plus_seconds(3600))
//!     .bucket(&BucketName::new("examplebucket")?)
//!     .key_starts_with("user/eric/")
//!     .content_length(1..=10 * 1024 * 1024)
//!     .one_of("content-type", ["image/jpeg", "image/png"])
//!     .equals("success_action_status", "201")
//!     .forbid("x-oss-object-acl")
//!     .sign_v4(&Credentials::new("ak", "sk")?, "cn-hangzhou", now)?;
//! let action = form.action_url(&Endpoint::for_region("cn-hangzhou")?)?;
//! println!("<form method=post enctype=multipart/form-data action={action:?}>");
//! println!("<input type=hidden name=key value='user/eric/${{filename}}'>");
//! for (name, value) in form.fields() {
//!     println!("<input type=hidden name={name:?} value={value:?}>");
//! }
//! println!("<input type=file name=file></form>");
//! # Ok::<(), oss_sign::Error>(())
//! ```
//!
//! # What the holder of a form can do
//!
//! The policy limits only the fields that it names. OSS accepts every other field of a form as well.
//! Whoever has the signed fields can therefore add `x-oss-object-acl: public-read` and publish the
//! upload, add `x-oss-tagging`, user metadata or a storage class, or add a `callback` that makes OSS
//! send a request to a server of their choice. Name each field that matters in the policy:
//!
//! - [`equals`](PostPolicy::equals), [`object_acl`](PostPolicy::object_acl),
//!   [`tagging`](PostPolicy::tagging) and [`callback`](PostPolicy::callback) fix a value;
//! - [`forbid`](PostPolicy::forbid) takes the choice away from the holder.

mod check;
pub(crate) mod form;
mod json;

use std::ops::RangeInclusive;

pub use self::form::{PostForm, sign_text_v1, sign_text_v4, sign_text_v4_with};
use crate::v4::{ALGORITHM, Signer};
use crate::{BucketName, Credentials, Error, ObjectKey, SignatureVersion, UtcSeconds};

/// The conditions of an upload with a form, and the end of its validity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostPolicy {
    expires_at: UtcSeconds,
    conditions: Vec<Condition>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Condition {
    Equal(String, String),
    StartsWith(String, String),
    ContentLength(u64, u64),
    In(String, Vec<String>),
    NotIn(String, Vec<String>),
}

impl PostPolicy {
    /// Creates a policy without conditions, which is valid until the given instant.
    ///
    /// A policy must name a bucket or a key before it can be signed.
    pub fn new(expires_at: UtcSeconds) -> Self {
        Self {
            expires_at,
            conditions: Vec::new(),
        }
    }

    /// Sets the end of the validity.
    pub fn expiration(self, expires_at: UtcSeconds) -> Self {
        Self { expires_at, ..self }
    }

    /// Requires that the upload goes to this bucket.
    pub fn bucket(self, bucket: &BucketName) -> Self {
        self.equals(BUCKET, bucket.as_str())
    }

    /// Requires this key. The form then contains the field `key`.
    pub fn key(self, key: &ObjectKey) -> Self {
        self.equals(KEY, key.as_str())
    }

    /// Requires that the key begins with this prefix. An empty prefix allows every key.
    ///
    /// The page adds the field `key` itself. OSS replaces `${filename}` in its value by the name of
    /// the file.
    pub fn key_starts_with(self, prefix: impl Into<String>) -> Self {
        self.starts_with(KEY, prefix)
    }

    /// Requires that the size of the file, in bytes, is within this range.
    pub fn content_length(self, bytes: RangeInclusive<u64>) -> Self {
        self.with(Condition::ContentLength(*bytes.start(), *bytes.end()))
    }

    /// Requires this access control list of the object (field `x-oss-object-acl`): `default`,
    /// `private`, `public-read` or `public-read-write`.
    pub fn object_acl(self, acl: impl Into<String>) -> Self {
        self.equals(OBJECT_ACL, acl)
    }

    /// Requires these tags of the object (field `x-oss-tagging`), such as `a=1&b=2`.
    pub fn tagging(self, tags: impl Into<String>) -> Self {
        self.equals("x-oss-tagging", tags)
    }

    /// Requires this callback (field `callback`), given as the Base64 text of its JSON document.
    pub fn callback(self, callback: impl Into<String>) -> Self {
        self.equals("callback", callback)
    }

    /// Takes the choice of a field away from the holder of the form.
    ///
    /// OSS has no condition for an absent field: a condition on a field that the form does not
    /// contain fails. The field is therefore fixed to a value that has no effect, and the form
    /// contains it: `default` for `x-oss-object-acl`, which means the access control list of the
    /// bucket, and the empty text for any other field.
    pub fn forbid(self, field: impl Into<String>) -> Self {
        let field = field.into();
        let value = if field.eq_ignore_ascii_case(OBJECT_ACL) {
            "default"
        } else {
            ""
        };
        self.equals(field, value)
    }

    /// Requires this value of a form field. The name is given without `$`.
    ///
    /// The form contains the field with this value: see [`PostForm::fields`].
    pub fn equals(self, field: impl Into<String>, value: impl Into<String>) -> Self {
        self.with(Condition::Equal(field.into(), value.into()))
    }

    /// Requires that the value of a form field begins with this prefix. The name is given without
    /// `$`. The page adds the field itself.
    pub fn starts_with(self, field: impl Into<String>, prefix: impl Into<String>) -> Self {
        self.with(Condition::StartsWith(field.into(), prefix.into()))
    }

    /// Requires that a form field has one of these values. The name is given without `$`. The page
    /// adds the field itself.
    pub fn one_of<V: Into<String>>(
        self,
        field: impl Into<String>,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let values = values.into_iter().map(Into::into).collect();
        self.with(Condition::In(field.into(), values))
    }

    /// Requires that a form field has none of these values. The name is given without `$`. The page
    /// adds the field itself, because a condition on an absent field fails.
    pub fn none_of<V: Into<String>>(
        self,
        field: impl Into<String>,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let values = values.into_iter().map(Into::into).collect();
        self.with(Condition::NotIn(field.into(), values))
    }

    /// Returns the policy as JSON text, in the form in which a V1 signature covers it.
    ///
    /// # Errors
    ///
    /// Returns [`Error::InvalidPostPolicy`] for a policy that names neither a bucket nor a key, for a
    /// condition without a field, for a list without values, for a range whose end is before its
    /// start, and for conditions that contradict each other.
    pub fn to_json(&self) -> Result<String, Error> {
        check::conditions(&self.conditions)?;
        Ok(json::write(self.expires_at, &self.conditions))
    }

    /// Signs the policy with V4, for the product `oss`. The conditions on the fields of the
    /// signature are added.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`to_json`](Self::to_json), [`Error::Anonymous`] for anonymous
    /// credentials and [`Error::InvalidRegion`] for a bad region. Returns [`Error::InvalidExpiry`]
    /// for a policy that has already ended, or that ends later than the server accepts it: 7 days
    /// from `now`, or 12 hours with a security token. Returns [`Error::InvalidPostPolicy`] for a
    /// condition on a field of the signature.
    pub fn sign_v4(
        &self,
        credentials: &Credentials,
        region: &str,
        now: UtcSeconds,
    ) -> Result<PostForm, Error> {
        self.sign_v4_with(&Signer::new(credentials, region, now)?, now)
    }

    /// Signs the policy with V4, by an existing signer, which may be for any product.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`sign_v4`](Self::sign_v4).
    pub fn sign_v4_with(&self, signer: &Signer, now: UtcSeconds) -> Result<PostForm, Error> {
        let scope = signer.post_scope(now)?;
        self.check(scope.credentials, SignatureVersion::V4, now)?;
        let mut policy = self
            .clone()
            .equals("x-oss-signature-version", ALGORITHM)
            .equals("x-oss-credential", scope.credential)
            .equals("x-oss-date", scope.time);
        if let Some(token) = scope.token {
            policy = policy.equals("x-oss-security-token", token);
        }
        let form = sign_text_v4_with(&policy.to_json()?, signer, now)?;
        Ok(form.with_policy(self))
    }

    /// Signs the policy with V1.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`to_json`](Self::to_json) and [`Error::Anonymous`] for anonymous
    /// credentials. Returns [`Error::InvalidExpiry`] for a policy that has already ended at `now`, or
    /// that ends more than 100 years later. Returns [`Error::InvalidPostPolicy`] for a condition on a
    /// field of the signature.
    pub fn sign_v1(&self, credentials: &Credentials, now: UtcSeconds) -> Result<PostForm, Error> {
        self.check(credentials, SignatureVersion::V1, now)?;
        let form = sign_text_v1(&self.to_json()?, credentials)?;
        Ok(form.with_policy(self))
    }

    fn with(mut self, condition: Condition) -> Self {
        self.conditions.push(condition);
        self
    }

    fn check(
        &self,
        credentials: &Credentials,
        version: SignatureVersion,
        now: UtcSeconds,
    ) -> Result<(), Error> {
        check::fields_of_signature(&self.conditions)?;
        check::conditions(&self.conditions)?;
        check::expiry(self.expires_at, credentials, version, now)
    }

    /// The fields whose value the policy fixes, `key` first. The bucket is none: the host names it.
    fn fixed_fields(&self) -> Vec<(String, String)> {
        let mut fixed: Vec<(String, String)> = Vec::new();
        for condition in &self.conditions {
            if let Condition::Equal(field, value) = condition
                && field != BUCKET
                && !fixed.iter().any(|(name, _)| name == field)
            {
                fixed.push((field.clone(), value.clone()));
            }
        }
        fixed.sort_by_key(|(name, _)| name != KEY);
        fixed
    }

    fn fixed_bucket(&self) -> Option<&str> {
        self.conditions
            .iter()
            .find_map(|condition| match condition {
                Condition::Equal(field, value) if field == BUCKET => Some(value.as_str()),
                _ => None,
            })
    }
}

impl Condition {
    /// The field, unless the condition is about the size of the file.
    fn field(&self) -> Option<&str> {
        match self {
            Self::Equal(field, _)
            | Self::StartsWith(field, _)
            | Self::In(field, _)
            | Self::NotIn(field, _) => Some(field),
            Self::ContentLength(..) => None,
        }
    }

    /// Whether a field with this value meets the condition.
    fn allows(&self, value: &str) -> bool {
        match self {
            Self::Equal(_, wanted) => value == wanted,
            Self::StartsWith(_, prefix) => value.starts_with(prefix),
            Self::In(_, values) => values.iter().any(|v| v == value),
            Self::NotIn(_, values) => !values.iter().any(|v| v == value),
            Self::ContentLength(..) => true,
        }
    }
}

const BUCKET: &str = "bucket";
const KEY: &str = "key";
const OBJECT_ACL: &str = "x-oss-object-acl";

#[cfg(test)]
mod tests;
