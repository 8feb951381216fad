//! STS: temporary credentials of roles, and the identity that signed a call.

mod assume_role;
mod assume_role_with_oidc;
mod assume_role_with_saml;
mod assumed;
mod caller_identity;
mod federated;
mod id_token;
mod limits;
mod saml_response;

use crate::rpc::{Action, RpcError, Service};
use crate::state::State;

/// Returns the action with the given name, or `None` if STS has no such action.
fn find(action: &str) -> Option<Action> {
    Some(match action {
        "AssumeRole" => Action::signed(assume_role::assume_role),
        "AssumeRoleWithOIDC" => Action::unsigned(assume_role_with_oidc::assume_role_with_oidc),
        "AssumeRoleWithSAML" => Action::unsigned(assume_role_with_saml::assume_role_with_saml),
        "GetCallerIdentity" => Action::signed(caller_identity::get_caller_identity),
        _ => return None,
    })
}

/// Counts a call that assumes a role.
///
/// # Errors
///
/// Returns 400 `Throttling.User` if the quota is exceeded.
fn throttle(state: &State) -> Result<(), RpcError> {
    match state.faults.may_assume(state.now()) {
        true => Ok(()),
        false => Err(RpcError::new(
            400,
            "Throttling.User",
            "Request was denied due to user flow control.",
        )),
    }
}

/// STS, described for the RPC protocol.
pub(crate) const SERVICE: Service = Service {
    version: "2015-04-01",
    find,
};
