//! Uploads whose data the client has encrypted.
//!
//! The parts of such an upload are decrypted as one stream, so that their sizes must be known from
//! the beginning. OSS checks this by the metadata that clients send.

use crate::codes::{Code, OssError};
use crate::http::Headers;
use crate::store;

use super::stored_headers::StoredHeaders;

/// The sizes of a multipart upload that was encrypted by a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EncryptedParts {
    part_size: u64,
    data_size: u64,
}

impl EncryptedParts {
    /// Reads the metadata with which an upload begins. Returns `None` if the upload is not encrypted
    /// by the client.
    ///
    /// # Errors
    ///
    /// Returns `InvalidEncryptionRequest` if the metadata is incomplete or malformed.
    pub(crate) fn of_initiation(headers: &StoredHeaders) -> Result<Option<Self>, OssError> {
        let value = |name| headers.get(name);
        if ENVELOPE.iter().all(|name| value(name).is_none()) {
            return Ok(None);
        }
        for name in ENVELOPE {
            if value(name).is_none_or(<[u8]>::is_empty) {
                let error = refused("Miss some necessary client encryption meta parameters.");
                return Err(match name {
                    KEY => error.ec("0005-00000401"),
                    DATA_SIZE => error.ec("0005-00000406"),
                    PART_SIZE => error.ec("0005-00000407"),
                    _ => error,
                });
            }
        }
        let size = |name, ec| {
            let message = "The data size and the part size must be positive integers.";
            number(value(name)).ok_or_else(|| refused(message).ec(ec))
        };
        let sizes = Self {
            data_size: size(DATA_SIZE, "0005-00000408")?,
            part_size: size(PART_SIZE, "0005-00000409")?,
        };
        match sizes.count() > PARTS {
            true => Err(refused("The data has more than 10000 parts.").ec("0005-00000410")),
            false => Ok(Some(sizes)),
        }
    }

    /// Returns the sizes of an upload that was begun. Returns `None` if it is not encrypted by the
    /// client.
    pub(crate) fn of_upload(upload: &store::Upload) -> Option<Self> {
        let value = |name: &str| {
            let found = upload.headers.iter().find(|(stored, _)| stored == name);
            found.map(|(_, value)| value.as_slice())
        };
        Some(Self {
            data_size: number(value(DATA_SIZE))?,
            part_size: number(value(PART_SIZE))?,
        })
    }

    /// Checks the number and the size of a part.
    ///
    /// # Errors
    ///
    /// Returns `InvalidEncryptionRequest` if the upload has no such part.
    pub(crate) fn check_part(self, number: u16, size: u64) -> Result<(), OssError> {
        let (number, count) = (u64::from(number), self.count());
        if number > count {
            return Err(refused(
                "The part number is greater than the number of parts.",
            ));
        }
        let last = self.data_size - self.part_size * (count - 1);
        match (number == count, size) {
            (true, size) if size != last => {
                Err(refused("The last part must have the rest of the data.").ec("0005-00000420"))
            }
            (false, size) if size != self.part_size => Err(refused(
                "The partSize must same with init_multipart setted except last part.",
            )
            .ec("0005-00000419")),
            _ => Ok(()),
        }
    }

    /// Checks how many parts the object consists of.
    ///
    /// # Errors
    ///
    /// Returns `InvalidEncryptionRequest` if there are fewer or more parts than the data has.
    pub(crate) fn check_count(self, parts: usize) -> Result<(), OssError> {
        let parts = parts as u64;
        if parts > self.count() {
            return Err(refused("There are more parts than the data has.").ec("0005-00000411"));
        }
        match parts == self.count() {
            true => Ok(()),
            false => Err(refused("Some parts of the data are missing.")),
        }
    }

    fn count(self) -> u64 {
        self.data_size.div_ceil(self.part_size)
    }
}

