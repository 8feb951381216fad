//! Server-side encryption, of which the server checks, stores and returns the headers.

use md5::{Digest, Md5};

use crate::codes::{Code, OssError};
use crate::configurations::default_encryption;
use crate::http::Headers;
use crate::runtime::upper_hex;
use crate::store::Bucket;

use super::stored_headers::StoredHeaders;

/// Completes the headers of an object's encryption by the defaults of its bucket, and checks them.
///
/// # Errors
///
/// Returns `InvalidEncryptionAlgorithmError` or `InvalidDataEncryptionAlgorithmError` if there is no
/// such algorithm, `InvalidParameter` if a key cannot have the given id, and `InvalidArgument` if a
/// header is given that has no meaning for the algorithm.
pub(super) fn settle_encryption(
    headers: &mut StoredHeaders,
    bucket: &Bucket,
) -> Result<(), OssError> {
    if headers.get(ALGORITHM).is_none() {
        for (name, value) in default_encryption(bucket) {
            if headers.get(name).is_none() {
                headers.set(name.to_owned(), value.as_bytes());
            }
        }
    }
    let algorithm = headers.get(ALGORITHM);
    if algorithm.is_some_and(|name| !ALGORITHMS.contains(&name)) {
        return Err(OssError::new(Code::InvalidEncryptionAlgorithmError));
    }
    if algorithm != Some(KMS) {
        // The algorithm for the data has a meaning only together with KMS, and is ignored otherwise.
        headers.remove(DATA);
        return only_with_kms(headers);
    }
    if headers.get(DATA).is_some_and(|name| name != b"SM4") {
        return Err(OssError::new(Code::InvalidDataEncryptionAlgorithmError));
    }
    match headers.get(KEY_ID) {
        Some(id) if !is_key_id(id) => Err(OssError::new(Code::InvalidParameter)
            .message("The specified parameter KMS keyId is not valid.")),
        Some(_) => Ok(()),
        None => {
            headers.set(KEY_ID.to_owned(), default_key(&bucket.owner).as_bytes());
            Ok(())
        }
    }
}

/// Refuses these headers in requests for parts, because the request that begins an upload says how
/// its object is encrypted.
///
/// # Errors
///
/// Returns `InvalidArgument` if the request has such a header.
pub(crate) fn refuse_encryption(headers: &Headers) -> Result<(), OssError> {
    let given = headers.texts().find(|(name, _)| name.starts_with(PREFIX));
    match given {
        Some((name, value)) => Err(OssError::invalid_argument(
            name,
            value,
            "The encryption can only be specified when the multipart upload is initiated.",
        )),
        None => Ok(()),
    }
}

/// Refuses the id of a key, which has a meaning only for the algorithm KMS.
fn only_with_kms(headers: &StoredHeaders) -> Result<(), OssError> {
    match headers.get(KEY_ID) {
        Some(value) => Err(OssError::invalid_argument(
            KEY_ID,
            &String::from_utf8_lossy(value),
            "This header can only be specified if x-oss-server-side-encryption is KMS.",
        )),
        None => Ok(()),
    }
}

fn is_key_id(id: &[u8]) -> bool {
    let legal = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_:/".contains(byte);
    (1..=256).contains(&id.len()) && id.iter().all(legal)
}

/// Returns the id of the key that the key management service has for an account if the request
/// names none. It is always the same one.
fn default_key(account: &str) -> String {
    let hash = upper_hex(&Md5::digest(account)).to_lowercase();
    let mut id = hash;
    for at in [20, 16, 12, 8] {
        id.insert(at, '-');
    }
    id
}

const PREFIX: &str = "x-oss-server-side-";
const ALGORITHM: &str = "x-oss-server-side-encryption";
const DATA: &str = "x-oss-server-side-data-encryption";
const KEY_ID: &str = "x-oss-server-side-encryption-key-id";

const KMS: &[u8] = b"KMS";
const ALGORITHMS: [&[u8]; 3] = [b"AES256", KMS, b"SM4"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_of_an_account_looks_like_one() {
        let id = default_key("1000000000000001");
        assert!(is_key_id(id.as_bytes()));
        let lengths: Vec<usize> = id.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12]);
    }
}
