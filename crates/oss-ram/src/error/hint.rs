//! Advice on the errors of calls to RAM.

use std::borrow::Cow;

use oss_policy::Denial;

use super::client_error::Error;
use super::kind::ErrorKind;

impl Error {
    /// Returns advice on what to do about the error, where some is known.
    ///
    /// The advice is written for people, and its words may change between versions.
    pub fn hint(&self) -> Option<Cow<'_, str>> {
        advice(self)
    }
}

fn advice(error: &Error) -> Option<Cow<'_, str>> {
    let cause = error.0.cause.as_ref();
    let advice = match error.kind() {
        ErrorKind::InvalidRequest if cause.is_none() => "correct the parameter; nothing was sent",
        ErrorKind::Protocol if cause.is_none() => {
            "read the state with the Get and List operations to find out what was done"
        }
        ErrorKind::Credentials | ErrorKind::Config { .. } => return cause?.hint(),
        _ => match error.code().and_then(by_code) {
            Some(hint) => hint,
            None => return denial(error).or_else(|| cause?.hint()),
        },
    };
    Some(advice.into())
}

/// Returns who denies it and what to change, if a right is missing.
fn denial(error: &Error) -> Option<Cow<'static, str>> {
    let service = error.service()?;
    let detail = service.access_denied_detail().cloned().unwrap_or_default();
    let action = error
        .operation()
        .map(|operation| format!("ram:{operation}"));
    let denial = Denial {
        code: service.code()?,
        message: service.message().unwrap_or_default(),
        action: detail.action.as_deref().or(action.as_deref()),
        principal_type: detail.principal_type.as_deref(),
        principal: detail.principal.as_deref(),
        principal_owner: detail.principal_owner.as_deref(),
        policy_type: detail.policy_type.as_deref(),
        no_permission_type: detail.kind.as_deref(),
        ..Denial::default()
    };
    Some(denial.advice()?.to_string().into())
}

/// Returns the advice for the family of a code, because what follows the first word varies.
fn by_code(code: &str) -> Option<&'static str> {
    let found = HINTS.iter().find(|(family, _)| {
        let rest = code.strip_prefix(family);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    });
    found.map(|(_, hint)| *hint)
}

/// Longer codes come before the family that they belong to.
const HINTS: &[(&str, &str)] = &[
    (
        "DeleteConflict.Policy.Version.Default",
        "make another version the default one first, or delete the policy with its versions",
    ),
    (
        "DeleteConflict.Policy.Version",
        "delete the policy with its versions (CascadingDelete), or the versions first",
    ),
    (
        "DeleteConflict.User.AccessKey",
        "delete the user's access keys first: the API does not cascade as the console does",
    ),
    ("DeleteConflict.Role", "detach the role's policies first"),
    (
        "DeleteConflict",
        "something is still attached: detach it from users, groups and roles first",
    ),
    (
        "EntityAlreadyExists.User.Policy",
        "the policy is attached already, so there is nothing to do",
    ),
    (
        "EntityAlreadyExists.Role.Policy",
        "the policy is attached already, so there is nothing to do",
    ),
    (
        "EntityAlreadyExists",
        "the name is taken: read what is there, and take it over or choose another name",
    ),
    (
        "EntityNotExist.Role",
        "check the name of the role; one that was created a moment ago may not be known everywhere yet",
    ),
    (
        "EntityNotExist",
        "check the name; what was created a moment ago may not be known everywhere yet",
    ),
    (
        "Inactive",
        "RAM is not activated for the account: activate it in the console",
    ),
    (
        "InvalidAccessKeyId.Inactive",
        "the access key is disabled: enable it or use another",
    ),
    (
        "InvalidAccessKeyId",
        "the access key does not exist: check its id; a new one may not be known everywhere yet",
    ),
    (
        "InvalidParameter.PolicyDocument.Length",
        "a policy document has at most 6144 bytes: grant fewer places or shorter prefixes",
    ),
    (
        "LimitExceeded.Policy.Version",
        "a policy has at most 5 versions: delete one, or let the oldest one be deleted",
    ),
    (
        "LimitExceeded.User.AccessKey",
        "a user has at most 2 access keys: delete one that is not used any more",
    ),
    (
        "LimitExceeded",
        "a quota is used up: delete what is not used, or have the quota raised",
    ),
    (
        "MalformedPolicyDocument",
        "the document is not valid: it needs Version \"1\" and statements, and the users and roles \
         that a trust policy names must exist",
    ),
    (
        "Throttling",
        "too many calls for the account: try again in some minutes",
    ),
];