/// Checks that the metadata in the request for a part is the same as that of its upload. Some
/// clients repeat the metadata for each part, and others do not.
///
/// # Errors
///
/// Returns `InvalidEncryptionRequest` if something differs.
pub(crate) fn check_repeated(headers: &Headers, upload: &store::Upload) -> Result<(), OssError> {
    for (name, ec) in REPEATED {
        let begun = upload.headers.iter().find(|(stored, _)| stored == name);
        let same = match headers.iter().find(|(sent, _)| *sent == name) {
            Some((_, sent)) => begun.is_some_and(|(_, value)| value == sent),
            None => true,
        };
        if !same {
            let error =
                refused("The client encryption meta parameters must be the same for all parts.");
            return Err(match ec {
                Some(ec) => error.ec(ec),
                None => error,
            });
        }
    }
    Ok(())
}

/// Checks that a client did not encrypt the source of a part that is copied. Such data is decrypted by
/// its place in its own object.
///
/// # Errors
///
/// Returns `InvalidEncryptionRequest` if the source is encrypted.
pub(crate) fn check_source(source: &store::Object) -> Result<(), OssError> {
    match source.headers.iter().any(|(name, _)| name == KEY) {
        true => Err(refused(
            "Client encryption doesn't support upload part copy.",
        )),
        false => Ok(()),
    }
}

/// Returns the elements of the metadata in the list of parts.
pub(crate) fn listed(upload: &store::Upload) -> impl Iterator<Item = (&'static str, String)> {
    LISTED.iter().filter_map(|(element, name)| {
        let found = upload.headers.iter().find(|(stored, _)| stored == name);
        found.map(|(_, value)| (*element, String::from_utf8_lossy(value).into_owned()))
    })
}

fn number(value: Option<&[u8]>) -> Option<u64> {
    let text = std::str::from_utf8(value?).ok()?;
    text.parse().ok().filter(|number| *number > 0)
}

fn refused(message: &'static str) -> OssError {
    OssError::new(Code::InvalidEncryptionRequest).message(message)
}

const KEY: &str = "x-oss-meta-client-side-encryption-key";
const START: &str = "x-oss-meta-client-side-encryption-start";
const CEK_ALG: &str = "x-oss-meta-client-side-encryption-cek-alg";
const WRAP_ALG: &str = "x-oss-meta-client-side-encryption-wrap-alg";
const DATA_SIZE: &str = "x-oss-meta-client-side-encryption-data-size";
const PART_SIZE: &str = "x-oss-meta-client-side-encryption-part-size";
const MAGIC_NUMBER: &str = "x-oss-meta-client-side-encryption-magic-number-hmac";

const ENVELOPE: [&str; 6] = [KEY, START, CEK_ALG, WRAP_ALG, DATA_SIZE, PART_SIZE];

const REPEATED: [(&str, Option<&str>); 4] = [
    (START, Some("0005-00000413")),
    (MAGIC_NUMBER, Some("0005-00000416")),
    (PART_SIZE, Some("0005-00000418")),
    (DATA_SIZE, None),
];

const LISTED: [(&str, &str); 6] = [
    ("ClientEncryptionKey", KEY),
    ("ClientEncryptionStart", START),
    ("ClientEncryptionCekAlg", CEK_ALG),
    ("ClientEncryptionWrapAlg", WRAP_ALG),
    ("ClientEncryptionDataSize", DATA_SIZE),
    ("ClientEncryptionPartSize", PART_SIZE),
];

/// The maximum number of parts of an upload.
const PARTS: u64 = 10_000;

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: EncryptedParts = EncryptedParts {
        part_size: 100,
        data_size: 250,
    };

    #[test]
    fn the_sizes_decide_the_length_of_every_part() {
        for (number, size, ok) in [
            (1, 100, true),
            (2, 100, true),
            (3, 50, true),
            (1, 50, false),
            (3, 100, false),
            (4, 1, false),
        ] {
            assert_eq!(
                SIZES.check_part(number, size).is_ok(),
                ok,
                "{number} {size}"
            );
        }
        assert!(SIZES.check_count(3).is_ok());
        assert!(SIZES.check_count(2).is_err());
        assert!(SIZES.check_count(4).is_err());
    }
}
