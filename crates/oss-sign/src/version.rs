//! The versions of the signature.

/// A version of the signature of OSS.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SignatureVersion {
    /// HMAC-SHA1 over the method, the resource and a few headers. It is there for old servers.
    V1,
    /// HMAC-SHA256 over the whole request except its body, with a key for one day and one region.
    /// This is the default.
    #[default]
    V4,
}
