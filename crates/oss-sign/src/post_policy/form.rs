//! The fields of a signed form.

use std::fmt;

use crate::encode::{base64_encode, base64_of_sha1};
use crate::hash::HmacSha1Key;
use crate::sink::Sink;
use crate::v4::{ALGORITHM, Signer};
use crate::{Credentials, Error, Expiry, Secret, UtcSeconds};

/// The fields that a form needs beside `key`, which stands before them, and `file`, which is the
/// last of all. `Debug` shows the names only.
#[derive(Clone, PartialEq, Eq)]
pub struct PostForm {
    fields: Vec<(&'static str, String)>,
    credentials_end: Option<UtcSeconds>,
    expiry: Option<Expiry>,
}

impl PostForm {
    /// Name and value of each field.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.fields
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
    }

    /// The value of a field.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields()
            .find(|(n, _)| *n == name)
            .map(|(_, value)| value)
    }

    /// The earlier of the policy's end and that of the credentials. Of a policy given as text only
    /// the latter is known.
    pub fn expires_at(&self) -> Option<UtcSeconds> {
        self.expiry.map(|expiry| expiry.at).or(self.credentials_end)
    }

    /// When the form ends and by what; `None` for a policy given as text.
    pub fn expiry(&self) -> Option<Expiry> {
        self.expiry
    }

    pub(super) fn ending(self, policy_end: UtcSeconds) -> Self {
        let expiry = Some(Expiry::new(policy_end, self.credentials_end));
        Self { expiry, ..self }
    }
}

impl fmt::Debug for PostForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set()
            .entries(self.fields().map(|(name, _)| name))
            .finish()
    }
}

/// Signs a policy that is there as JSON text with V4. The text must hold the conditions on the
/// fields of the signature; [`PostPolicy`](super::PostPolicy) writes them by itself.
///
/// # Errors
///
/// [`Error::Anonymous`], [`Error::InvalidRegion`].
pub fn sign_text_v4(
    policy: &str,
    credentials: &Credentials,
    region: &str,
    now: UtcSeconds,
) -> Result<PostForm, Error> {
    sign_text_v4_with(policy, &Signer::new(credentials, region, now)?, now)
}

/// Signs a policy that is there as JSON text with V1.
///
/// # Errors
///
/// [`Error::Anonymous`].
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
    Ok(PostForm {
        fields,
        credentials_end: credentials.expires_at(),
        expiry: None,
    })
}

/// As [`sign_text_v4`], with a signer that is there already, of any product.
///
/// # Errors
///
/// [`Error::Anonymous`].
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
    Ok(PostForm {
        fields,
        credentials_end: scope.credentials_end,
        expiry: None,
    })
}

/// The base64 text of the policy is the string to sign.
pub(crate) fn v1_signature(secret: &Secret, policy: &str) -> String {
    let mut hmac = HmacSha1Key::new(secret.expose().as_bytes()).start();
    hmac.put(policy.as_bytes());
    base64_of_sha1(&hmac.finish()).as_str().to_owned()
}
