//! Checks of RAM parameters: their lengths and characters.

use oss_policy::PolicyKind;

use crate::rpc::RpcError;

use super::call::Call;

/// The name of a user in the parameter `name`.
pub(super) fn user<'a>(call: &Call<'a>, name: &'static str) -> Result<&'a str, RpcError> {
    word(name, call.require(name)?, 64, ".@_-")
}

/// The name of a role.
pub(super) fn role<'a>(call: &Call<'a>) -> Result<&'a str, RpcError> {
    word("RoleName", call.require("RoleName")?, 64, ".@-")
}

/// The name of a policy. System policies and custom policies follow the same rules.
pub(super) fn policy<'a>(call: &Call<'a>) -> Result<&'a str, RpcError> {
    word("PolicyName", call.require("PolicyName")?, 128, "-")
}

/// The type of a policy, `Custom` or `System`. Case matters.
pub(super) fn policy_type(call: &Call<'_>) -> Result<PolicyKind, RpcError> {
    kind(call.require("PolicyType")?)
}

/// The type of a policy like [`policy_type`], if the parameter is there.
pub(super) fn policy_type_if_given(call: &Call<'_>) -> Result<Option<PolicyKind>, RpcError> {
    call.get("PolicyType").map(kind).transpose()
}

fn kind(text: &str) -> Result<PolicyKind, RpcError> {
    match text {
        "Custom" => Ok(PolicyKind::Custom),
        "System" => Ok(PolicyKind::System),
        _ => Err(RpcError::invalid_value("PolicyType")),
    }
}

/// The number of a policy version, such as 3 for `v3`.
pub(super) fn version_id(call: &Call<'_>) -> Result<u32, RpcError> {
    let digits = call.require("VersionId")?.strip_prefix('v');
    let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    digits
        .and_then(|digits| digits.parse().ok())
        .ok_or_else(|| {
            RpcError::parameter(
                "InvalidParameter.VersionId.Format",
                "The parameter - \"VersionId\" is not of the right format.",
            )
        })
}

/// Free text of a limited length, if it is there.
pub(super) fn text(
    call: &Call<'_>,
    name: &'static str,
    max: usize,
) -> Result<Option<String>, RpcError> {
    match call.get(name) {
        Some(text) if text.chars().count() > max => Err(RpcError::invalid_length(name)),
        text => Ok(text.map(str::to_owned)),
    }
}

fn word<'a>(
    parameter: &'static str,
    word: &'a str,
    max: usize,
    marks: &str,
) -> Result<&'a str, RpcError> {
    let fits = |c: char| c.is_ascii_alphanumeric() || marks.contains(c);
    if !word.chars().all(fits) {
        return Err(RpcError::invalid_chars(parameter));
    }
    if word.len() > max {
        return Err(RpcError::invalid_length(parameter));
    }
    Ok(word)
}

/// The longest description of a role or a policy.
pub(super) const DESCRIPTION: usize = 1024;
/// The longest display name or comment of a user.
pub(super) const REMARK: usize = 128;
