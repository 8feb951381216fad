//! `LifecycleRuleTransition`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::common::StorageClass;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// When OSS moves objects to another storage class. Either the days or the date is given.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LifecycleRuleTransition {
    /// Objects that were last modified before this day are moved. It must be midnight UTC
    /// (`CreatedBeforeDate`).
    pub created_before_date: Option<UtcSeconds>,
    /// The number of days after which an object is moved, counted from its last modification or its
    /// last access (`Days`).
    pub days: Option<u32>,
    /// The new storage class (`StorageClass`).
    pub storage_class: StorageClass,
    /// Whether the days are counted from the last access to the object instead of its last
    /// modification (`IsAccessTime`).
    pub is_access_time: Option<bool>,
    /// Whether an object moves back to Standard storage when it is accessed. It can be set only if
    /// the days are counted from the last access (`ReturnToStdWhenVisit`).
    pub return_to_standard: Option<bool>,
    /// Whether the rule also moves objects that are smaller than 64 KiB. OSS charges for 64 KiB for
    /// each of them in the new storage class (`AllowSmallFile`).
    pub allow_small_file: Option<bool>,
}

impl LifecycleRuleTransition {
    /// Creates the value with what OSS requires.
    pub fn new(storage_class: impl Into<StorageClass>) -> Self {
        Self {
            created_before_date: None,
            days: None,
            storage_class: storage_class.into(),
            is_access_time: None,
            return_to_standard: None,
            allow_small_file: None,
        }
    }

    /// Objects that were last modified before this day are moved. It must be midnight UTC
    /// (`CreatedBeforeDate`).
    pub fn created_before_date(mut self, created_before_date: impl IntoField<UtcSeconds>) -> Self {
        self.created_before_date = created_before_date.into_field();
        self
    }

    /// The number of days after which an object is moved, counted from its last modification or its
    /// last access (`Days`).
    pub fn days(mut self, days: impl IntoField<u32>) -> Self {
        self.days = days.into_field();
        self
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

impl ReadXml for LifecycleRuleTransition {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut created_before_date = None;
        let mut days = None;
        let mut storage_class = None;
        let mut is_access_time = None;
        let mut return_to_standard = None;
        let mut allow_small_file = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "CreatedBeforeDate" => child.set(&mut created_before_date)?,
                "Days" => child.set(&mut days)?,
                "StorageClass" => child.set(&mut storage_class)?,
                "IsAccessTime" => child.set(&mut is_access_time)?,
                "ReturnToStdWhenVisit" => child.set(&mut return_to_standard)?,
                "AllowSmallFile" => child.set(&mut allow_small_file)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            created_before_date,
            days,
            storage_class: element.required("StorageClass", storage_class)?,
            is_access_time,
            return_to_standard,
            allow_small_file,
        }))
    }
}

impl WriteXml for LifecycleRuleTransition {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("CreatedBeforeDate", &self.created_before_date);
        xml.optional("Days", &self.days);
        xml.element("StorageClass", &self.storage_class);
        xml.optional("IsAccessTime", &self.is_access_time);
        xml.optional("ReturnToStdWhenVisit", &self.return_to_standard);
        xml.optional("AllowSmallFile", &self.allow_small_file);
    }
}
