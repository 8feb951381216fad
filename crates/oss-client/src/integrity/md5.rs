//! The value of the header `Content-MD5`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use md5::{Digest, Md5};

/// Returns the value of the header `Content-MD5` for `bytes`: their MD5 digest in base64.
///
/// ```
/// assert_eq!(oss_client::integrity::content_md5(b""), "1B2M2Y8AsgTpgAmY7PhCfg==");
/// ```
pub fn content_md5(bytes: &[u8]) -> String {
    STANDARD.encode(Md5::digest(bytes))
}
