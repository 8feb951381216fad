//! Checks of the lengths and characters of RAM parameters.

use oss_policy::PolicyKind;

use crate::rpc::RpcError;

use super::call::Call;

/// Returns the name of a user from the parameter `name`.
pub(super) fn user<'a>(call: &Call<'a>, name: &'static str) -> Result<&'a str, RpcError> {
    word(name, call.require(name)?, 64, ".@_-")
}

/// Returns the name of a role from the parameter `RoleName`.
pub(super) fn role<'a>(call: &Call<'a>) -> Result<&'a str, RpcError> {
    word("RoleName", call.require("RoleName")?, 64, ".@-")
}

/// Returns the name of a policy from the parameter `PolicyName`. The names of system policies and
/// custom policies follow the same rules.
pub(super) fn policy<'a>(call: &Call<'a>) -> Result<&'a str, RpcError> {
    word("PolicyName", call.require("PolicyName")?, 128, "-")
}

/// Returns the type of a policy, which is `Custom` or `System`. Case matters.
pub(super) fn policy_type(call: &Call<'_>) -> Result<PolicyKind, RpcError> {
    kind(call.require("PolicyType")?)
}

/// Returns the type of a policy like [`policy_type`], or `None` if the parameter is absent.
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

/// Returns the number of a policy version, which is 3 for `v3`.
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

/// Returns the text of a parameter that may have any characters and has a limited length, or `None`
/// if it is absent.
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

/// The maximum length of the description of a role or a policy.
pub(super) const DESCRIPTION: usize = 1024;
/// The maximum length of the display name or the comment of a user.
pub(super) const REMARK: usize = 128;
