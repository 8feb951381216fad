//! The policy of a bucket, as decisions use it.

use oss_policy::{Document, DocumentUse};

use crate::store::{Configuration, ConfigurationKind};

/// A bucket policy.
#[derive(Debug)]
pub(crate) struct BucketPolicy(Document);

impl BucketPolicy {
    /// Returns the policy as a document.
    pub(crate) fn document(&self) -> &Document {
        &self.0
    }
}

impl Configuration for BucketPolicy {
    const KIND: ConfigurationKind = ConfigurationKind::Policy;

    fn from_document(document: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(document).ok()?;
        Document::parse(text, DocumentUse::StoredBucket)
            .ok()
            .map(Self)
    }
}
