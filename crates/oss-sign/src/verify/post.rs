//! Verifying the signatures of received forms, as a server does.
//!
//! The signature covers the policy of the form. The server itself must check, from
//! [`PostClaim::policy_text`], that the policy has not ended and that the form meets its conditions.

use std::fmt;

use super::access_key_id::check_id;
use super::authorization::CredentialParts;
use super::mistake::other_secret;
use super::{KeyCache, Mismatch, Mistake, Place, Reason, same};
use crate::comparisons::counted;
use crate::encode::base64_decode;
use crate::post_policy::form::v1_signature;
use crate::v4::{ALGORITHM, post_signature};
use crate::{Secret, SignatureVersion, UtcSeconds};

/// What a received form says about its signature. It is well-formed but not yet proved.
pub struct PostClaim<'a> {
    policy: &'a str,
    policy_text: String,
    signature: &'a str,
    security_token: Option<&'a str>,
    signed: Signed<'a>,
}

#[derive(Clone, Copy)]
enum Signed<'a> {
    V1 {
        id: &'a str,
    },
    V4 {
        credential: &'a str,
        parts: CredentialParts,
        signed_at: UtcSeconds,
    },
}

/// Reads what the fields of a form say about its signature. The case of the names does not matter.
/// Returns `None` for a form without a signature.
///
/// # Errors
///
/// Returns [`Reason::PostFieldMissing`], [`Reason::PostPolicyMalformed`], [`Reason::UnknownVersion`] or
/// [`Reason::DateMalformed`], or the reason why the credential is malformed.
pub fn claim<'a>(fields: &[(&'a str, &'a str)]) -> Result<Option<PostClaim<'a>>, Reason> {
    let find = |name: &str| {
        fields
            .iter()
            .find(|(n, _)| counted(n.eq_ignore_ascii_case(name)))
            .map(|(_, value)| *value)
    };
    let field = |name: &'static str| {
        let value = find(name).filter(|value| !value.is_empty());
        value.ok_or(Reason::PostFieldMissing { name })
    };
    let v4 = V4_FIELDS.iter().any(|name| find(name).is_some());
    if !v4 && V1_FIELDS.iter().all(|name| find(name).is_none()) {
        return Ok(None);
    }
    let policy = field("policy")?;
    let signed = if v4 {
        v4_fields(field)?
    } else {
        v1_fields(field)?
    };
    let signature = field(if v4 { "x-oss-signature" } else { "Signature" })?;
    let policy_text = base64_decode(policy).and_then(|bytes| String::from_utf8(bytes).ok());
    let policy_text = policy_text.ok_or(Reason::PostPolicyMalformed)?;
    let security_token = find("x-oss-security-token");
    Ok(Some(PostClaim {
        policy,
        policy_text,
        signature,
        security_token,
        signed,
    }))
}

fn v1_fields<'a>(
    field: impl Fn(&'static str) -> Result<&'a str, Reason>,
) -> Result<Signed<'a>, Reason> {
    let id = field("OSSAccessKeyId")?;
    check_id(id)?;
    Ok(Signed::V1 { id })
}

fn v4_fields<'a>(
    field: impl Fn(&'static str) -> Result<&'a str, Reason>,
) -> Result<Signed<'a>, Reason> {
    let version = field("x-oss-signature-version")?;
    if version != ALGORITHM {
        return Err(Reason::UnknownVersion {
            version: version.to_owned(),
        });
    }
    let credential = field("x-oss-credential")?;
    let parts = CredentialParts::read(credential, Place::Query)?;
    let date = field("x-oss-date")?;
    let signed_at = UtcSeconds::parse_iso_basic(date).ok_or_else(|| Reason::DateMalformed {
        value: date.to_owned(),
    })?;
    Ok(Signed::V4 {
        credential,
        parts,
        signed_at,
    })
}

