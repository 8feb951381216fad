//! ETags.

use md5::{Digest, Md5};

use crate::runtime::upper_hex;

/// Returns the ETag of an object that consists of parts with these ETags: the MD5 of all of them as
/// one text, and the number of parts. The rule is that of OSS; S3 hashes the binary checksums.
pub(crate) fn of_parts(parts: &[String]) -> String {
    let hash = Md5::digest(parts.concat());
    format!("{}-{}", upper_hex(&hash), parts.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_etag_of_parts_hashes_their_texts() {
        let parts = ["5D41402ABC4B2A76B9719D911017C592".to_owned()];
        let hash = Md5::digest("5D41402ABC4B2A76B9719D911017C592");
        assert_eq!(of_parts(&parts), format!("{}-1", upper_hex(&hash)));
    }
}
