//! STS: who may have temporary credentials of a role, and who signed a call.

mod assume_role;
mod caller_identity;

use crate::rpc::Action;

/// The action of this name.
pub(crate) fn find(action: &str) -> Option<Action> {
    Some(match action {
        "AssumeRole" => Action::signed(assume_role::assume_role),
        "GetCallerIdentity" => Action::signed(caller_identity::get_caller_identity),
        _ => return None,
    })
}

/// What a call of this service says as its `Version`.
pub(crate) const VERSION: &str = "2015-04-01";
