//! The right to assume one role.

use super::{GrantError, document, trust};
use crate::caller::ram_arn;
use crate::json::quote;
use crate::{Document, DocumentUse};

/// Writes the policy that lets a user assume one role and do nothing else.
///
/// The system policy AliyunSTSAssumeRoleAccess allows every role of every account that trusts the
/// user. This policy names the one role. The name of the role can be given in any case, because
/// ARNs of roles are written in lower case.
///
/// ```
/// # fn main() -> Result<(), oss_policy::grant::GrantError> {
/// let policy = oss_policy::grant::assume_policy("1234567890123456", "RamOssTest")?;
/// assert_eq!(
///     policy.text(),
///     r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"acs:ram::1234567890123456:role/ramosstest"}]}"#,
/// );
/// # Ok(()) }
/// ```
///
/// # Errors
///
/// Returns [`GrantError::Account`] or [`GrantError::Name`] if no account has such an id, or no role
/// can have such a name.
pub fn assume_policy(account: &str, role: &str) -> Result<Document, GrantError> {
    trust::check_account(account)?;
    trust::check_name(role, trust::OF_ROLES)?;
    let role = quote(&ram_arn(account, "role", role));
    let text = format!(
        r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole","Resource":{role}}}]}}"#
    );
    document(&text, DocumentUse::Identity)
}
