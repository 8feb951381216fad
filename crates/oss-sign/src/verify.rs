//! Verifying the signatures of received requests, as a server does.
//!
//! [`claim`] reads what a request says about its signature: which access key signed it, when, and for
//! how long. The server then checks the claim step by step, so that it can look up the secret and the
//! token in between. It must know the resource that the request is about, because a host name may
//! belong to a bucket. A failed check returns a neutral [`Reason`], which the server turns into its own
//! codes and messages.
//!
//! The work before the signature is checked grows with the size of the request and not faster, so a
//! request without valid credentials cannot make it expensive.
//!
//! ```
//! use oss_sign::{BucketName, Credentials, Endpoint, ObjectKey, Request, Resource, UtcSeconds};
//! use oss_sign::{v4, verify::{Place, Received, claim}};
//!
//! let now = UtcSeconds::new(1_702_743_657);
//! let credentials = Credentials::new("ak", "sk")?;
//! let (bucket, key) = (BucketName::new("examplebucket")?, ObjectKey::new("a b.txt")?);
//! let request = Request::get(Resource::Object(&bucket, &key));
//! let endpoint = Endpoint::for_region("cn-hangzhou")?;
//! let signer = v4::Signer::new(&credentials, "cn-hangzhou", now)?;
//! let url = signer.presign(&request, &endpoint, now, std::time::Duration::from_secs(60))?.into_url();
//!
//! let received = Received {
//!     method: "GET",
//!     resource_path: "/examplebucket/a b.txt",
//!     raw_query: url.split_once('?').map_or("", |(_, query)| query),
//!     headers: &[],
//!     peer: None,
//! };
//! let claim = claim(&received)?.ok_or("unsigned")?;
//! assert_eq!((claim.access_key_id(), claim.place()), ("ak", Place::Query));
//! claim.check_time(now)?;
//! claim.check_scope("cn-hangzhou", "oss")?;
//! claim.check_signature(&oss_sign::Secret::new("sk"))?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod access_key_id;
mod authorization;
mod claim;
mod key_cache;
mod mistake;
pub mod post;
mod provided;
mod query;
mod reason;
mod received;
mod restrictions;
mod time;
mod v1;
mod v2;
mod v4;

pub use self::claim::{Claim, ClaimVersion, claim};
pub use self::key_cache::KeyCache;
pub use self::mistake::Mistake;
pub use self::reason::{Mismatch, Reason};
pub use self::received::{Place, Received};

/// Compares two texts in a time that depends only on their lengths.
pub(crate) fn same(ours: &str, theirs: &str) -> bool {
    use subtle::ConstantTimeEq;
    ours.as_bytes().ct_eq(theirs.as_bytes()).into()
}

#[cfg(test)]
mod tests;
