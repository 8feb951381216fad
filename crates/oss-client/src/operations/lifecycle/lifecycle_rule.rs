//! `LifecycleRule`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::common::Tag;
use crate::operations::lifecycle::{
    LifecycleRuleAbortMultipartUpload, LifecycleRuleExpiration, LifecycleRuleFilter,
    LifecycleRuleStatus, LifecycleRuleTransition, NoncurrentVersionExpiration,
    NoncurrentVersionTransition,
};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// A lifecycle rule, which deletes objects or moves them to another storage class.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LifecycleRule {
    /// Whether the rule is applied (`Status`).
    pub status: LifecycleRuleStatus,
    /// When OSS aborts multipart uploads that were never completed (`AbortMultipartUpload`).
    pub abort_multipart_upload: Option<LifecycleRuleAbortMultipartUpload>,
    /// The time from which OSS counts the access time of an object that was not accessed since. OSS
    /// sets it for rules that use the access time (`AtimeBase`).
    pub atime_base: Option<UtcSeconds>,
    /// When OSS moves versions that are not the current one to another storage class
    /// (`NoncurrentVersionTransition`).
    pub noncurrent_version_transitions: Vec<NoncurrentVersionTransition>,
    /// Further conditions on the objects to which the rule applies (`Filter`).
    pub filter: Option<LifecycleRuleFilter>,
    /// The ID of the rule, which is unique in the bucket. It can have up to 255 bytes. By default
    /// OSS makes one (`ID`). OSS makes an ID for a new rule without one.
    pub id: Option<String>,
    /// The prefix that the keys must have. By default the rule applies to all objects (`Prefix`).
    pub prefix: Option<String>,
    /// When OSS deletes objects (`Expiration`).
    pub expiration: Option<LifecycleRuleExpiration>,
    /// When OSS moves objects to another storage class (`Transition`).
    pub transitions: Vec<LifecycleRuleTransition>,
    /// The tags that an object must have for the rule to apply to it. It must have all of them
    /// (`Tag`).
    pub tags: Vec<Tag>,
    /// When OSS deletes versions that are not the current one (`NoncurrentVersionExpiration`).
    pub noncurrent_version_expiration: Option<NoncurrentVersionExpiration>,
}

impl LifecycleRule {
    /// Creates the value with what OSS requires.
    pub fn new(status: impl Into<LifecycleRuleStatus>) -> Self {
        Self {
            status: status.into(),
            abort_multipart_upload: None,
            atime_base: None,
            noncurrent_version_transitions: Vec::new(),
            filter: None,
            id: None,
            prefix: None,
            expiration: None,
            transitions: Vec::new(),
            tags: Vec::new(),
            noncurrent_version_expiration: None,
        }
    }

    /// When OSS aborts multipart uploads that were never completed (`AbortMultipartUpload`).
    pub fn abort_multipart_upload(
        mut self,
        abort_multipart_upload: impl IntoField<LifecycleRuleAbortMultipartUpload>,
    ) -> Self {
        self.abort_multipart_upload = abort_multipart_upload.into_field();
        self
    }

    /// The time from which OSS counts the access time of an object that was not accessed since. OSS
    /// sets it for rules that use the access time (`AtimeBase`).
    pub fn atime_base(mut self, atime_base: impl IntoField<UtcSeconds>) -> Self {
        self.atime_base = atime_base.into_field();
        self
    }

    /// When OSS moves versions that are not the current one to another storage class
    /// (`NoncurrentVersionTransition`).
    pub fn noncurrent_version_transitions(
        mut self,
        noncurrent_version_transitions: impl IntoIterator<Item = impl Into<NoncurrentVersionTransition>>,
    ) -> Self {
        self.noncurrent_version_transitions = noncurrent_version_transitions
            .into_iter()
            .map(Into::into)
            .collect();
        self
    }

