//! The types of rows.

use std::sync::Arc;

use bytes::Bytes;
use oss_sign::UtcSeconds;
use serde::{Deserialize, Serialize};

use crate::store::bucket::acl::ObjectAcl;
use crate::store::bucket::class::StorageClass;
use crate::store::bucket::properties::Bucket;
use crate::store::content::pieces::Pieces;
use crate::store::content::segment::{Content, Segment};
use crate::store::counts::Counts;
use crate::store::error::StoreError;
use crate::store::objects::lock::Lock;
use crate::store::objects::object::Object;
use crate::store::objects::version_id::VersionId;
use crate::store::seconds;

/// A row. Copies share what it contains.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum Row {
    Bucket(Arc<Bucket>),
    /// The document of a configuration of a bucket or an account.
    Configuration(Bytes),
    Counts(Arc<Counts>),
    Data(Pieces),
    Garbage,
    Part(Arc<Part>),
    References(u64),
    Segment(Segment),
    Upload(Arc<Upload>),
    Version(Arc<Version>),
    /// The number of the last run of the server over this data.
    Run(u64),
}

/// One version of a key.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Version {
    pub(crate) id: VersionId,
    #[serde(with = "seconds")]
    pub(crate) modified: UtcSeconds,
    /// The object. It is `None` for a delete marker.
    pub(crate) object: Option<Arc<Object>>,
    /// The data of the object.
    pub(crate) content: Content,
}

/// A multipart upload, with the properties that its object will have.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Upload {
    #[serde(with = "seconds")]
    pub(crate) initiated: UtcSeconds,
    /// Whether the parts must arrive in the order of their numbers.
    pub(crate) sequential: bool,
    pub(crate) class: StorageClass,
    pub(crate) acl: ObjectAcl,
    /// The headers that are stored with the object.
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    pub(crate) tags: Vec<(String, String)>,
    /// What protects the object.
    pub(crate) lock: Lock,
}

/// A part of a multipart upload.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Part {
    pub(crate) size: u64,
    /// The MD5 of the data. Its ETag is this MD5 in upper-case hexadecimal digits.
    pub(crate) md5: [u8; 16],
    pub(crate) crc64: u64,
    #[serde(with = "seconds")]
    pub(crate) modified: UtcSeconds,
    pub(crate) content: Content,
}

macro_rules! as_variant {
    ($($function:ident $variant:ident $kind:ty,)*) => {
        impl Row {
            $(
                /// Returns what the row contains.
                ///
                /// # Errors
                ///
                /// Returns [`StoreError::Damaged`] if it is a row of another kind.
                pub(crate) fn $function(self) -> Result<$kind, StoreError> {
                    match self {
                        Self::$variant(content) => Ok(content),
                        _ => Err(StoreError::Damaged(format!(
                            "a row of the kind {} was expected",
                            stringify!($variant)
                        ))),
                    }
                }
            )*
        }
    };
}

as_variant! {
    bucket Bucket Arc<Bucket>,
    configuration Configuration Bytes,
    counts Counts Arc<Counts>,
    data Data Pieces,
    part Part Arc<Part>,
    references References u64,
    run Run u64,
    segment Segment Segment,
    upload Upload Arc<Upload>,
    version Version Arc<Version>,
}
