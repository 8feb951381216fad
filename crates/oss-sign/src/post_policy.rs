//! POST policies: forms with which a browser uploads into a bucket.
//!
//! ```
//! use oss_sign::{BucketName, Credentials, UtcSeconds, post_policy::PostPolicy};
//!
//! let now = UtcSeconds::new(1_702_743_657);
//! let form = PostPolicy::new(now.plus_seconds(3600))
//!     .bucket(&BucketName::new("examplebucket")?)
//!     .key_starts_with("user/eric/")
//!     .content_length(1..=10 * 1024 * 1024)
//!     .one_of("content-type", ["image/jpeg", "image/png"])
//!     .sign_v4(&Credentials::new("ak", "sk")?, "cn-hangzhou", now)?;
//! // The page puts `key` before these fields and `file` after them.
//! for (name, value) in form.fields() {
//!     println!("<input type=hidden name={name} value={value}>");
//! }
//! # Ok::<(), oss_sign::Error>(())
//! ```

pub(crate) mod form;
mod json;

use std::ops::RangeInclusive;

pub use self::form::{PostForm, sign_text_v1, sign_text_v4, sign_text_v4_with};
use crate::v4::{ALGORITHM, Signer};
use crate::{BucketName, Credentials, Error, ObjectKey, UtcSeconds};

/// What a form may upload, and until when.
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
    /// A policy without conditions that ends at an instant.
    pub fn new(expires_at: UtcSeconds) -> Self {
        Self {
            expires_at,
            conditions: Vec::new(),
        }
    }

    /// Sets when the policy ends.
    pub fn expiration(self, expires_at: UtcSeconds) -> Self {
        Self { expires_at, ..self }
    }

    /// The bucket must be this one.
    pub fn bucket(self, bucket: &BucketName) -> Self {
        self.equals("bucket", bucket.as_str())
    }

    /// The key must be this one.
    pub fn key(self, key: &ObjectKey) -> Self {
        self.equals("key", key.as_str())
    }

    /// The key must begin so; the empty prefix allows every key.
    pub fn key_starts_with(self, prefix: impl Into<String>) -> Self {
        self.starts_with("key", prefix)
    }

    /// The file must have so many bytes, both ends included.
    pub fn content_length(self, bytes: RangeInclusive<u64>) -> Self {
        self.with(Condition::ContentLength(*bytes.start(), *bytes.end()))
    }

    /// A form field must have this value. Fields are named without `$`.
    pub fn equals(self, field: impl Into<String>, value: impl Into<String>) -> Self {
        self.with(Condition::Equal(field.into(), value.into()))
    }

    /// A form field must begin so.
    pub fn starts_with(self, field: impl Into<String>, prefix: impl Into<String>) -> Self {
        self.with(Condition::StartsWith(field.into(), prefix.into()))
    }

    /// A form field must have one of these values.
    pub fn one_of<V: Into<String>>(
        self,
        field: impl Into<String>,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let values = values.into_iter().map(Into::into).collect();
        self.with(Condition::In(field.into(), values))
    }

    /// A form field must have none of these values.
    pub fn none_of<V: Into<String>>(
        self,
        field: impl Into<String>,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let values = values.into_iter().map(Into::into).collect();
        self.with(Condition::NotIn(field.into(), values))
    }

    /// The policy as JSON text, as it is signed by V1.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidPostPolicy`] for a policy without conditions, a condition without a field,
    /// a list without values, a range whose end is before its start.
    pub fn to_json(&self) -> Result<String, Error> {
        self.check()?;
        Ok(json::write(self.expires_at, &self.conditions))
    }

    /// The form fields with a V4 signature, for the product `oss`. The conditions on the fields of
    /// the signature are added by themselves.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidPostPolicy`] as [`to_json`](Self::to_json), [`Error::Anonymous`],
    /// [`Error::InvalidRegion`].
    pub fn sign_v4(
        &self,
        credentials: &Credentials,
        region: &str,
        now: UtcSeconds,
    ) -> Result<PostForm, Error> {
        self.sign_v4_with(&Signer::new(credentials, region, now)?, now)
    }

    /// As [`sign_v4`](Self::sign_v4), with a signer that is there already, of any product.
    ///
    /// # Errors
    ///
    /// As [`sign_v4`](Self::sign_v4).
    pub fn sign_v4_with(&self, signer: &Signer, now: UtcSeconds) -> Result<PostForm, Error> {
        let scope = signer.post_scope(now)?;
        let mut policy = self
            .clone()
            .equals("x-oss-signature-version", ALGORITHM)
            .equals("x-oss-credential", scope.credential)
            .equals("x-oss-date", scope.time);
        if let Some(token) = scope.token {
            policy = policy.equals("x-oss-security-token", token);
        }
        let form = sign_text_v4_with(&policy.to_json()?, signer, now)?;
        Ok(form.ending(self.expires_at))
    }

    /// The form fields with a V1 signature.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidPostPolicy`] as [`to_json`](Self::to_json), [`Error::Anonymous`].
    pub fn sign_v1(&self, credentials: &Credentials) -> Result<PostForm, Error> {
        Ok(sign_text_v1(&self.to_json()?, credentials)?.ending(self.expires_at))
    }

    fn with(mut self, condition: Condition) -> Self {
        self.conditions.push(condition);
        self
    }

    fn check(&self) -> Result<(), Error> {
        let refuse = |field: &str, reason| {
            Err(Error::InvalidPostPolicy {
                field: field.to_owned(),
                reason,
            })
        };
        if self.conditions.is_empty() {
            return refuse(
                "conditions",
                "there are none; name at least the bucket or the key",
            );
        }
        for condition in &self.conditions {
            match condition {
                Condition::Equal(field, _)
                | Condition::StartsWith(field, _)
                | Condition::In(field, _)
                | Condition::NotIn(field, _)
                    if field.is_empty() || field.starts_with('$') =>
                {
                    return refuse(field, "a condition names a field, without $");
                }
                Condition::In(field, values) | Condition::NotIn(field, values)
                    if values.is_empty() =>
                {
                    return refuse(field, "its list of values is empty");
                }
                Condition::ContentLength(least, most) if least > most => {
                    return refuse("content-length-range", "its end is before its start");
                }
                _ => {}
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
