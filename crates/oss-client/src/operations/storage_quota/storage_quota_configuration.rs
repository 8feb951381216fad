//! `StorageQuotaConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The limit of the storage of a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StorageQuotaConfiguration {
    /// The limit of the storage, in bytes (`StorageQuota`).
    pub storage_quota: u64,
    /// How the limit is applied (`Mode`).
    pub mode: Option<String>,
    /// How much storage is used now, in bytes (`CurrentUsage`).
    pub current_usage: Option<u64>,
}

impl StorageQuotaConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(storage_quota: u64) -> Self {
        Self {
            storage_quota,
            mode: None,
            current_usage: None,
        }
    }

    /// How the limit is applied (`Mode`).
    pub fn mode(mut self, mode: impl IntoField<String>) -> Self {
        self.mode = mode.into_field();
        self
    }

    /// How much storage is used now, in bytes (`CurrentUsage`).
    pub fn current_usage(mut self, current_usage: impl IntoField<u64>) -> Self {
        self.current_usage = current_usage.into_field();
        self
    }
}

impl ReadXml for StorageQuotaConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut storage_quota = None;
        let mut mode = None;
        let mut current_usage = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "StorageQuota" => child.set(&mut storage_quota)?,
                "Mode" => child.set(&mut mode)?,
                "CurrentUsage" => child.set(&mut current_usage)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            storage_quota: element.required("StorageQuota", storage_quota)?,
            mode,
            current_usage,
        }))
    }
}

impl WriteXml for StorageQuotaConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("StorageQuota", &self.storage_quota);
        xml.optional("Mode", &self.mode);
        xml.optional("CurrentUsage", &self.current_usage);
    }
}
