//! Conversions that make calls shorter.

use crate::etag::ETag;
use crate::into_field::{IntoField, converts};
use crate::operations::callback_policy::{BucketCallbackPolicy, CallbackPolicyItem};
use crate::operations::cname::{BucketCnameConfiguration, Cname};
use crate::operations::common::{Tag, Tagging, VersioningStatus};
use crate::operations::cors::{CorsConfiguration, CorsRule};
use crate::operations::lifecycle::{LifecycleConfiguration, LifecycleRule};
use crate::operations::listing::{DeleteMarker, ObjectSummary, ObjectVersion};
use crate::operations::multipart::{CompleteAll, CompletedPart, CompletedParts, Part};
use crate::operations::object::{ObjectIdentifier, ObjectsToDelete};
use crate::operations::overwrite::{OverwriteConfiguration, OverwriteRule};
use crate::operations::replication::{ReplicationConfiguration, ReplicationRule};
use crate::operations::restore::RestoreRequest;
use crate::operations::versioning::VersioningConfiguration;

/// Makes a document that consists of a list from the list itself, and empty by default.
macro_rules! documents_of_lists {
    ($($document:ident of $item:ident),+ $(,)?) => {$(
        impl Default for $document {
            /// Creates the value with an empty list.
            fn default() -> Self {
                Self::new([] as [$item; 0])
            }
        }

        impl<T: Into<$item>> From<Vec<T>> for $document {
            fn from(list: Vec<T>) -> Self {
                Self::new(list)
            }
        }

        impl<T: Into<$item>, const N: usize> From<[T; N]> for $document {
            fn from(list: [T; N]) -> Self {
                Self::new(list)
            }
        }
    )+};
}

documents_of_lists!(
    BucketCallbackPolicy of CallbackPolicyItem,
    CompletedParts of CompletedPart,
    CorsConfiguration of CorsRule,
    LifecycleConfiguration of LifecycleRule,
    ObjectsToDelete of ObjectIdentifier,
    OverwriteConfiguration of OverwriteRule,
    ReplicationConfiguration of ReplicationRule,
    Tagging of Tag,
);

impl<T: Into<CompletedPart>> IntoField<CompletedParts> for Vec<T> {
    fn into_field(self) -> Option<CompletedParts> {
        Some(CompletedParts::from(self))
    }
}

impl<T: Into<CompletedPart>, const N: usize> IntoField<CompletedParts> for [T; N] {
    fn into_field(self) -> Option<CompletedParts> {
        Some(CompletedParts::from(self))
    }
}

/// Asks for all parts if it is true, and for those of the list otherwise.
impl IntoField<CompleteAll> for bool {
    fn into_field(self) -> Option<CompleteAll> {
        self.then_some(CompleteAll::Yes)
    }
}

impl<T: Into<ETag>> From<(u32, T)> for CompletedPart {
    fn from((part_number, etag): (u32, T)) -> Self {
        Self::new(part_number, etag)
    }
}

impl From<Part> for CompletedPart {
    fn from(part: Part) -> Self {
        Self::new(part.part_number, part.etag)
    }
}

impl From<&Part> for CompletedPart {
    fn from(part: &Part) -> Self {
        Self::new(part.part_number, &part.etag)
    }
}

impl<K: Into<String>, V: Into<String>> From<(K, V)> for Tag {
    fn from((key, value): (K, V)) -> Self {
        Self::new(key, value)
    }
}

impl<T: Into<ObjectIdentifier> + Clone> From<&[T]> for ObjectsToDelete {
    fn from(objects: &[T]) -> Self {
        Self::new(objects.iter().cloned())
    }
}

impl<T: Into<ObjectIdentifier> + Clone> From<&Vec<T>> for ObjectsToDelete {
    fn from(objects: &Vec<T>) -> Self {
        Self::from(objects.as_slice())
    }
}

impl From<&String> for ObjectIdentifier {
    fn from(key: &String) -> Self {
        Self::new(key)
    }
}

/// Names the current version of a listed object, as a deletion without version does.
impl From<&ObjectSummary> for ObjectIdentifier {
    fn from(object: &ObjectSummary) -> Self {
        Self::new(&object.key)
    }
}

impl From<ObjectSummary> for ObjectIdentifier {
    fn from(object: ObjectSummary) -> Self {
        Self::new(object.key)
    }
}

impl From<&ObjectVersion> for ObjectIdentifier {
    fn from(version: &ObjectVersion) -> Self {
        Self::new(&version.key).version_id(&version.version_id)
    }
}

impl From<ObjectVersion> for ObjectIdentifier {
    fn from(version: ObjectVersion) -> Self {
        Self::new(version.key).version_id(version.version_id)
    }
}

impl From<&DeleteMarker> for ObjectIdentifier {
    fn from(marker: &DeleteMarker) -> Self {
        Self::new(&marker.key).version_id(&marker.version_id)
    }
}

impl From<DeleteMarker> for ObjectIdentifier {
    fn from(marker: DeleteMarker) -> Self {
        Self::new(marker.key).version_id(marker.version_id)
    }
}

impl<T: Into<Cname>> From<T> for BucketCnameConfiguration {
    fn from(cname: T) -> Self {
        Self::new(cname)
    }
}

impl From<&str> for Cname {
    fn from(domain: &str) -> Self {
        Self::new(domain)
    }
}

impl From<String> for Cname {
    fn from(domain: String) -> Self {
        Self::new(domain)
    }
}

/// Makes a request that restores an object for a number of days.
impl From<u32> for RestoreRequest {
    fn from(days: u32) -> Self {
        Self::new(days)
    }
}

converts!(u32 => RestoreRequest);

impl From<&str> for ObjectIdentifier {
    fn from(key: &str) -> Self {
        Self::new(key)
    }
}

impl From<String> for ObjectIdentifier {
    fn from(key: String) -> Self {
        Self::new(key)
    }
}

impl<T: Into<VersioningStatus>> From<T> for VersioningConfiguration {
    fn from(status: T) -> Self {
        Self::new(status)
    }
}
