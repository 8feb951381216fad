//! ListEntitiesForPolicy: returns all users and roles to which a policy is attached.

use oss_sign::UtcSeconds;

use crate::identities::{Attachment, Register};
use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::roles;
use crate::rpc::{Members, RpcError};

use super::attached::NamedPolicy;

pub(in crate::ram) fn list_entities_for_policy(call: &Call<'_>) -> Result<Members, RpcError> {
    let policy = NamedPolicy::from_call(call)?;
    call.permit(&Resource::Policy(policy.kind, policy.name))?;
    let (account, register) = (call.account(), call.register());
    policy.require(call, &register)?;
    let since = |attached: &[Attachment]| -> Option<UtcSeconds> {
        let this = attached
            .iter()
            .find(|one| one.attaches(policy.kind, policy.name));
        this.map(|one| one.since)
    };
    let users = Register::entries_of(&register.users, account).filter_map(|user| {
        let since = since(&user.attached)?;
        let members = Members::new()
            .text("UserId", &user.id)
            .text("UserName", &user.name)
            .maybe("DisplayName", user.profile.display_name.as_deref());
        Some(members.date("AttachDate", since))
    });
    let roles = Register::entries_of(&register.roles, account).filter_map(|role| {
        let since = since(&role.attached)?;
        let members = Members::new()
            .text("RoleId", &role.id)
            .text("RoleName", &role.name)
            .text("Arn", roles::arn(account, &role.name))
            .maybe("Description", role.description.as_deref());
        Some(members.date("AttachDate", since))
    });
    Ok(Members::new()
        .list("Groups", "Group", Vec::new())
        .list("Users", "User", users.collect())
        .list("Roles", "Role", roles.collect()))
}
