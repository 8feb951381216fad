//! The versions of OSS's signature.

/// A version of OSS's signature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SignatureVersion {
    /// HMAC-SHA1 over method, resource and few headers. Legacy; chosen explicitly.
    V1,
    /// HMAC-SHA256 over the whole request, with a key that is bound to day and region.
    #[default]
    V4,
}
