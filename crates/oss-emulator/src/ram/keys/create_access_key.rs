//! CreateAccessKey: creates a key. Only this answer contains its secret.

use std::sync::Arc;

use oss_sign::Secret;

use crate::identities::Key;
use crate::ram::call::Call;
use crate::ram::refusal;
use crate::rpc::{Members, RpcError};
use crate::runtime::random_text;

use super::holder;

pub(in crate::ram) fn create_access_key(call: &Call<'_>) -> Result<Members, RpcError> {
    let holder = holder::permitted(call)?;
    let (id, secret) = (format!("LTAI5t{}", random_text(18)), random_text(30));
    let created = call.now();
    call.change(|register| {
        holder::require(register, &holder)?;
        if register.keys_of(&holder).len() >= call.quotas().keys_per_user {
            return Err(refusal::limit(
                "LimitExceeded.User.AccessKey",
                "The access key count of the user access keys beyond the current limits.",
            ));
        }
        let key = Key {
            secret: Secret::new(&secret),
            holder,
            active: true,
            created,
        };
        register.keys.insert(id.clone(), Arc::new(key));
        Ok(())
    })?;
    let key = Members::new()
        .text("AccessKeyId", id)
        .text("AccessKeySecret", secret)
        .text("Status", "Active")
        .date("CreateDate", created);
    Ok(Members::new().nested("AccessKey", key))
}
