//! DeleteAccessKey: deletes a key for good. This server has no recycle bin for keys.

use crate::ram::call::Call;
use crate::rpc::{Members, RpcError};

use super::holder;

pub(in crate::ram) fn delete_access_key(call: &Call<'_>) -> Result<Members, RpcError> {
    let id = call.require("UserAccessKeyId")?;
    let holder = holder::permitted(call)?;
    call.change(|register| {
        holder::key(call, register, &holder)?;
        register.keys.remove(id);
        Ok(())
    })?;
    Ok(Members::new())
}
