//! The properties of the object that an upload creates.

use std::sync::Arc;

use oss_sign::UtcSeconds;

use crate::codes::OssError;
use crate::configurations::ObjectWorm;
use crate::http::Headers;
use crate::store::{self, Bucket, Lock, NewBlob, Object, ObjectAcl, Overwrite, StorageClass};

use super::lock::lock_of_headers;
use super::server_encryption::settle_encryption;
use super::stored_headers::StoredHeaders;
use super::tagging::parse_tagging;

/// The properties of an uploaded object, without its data.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    pub(crate) acl: ObjectAcl,
    pub(crate) class: StorageClass,
    pub(crate) headers: StoredHeaders,
    pub(crate) tags: Vec<(String, String)>,
    pub(crate) overwrite: Overwrite,
    /// What protects the object, as the headers say.
    lock: Lock,
    /// What the bucket says about the protection of new objects.
    worm: Option<Arc<ObjectWorm>>,
}

impl Upload {
    /// Reads the properties from the headers of a PUT, a copy or a form. The bucket has defaults for
    /// the storage class and the encryption.
    ///
    /// # Errors
    ///
    /// Returns 400 if OSS does not accept a header.
    pub(crate) fn from_headers(headers: &Headers, bucket: &Bucket) -> Result<Self, OssError> {
        let text = |name| headers.text(name);
        let mut stored = StoredHeaders::from_headers(headers)?;
        settle_encryption(&mut stored, bucket)?;
        Ok(Self {
            acl: text("x-oss-object-acl")
                .map(object_acl)
                .transpose()?
                .unwrap_or_default(),
            class: text("x-oss-storage-class")
                .map(storage_class)
                .transpose()?
                .unwrap_or(bucket.class),
            headers: stored,
            tags: text("x-oss-tagging")
                .map(parse_tagging)
                .transpose()?
                .unwrap_or_default(),
            overwrite: overwrite(headers),
            lock: lock_of_headers(headers)?,
            worm: bucket.configurations.get(),
        })
    }

    /// Returns what protects an object that is written at a time. Without a retention in the headers
    /// it has the one that is the default in the bucket.
    pub(crate) fn lock_at(&self, now: UtcSeconds) -> Lock {
        let default = || self.worm.as_ref().and_then(|worm| worm.retention(now));
        Lock {
            retention: self.lock.retention.or_else(default),
            ..self.lock
        }
    }

    /// Creates the object from these properties and those of its data.
    pub(crate) fn into_object(self, data: &NewBlob, now: UtcSeconds) -> Object {
        Object {
            lock: self.lock_at(now),
            acl: self.acl,
            headers: self.headers.into_pairs(),
            tags: self.tags,
            ..Object::new(data, self.class, now)
        }
    }

    /// Creates the multipart upload of an object with these properties.
    pub(crate) fn into_parts(self, sequential: bool, now: UtcSeconds) -> store::Upload {
        store::Upload {
            initiated: now,
            sequential,
            class: self.class,
            lock: self.lock_at(now),
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