    /// Further conditions on the objects to which the rule applies (`Filter`).
    pub fn filter(mut self, filter: impl IntoField<LifecycleRuleFilter>) -> Self {
        self.filter = filter.into_field();
        self
    }

    /// The ID of the rule, which is unique in the bucket. It can have up to 255 bytes. By default
    /// OSS makes one (`ID`).
    pub fn id(mut self, id: impl IntoField<String>) -> Self {
        self.id = id.into_field();
        self
    }

    /// The prefix that the keys must have. By default the rule applies to all objects (`Prefix`).
    pub fn prefix(mut self, prefix: impl IntoField<String>) -> Self {
        self.prefix = prefix.into_field();
        self
    }

    /// When OSS deletes objects (`Expiration`).
    pub fn expiration(mut self, expiration: impl IntoField<LifecycleRuleExpiration>) -> Self {
        self.expiration = expiration.into_field();
        self
    }

    /// When OSS moves objects to another storage class (`Transition`).
    pub fn transitions(
        mut self,
        transitions: impl IntoIterator<Item = impl Into<LifecycleRuleTransition>>,
    ) -> Self {
        self.transitions = transitions.into_iter().map(Into::into).collect();
        self
    }

    /// The tags that an object must have for the rule to apply to it. It must have all of them
    /// (`Tag`).
    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<Tag>>) -> Self {
        self.tags = tags.into_iter().map(Into::into).collect();
        self
    }

    /// When OSS deletes versions that are not the current one (`NoncurrentVersionExpiration`).
    pub fn noncurrent_version_expiration(
        mut self,
        noncurrent_version_expiration: impl IntoField<NoncurrentVersionExpiration>,
    ) -> Self {
        self.noncurrent_version_expiration = noncurrent_version_expiration.into_field();
        self
    }
}

impl ReadXml for LifecycleRule {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut status = None;
        let mut abort_multipart_upload = None;
        let mut atime_base = None;
        let mut noncurrent_version_transitions = Vec::new();
        let mut filter = None;
        let mut id = None;
        let mut prefix = None;
        let mut expiration = None;
        let mut transitions = Vec::new();
        let mut tags = Vec::new();
        let mut noncurrent_version_expiration = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Status" => child.set(&mut status)?,
                "AbortMultipartUpload" => child.set(&mut abort_multipart_upload)?,
                "AtimeBase" => child.set_unix(&mut atime_base)?,
                "NoncurrentVersionTransition" => {
                    child.push(&mut noncurrent_version_transitions)?;
                }
                "Filter" => child.set(&mut filter)?,
                "ID" => child.set(&mut id)?,
                "Prefix" => child.set(&mut prefix)?,
                "Expiration" => child.set(&mut expiration)?,
                "Transition" => child.push(&mut transitions)?,
                "Tag" => child.push(&mut tags)?,
                "NoncurrentVersionExpiration" => {
                    child.set(&mut noncurrent_version_expiration)?;
                }
                _ => {}
            }
        }
        Ok(Some(Self {
            status: element.required("Status", status)?,
            abort_multipart_upload,
            atime_base,
            noncurrent_version_transitions,
            filter,
            id,
            prefix,
            expiration,
            transitions,
            tags,
            noncurrent_version_expiration,
        }))
    }
}

impl WriteXml for LifecycleRule {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Status", &self.status);
        xml.optional("AbortMultipartUpload", &self.abort_multipart_upload);
        xml.unix("AtimeBase", self.atime_base);
        xml.list(
            "NoncurrentVersionTransition",
            &self.noncurrent_version_transitions,
        );
        xml.optional("Filter", &self.filter);
        xml.optional("ID", &self.id);
        xml.optional("Prefix", &self.prefix);
        xml.optional("Expiration", &self.expiration);
        xml.list("Transition", &self.transitions);
        xml.list("Tag", &self.tags);
        xml.optional(
            "NoncurrentVersionExpiration",
            &self.noncurrent_version_expiration,
        );
    }
}
