//! CreateUser: creates a user without keys and policies.

use std::sync::Arc;

use crate::identities::{Profile, Register, UserEntry, key};
use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal};
use crate::rpc::{Members, RpcError};
use crate::runtime::random_digits;

use super::shape;

pub(in crate::ram) fn create_user(call: &Call<'_>) -> Result<Members, RpcError> {
    let name = names::user(call, "UserName")?;
    let profile = Profile {
        display_name: names::text(call, "DisplayName", names::REMARK)?,
        comments: names::text(call, "Comments", names::REMARK)?,
        email: names::text(call, "Email", names::REMARK)?,
        mobile_phone: names::text(call, "MobilePhone", names::REMARK)?,
    };
    call.permit(&Resource::Users)?;
    let now = call.now();
    let entry = Arc::new(UserEntry {
        name: name.to_owned(),
        id: format!("2{}", random_digits(17)),
        profile,
        created: now,
        updated: now,
        attached: Vec::new(),
    });
    call.change(|register| {
        let account = call.account();
        if register.user(account, name).is_some() {
            return Err(refusal::user_exists());
        }
        if Register::entries_of(&register.users, account).count() >= call.quotas().users {
            return Err(refusal::limit(
                "LimitExceeded.User",
                "The count of users beyond the current limits.",
            ));
        }
        register
            .users
            .insert(key(account, name), Arc::clone(&entry));
        Ok(())
    })?;
    Ok(Members::new().nested("User", shape::user(&entry)))
}
