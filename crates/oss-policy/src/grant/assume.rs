//! The right to assume one role.

use super::{GrantError, document, trust};
use crate::caller::ram_arn;
use crate::json::quote;
use crate::{Document, DocumentUse};

/// The policy of a user who may assume one role and nothing else.
///
/// The system policy AliyunSTSAssumeRoleAccess allows every role of every account that trusts the
/// user; this one names the role. Its name may be given in any case: ARNs of roles are in lower
/// case.
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
/// [`GrantError::Account`] and [`GrantError::Name`] for what no account or role can be.
pub fn assume_policy(account: &str, role: &str) -> Result<Document, GrantError> {
    trust::check_account(account)?;
    trust::check_name(role, trust::OF_ROLES)?;
    let role = quote(&ram_arn(account, "role", role));
    let text = format!(
        r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole","Resource":{role}}}]}}"#
    );
    document(&text, DocumentUse::Identity)
}
