//! Policies that were created and never attached, which people take for policies that do not work.

use oss_policy::decide::{self, Decision, Layers};
use oss_policy::{Layer, Policy, PolicyKind, Request};
use oss_ram::{PolicyName, Ram};

use super::documents;
use crate::session::Session;

/// Returns the first custom policy that would allow the request and is not attached to anything. If
/// the policies cannot be read, there is none.
pub(super) async fn find(
    decision: &Decision,
    request: &Request<'_>,
    session: &Session,
) -> Option<String> {
    let Decision::ImplicitDeny {
        missing: Layer::Identity,
        ..
    } = decision
    else {
        return None;
    };
    let ram = Ram::new(session.provider(), session.context().ok()?);
    let listed = ram.list_policies().policy_type(PolicyKind::Custom);
    let listed = listed.send().await.ok()?;
    for policy in listed
        .policies
        .iter()
        .filter(|p| p.attachment_count == Some(0))
    {
        let name = PolicyName::custom(&policy.policy_name);
        let got = ram.get_policy(name.clone()).send().await.ok()?;
        let read = documents::policy(&name, got.into_output()).ok()?;
        if allows(&read, request) {
            return Some(policy.policy_name.clone());
        }
    }
    None
}

fn allows(policy: &Policy, request: &Request<'_>) -> bool {
    let layers = Layers {
        identity: std::slice::from_ref(policy),
        ..Layers::default()
    };
    decide::access(request, &layers).is_allowed()
}
