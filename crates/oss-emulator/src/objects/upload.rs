//! The properties of the object that an upload creates.

use oss_sign::UtcSeconds;

use crate::codes::OssError;
use crate::http::Headers;
use crate::store::{
    self, NewBlob, Object, ObjectAcl, ObjectKind, Overwrite, StorageClass, upper_hex,
};

use super::stored_headers::StoredHeaders;
use super::tagging::parse_tagging;

/// The properties of an uploaded object, without its data.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    pub(crate) acl: ObjectAcl,
    /// The storage class, or `None` for that of the bucket.
    pub(crate) class: Option<StorageClass>,
    pub(crate) headers: StoredHeaders,
    pub(crate) tags: Vec<(String, String)>,
    pub(crate) overwrite: Overwrite,
}

impl Upload {
    /// Reads the properties from the headers of a PUT, a copy or a form.
    ///
    /// # Errors
    ///
    /// Returns 400 if OSS does not accept a header.
    pub(crate) fn from_headers(headers: &Headers) -> Result<Self, OssError> {
        let text = |name| headers.text(name);
        Ok(Self {
            acl: text("x-oss-object-acl")
                .map(object_acl)
                .transpose()?
                .unwrap_or_default(),
            class: text("x-oss-storage-class").map(storage_class).transpose()?,
            headers: StoredHeaders::from_headers(headers)?,
            tags: text("x-oss-tagging")
                .map(parse_tagging)
                .transpose()?
                .unwrap_or_default(),
            overwrite: overwrite(headers),
        })
    }

    /// Creates the object from these properties and those of its data. `class` is the storage class of the
    /// bucket.
    pub(crate) fn into_object(
        self,
        data: &NewBlob,
        class: StorageClass,
        now: UtcSeconds,
    ) -> Object {
        Object {
            size: data.len,
            etag: upper_hex(&data.digests.md5),
            md5: Some(data.digests.md5),
            crc64: data.digests.crc64,
            kind: ObjectKind::Normal,
            class: self.class.unwrap_or(class),
            acl: self.acl,
            headers: self.headers.into_pairs(),
            tags: self.tags,
            modified: now,
        }
    }

    /// Creates the multipart upload of an object with these properties. `class` is the storage class
    /// of the bucket.
    pub(crate) fn into_parts(
        self,
        sequential: bool,
        class: StorageClass,
        now: UtcSeconds,
    ) -> store::Upload {
        store::Upload {
            initiated: now,
            sequential,
            class: self.class.unwrap_or(class),
            acl: self.acl,
            headers: self.headers.into_pairs(),
            tags: self.tags,
        }
    }
}

/// Reads `x-oss-forbid-overwrite`.
pub(crate) fn overwrite(headers: &Headers) -> Overwrite {
    match headers.text("x-oss-forbid-overwrite") {
        Some(value) if value.eq_ignore_ascii_case("true") => Overwrite::Forbidden,
        _ => Overwrite::Allowed,
    }
}

/// Reads `x-oss-object-acl`.
///
/// # Errors
///
/// Returns `InvalidArgument` if there is no such ACL.
pub(crate) fn object_acl(value: &str) -> Result<ObjectAcl, OssError> {
    ObjectAcl::parse(value).ok_or_else(|| {
        OssError::invalid_argument(
            "x-oss-object-acl",
            value,
            "no such object access control exists",
        )
    })
}

/// Reads `x-oss-storage-class`.
///
/// # Errors
///
/// Returns `InvalidArgument` if there is no such storage class.
pub(crate) fn storage_class(value: &str) -> Result<StorageClass, OssError> {
    StorageClass::parse(value).ok_or_else(|| {
        OssError::invalid_argument(
            "x-oss-storage-class",
            value,
            "No such bucket storage class exists.",
        )
    })
}
