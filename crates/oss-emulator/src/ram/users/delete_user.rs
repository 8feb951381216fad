//! DeleteUser: deletes a user, which must not have any keys or policies. The console removes these
//! together with the user, but this call refuses to.

use crate::identities::{Holder, key};
use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal};
use crate::rpc::{Members, RpcError};

pub(in crate::ram) fn delete_user(call: &Call<'_>) -> Result<Members, RpcError> {
    let name = names::user(call, "UserName")?;
    call.permit(&Resource::User(name))?;
    let account = call.account();
    call.change(|register| {
        let entry = register.user(account, name).ok_or_else(refusal::no_user)?;
        let holder = Holder::User {
            account: account.to_owned(),
            name: name.to_owned(),
        };
        if !register.keys_of(&holder).is_empty() {
            return Err(refusal::conflict(
                "DeleteConflict.User.AccessKey",
                "The user CAN NOT has any access key while deleting the user.",
            ));
        }
        if !entry.attached.is_empty() {
            return Err(refusal::conflict(
                "DeleteConflict.User.Policy",
                "The user CAN NOT has any attached policy while deleting the user.",
            ));
        }
        register.users.remove(&key(account, name));
        Ok(())
    })?;
    Ok(Members::new())
}
