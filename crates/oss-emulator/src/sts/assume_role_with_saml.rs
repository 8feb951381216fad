//! AssumeRoleWithSAML: returns temporary credentials for a response of a SAML identity provider. The
//! call is not signed.

use oss_policy::Context;

use crate::access::Caller;
use crate::http::Arrival;
use crate::providers::SamlIssuer;
use crate::rpc::{Answer, Parameters, RpcError};
use crate::state::State;

use super::federated::{self, FederatedCaller, RoleRequest};
use super::saml_response::Assertion;

/// Opens a session of the role for the subject of the assertion, and returns its credentials. The
/// assertion also determines the name of the session.
pub(crate) fn assume_role_with_saml(
    state: &State,
    arrival: &Arrival,
    _caller: &Caller,
    parameters: &Parameters,
) -> Result<Answer, RpcError> {
    super::throttle(state)?;
    let require = |name, code| {
        let value = parameters.get(name);
        value.ok_or_else(|| RpcError::new(400, code, format!("{name} is mandatory.")))
    };
    let response = require("SAMLAssertion", "MissingParameter.SAMLAssertion")?;
    let provider_arn = require("SAMLProviderArn", "MissingParameter.SAMLProviderArn")?;
    let role_arn = require("RoleArn", "MissingParameter.RoleArn")?;
    let request = RoleRequest::read(role_arn, parameters)?;
    let issuer = registered(state, provider_arn)?;
    let assertion = Assertion::read(response, issuer.issuer(), state.now())?;
    assertion.check_role(role_arn, provider_arn)?;
    let role = request.find(state, || no_role(role_arn))?;
    let caller = FederatedCaller {
        provider_arn,
        session: &assertion.session,
        context: Context::new().with("saml:recipient", &assertion.recipient),
    };
    let members = federated::open(state, arrival, request, &role, caller)?;
    let info = ("SAMLAssertionInfo", assertion.info());
    Ok(federated::answer(
        "AssumeRoleWithSAMLResponse",
        members,
        info,
    ))
}

fn registered<'s>(state: &'s State, arn: &str) -> Result<&'s SamlIssuer, RpcError> {
    let issuer = state.providers.saml.as_ref();
    issuer.filter(|issuer| issuer.arn() == arn).ok_or_else(|| {
        RpcError::new(
            404,
            "EntityNotExist.SAMLProvider",
            format!("The SAML provider does not exist: {arn}."),
        )
    })
}

fn no_role(arn: &str) -> RpcError {
    let message = format!("The role does not exist: {arn}.");
    RpcError::new(404, "EntityNotExist.RoleArn", message)
}
