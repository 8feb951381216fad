//! The objects of a bucket that must not be overwritten.

use oss_policy::{Caller, Principal};

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::{Bucket, ConfigurationKind};
use crate::xml::{elements, words};

elements! {
    /// `OverwriteConfiguration`.
    pub(crate) struct OverwriteConfig {
        rules: Vec<OverwriteRule> = "Rule",
    }

    /// A rule, which applies to the keys that have the prefix and the suffix. Without principals it
    /// applies to everybody.
    pub(crate) struct OverwriteRule {
        id: Option<String> = "ID",
        action: OverwriteAction = "Action",
        prefix: Option<String> = "Prefix",
        suffix: Option<String> = "Suffix",
        principals: Option<Principals> = "Principals",
    }

    /// The users to whom a rule applies.
    pub(crate) struct Principals {
        names: Vec<String> = "Principal",
    }
}

words! {
    /// What a rule does.
    pub(crate) enum OverwriteAction {
        Forbid = "forbid",
    }
}

impl Document for OverwriteConfig {
    const KIND: ConfigurationKind = ConfigurationKind::OverwriteConfig;
    const ROOT: &'static str = "OverwriteConfiguration";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::NoSuchBucketOverwriteConfig))
    }

    fn check(&mut self) -> Result<(), OssError> {
        let vague = self
            .rules
            .iter()
            .any(|rule| rule.prefix.is_none() && rule.suffix.is_none());
        match vague || self.rules.is_empty() {
            true => {
                Err(OssError::malformed_xml("a rule has no Prefix or Suffix").ec("0015-00000231"))
            }
            false => Ok(()),
        }
    }
}

/// Returns whether a rule of the bucket forbids a caller to overwrite the object of a key. Callers are
/// named like the principals of bucket policies.
pub(crate) fn forbids_overwrite(bucket: &Bucket, key: &str, caller: &Caller) -> bool {
    let configured = bucket.configurations.get::<OverwriteConfig>();
    configured.is_some_and(|configured| {
        let mut rules = configured.rules.iter();
        rules.any(|rule| rule.is_about(key, caller))
    })
}

impl OverwriteRule {
    fn is_about(&self, key: &str, caller: &Caller) -> bool {
        let prefix = self.prefix.as_deref().unwrap_or_default();
        let suffix = self.suffix.as_deref().unwrap_or_default();
        let names = self.principals.as_ref().map(|all| all.names.clone());
        let names = names.filter(|names| !names.is_empty());
        key.starts_with(prefix)
            && key.ends_with(suffix)
            && names.is_none_or(|names| Principal::Bucket(names).means(caller))
    }
}
