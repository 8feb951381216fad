//! The session policy of a call of STS.

use oss_policy::{SessionPolicy, SessionPolicyError};
use serde_json::Value;

use super::request::refuse;
use oss_context::CredentialsError;

/// A session policy: a text, which is sent as it is, or a [`SessionPolicy`].
///
/// ```
/// use oss_credentials::sts::PolicyText;
/// use oss_policy::{Action, SessionPolicy};
///
/// let typed = SessionPolicy::new()
///     .allow([Action::PutObject, Action::GetObject])
///     .on("examplebucket", "exampledir/");
/// let policies = [PolicyText::from(typed), PolicyText::from(r#"{"Version":"1","Statement":[]}"#)];
/// ```
#[derive(Clone, Debug)]
pub struct PolicyText(Result<String, SessionPolicyError>);

impl PolicyText {
    /// Returns the text, after checking that it is a JSON object of at most 2048 bytes. The server checks
    /// whether it is a policy.
    pub(crate) fn check(self) -> Result<String, CredentialsError> {
        let text = self
            .0
            .map_err(|error| refuse("policy", format!("cannot be written: {error}")))?;
        let value: Value = serde_json::from_str(&text).map_err(|error| {
            refuse(
                "policy",
                format!(
                    "is not JSON at line {}, column {}",
                    error.line(),
                    error.column()
                ),
            )
        })?;
        if !value.is_object() {
            return Err(refuse("policy", "is not a JSON object"));
        }
        let size = text.len();
        if size > MAX_SIZE {
            let least = value.to_string().len();
            return Err(refuse(
                "policy",
                format!("has {size} bytes of at most {MAX_SIZE}; minified it has {least}"),
            ));
        }
        Ok(text)
    }
}

impl From<&str> for PolicyText {
    fn from(text: &str) -> Self {
        Self(Ok(text.to_owned()))
    }
}

impl From<String> for PolicyText {
    fn from(text: String) -> Self {
        Self(Ok(text))
    }
}

impl From<SessionPolicy> for PolicyText {
    fn from(policy: SessionPolicy) -> Self {
        Self(policy.to_text())
    }
}

impl From<&SessionPolicy> for PolicyText {
    fn from(policy: &SessionPolicy) -> Self {
        Self(policy.to_text())
    }
}

const MAX_SIZE: usize = 2048;

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> String {
        PolicyText::from(text).check().unwrap_err().to_string()
    }

    #[test]
    fn text_is_sent_as_it_is() {
        let text = "{ \"Version\": \"1\",\n \"Statement\": [] }";
        assert_eq!(PolicyText::from(text).check().unwrap(), text);
    }

    #[test]
    fn the_place_of_a_json_error_is_named() {
        assert!(refusal("{\n \"Version\": \"1\",\n}").contains("line 3, column 1"));
        assert!(refusal("").contains("line 1, column 0"));
        assert!(refusal("[]").contains("not a JSON object"));
    }

    #[test]
    fn a_policy_over_the_limit_says_what_minifying_gives() {
        let wide = format!(
            "{{\"Version\":\"1\",{}\"Statement\":[]}}",
            " ".repeat(2_048)
        );
        assert!(
            refusal(&wide).contains("minified it has 30"),
            "{}",
            refusal(&wide)
        );
        let most = format!("{{\"V\":\"{}\"}}", "x".repeat(2_048 - 8));
        assert!(PolicyText::from(most).check().is_ok());
    }
}
