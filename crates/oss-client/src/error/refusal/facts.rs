//! The facts of a refusal.

/// The facts of one refusal by OSS, STS or RAM, as far as they are known.
///
/// What is not known stays empty and is not guessed. [`ServiceError::refusal`] fills it from the
/// answer to a call, and [`Refusal::from_members`] from a document that was saved.
///
/// ```
/// use oss_client::error::{Refusal, RefusalClass};
///
/// let refusal = Refusal {
///     code: "AccessDenied",
///     message: "Invalid according to Policy: Policy expired.",
///     ..Refusal::default()
/// };
/// assert_eq!(refusal.class(), RefusalClass::Form);
/// let advice = refusal.advice().ok_or("a known cause")?;
/// assert_eq!(advice.cause, "the policy of the form has expired");
/// # Ok::<(), &str>(())
/// ```
///
/// [`ServiceError::refusal`]: crate::error::ServiceError::refusal
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Refusal<'a> {
    /// The HTTP status; 0 if it is not known.
    pub status: u16,
    /// The service's code, such as `AccessDenied`; empty if it is not known.
    pub code: &'a str,
    /// The service's message; empty if it is not known.
    pub message: &'a str,
    /// The entry in OSS's list of causes, such as `0002-00000069`.
    pub ec: Option<&'a str>,
    /// The endpoint that the answer names as the right one.
    pub endpoint: Option<&'a str>,
    /// The action that was refused: `AuthAction`, or one that the caller knows.
    pub action: Option<&'a str>,
    /// The resource that was refused, such as `acs:oss:*:*:examplebucket/a.txt`.
    pub resource: Option<&'a str>,
    /// `AuthPrincipalType`: `SubUser`, `AssumedRoleUser` or `Federated`.
    pub principal_type: Option<&'a str>,
    /// `AuthPrincipalDisplayName`: the id of a user, or `role:session`.
    pub principal: Option<&'a str>,
    /// `AuthPrincipalOwnerId`: the account of the principal.
    pub principal_owner: Option<&'a str>,
    /// `PolicyType`, such as `SessionPolicy`.
    pub policy_type: Option<&'a str>,
    /// `NoPermissionType`: `ImplicitDeny` or `ExplicitDeny`.
    pub no_permission_type: Option<&'a str>,
    /// Whether the request was not signed.
    pub anonymous: bool,
}

impl<'a> Refusal<'a> {
    /// Reads the facts from a document by the names that the services give to its members, such as
    /// `Code`, `EC` and `AuthAction`. `member` returns the text of a member, wherever it is in the
    /// document.
    pub fn from_members(member: impl Fn(&str) -> Option<&'a str>) -> Self {
        let member = |name| member(name).map(str::trim).filter(|text| !text.is_empty());
        Self {
            status: 0,
            code: member("Code").unwrap_or_default(),
            message: member("Message").unwrap_or_default(),
            ec: member("EC"),
            endpoint: member("Endpoint"),
            action: member("AuthAction"),
            resource: None,
            principal_type: member("AuthPrincipalType"),
            principal: member("AuthPrincipalDisplayName"),
            principal_owner: member("AuthPrincipalOwnerId"),
            policy_type: member("PolicyType"),
            no_permission_type: member("NoPermissionType"),
            anonymous: false,
        }
    }
}
