//! The policy of a form: when it expires, and which conditions the form must meet.

use oss_sign::UtcSeconds;
use serde_json::Value;

use crate::codes::{Code, OssError};

use super::condition::{Condition, invalid};
use super::fields::Form;

/// A policy that was parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PostPolicy {
    expiration: UtcSeconds,
    conditions: Vec<Condition>,
}

impl PostPolicy {
    /// Parses the JSON text of a policy.
    ///
    /// # Errors
    ///
    /// Returns `InvalidPolicyDocument` with a message that names the broken rule.
    pub(crate) fn parse(text: &str) -> Result<Self, OssError> {
        let value: Value = serde_json::from_str(text)
            .map_err(|error| invalid(&format!("Invalid JSON: {error}")).ec("0006-00000201"))?;
        let object = value
            .as_object()
            .ok_or_else(|| invalid("Invalid JSON: it is not an object").ec("0006-00000201"))?;
        let known = |name: &&String| matches!(name.as_str(), "expiration" | "conditions");
        if let Some(unknown) = object.keys().find(|name| !known(name)) {
            return Err(invalid(&format!("Unexpected: '{unknown}'")).ec("0006-00000206"));
        }
        let expiration = object
            .get("expiration")
            .ok_or_else(|| invalid("Policy missing expiration.").ec("0006-00000209"))?;
        let expiration = expiration
            .as_str()
            .and_then(UtcSeconds::parse_iso_extended)
            .ok_or_else(|| invalid("Invalid 'expiration' value."))?;
        Ok(Self {
            expiration,
            conditions: conditions(object.get("conditions"))?,
        })
    }

    /// Checks that the policy has not expired and that the form meets its conditions. The length of
    /// the file is checked by [`PostPolicy::check_length`].
    ///
    /// # Errors
    ///
    /// Returns 403 if the policy has expired or a condition is not met.
    pub(crate) fn check(&self, form: &Form, bucket: &str, now: UtcSeconds) -> Result<(), OssError> {
        if now > self.expiration {
            return Err(OssError::new(Code::AccessDenied)
                .message("Invalid according to Policy: Policy expired.")
                .without_ec());
        }
        self.conditions
            .iter()
            .try_for_each(|condition| condition.check(form, bucket))
    }

    /// Checks that the policy fixes the value of each of these fields. V4 requires this for the
    /// fields of its signature.
    ///
    /// # Errors
    ///
    /// Returns 403 with the name of the field.
    pub(crate) fn require(&self, fields: &[&str]) -> Result<(), OssError> {
        let covered = |field: &str| self.conditions.iter().any(|c| c.fixes() == Some(field));
        match fields.iter().find(|field| !covered(field)) {
            None => Ok(()),
            Some(field) => Err(OssError::new(Code::AccessDenied)
                .message(format!(
                    "Invalid according to Policy: the policy must say which value {field} has."
                ))
                .without_ec()),
        }
    }

