//! DeleteRole: deletes a role. Its sessions end at once.

use crate::identities::key;
use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal};
use crate::rpc::{Members, RpcError};

pub(in crate::ram) fn delete_role(call: &Call<'_>) -> Result<Members, RpcError> {
    let name = names::role(call)?;
    call.permit(&Resource::Role(name))?;
    let account = call.account();
    call.change(|register| {
        let entry = register
            .role(account, name)
            .ok_or_else(|| refusal::no_role(account, name))?;
        if !entry.attached.is_empty() {
            return Err(refusal::conflict(
                "DeleteConflict.Role.Policy",
                "The role CAN NOT has any attached policy while deleting the role.",
            ));
        }
        register.roles.remove(&key(account, name));
        Ok(())
    })?;
    Ok(Members::new())
}
