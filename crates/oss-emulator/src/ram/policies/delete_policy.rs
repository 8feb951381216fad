//! DeletePolicy: deletes a policy, which must not be attached to a user or a role. If the policy
//! has more than one version, the call must ask for the deletion of the versions too.

use oss_policy::PolicyKind;

use crate::identities::{Attachment, Register, key};
use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal};
use crate::rpc::{Members, RpcError};

pub(in crate::ram) fn delete_policy(call: &Call<'_>) -> Result<Members, RpcError> {
    let (name, cascading) = (names::policy(call)?, call.flag("CascadingDelete")?);
    call.permit(&Resource::Policy(PolicyKind::Custom, name))?;
    let account = call.account();
    call.change(|register| {
        let entry = register
            .policy(account, PolicyKind::Custom, name)
            .ok_or_else(refusal::no_policy)?;
        let is_this = |one: &Attachment| one.attaches(PolicyKind::Custom, name);
        let mut users = Register::entries_of(&register.users, account);
        if users.any(|user| user.attached.iter().any(is_this)) {
            return Err(refusal::conflict(
                "DeleteConflict.Policy.User",
                "The policy CAN NOT been attached to any user while deleting the policy.",
            ));
        }
        let mut roles = Register::entries_of(&register.roles, account);
        if roles.any(|role| role.attached.iter().any(is_this)) {
            return Err(refusal::conflict(
                "DeleteConflict.Role.Policy",
                "The policy CAN NOT been attached to any role while deleting the policy.",
            ));
        }
        if entry.versions.len() > 1 && !cascading {
            return Err(refusal::conflict(
                "DeleteConflict.Policy.Version",
                "The policy CAN NOT has any version except the default version.",
            ));
        }
        register.policies.remove(&key(account, name));
        Ok(())
    })?;
    Ok(Members::new())
}
