//! UpdateUser: renames a user, or changes its description.

use std::sync::Arc;

use crate::identities::{Holder, Register, UserEntry, key};
use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal};
use crate::rpc::{Members, RpcError};

use super::shape;

/// Renames or changes the user. The new name is required even if it does not change. Other
/// parameters that are absent change nothing.
pub(in crate::ram) fn update_user(call: &Call<'_>) -> Result<Members, RpcError> {
    let name = names::user(call, "UserName")?;
    let new_name = names::user(call, "NewUserName")?;
    let display_name = names::text(call, "NewDisplayName", names::REMARK)?;
    let comments = names::text(call, "NewComments", names::REMARK)?;
    let email = names::text(call, "NewEmail", names::REMARK)?;
    let mobile_phone = names::text(call, "NewMobilePhone", names::REMARK)?;
    call.permit(&Resource::User(name))?;
    let account = call.account();
    let entry = call.change(|register| {
        let old = register.user(account, name).ok_or_else(refusal::no_user)?;
        let mut entry = UserEntry::clone(old);
        new_name.clone_into(&mut entry.name);
        entry.updated = call.now();
        let profile = &mut entry.profile;
        for (place, given) in [
            (&mut profile.display_name, display_name),
            (&mut profile.comments, comments),
            (&mut profile.email, email),
            (&mut profile.mobile_phone, mobile_phone),
        ] {
            if given.is_some() {
                *place = given;
            }
        }
        put(register, account, name, Arc::new(entry))
    })?;
    Ok(Members::new().nested("User", shape::known_user(&entry)))
}

/// Stores the user under its new name. Its keys stay valid.
fn put(
    register: &mut Register,
    account: &str,
    old_name: &str,
    entry: Arc<UserEntry>,
) -> Result<Arc<UserEntry>, RpcError> {
    let (old, new) = (key(account, old_name), key(account, &entry.name));
    if old != new && register.users.contains_key(&new) {
        return Err(refusal::user_exists());
    }
    let holder = |name: &str| Holder::User {
        account: account.to_owned(),
        name: name.to_owned(),
    };
    let before = holder(old_name);
    for own in register.keys.values_mut().filter(|k| k.holder == before) {
        Arc::make_mut(own).holder = holder(&entry.name);
    }
    register.users.remove(&old);
    register.users.insert(new, Arc::clone(&entry));
    Ok(entry)
}
