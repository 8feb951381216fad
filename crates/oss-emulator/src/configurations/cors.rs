//! The CORS rules of a bucket.

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::ConfigurationKind;
use crate::xml::{elements, words};

elements! {
    /// `CORSConfiguration`.
    pub(crate) struct Cors {
        rules: Vec<CorsRule> = "CORSRule",
        response_vary: Option<bool> = "ResponseVary",
    }

    /// A rule. Origins and headers can contain one `*`.
    pub(crate) struct CorsRule {
        allowed_origins: Vec<String> = "AllowedOrigin",
        allowed_methods: Vec<CorsMethod> = "AllowedMethod",
        allowed_headers: Vec<String> = "AllowedHeader",
        expose_headers: Vec<String> = "ExposeHeader",
        max_age_seconds: Option<i64> = "MaxAgeSeconds",
    }
}

words! {
    /// A method that a rule can allow.
    pub(crate) enum CorsMethod {
        Delete = "DELETE",
        Get = "GET",
        Head = "HEAD",
        Post = "POST",
        Put = "PUT",
    }
}

impl Document for Cors {
    const KIND: ConfigurationKind = ConfigurationKind::Cors;
    const ROOT: &'static str = "CORSConfiguration";
    const LIMIT: usize = 16 * 1024;

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::NoSuchCORSConfiguration))
    }

    fn check(&mut self) -> Result<(), OssError> {
        if self.rules.is_empty() {
            return Err(OssError::malformed_xml("the element CORSRule is missing"));
        }
        if self.rules.len() > RULES {
            return Err(OssError::new(Code::CORSRuleBeyondLimit));
        }
        self.response_vary.get_or_insert(false);
        for rule in &mut self.rules {
            // Names of headers are compared in lower case, and returned so.
            for name in &mut rule.allowed_headers {
                name.make_ascii_lowercase();
            }
        }
        self.rules.iter().try_for_each(CorsRule::check)
    }
}

impl CorsRule {
    fn check(&self) -> Result<(), OssError> {
        for (element, is_empty) in [
            ("AllowedOrigin", self.allowed_origins.is_empty()),
            ("AllowedMethod", self.allowed_methods.is_empty()),
        ] {
            if is_empty {
                let detail = format!("the element {element} is missing");
                return Err(OssError::malformed_xml(detail));
            }
        }
        if let Some(age) = self.max_age_seconds
            && !(0..=MAX_AGE).contains(&age)
        {
            return Err(OssError::invalid_argument(
                "MaxAgeSeconds",
                &age.to_string(),
                "MaxAgeSeconds must be between 0 and 999999999.",
            ));
        }
        wildcards("AllowedOrigin", &self.allowed_origins, 1)?;
        wildcards("AllowedHeader", &self.allowed_headers, 1)?;
        wildcards("ExposeHeader", &self.expose_headers, 0)
    }
}

fn wildcards(element: &str, texts: &[String], most: usize) -> Result<(), OssError> {
    match texts.iter().find(|text| text.matches('*').count() > most) {
        Some(text) => {
            let rule = format!("{element} can contain at most {most} wildcards.");
            Err(OssError::invalid_argument(element, text, rule))
        }
        None => Ok(()),
    }
}

/// The maximum number of rules of a bucket.
const RULES: usize = 20;
/// The maximum of `MaxAgeSeconds`.
const MAX_AGE: i64 = 999_999_999;
