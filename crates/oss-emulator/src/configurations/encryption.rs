//! The encryption that new objects of a bucket have by default.

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::{Bucket, ConfigurationKind};
use crate::xml::elements;

elements! {
    /// `ServerSideEncryptionRule`.
    pub(crate) struct Encryption {
        default: DefaultEncryption = "ApplyServerSideEncryptionByDefault",
    }

    /// The algorithm, and the key in the key management service.
    pub(crate) struct DefaultEncryption {
        algorithm: String = "SSEAlgorithm",
        data_encryption: Option<String> = "KMSDataEncryption",
        key_id: Option<String> = "KMSMasterKeyID",
    }
}

impl Document for Encryption {
    const KIND: ConfigurationKind = ConfigurationKind::Encryption;
    const ROOT: &'static str = "ServerSideEncryptionRule";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::NoSuchServerSideEncryptionRule))
    }

    fn check(&mut self) -> Result<(), OssError> {
        let default = &mut self.default;
        default.data_encryption.take_if(|text| text.is_empty());
        default.key_id.take_if(|text| text.is_empty());
        if !["AES256", "KMS", "SM4"].contains(&default.algorithm.as_str()) {
            return Err(OssError::new(Code::InvalidEncryptionAlgorithmError));
        }
        if default.algorithm != "KMS" {
            // The algorithm for the data has a meaning only together with KMS.
            default.data_encryption = None;
        }
        if default.algorithm != "KMS"
            && let Some(key) = &default.key_id
        {
            let rule = "KMSMasterKeyID is not applicable if the default sse algorithm is not KMS.";
            return Err(OssError::invalid_argument("KMSMasterKeyID", key, rule));
        }
        match default.data_encryption.as_deref() {
            None | Some("SM4") => Ok(()),
            Some(_) => Err(OssError::new(Code::InvalidDataEncryptionAlgorithmError)),
        }
    }
}

/// Returns the headers of the encryption that an object gets if the request to create it names
/// none: `x-oss-server-side-encryption` and, with KMS, the headers of the key and of the algorithm
/// for the data. The list is empty if the bucket has no rule.
pub(crate) fn default_encryption(bucket: &Bucket) -> Vec<(&'static str, String)> {
    let Some(rule) = bucket.configurations.get::<Encryption>() else {
        return Vec::new();
    };
    let default = &rule.default;
    let headers = [
        (
            "x-oss-server-side-encryption",
            Some(default.algorithm.clone()),
        ),
        (
            "x-oss-server-side-data-encryption",
            default.data_encryption.clone(),
        ),
        (
            "x-oss-server-side-encryption-key-id",
            default.key_id.clone(),
        ),
    ];
    let named = headers.into_iter();
    named
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
}
