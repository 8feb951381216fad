//! STS: who may have temporary credentials of a role, and who signed a call.

mod assume_role;
mod assume_role_with_oidc;
mod assume_role_with_saml;
mod caller_identity;
mod federated;
mod id_token;
mod saml_response;

use crate::rpc::Action;

/// The action of this name.
pub(crate) fn find(action: &str) -> Option<Action> {
    Some(match action {
        "AssumeRole" => Action::signed(assume_role::assume_role),
        "AssumeRoleWithOIDC" => Action::unsigned(assume_role_with_oidc::assume_role_with_oidc),
        "AssumeRoleWithSAML" => Action::unsigned(assume_role_with_saml::assume_role_with_saml),
        "GetCallerIdentity" => Action::signed(caller_identity::get_caller_identity),
        _ => return None,
    })
}

/// What a call of this service says as its `Version`.
pub(crate) const VERSION: &str = "2015-04-01";
