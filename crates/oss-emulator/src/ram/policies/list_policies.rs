//! ListPolicies: returns a page of the custom policies, followed by the system policies.

use crate::identities::{Register, system};
use crate::ram::call::Call;
use crate::ram::page::Page;
use crate::ram::permission::Resource;
use crate::ram::{names, tags};
use crate::rpc::{Members, RpcError};

use super::shape;

pub(in crate::ram) fn list_policies(call: &Call<'_>) -> Result<Members, RpcError> {
    let (page, wanted) = (Page::from_call(call)?, tags::from_call(call)?);
    let kind = names::policy_type_if_given(call)?;
    call.permit(&Resource::Policies)?;
    let (account, register) = (call.account(), call.register());
    let own = Register::entries_of(&register.policies, account);
    let policies = own
        .chain(system::policies())
        .filter(|entry| kind.is_none_or(|kind| entry.kind == kind))
        .filter(|entry| tags::fit(&entry.tags, &wanted));
    let named = policies.map(|entry| {
        let name = format!("{}/{}", shape::kind_name(entry.kind), entry.name);
        (name.to_ascii_lowercase(), entry)
    });
    let (head, policies) = page.cut(named);
    let policies = policies.into_iter().map(|entry| {
        let policy = shape::policy(&register, account, entry);
        tags::show(policy, &entry.tags)
    });
    Ok(head.list("Policies", "Policy", policies.collect()))
}
