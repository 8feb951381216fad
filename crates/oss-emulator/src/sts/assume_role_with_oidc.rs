//! AssumeRoleWithOIDC: returns temporary credentials for a token of an OIDC identity provider. The
//! call is not signed.

use oss_policy::Context;

use crate::access::Caller;
use crate::http::Arrival;
use crate::providers::OidcIssuer;
use crate::rpc::{Answer, Parameters, RpcError};
use crate::state::State;

use super::federated::{self, FederatedCaller, RoleRequest, no_permission};
use super::id_token::Claims;
use super::limits;

/// Opens a session of the role for the subject of the token, and returns its credentials.
pub(crate) fn assume_role_with_oidc(
    state: &State,
    arrival: &Arrival,
    _caller: &Caller,
    parameters: &Parameters,
) -> Result<Answer, RpcError> {
    super::throttle(state)?;
    let role_arn = parameters.require("RoleArn")?;
    let provider_arn = parameters.require("OIDCProviderArn")?;
    let token = parameters.require("OIDCToken")?;
    let session = limits::session_name(parameters)?;
    let request = RoleRequest::read(role_arn, parameters)?;
    let issuer = registered(state, provider_arn)?;
    let claims = Claims::read(token, issuer, state.now())?;
    let role = request.find(state, || limits::no_role(role_arn))?;
    let mut context = Context::new()
        .with("oidc:iss", &claims.issuer)
        .with("oidc:sub", &claims.subject);
    for audience in &claims.audience {
        context.insert("oidc:aud", audience);
    }
    let caller = FederatedCaller {
        provider_arn,
        session,
        context,
    };
    let members = federated::open(state, arrival, request, &role, caller)?;
    let info = ("OIDCTokenInfo", claims.info());
    Ok(federated::answer(
        "AssumeRoleWithOIDCResponse",
        members,
        info,
    ))
}

fn registered<'s>(state: &'s State, arn: &str) -> Result<&'s OidcIssuer, RpcError> {
    let issuer = state.providers.oidc.as_ref();
    issuer
        .filter(|issuer| issuer.arn() == arn)
        .ok_or_else(|| no_permission("No such OIDC Provider registered."))
}
