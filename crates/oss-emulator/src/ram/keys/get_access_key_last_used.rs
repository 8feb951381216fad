//! GetAccessKeyLastUsed: returns when a key last signed a request of OSS, STS or RAM.

use oss_sign::UtcSeconds;

use crate::ram::call::Call;
use crate::rpc::{Members, RpcError};

use super::holder;

pub(in crate::ram) fn get_access_key_last_used(call: &Call<'_>) -> Result<Members, RpcError> {
    let id = call.require("UserAccessKeyId")?;
    let holder = holder::permitted(call)?;
    holder::key(call, &call.register(), &holder)?;
    let date = call.state.identities.last_used(id);
    let date = date.map(UtcSeconds::to_iso_extended).unwrap_or_default();
    let used = Members::new().text("LastUsedDate", date);
    Ok(Members::new().nested("AccessKeyLastUsed", used))
}
