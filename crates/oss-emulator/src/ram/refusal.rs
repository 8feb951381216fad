//! The errors of RAM, with their status, code and message.

use crate::rpc::RpcError;

pub(super) fn no_user() -> RpcError {
    RpcError::new(404, "EntityNotExist.User", "The user does not exist.")
}

pub(super) fn no_key() -> RpcError {
    RpcError::new(
        404,
        "EntityNotExist.User.AccessKey",
        "The access key does not exist.",
    )
}

pub(super) fn no_role(account: &str, name: &str) -> RpcError {
    let name = name.to_ascii_lowercase();
    RpcError::new(
        404,
        "EntityNotExist.Role",
        format!("The role not exists: acs:ram::{account}:role/{name}"),
    )
}

pub(super) fn no_policy() -> RpcError {
    RpcError::new(404, "EntityNotExist.Policy", "The policy does not exist.")
}

pub(super) fn no_version() -> RpcError {
    RpcError::new(
        404,
        "EntityNotExist.Policy.Version",
        "The policy version does not exist.",
    )
}

pub(super) fn user_exists() -> RpcError {
    RpcError::new(
        409,
        "EntityAlreadyExists.User",
        "The user does already EXIST.",
    )
}

pub(super) fn role_exists() -> RpcError {
    RpcError::new(
        409,
        "EntityAlreadyExists.Role",
        "The role does already EXIST.",
    )
}

/// Creates the 409 for a policy that exists already. Its message mentions a group, as in the
/// documentation of RAM.
pub(super) fn policy_exists() -> RpcError {
    RpcError::new(
        409,
        "EntityAlreadyExists.Policy",
        "The group does already EXIST.",
    )
}

/// Creates a 409 `LimitExceeded.…`.
pub(super) fn limit(code: &'static str, message: &'static str) -> RpcError {
    RpcError::new(409, code, message)
}

/// Creates a 409 `DeleteConflict.…`.
pub(super) fn conflict(code: &'static str, message: &'static str) -> RpcError {
    RpcError::new(409, code, message)
}

pub(super) fn malformed_document() -> RpcError {
    RpcError::new(
        400,
        "MalformedPolicyDocument",
        "The policy document is invalid.",
    )
}

pub(super) fn document_length() -> RpcError {
    RpcError::new(
        400,
        "InvalidParameter.PolicyDocument.Length",
        "The parameter - \"PolicyDocument\" beyond the length limit.",
    )
}

pub(super) fn throttled() -> RpcError {
    RpcError::new(
        400,
        "Throttling.User",
        "Request was denied due to user flow control.",
    )
}
