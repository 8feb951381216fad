//! Signature V4, in headers and in URLs.
//!
//! A [`Signer`] is for one region and one set of credentials. [`Signer::presign`] signs a request as a
//! URL, and [`Signer::sign`] returns the headers for a request that you send yourself. To sign the
//! same request as a URL again and again, prepare it once as a [`PreparedRequest`].
//!
//! ```
//! use std::time::Duration;
//! use oss_sign::{BucketName, Credentials, Endpoint, ObjectKey, Request, Resource, UtcSeconds, v4};
//!
//! let now = UtcSeconds::new(1_702_743_657);
//! let credentials = Credentials::new("ak", "sk")?;
//! let signer = v4::Signer::new(&credentials, "cn-hangzhou", now)?;
//!
//! let (bucket, key) = (BucketName::new("examplebucket")?, ObjectKey::new("exampleobject")?);
//! let request = Request::get(Resource::Object(&bucket, &key));
//! let endpoint = Endpoint::for_region("cn-hangzhou")?;
//! let presigned = signer.presign(&request, &endpoint, now, Duration::from_secs(3600))?;
//! assert!(presigned.url().starts_with("https://examplebucket.oss-cn-hangzhou.aliyuncs.com/"));
//! assert_eq!(presigned.expires_at(), UtcSeconds::new(1_702_747_257));
//! # Ok::<(), oss_sign::Error>(())
//! ```

mod additional;
mod canonical;
mod header;
mod key;
mod post_policy;
mod prepared;
mod string_to_sign;
mod unsigned_url;
mod url;

pub(crate) use self::additional::Additional;
pub(crate) use self::canonical::{Canonical, UNSIGNED_PAYLOAD, Uri};
pub use self::key::Signer;
pub(crate) use self::key::{DayKey, REQUEST, Scope};
pub(crate) use self::post_policy::post_signature;
pub use self::prepared::PreparedRequest;
pub(crate) use self::string_to_sign::{ALGORITHM, explain, sign_text, sign_texts, signature};

/// The longest time, in seconds, for which a V4 URL or form can be valid: seven days.
pub const MAX_EXPIRY_SECONDS: u64 = 604_800;

/// The longest time, in seconds, for which a V4 URL or form with a security token can be valid: twelve
/// hours.
pub const MAX_EXPIRY_SECONDS_WITH_TOKEN: u64 = 43_200;

/// Whether a query parameter belongs to a V4 signature.
pub(crate) fn is_reserved(name: &str) -> bool {
    matches!(
        name,
        "x-oss-additional-headers"
            | "x-oss-credential"
            | "x-oss-date"
            | "x-oss-expires"
            | "x-oss-security-token"
            | "x-oss-signature"
            | "x-oss-signature-version"
    )
}
