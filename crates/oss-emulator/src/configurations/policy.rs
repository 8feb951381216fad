//! The policies of buckets and access points, which are JSON documents.

use oss_policy::{Condition, Document, DocumentUse, Effect, Principal, Statement};

use crate::codes::{Code, OssError};

/// Reads the policy in a request.
///
/// # Errors
///
/// Returns `InvalidPolicyDocument` with the reason if it is not a policy for buckets.
pub(crate) fn read_policy(body: &[u8]) -> Result<Document, OssError> {
    let refused = |reason: String| Err(OssError::new(Code::InvalidPolicyDocument).message(reason));
    match std::str::from_utf8(body) {
        Ok(text) => Document::parse(text, DocumentUse::StoredBucket)
            .or_else(|refusal| refused(refusal.to_string())),
        Err(_) => refused("The policy is not UTF-8.".to_owned()),
    }
}

/// Returns whether a policy allows everybody something. A statement that is restricted to fixed
/// addresses, VPCs or access keys is not public.
pub(crate) fn is_public(policy: &Document) -> bool {
    policy.statements().iter().any(|statement| {
        statement.effect() == Effect::Allow
            && names_everybody(statement)
            && !statement.conditions().iter().any(restricts)
    })
}

fn names_everybody(statement: &Statement) -> bool {
    match statement.principal() {
        Some(Principal::Bucket(names)) => names.iter().any(|name| name == "*"),
        _ => false,
    }
}

fn restricts(condition: &Condition) -> bool {
    let key = condition.key().to_ascii_lowercase();
    let fixed = |value: &String| !value.contains('*') && !value.ends_with("/0");
    matches!(
        key.as_str(),
        "acs:sourceip" | "acs:sourcevpc" | "acs:accessid"
    ) && matches!(
        condition.operator().name(),
        "StringEquals" | "StringEqualsIgnoreCase" | "StringLike" | "IpAddress"
    ) && condition.values().iter().all(fixed)
}

/// The size limit for a policy, in bytes.
pub(crate) const POLICY: usize = 16 * 1024;
