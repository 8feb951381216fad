//! Conversions that make calls shorter.

use crate::operations::common::VersioningStatus;
use crate::operations::object::{ObjectIdentifier, ObjectsToDelete};
use crate::operations::versioning::VersioningConfiguration;

impl<T: Into<ObjectIdentifier>> From<Vec<T>> for ObjectsToDelete {
    fn from(objects: Vec<T>) -> Self {
        Self::new(objects)
    }
}

impl<T: Into<ObjectIdentifier>, const N: usize> From<[T; N]> for ObjectsToDelete {
    fn from(objects: [T; N]) -> Self {
        Self::new(objects)
    }
}

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
