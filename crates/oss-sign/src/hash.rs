//! The hash backend: SHA-256 and HMAC, with one body for `ring` and one for `rustcrypto`.
//!
//! Both bodies have the same items: `Sha256`, and for each of `HmacSha256` and `HmacSha1` a key
//! that is ready to use. With both features on, `rustcrypto` is used.

#[cfg(all(feature = "ring", not(feature = "rustcrypto")))]
mod ring;
#[cfg(feature = "rustcrypto")]
mod rustcrypto;

#[cfg(all(feature = "ring", not(feature = "rustcrypto")))]
pub(crate) use self::ring::{HmacSha1Key, HmacSha256Key, Sha256};
#[cfg(feature = "rustcrypto")]
pub(crate) use self::rustcrypto::{HmacSha1Key, HmacSha256Key, Sha256};

#[cfg(not(any(feature = "ring", feature = "rustcrypto")))]
compile_error!("oss-sign needs one of the features `ring` and `rustcrypto` for its hashes");
