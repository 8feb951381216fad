//! Refusals for want of a right, which the crate of the policies explains.

use oss_policy::Denial;

use super::advice::RefusalAdvice;
use super::facts::Refusal;

/// Whether the code stands for a missing right. Messages that mean something else were looked for
/// before.
pub(super) fn is_access(refusal: &Refusal<'_>) -> bool {
    denial(refusal).is_about_rights()
}

/// Who denies it, and what to change.
pub(super) fn advice(refusal: &Refusal<'_>) -> Option<RefusalAdvice> {
    let advice = denial(refusal).advice()?;
    Some(RefusalAdvice::new(advice.cause, advice.change))
}

fn denial<'a>(refusal: &Refusal<'a>) -> Denial<'a> {
    Denial {
        code: refusal.code,
        message: refusal.message,
        ec: refusal.ec,
        action: refusal.action,
        resource: refusal.resource,
        principal_type: refusal.principal_type,
        principal: refusal.principal,
        principal_owner: refusal.principal_owner,
        policy_type: refusal.policy_type,
        no_permission_type: refusal.no_permission_type,
        anonymous: refusal.anonymous,
    }
}
