//! The fields of a signed form.

use std::borrow::Cow;
use std::fmt;

use super::PostPolicy;
use crate::encode::{base64_encode, base64_of_sha1};
use crate::hash::HmacSha1Key;
use crate::sink::Sink;
use crate::v4::{ALGORITHM, Signer};
use crate::{BucketName, Credentials, Endpoint, Error, Expiry, Resource, Secret, UtcSeconds};

/// The fields of a signed form. `Debug` shows only their names.
///
/// # Security
///
/// Whoever has the fields can upload what the policy allows until the form ends.
#[derive(Clone, PartialEq, Eq)]
pub struct PostForm {
    fields: Vec<(Cow<'static, str>, String)>,
    bucket: Option<String>,
    region: Option<String>,
    credentials_end: Option<UtcSeconds>,
    expiry: Option<Expiry>,
}

impl PostForm {
    fn from_signature(
        fields: Vec<(&'static str, String)>,
        region: Option<&str>,
        credentials_end: Option<UtcSeconds>,
    ) -> Self {
        let fields = fields.into_iter();
        Self {
            fields: fields
                .map(|(name, value)| (Cow::Borrowed(name), value))
                .collect(),
            bucket: None,
            region: region.map(str::to_owned),
            credentials_end,
            expiry: None,
        }
    }

    /// Returns the names and values of the fields, in the order in which the form contains them.
    ///
    /// These are the fields whose value the policy fixes, `key` first if it is one of them, and the
    /// fields of the signature. The page adds the other fields that it needs: `key`, if the policy
    /// does not fix it, before these, and `file` as the last one.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields
            .iter()
            .map(|(name, value)| (name.as_ref(), value.as_str()))
    }

    /// Returns the value of a field, or `None` if [`fields`](Self::fields) does not contain it.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields()
            .find(|(n, _)| *n == name)
            .map(|(_, value)| value)
    }

    /// Returns the URL that the form is sent to, which is that of the bucket. It is the `action` of
    /// an HTML form with the method `post` and the encoding `multipart/form-data`.
    ///
    /// # Errors
    ///
    /// Returns [`Error::InvalidPostPolicy`] if the policy does not fix the bucket, or was given as
    /// text. Returns [`Error::InvalidEndpoint`] or [`Error::InvalidRegion`] if the endpoint belongs
    /// to another bucket or to another region than the signature.
    pub fn action_url(&self, endpoint: &Endpoint) -> Result<String, Error> {
        let bucket = self.bucket.as_deref().ok_or(Error::InvalidPostPolicy {
            field: "bucket".to_owned(),
            reason: "the policy does not fix it, so the URL of the form is not known",
        })?;
        if let (Some(ours), Some(theirs)) = (self.region.as_deref(), endpoint.region())
            && ours != theirs
        {
            return Err(Error::InvalidRegion {
                region: ours.to_owned(),
                reason: format!(
                    "the form is signed for this region, but the endpoint {} belongs to {theirs}",
                    endpoint.authority()
                ),
            });
        }
        let bucket = BucketName::new(bucket)?;
        Ok(endpoint.locate(Resource::Bucket(&bucket))?.url())
    }

    /// Returns the instant from which the server refuses the form. It is the earlier of the end of
    /// the policy and the end of the credentials. Of a policy that was given as text only the latter
    /// is known.
    pub fn expires_at(&self) -> Option<UtcSeconds> {
        self.expiry.map(|expiry| expiry.at).or(self.credentials_end)
    }

    /// Returns the end of the form and the reason for it, or `None` for a policy that was given as
    /// text.
    pub fn expiry(&self) -> Option<Expiry> {
        self.expiry
    }

    /// Adds what is known of a policy that was not given as text.
    pub(super) fn with_policy(self, policy: &PostPolicy) -> Self {
        let expiry = Some(Expiry::new(policy.expires_at, self.credentials_end));
        let fixed = policy.fixed_fields().into_iter();
        let fixed = fixed.map(|(name, value)| (Cow::Owned(name), value));
        Self {
            fields: fixed.chain(self.fields).collect(),
            bucket: policy.fixed_bucket().map(str::to_owned),
            expiry,
            ..self
        }
    }
}

impl fmt::Debug for PostForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set()
            .entries(self.fields().map(|(name, _)| name))
            .finish()
    }
}

/// Signs a policy that is given as JSON text with V4.
///
/// The text is signed as it is, and nothing in it is checked. It must contain the conditions on the
/// fields of the signature, which [`PostPolicy`] adds by itself.
///
/// # Errors
///
/// Returns [`Error::Anonymous`] for anonymous credentials and [`Error::InvalidRegion`] for a bad
/// region.
pub fn sign_text_v4(
    policy: &str,
    credentials: &Credentials,
    region: &str,
    now: UtcSeconds,
) -> Result<PostForm, Error> {
    sign_text_v4_with(policy, &Signer::new(credentials, region, now)?, now)
}

/// Signs a policy that is given as JSON text with V1. The text is signed as it is, and nothing in it
/// is checked.
///
/// # Errors
///
/// Returns [`Error::Anonymous`] for anonymous credentials.
pub fn sign_text_v1(policy: &str, credentials: &Credentials) -> Result<PostForm, Error> {
    let key = credentials.access_key().ok_or(Error::Anonymous)?;
    let policy = base64_encode(policy.as_bytes());
    let signature = v1_signature(key.secret(), &policy);
    let mut fields = vec![
        ("OSSAccessKeyId", key.id().to_owned()),
        ("policy", policy),
        ("Signature", signature),
    ];
    if let Some(token) = key.security_token() {
        fields.push(("x-oss-security-token", token.expose().to_owned()));
    }
    Ok(PostForm::from_signature(
        fields,
        None,
        credentials.expires_at(),
    ))
}

/// Signs a policy as [`sign_text_v4`] does, by an existing signer, which may be for any product.
///
/// # Errors
///
/// Returns [`Error::Anonymous`] for anonymous credentials.
pub fn sign_text_v4_with(
    policy: &str,
    signer: &Signer,
    now: UtcSeconds,
) -> Result<PostForm, Error> {
    let scope = signer.post_scope(now)?;
    let policy = base64_encode(policy.as_bytes());
    let signature = signer.post_signature(&policy, now)?;
    let mut fields = vec![
        ("policy", policy),
        ("x-oss-signature-version", ALGORITHM.to_owned()),
        ("x-oss-credential", scope.credential),
        ("x-oss-date", scope.time),
        ("x-oss-signature", signature),
    ];
    if let Some(token) = scope.token {
        fields.push(("x-oss-security-token", token.to_owned()));
    }
    let end = scope.credentials.expires_at();
    Ok(PostForm::from_signature(fields, Some(scope.region), end))
}

/// The base64 text of the policy is the string to sign.
pub(crate) fn v1_signature(secret: &Secret, policy: &str) -> String {
    let mut hmac = HmacSha1Key::new(secret.expose().as_bytes()).start();
    hmac.put(policy.as_bytes());
    base64_of_sha1(&hmac.finish()).as_str().to_owned()
}
