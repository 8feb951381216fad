//! Limits of the parameters that all calls for a role session have.

use oss_policy::{Document, DocumentUse, Fault};

use crate::rpc::{Parameters, RpcError};

/// Returns the parameter with the name of the session.
pub(super) fn session_name(parameters: &Parameters) -> Result<&str, RpcError> {
    let session = parameters.require("RoleSessionName")?;
    if is_session_name(session) {
        return Ok(session);
    }
    Err(RpcError::parameter(
        "InvalidParameter.RoleSessionName",
        "The parameter RoleSessionName is wrongly formed.",
    ))
}

/// Returns whether a text can be the name of a session. The name comes from a parameter or from an
/// assertion.
pub(super) fn is_session_name(name: &str) -> bool {
    within(name, 2..=64, ".@-_")
}

/// Parses the ARN of a role, `acs:ram::<account>:role/<name>`, and returns the account and the
/// name.
pub(super) fn parse_role_arn(arn: &str) -> Result<(&str, &str), RpcError> {
    let wrong = || {
        RpcError::parameter(
            "InvalidParameter.RoleArn",
            "The parameter RoleArn is wrongly formed.",
        )
    };
    let rest = arn.strip_prefix("acs:ram::").ok_or_else(wrong)?;
    let (account, name) = rest.split_once(':').ok_or_else(wrong)?;
    if account.is_empty() || !account.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    match name.split_once('/') {
        Some(("role", role)) if !role.is_empty() && !role.contains(':') => Ok((account, role)),
        // The ARN of a user is well-formed. The real service answers it as it answers a role that
        // does not exist.
        Some(("user", _)) => Err(no_role(arn)),
        _ => Err(wrong()),
    }
}

/// Returns whether the length of a text is in the range, and whether it has only letters, digits
/// and the given other characters.
pub(super) fn within(text: &str, length: std::ops::RangeInclusive<usize>, marks: &str) -> bool {
    length.contains(&text.len())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || marks.contains(c))
}

pub(super) fn is_source_identity(identity: &str) -> bool {
    let reserved = ["acs:", "aliyun:", "alibabacloud:"];
    within(identity, 2..=64, "_+=,.@-") && !reserved.iter().any(|r| identity.starts_with(r))
}

pub(super) fn seconds(parameters: &Parameters) -> Result<u64, RpcError> {
    match parameters.get("DurationSeconds") {
        None => Ok(3600),
        Some(text) => match text.parse() {
            Ok(seconds) if (900..=43200).contains(&seconds) => Ok(seconds),
            _ => Err(duration()),
        },
    }
}

/// Creates the error for a duration that is out of range. As in the real service the message names
/// these limits even if the maximum of the role is lower.
pub(super) fn duration() -> RpcError {
    RpcError::parameter(
        "InvalidParameter.DurationSeconds",
        "The Min/Max value of DurationSeconds is 15min/1hr.",
    )
}

pub(super) fn policy(parameters: &Parameters) -> Result<Option<Document>, RpcError> {
    let Some(text) = parameters.get("Policy") else {
        return Ok(None);
    };
    match Document::parse(text, DocumentUse::Session) {
        Ok(document) => Ok(Some(document)),
        Err(refusal) if refusal.fault() == Fault::Length => Err(RpcError::parameter(
            "InvalidParameter.PolicySize",
            "The size of Policy must be smaller than 2048 bytes.",
        )),
        Err(_) => Err(RpcError::parameter(
            "InvalidParameter.PolicyGrammar",
            "The parameter Policy has not passed grammar check.",
        )),
    }
}

/// Creates the 404 that AssumeRole and AssumeRoleWithOIDC return if there is no such role.
pub(super) fn no_role(arn: &str) -> RpcError {
    RpcError::new(
        404,
        "EntityNotExist.Role",
        format!("The role not exists: {arn}"),
    )
}
