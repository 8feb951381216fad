//! `NoncurrentVersionTransition`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::common::StorageClass;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// When OSS moves versions that are not the current one to another storage class.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NoncurrentVersionTransition {
    /// Whether the days are counted from the last access to the object instead of its last
    /// modification (`IsAccessTime`).
    pub is_access_time: Option<bool>,
    /// Whether an object moves back to Standard storage when it is accessed. It can be set only if
    /// the days are counted from the last access (`ReturnToStdWhenVisit`).
    pub return_to_standard: Option<bool>,
    /// Whether the rule also moves objects that are smaller than 64 KiB. OSS charges for 64 KiB for
    /// each of them in the new storage class (`AllowSmallFile`).
    pub allow_small_file: Option<bool>,
    /// The number of days after which the rule applies to a version that is not the current one any
    /// more (`NoncurrentDays`).
    pub noncurrent_days: u32,
    /// The new storage class (`StorageClass`).
    pub storage_class: StorageClass,
}

impl NoncurrentVersionTransition {
    /// Creates the value with what OSS requires.
    pub fn new(noncurrent_days: u32, storage_class: impl Into<StorageClass>) -> Self {
        Self {
            is_access_time: None,
            return_to_standard: None,
            allow_small_file: None,
            noncurrent_days,
            storage_class: storage_class.into(),
        }
    }

    /// Whether the days are counted from the last access to the object instead of its last
    /// modification (`IsAccessTime`).
    pub fn is_access_time(mut self, is_access_time: impl IntoField<bool>) -> Self {
        self.is_access_time = is_access_time.into_field();
        self
    }

    /// Whether an object moves back to Standard storage when it is accessed. It can be set only if
    /// the days are counted from the last access (`ReturnToStdWhenVisit`).
    pub fn return_to_standard(mut self, return_to_standard: impl IntoField<bool>) -> Self {
        self.return_to_standard = return_to_standard.into_field();
        self
    }

    /// Whether the rule also moves objects that are smaller than 64 KiB. OSS charges for 64 KiB for
    /// each of them in the new storage class (`AllowSmallFile`).
    pub fn allow_small_file(mut self, allow_small_file: impl IntoField<bool>) -> Self {
        self.allow_small_file = allow_small_file.into_field();
        self
    }
}

impl ReadXml for NoncurrentVersionTransition {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut is_access_time = None;
        let mut return_to_standard = None;
        let mut allow_small_file = None;
        let mut noncurrent_days = None;
        let mut storage_class = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "IsAccessTime" => child.set(&mut is_access_time)?,
                "ReturnToStdWhenVisit" => child.set(&mut return_to_standard)?,
                "AllowSmallFile" => child.set(&mut allow_small_file)?,
                "NoncurrentDays" => child.set(&mut noncurrent_days)?,
                "StorageClass" => child.set(&mut storage_class)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            is_access_time,
            return_to_standard,
            allow_small_file,
            noncurrent_days: element.required("NoncurrentDays", noncurrent_days)?,
            storage_class: element.required("StorageClass", storage_class)?,
        }))
    }
}

impl WriteXml for NoncurrentVersionTransition {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("IsAccessTime", &self.is_access_time);
        xml.optional("ReturnToStdWhenVisit", &self.return_to_standard);
        xml.optional("AllowSmallFile", &self.allow_small_file);
        xml.element("NoncurrentDays", &self.noncurrent_days);
        xml.element("StorageClass", &self.storage_class);
    }
}
