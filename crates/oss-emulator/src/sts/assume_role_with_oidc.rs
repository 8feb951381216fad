//! AssumeRoleWithOIDC: a token of an identity provider in place of a signature.

use oss_policy::Context;

use crate::access::Caller;
use crate::http::Arrival;
use crate::providers::OidcIssuer;
use crate::rpc::{Answer, Parameters, RpcError};
use crate::state::State;

use super::federated::{self, Guest, Wanted, no_permission};
use super::id_token::Claims;
use super::limits;

/// Gives a session of the role to whom the token names.
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
    let wanted = Wanted::read(role_arn, parameters)?;
    let issuer = registered(state, provider_arn)?;
    let claims = Claims::read(token, issuer, state.now())?;
    let role = wanted.find(state, || limits::no_role(role_arn))?;
    let mut context = Context::new()
        .with("oidc:iss", &claims.issuer)
        .with("oidc:sub", &claims.subject);
    for audience in &claims.audience {
        context.insert("oidc:aud", audience);
    }
    let guest = Guest {
        provider_arn,
        session,
        context,
    };
    let members = federated::open(state, arrival, wanted, &role, guest)?;
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
