//! Signature V1, in headers and in URLs.
//!
//! V1 covers less of a request than V4 and is only there for old servers. Prefer [`v4`](crate::v4).
//!
//! ```
//! use std::time::Duration;
//! use oss_sign::{BucketName, Credentials, Endpoint, ObjectKey, Request, Resource, UtcSeconds, v1};
//!
//! let signer = v1::Signer::new(&Credentials::new("ak", "sk")?.with_security_token("token")?);
//! let (bucket, key) = (BucketName::new("bucket")?, ObjectKey::new("key+123")?);
//! let request = Request::get(Resource::Object(&bucket, &key)).version_id("versionId");
//! let endpoint = Endpoint::for_region("cn-hangzhou")?;
//! let now = UtcSeconds::new(1_699_804_604);
//! let presigned = signer.presign(&request, &endpoint, now, Duration::from_secs(3600))?;
//! assert!(presigned.url().ends_with("&Signature=jzKYRrM5y6Br0dRFPaTGOsbrDhY%3D"));
//! # Ok::<(), oss_sign::Error>(())
//! ```

mod canonical;
mod header;
mod signer;
mod subresources;
mod url;

pub(crate) use self::canonical::{Canonical, signature};
pub use self::signer::{DateHeader, Signer};
pub use self::subresources::is_signed_parameter;
pub(crate) use self::subresources::{Subresources, check_unique};
pub(crate) use self::url::unix_time;

/// Whether a query parameter belongs to a V1 signature.
pub(crate) fn is_reserved(name: &str) -> bool {
    matches!(
        name,
        "Expires" | "OSSAccessKeyId" | "Signature" | "security-token"
    )
}
