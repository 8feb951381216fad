//! Callbacks that requests can name instead of describing them.

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::ConfigurationKind;
use crate::xml::elements;

elements! {
    /// `BucketCallbackPolicy`.
    pub(crate) struct CallbackPolicy {
        items: Vec<CallbackPolicyItem> = "PolicyItem",
    }

    /// A callback and its variables, both in Base64.
    pub(crate) struct CallbackPolicyItem {
        name: String = "PolicyName",
        callback: String = "Callback",
        variables: Option<String> = "CallbackVar",
    }
}

impl Document for CallbackPolicy {
    const KIND: ConfigurationKind = ConfigurationKind::CallbackPolicy;
    const ROOT: &'static str = "BucketCallbackPolicy";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::BucketCallbackPolicyNotExist))
    }

    fn check(&mut self) -> Result<(), OssError> {
        let empty = |item: &CallbackPolicyItem| item.name.is_empty() || item.callback.is_empty();
        match self.items.iter().any(empty) {
            true => Err(OssError::malformed_xml(
                "a PolicyItem needs a PolicyName and a Callback",
            )),
            false => Ok(()),
        }
    }
}

impl CallbackPolicy {
    /// Returns the callback that requests name like this, and its variables.
    pub(crate) fn named(&self, name: &str) -> Option<(&str, Option<&str>)> {
        let item = self.items.iter().find(|item| item.name == name)?;
        Some((&item.callback, item.variables.as_deref()))
    }
}
