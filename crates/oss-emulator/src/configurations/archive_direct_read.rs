//! Whether archived objects of a bucket can be read without being restored.

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::ConfigurationKind;
use crate::xml::elements;

elements! {
    /// `ArchiveDirectReadConfiguration`.
    pub(crate) struct ArchiveDirectRead {
        enabled: bool = "Enabled",
    }
}

impl Document for ArchiveDirectRead {
    const KIND: ConfigurationKind = ConfigurationKind::ArchiveDirectRead;
    const ROOT: &'static str = "ArchiveDirectReadConfiguration";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::NoSuchArchiveDirectReadConfiguration))
    }
}
