//! Whether public access is blocked, for an account, a bucket or an access point.

use super::document::Document;
use crate::codes::OssError;
use crate::store::ConfigurationKind;
use crate::xml::elements;

elements! {
    /// `PublicAccessBlockConfiguration`.
    pub(crate) struct PublicAccessBlock {
        block: bool = "BlockPublicAccess",
    }
}

impl Document for PublicAccessBlock {
    const KIND: ConfigurationKind = ConfigurationKind::PublicAccessBlock;
    const ROOT: &'static str = "PublicAccessBlockConfiguration";

    fn absent() -> Result<Self, OssError> {
        Ok(Self { block: false })
    }
}
