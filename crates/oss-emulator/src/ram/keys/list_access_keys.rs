//! ListAccessKeys: returns all keys of a user, without their secrets.

use crate::ram::call::Call;
use crate::rpc::{Members, RpcError};

use super::holder;

pub(in crate::ram) fn list_access_keys(call: &Call<'_>) -> Result<Members, RpcError> {
    let holder = holder::permitted(call)?;
    let register = call.register();
    holder::require(&register, &holder)?;
    let keys = register.keys_of(&holder).into_iter().map(|(id, key)| {
        Members::new()
            .text("AccessKeyId", id)
            .text("Status", if key.active { "Active" } else { "Inactive" })
            .date("CreateDate", key.created)
    });
    Ok(Members::new().list("AccessKeys", "AccessKey", keys.collect()))
}
