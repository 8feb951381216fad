//! The index page, the error page and the redirections of a bucket that is used as a website.

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::ConfigurationKind;
use crate::xml::elements;

use super::redirect::{Redirect, RedirectType};

elements! {
    /// `WebsiteConfiguration`.
    pub(crate) struct Website {
        index: Option<IndexDocument> = "IndexDocument",
        error: Option<ErrorDocument> = "ErrorDocument",
        routing: Option<RoutingRules> = "RoutingRules",
    }

    /// The index page. `kind` says what happens to a key without a slash at its end.
    pub(crate) struct IndexDocument {
        suffix: String = "Suffix",
        support_sub_dir: Option<bool> = "SupportSubDir",
        kind: Option<u16> = "Type",
    }

    /// The error page, and its status.
    pub(crate) struct ErrorDocument {
        key: String = "Key",
        status: Option<u16> = "HttpStatus",
    }

    /// The rules, which are applied in the order of their numbers.
    pub(crate) struct RoutingRules {
        rules: Vec<RoutingRule> = "RoutingRule",
    }

    /// A rule.
    pub(crate) struct RoutingRule {
        number: u32 = "RuleNumber",
        condition: Option<RoutingCondition> = "Condition",
        redirect: Redirect = "Redirect",
        lua: Option<LuaConfig> = "LuaConfig",
    }

    /// The conditions of a rule, all of which must hold.
    pub(crate) struct RoutingCondition {
        key_prefix: Option<String> = "KeyPrefixEquals",
        key_suffix: Option<String> = "KeySuffixEquals",
        http_error: Option<u16> = "HttpErrorCodeReturnedEquals",
        headers: Vec<IncludeHeader> = "IncludeHeader",
    }

    /// A header that a request must have.
    pub(crate) struct IncludeHeader {
        key: String = "Key",
        equals: Option<String> = "Equals",
        starts_with: Option<String> = "StartsWith",
        ends_with: Option<String> = "EndsWith",
    }

    /// A script, which the server stores and does not run.
    pub(crate) struct LuaConfig {
        script: Option<String> = "Script",
    }
}

impl Document for Website {
    const KIND: ConfigurationKind = ConfigurationKind::Website;
    const ROOT: &'static str = "WebsiteConfiguration";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::NoSuchWebsiteConfiguration))
    }

    fn check(&mut self) -> Result<(), OssError> {
        if self.index.is_none() && self.error.is_none() && self.routing.is_none() {
            let detail = "it has no IndexDocument, ErrorDocument or RoutingRules";
            return Err(OssError::malformed_xml(detail));
        }
        if let Some(index) = &self.index {
            index.check()?;
        }
        if let Some(error) = &self.error
            && error.key.is_empty()
        {
            let rule = "The key of the error document must not be empty.";
            return Err(OssError::invalid_argument("Key", "", rule));
        }
        let rules = self.routing.as_mut();
        let rules = rules.map_or(&mut [][..], |all| &mut all.rules);
        if rules.len() > RULES {
            let detail = "it has more than 20 routing rules";
            return Err(OssError::malformed_xml(detail));
        }
        rules.iter_mut().try_for_each(RoutingRule::check)
    }
}

impl IndexDocument {
    fn check(&self) -> Result<(), OssError> {
        if self.suffix.is_empty() || self.suffix.contains('/') {
            let rule = "The suffix must not be empty and must not contain a slash.";
            return Err(OssError::invalid_argument("Suffix", &self.suffix, rule));
        }
        match self.kind {
            None | Some(0..=2) => Ok(()),
            Some(kind) => Err(OssError::invalid_argument(
                "Type",
                &kind.to_string(),
                "The type of the index document must be 0, 1 or 2.",
            )),
        }
    }
}

impl RoutingRule {
    fn check(&mut self) -> Result<(), OssError> {
        self.redirect.check()?;
        if self.redirect.kind != RedirectType::Mirror {
            return Ok(());
        }
        let code = self.condition.as_ref().and_then(|all| all.http_error);
        match code {
            None | Some(404) => Ok(()),
            Some(other) => Err(OssError::invalid_argument(
                "HttpErrorCodeReturnedEquals",
                &other.to_string(),
                "A mirror rule cannot be about another status than 404.",
            )),
        }
    }
}

/// The maximum number of routing rules.
const RULES: usize = 20;
