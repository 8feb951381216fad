//! Lifecycle rules, by which objects expire or change their storage class as they get older.

mod check;
mod due;
mod overlap;
mod runs;

use oss_sign::UtcSeconds;

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::{Bucket, ConfigurationKind, Object, StorageClass};
use crate::xml::{Element, Malformed, Value, Xml, elements, not_valid};

use super::access_monitor::{AccessMonitor, Switch};
use super::tags::Tag;

pub(crate) use due::expiration;
pub(crate) use runs::LifecycleRuns;

elements! {
    /// `LifecycleConfiguration`.
    pub(crate) struct Lifecycle {
        rules: Vec<LifecycleRule> = "Rule",
    }

    /// A rule, which applies to the objects that have the prefix, all of the tags, and pass the
    /// filter.
    pub(crate) struct LifecycleRule {
        id: Option<String> = "ID",
        prefix: Option<String> = "Prefix",
        tags: Vec<Tag> = "Tag",
        status: Switch = "Status",
        filter: Option<LifecycleFilter> = "Filter",
        expiration: Option<Expiration> = "Expiration",
        transitions: Vec<Transition> = "Transition",
        abort: Option<AbortUploads> = "AbortMultipartUpload",
        noncurrent_expiration: Option<NoncurrentExpiration> = "NoncurrentVersionExpiration",
        noncurrent_transitions: Vec<NoncurrentTransition> = "NoncurrentVersionTransition",
        /// From when on objects count as unread that have no access time, in seconds since 1970.
        access_time_base: Option<i64> = "AtimeBase",
    }

    /// What the objects of a rule must be besides.
    pub(crate) struct LifecycleFilter {
        larger_than: Option<u64> = "ObjectSizeGreaterThan",
        smaller_than: Option<u64> = "ObjectSizeLessThan",
        not: Vec<LifecycleNot> = "Not",
    }

    /// Objects to which a rule does not apply: those with the prefix and the tag.
    pub(crate) struct LifecycleNot {
        prefix: Option<String> = "Prefix",
        tag: Option<Tag> = "Tag",
    }

    /// When current versions expire, or that delete markers do which are the only version of their
    /// key.
    pub(crate) struct Expiration {
        days: Option<u32> = "Days",
        created_before: Option<UtcSeconds> = "CreatedBeforeDate",
        date: Option<UtcSeconds> = "Date",
        expired_delete_marker: Option<bool> = "ExpiredObjectDeleteMarker",
    }

    /// When current versions change their class.
    pub(crate) struct Transition {
        days: Option<u32> = "Days",
        created_before: Option<UtcSeconds> = "CreatedBeforeDate",
        class: StorageClass = "StorageClass",
        by_access_time: Option<bool> = "IsAccessTime",
        return_when_visited: Option<bool> = "ReturnToStdWhenVisit",
        allow_small_file: Option<bool> = "AllowSmallFile",
    }

    /// When multipart uploads are aborted.
    pub(crate) struct AbortUploads {
        days: Option<u32> = "Days",
        created_before: Option<UtcSeconds> = "CreatedBeforeDate",
    }

    /// When noncurrent versions are deleted.
    pub(crate) struct NoncurrentExpiration {
        days: u32 = "NoncurrentDays",
    }

    /// When noncurrent versions change their class.
    pub(crate) struct NoncurrentTransition {
        days: u32 = "NoncurrentDays",
        class: StorageClass = "StorageClass",
        by_access_time: Option<bool> = "IsAccessTime",
        return_when_visited: Option<bool> = "ReturnToStdWhenVisit",
        allow_small_file: Option<bool> = "AllowSmallFile",
    }
}

impl Value for StorageClass {
    fn read(element: &Element) -> Result<Self, Malformed> {
        Self::parse(element.text.trim()).ok_or_else(|| not_valid(element))
    }

    fn write(&self, xml: Xml, name: &'static str) -> Xml {
        xml.text(name, self.as_str())
    }
}

impl Document for Lifecycle {
    const KIND: ConfigurationKind = ConfigurationKind::Lifecycle;
    const ROOT: &'static str = "LifecycleConfiguration";
    /// A document can have a thousand rules.
    const LIMIT: usize = 2 * 1024 * 1024;

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::NoSuchLifecycle))
    }

    fn check(&mut self) -> Result<(), OssError> {
        check::check(self)
    }

    fn suits(&self, bucket: &Bucket) -> Result<(), OssError> {
        match self.uses_access_time() && AccessMonitor::of(bucket) == Switch::Disabled {
            true => Err(OssError::malformed_xml(
                "a rule uses the access time, which the bucket does not monitor",
            )),
            false => Ok(()),
        }
    }
}

impl Lifecycle {
    /// Gives an id to the rules without one, and sets the base of the access times.
    pub(crate) fn complete(&mut self, now: UtcSeconds, new_id: impl Fn() -> String) {
        for rule in &mut self.rules {
            rule.id.get_or_insert_with(&new_id);
            if rule.uses_access_time() {
                rule.access_time_base.get_or_insert(now.as_i64());
            }
        }
    }

    /// Checks that no two rules do the same to the same objects.
    ///
    /// # Errors
    ///
    /// Returns `InvalidArgument` with the prefixes that overlap.
    pub(crate) fn check_overlap(&self) -> Result<(), OssError> {
        overlap::check(&self.rules)
    }

    /// Returns whether an object returns to the class Standard when it is read.
    pub(crate) fn returns_on_access(&self, key: &str, object: &Object) -> bool {
        due::returns_on_access(self, key, object)
    }

    /// Returns whether a rule depends on when objects were last read.
    pub(crate) fn uses_access_time(&self) -> bool {
        self.rules.iter().any(LifecycleRule::uses_access_time)
    }
}

impl LifecycleRule {
    fn uses_access_time(&self) -> bool {
        let current = self.transitions.iter().map(|all| all.by_access_time);
        let noncurrent = self.noncurrent_transitions.iter();
        let noncurrent = noncurrent.map(|all| all.by_access_time);
        current.chain(noncurrent).any(|by| by == Some(true))
    }

    fn prefix(&self) -> &str {
        self.prefix.as_deref().unwrap_or_default()
    }
}