    /// Checks the length of the file. If `whole` is false more of the file may follow, so it may
    /// still be too short.
    ///
    /// # Errors
    ///
    /// Returns 400 `EntityTooSmall` or `EntityTooLarge`.
    pub(crate) fn check_length(&self, length: u64, whole: bool) -> Result<(), OssError> {
        for condition in &self.conditions {
            match condition {
                Condition::Length(range) if length > *range.end() => {
                    return Err(OssError::new(Code::EntityTooLarge));
                }
                Condition::Length(range) if whole && length < *range.start() => {
                    return Err(OssError::new(Code::EntityTooSmall));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

fn conditions(value: Option<&Value>) -> Result<Vec<Condition>, OssError> {
    let value = value.ok_or_else(|| invalid("Policy missing conditions.").ec("0006-00000207"))?;
    let list = value.as_array().ok_or_else(|| {
        invalid("Invalid 'conditions' value: must be a List.").ec("0006-00000214")
    })?;
    if list.is_empty() {
        return Err(invalid("Invalid 'conditions' value: the List is empty.").ec("0006-00000215"));
    }
    list.iter().map(Condition::read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: UtcSeconds = UtcSeconds::new(1_764_028_800);

    fn form(fields: &[(&str, &str)]) -> Form {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Form::new(fields.iter().map(owned).collect()).unwrap()
    }

    fn policy(conditions: &str) -> Result<PostPolicy, OssError> {
        PostPolicy::parse(&format!(
            r#"{{"expiration":"2030-01-01T00:00:00.000Z","conditions":{conditions}}}"#
        ))
    }

    fn met(conditions: &str, fields: &[(&str, &str)]) -> Result<(), String> {
        let outcome = policy(conditions).unwrap().check(&form(fields), "b", NOW);
        outcome.map_err(|error| format!("{error:?}"))
    }

    #[test]
    fn every_kind_of_condition() {
        for (condition, good, bad) in [
            (r#"{"bucket":"b"}"#, "", None),
            (r#"["eq","$Key","a"]"#, "a", Some("b")),
            (r#"{"key":"a"}"#, "a", Some("A")),
            (r#"["starts-with","$key","dir/"]"#, "dir/a", Some("a")),
            (r#"["starts-with","$key",""]"#, "any", None),
            (r#"["in","$key",["a","b"]]"#, "b", Some("c")),
            (r#"["not-in","$key",["a","b"]]"#, "c", Some("a")),
            (r#"["eq","$key","\\$5"]"#, "$5", Some("\\$5")),
        ] {
            let conditions = format!("[{condition}]");
            assert_eq!(met(&conditions, &[("key", good)]), Ok(()), "{condition}");
            if let Some(bad) = bad {
                assert!(
                    met(&conditions, &[("key", bad)]).is_err(),
                    "{condition} {bad}"
                );
                assert!(met(&conditions, &[]).is_err(), "absent: {condition}");
            }
        }
        assert!(met(r#"[{"bucket":"other"}]"#, &[]).is_err());
    }

    #[test]
    fn a_failed_condition_is_shown() {
        let fields = [("success_action_status", "201")];
        let shown = met(r#"[{"success_action_status":"200"}]"#, &fields).unwrap_err();
        let condition = r#"[\"eq\", \"$success_action_status\", \"200\"]"#;
        assert!(shown.contains(condition), "{shown}");
    }

    #[test]
    fn it_ends() {
        let policy = policy(r#"[{"bucket":"b"}]"#).unwrap();
        let late = UtcSeconds::parse_iso_extended("2030-01-01T00:00:01Z").unwrap();
        assert!(policy.check(&form(&[]), "b", late).is_err());
        assert!(policy.check(&form(&[]), "b", late.plus_seconds(-1)).is_ok());
    }

    #[test]
    fn the_length_of_the_file_has_bounds() {
        let policy = policy(r#"[["content-length-range",2,4]]"#).unwrap();
        let check = |length, whole| policy.check_length(length, whole).map_err(|e| e.code());
        assert_eq!(check(1, false), Ok(()));
        assert_eq!(check(1, true), Err(Code::EntityTooSmall));
        assert_eq!(check(4, true), Ok(()));
        assert_eq!(check(5, false), Err(Code::EntityTooLarge));
    }

    #[test]
    fn what_is_no_policy_is_refused() {
        for text in [
            "eq",
            "[]",
            r#"{"conditions":[{"bucket":"b"}]}"#,
            r#"{"expiration":"tomorrow","conditions":[{"bucket":"b"}]}"#,
            r#"{"expiration":"2030-01-01T00:00:00Z"}"#,
            r#"{"expiration":"2030-01-01T00:00:00Z","conditions":{}}"#,
            r#"{"expiration":"2030-01-01T00:00:00Z","conditions":[]}"#,
            r#"{"expiration":"2030-01-01T00:00:00Z","conditions":[{"a":"1"}],"more":1}"#,
        ] {
            assert!(PostPolicy::parse(text).is_err(), "{text}");
        }
        for condition in [
            "1",
            "{}",
            r#"{"a":"1","b":"2"}"#,
            r#"["eq"]"#,
            r#"["eq","$key","a","b"]"#,
            r#"["eq","key","a"]"#,
            r#"["like","$key","a"]"#,
            r#"["in","$key","a"]"#,
            r#"["content-length-range","a",1]"#,
            r#"["content-length-range","0","10"]"#,
            r#"["content-length-range",0,"10"]"#,
            r#"["content-length-range",2,1]"#,
            r#"["content-length-range",-1,1]"#,
            r#"["content-length-range",0,1.5]"#,
        ] {
            assert!(policy(&format!("[{condition}]")).is_err(), "{condition}");
        }
    }

    #[test]
    fn fields_of_v4_need_conditions() {
        let policy = policy(r#"[{"x-oss-date":"1"},["starts-with","$x-oss-credential",""]]"#);
        let policy = policy.unwrap();
        assert!(policy.require(&["x-oss-date"]).is_ok());
        assert!(policy.require(&["x-oss-date", "x-oss-credential"]).is_err());
        assert!(policy.require(&["x-oss-security-token"]).is_err());
    }
}
