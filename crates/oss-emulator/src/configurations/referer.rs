//! The referers from which the objects of a bucket can be read.

use super::document::Document;
use crate::codes::OssError;
use crate::store::ConfigurationKind;
use crate::xml::elements;

elements! {
    /// `RefererConfiguration`.
    pub(crate) struct Referers {
        allow_empty: bool = "AllowEmptyReferer",
        /// Whether the query of a referer is ignored. It is if a document does not say otherwise.
        allow_truncate_query_string: Option<bool> = "AllowTruncateQueryString",
        truncate_path: Option<bool> = "TruncatePath",
        allowed: Option<RefererList> = "RefererList",
        denied: Option<RefererList> = "RefererBlacklist",
    }

    /// A list of patterns with the wildcards `*` and `?`.
    pub(crate) struct RefererList {
        patterns: Vec<String> = "Referer",
    }
}

impl Document for Referers {
    const KIND: ConfigurationKind = ConfigurationKind::Referer;
    const ROOT: &'static str = "RefererConfiguration";

    fn absent() -> Result<Self, OssError> {
        Ok(Self {
            allow_empty: true,
            allow_truncate_query_string: Some(true),
            truncate_path: None,
            allowed: Some(RefererList::empty()),
            denied: None,
        })
    }

    fn check(&mut self) -> Result<(), OssError> {
        self.allowed.get_or_insert_with(RefererList::empty);
        self.allow_truncate_query_string.get_or_insert(true);
        Ok(())
    }
}

impl RefererList {
    fn empty() -> Self {
        Self {
            patterns: Vec::new(),
        }
    }
}
