//! ListRoles: returns a page of the roles, without their trust policies.

use crate::identities::Register;
use crate::ram::call::Call;
use crate::ram::page::Page;
use crate::ram::permission::Resource;
use crate::ram::tags;
use crate::rpc::{Members, RpcError};

use super::shape;

pub(in crate::ram) fn list_roles(call: &Call<'_>) -> Result<Members, RpcError> {
    let (page, wanted) = (Page::from_call(call)?, tags::from_call(call)?);
    call.permit(&Resource::Roles)?;
    let (account, register) = (call.account(), call.register());
    let roles = Register::entries_of(&register.roles, account);
    let roles = roles.filter(|entry| tags::fit(&entry.tags, &wanted));
    let (head, roles) = page.cut(roles.map(|entry| (entry.name.to_ascii_lowercase(), entry)));
    let roles = roles.into_iter().map(|entry| {
        let role = shape::role(account, entry).date("UpdateDate", entry.updated);
        tags::show(role, &entry.tags)
    });
    Ok(head.list("Roles", "Role", roles.collect()))
}
