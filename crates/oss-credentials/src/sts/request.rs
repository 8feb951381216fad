//! The parameters of AssumeRole, checked before anything is sent.

use std::time::Duration;

use oss_context::CredentialsError;
use oss_context::rpc::{RpcCall, RpcEndpoint};

/// The parameters of AssumeRole. Every value was checked when it was set.
#[derive(Clone, Debug)]
pub(crate) struct AssumeRoleRequest {
    role_arn: String,
    pub(crate) session_name: Option<String>,
    pub(crate) duration: Duration,
    pub(crate) policy: Option<String>,
    pub(crate) external_id: Option<String>,
    pub(crate) source_identity: Option<String>,
}

impl AssumeRoleRequest {
    pub(crate) fn new(role_arn: &str) -> Result<Self, CredentialsError> {
        check_role_arn(role_arn)?;
        Ok(Self {
            role_arn: role_arn.to_owned(),
            session_name: None,
            duration: DEFAULT_DURATION,
            policy: None,
            external_id: None,
            source_identity: None,
        })
    }

    /// The call. It uses `session_name` if no other name was set.
    pub(crate) fn call<'a>(&'a self, endpoint: &'a RpcEndpoint, session_name: &str) -> RpcCall<'a> {
        let session_name = self.session_name.as_deref().unwrap_or(session_name);
        let mut call = RpcCall::new(endpoint, super::VERSION, "AssumeRole")
            .parameter("RoleArn", &self.role_arn)
            .parameter("RoleSessionName", session_name)
            .parameter("DurationSeconds", self.duration.as_secs().to_string());
        let optional = [
            ("Policy", &self.policy),
            ("ExternalId", &self.external_id),
            ("SourceIdentity", &self.source_identity),
        ];
        for (name, value) in optional {
            if let Some(value) = value {
                call = call.parameter(name, value);
            }
        }
        call
    }
}

/// `acs:ram::<account id>:role/<role name>`
pub(crate) fn check_role_arn(arn: &str) -> Result<(), CredentialsError> {
    let problem = match arn.split(':').collect::<Vec<_>>().as_slice() {
        ["acs", "ram", "", account, resource] => match resource.split_once('/') {
            _ if !is_account(account) => "has an account id that is not a number",
            Some(("role", name)) if is_role_name(name) => return Ok(()),
            Some(("user", _)) => "names a user; AssumeRole needs a role that the user may assume",
            _ => "does not end in role/<role name>",
        },
        _ => "does not have five parts between colons",
    };
    Err(refuse(
        "role_arn",
        format!("{arn:?} {problem}; it is acs:ram::<account id>:role/<role name>"),
    ))
}

/// `acs:ram::<account id>:<resource>/<name>`
pub(crate) fn check_provider_arn(
    field: &str,
    arn: &str,
    resource: &str,
) -> Result<(), CredentialsError> {
    if let ["acs", "ram", "", account, named] = arn.split(':').collect::<Vec<_>>().as_slice()
        && is_account(account)
        && let Some((kind, name)) = named.split_once('/')
        && kind == resource
        && is_role_name(name)
    {
        return Ok(());
    }
    let form = format!("acs:ram::<account id>:{resource}/<name>");
    Err(refuse(field, format!("{arn:?} is not of the form {form}")))
}

fn is_account(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_role_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'/')
}

pub(crate) fn check_session_name(name: &str) -> Result<(), CredentialsError> {
    check_text("session_name", name, 2..=64, ".@-_")
}

pub(crate) fn check_external_id(id: &str) -> Result<(), CredentialsError> {
    check_text("external_id", id, 2..=1224, "_+=,.@:/-")
}

pub(crate) fn check_source_identity(identity: &str) -> Result<(), CredentialsError> {
    const RESERVED: [&str; 3] = ["acs:", "aliyun:", "alibabacloud:"];
    if RESERVED.iter().any(|prefix| identity.starts_with(prefix)) {
        return Err(refuse(
            "source_identity",
            format!("{identity:?} begins with a reserved prefix"),
        ));
    }
    check_text("source_identity", identity, 2..=64, "_+=,.@-")
}

pub(crate) fn check_duration(duration: Duration) -> Result<(), CredentialsError> {
    if (MIN_DURATION..=MAX_DURATION).contains(&duration) {
        return Ok(());
    }
    let problem = format!("{duration:?} is outside 900 s to 43200 s; most roles allow 3600 s");
    Err(refuse("duration", problem))
}

fn check_text(
    field: &str,
    text: &str,
    lengths: std::ops::RangeInclusive<usize>,
    marks: &str,
) -> Result<(), CredentialsError> {
    let count = text.chars().count();
    if !lengths.contains(&count) {
        let (min, max) = (lengths.start(), lengths.end());
        return Err(refuse(
            field,
            format!("has {count} characters; {min} to {max} are allowed"),
        ));
    }
    match text
        .chars()
        .find(|&c| !c.is_ascii_alphanumeric() && !marks.contains(c))
    {
        None => Ok(()),
        Some(wrong) => Err(refuse(
            field,
            format!("{text:?} has the character {wrong:?}; A-Z a-z 0-9 and {marks} are allowed"),
        )),
    }
}

pub(crate) fn refuse(field: &str, problem: impl Into<String>) -> CredentialsError {
    CredentialsError::invalid_configuration("ram_role_arn", field, problem)
}

pub(crate) const DEFAULT_DURATION: Duration = Duration::from_secs(3600);
const MIN_DURATION: Duration = Duration::from_secs(900);
const MAX_DURATION: Duration = Duration::from_secs(43_200);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_arn_has_its_shape() {
        assert!(check_role_arn("acs:ram::1234567890123456:role/ramosstest").is_ok());
        let cases = [
            ("acs:ram::1234567890123456:user/uploader", "names a user"),
            ("acs:ram::abc:role/x", "account id"),
            ("acs:ram:::role/x", "account id"),
            ("acs:ram::1:role/", "role/<role name>"),
            ("acs:ram::1:role/a/b", "role/<role name>"),
            ("acs:ram::1:ramosstest", "role/<role name>"),
            ("acs:ram:cn-hangzhou:1:role/x", "five parts"),
            ("arn:aws:iam::1:role/x", "five parts"),
            ("", "five parts"),
        ];
        for (arn, problem) in cases {
            let error = check_role_arn(arn).unwrap_err().to_string();
            assert!(error.contains(problem), "{arn}: {error}");
        }
    }

    #[test]
    fn limits_are_inclusive() {
        assert!(check_session_name("ab").is_ok() && check_session_name(&"a".repeat(64)).is_ok());
        assert!(check_session_name("a").is_err() && check_session_name(&"a".repeat(65)).is_err());
        assert!(check_session_name("a b").is_err() && check_session_name("A.9@-_").is_ok());
        assert!(check_external_id(&"a".repeat(1224)).is_ok());
        assert!(check_external_id(&"a".repeat(1225)).is_err());
        assert!(check_external_id("a+=,.@:/-_").is_ok() && check_external_id("a*").is_err());
        assert!(check_source_identity("alice@example.com").is_ok());
        assert!(
            check_source_identity("aliyun:x").is_err() && check_source_identity("a:b").is_err()
        );
        let seconds = |seconds| check_duration(Duration::from_secs(seconds));
        assert!(seconds(900).is_ok() && seconds(43_200).is_ok());
        assert!(seconds(899).is_err() && seconds(43_201).is_err());
    }
}
