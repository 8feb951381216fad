//! UpdateAccessKey: enables or disables a key.

use std::sync::Arc;

use crate::ram::call::Call;
use crate::ram::refusal;
use crate::rpc::{Members, RpcError};

use super::holder;

pub(in crate::ram) fn update_access_key(call: &Call<'_>) -> Result<Members, RpcError> {
    let id = call.require("UserAccessKeyId")?;
    let active = match call.require("Status")? {
        "Active" => true,
        "Inactive" => false,
        _ => return Err(RpcError::invalid_value("Status")),
    };
    let holder = holder::permitted(call)?;
    call.change(|register| {
        holder::key(call, register, &holder)?;
        let key = register.keys.get_mut(id).ok_or_else(refusal::no_key)?;
        Arc::make_mut(key).active = active;
        Ok(())
    })?;
    Ok(Members::new())
}