impl PostClaim<'_> {
    /// Returns the id of the access key that the form says it is signed with.
    pub fn access_key_id(&self) -> &str {
        match self.signed {
            Signed::V1 { id } => id,
            Signed::V4 {
                credential, parts, ..
            } => parts.id(credential),
        }
    }

    /// Returns the security token of the form.
    pub fn security_token(&self) -> Option<&str> {
        self.security_token
    }

    /// Returns the version of the signature.
    pub fn version(&self) -> SignatureVersion {
        match self.signed {
            Signed::V1 { .. } => SignatureVersion::V1,
            Signed::V4 { .. } => SignatureVersion::V4,
        }
    }

    /// Returns the time of signing, or `None` for V1.
    pub fn signed_at(&self) -> Option<UtcSeconds> {
        match self.signed {
            Signed::V1 { .. } => None,
            Signed::V4 { signed_at, .. } => Some(signed_at),
        }
    }

    /// Returns the decoded policy. It need not be valid JSON.
    pub fn policy_text(&self) -> &str {
        &self.policy_text
    }

    /// Checks the time of signing of a V4 form.
    ///
    /// It may be at most 15 minutes in the future and 7 days in the past, and the date of the credential
    /// must be the day of signing. The end of the policy is not checked.
    ///
    /// # Errors
    ///
    /// Returns [`Reason::NotYetValid`], [`Reason::Expired`] or [`Reason::CredentialDateMismatch`].
    pub fn check_time(&self, now: UtcSeconds) -> Result<(), Reason> {
        let Signed::V4 {
            credential,
            parts,
            signed_at,
        } = self.signed
        else {
            return Ok(());
        };
        let expires_at = signed_at.plus_seconds(7 * 86_400);
        if signed_at > now.plus_seconds(900) {
            return Err(Reason::NotYetValid { signed_at, now });
        }
        if now > expires_at {
            return Err(Reason::Expired { expires_at, now });
        }
        if parts.date(credential) != signed_at.iso_date().as_str() {
            let date = parts.date(credential).to_owned();
            return Err(Reason::CredentialDateMismatch { date, signed_at });
        }
        Ok(())
    }

    /// Checks that a V4 form is signed for this region and product.
    ///
    /// # Errors
    ///
    /// Returns [`Reason::RegionMismatch`] or [`Reason::ProductMismatch`].
    pub fn check_scope(&self, region: &str, product: &str) -> Result<(), Reason> {
        match self.signed {
            Signed::V1 { .. } => Ok(()),
            Signed::V4 {
                credential, parts, ..
            } => parts.check_scope(credential, region, product),
        }
    }

    /// Compares the received signature with the one that the policy should have, in constant time.
    ///
    /// # Errors
    ///
    /// Returns [`Reason::SignatureMismatch`]. The string to sign is the Base64 text of the policy.
    pub fn check_signature(&self, secret: &Secret) -> Result<(), Reason> {
        self.check(secret, None)
    }

    /// Compares the signature as [`check_signature`](Self::check_signature) does, with a key from a
    /// cache. A V1 signature needs no derived key and does not use the cache.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`check_signature`](Self::check_signature).
    pub fn check_signature_with(&self, secret: &Secret, keys: &KeyCache) -> Result<(), Reason> {
        self.check(secret, Some(keys))
    }

    fn check(&self, secret: &Secret, keys: Option<&KeyCache>) -> Result<(), Reason> {
        match self.signed {
            Signed::V1 { .. } => self.compare(&v1_signature(secret, self.policy)),
            Signed::V4 {
                credential, parts, ..
            } => parts.with_key(credential, secret, keys, |key| {
                self.compare(&post_signature(self.policy, key))
            }),
        }
    }

    /// Looks for the mistake that explains a wrong signature, as [`Claim::mistake`] does for requests.
    ///
    /// [`Claim::mistake`]: super::Claim::mistake
    pub fn mistake(&self, secret: &Secret) -> Option<Mistake> {
        let decoded = PostClaim {
            policy: &self.policy_text,
            policy_text: String::new(),
            ..*self
        };
        if decoded.check_signature(secret).is_ok() {
            return Some(Mistake {
                what: "the policy was signed before it was encoded in Base64".to_owned(),
                difference: None,
            });
        }
        let fits = |other: &Secret| self.check_signature(other).is_ok();
        other_secret(secret, self.access_key_id(), fits)
    }

    fn compare(&self, expected: &str) -> Result<(), Reason> {
        if same(expected, self.signature) {
            return Ok(());
        }
        let mismatch = Mismatch::new(None, self.policy.to_owned(), self.signature);
        Err(Reason::SignatureMismatch(Box::new(mismatch)))
    }
}

impl fmt::Debug for PostClaim<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostClaim")
            .field("version", &self.version())
            .finish_non_exhaustive()
    }
}

const V4_FIELDS: [&str; 3] = [
    "x-oss-signature-version",
    "x-oss-credential",
    "x-oss-signature",
];
const V1_FIELDS: [&str; 3] = ["OSSAccessKeyId", "Signature", "policy"];
