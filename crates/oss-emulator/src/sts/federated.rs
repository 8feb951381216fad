//! The common part of AssumeRoleWithOIDC and AssumeRoleWithSAML. In both calls an identity provider
//! proves who the caller is, so no access key is needed.

use std::sync::Arc;

use oss_policy::decide::{self, Layers};
use oss_policy::{Caller, Context, Document, Request};

use crate::http::Arrival;
use crate::identities::{RoleEntry, Session};
use crate::rpc::{Answer, Parameters, RpcError, Value};
use crate::state::State;

use super::assumed;
use super::limits;

/// The parameters that both calls have. They were checked against the limits of STS.
pub(super) struct RoleRequest<'p> {
    account: &'p str,
    role: &'p str,
    seconds: u64,
    policy: Option<Document>,
}

impl<'p> RoleRequest<'p> {
    pub(super) fn read(role_arn: &'p str, parameters: &'p Parameters) -> Result<Self, RpcError> {
        let (account, role) = limits::parse_role_arn(role_arn)?;
        Ok(Self {
            account,
            role,
            seconds: limits::seconds(parameters)?,
            policy: limits::policy(parameters)?,
        })
    }

    /// Finds the role.
    ///
    /// # Errors
    ///
    /// Returns `missing` if there is no such role.
    pub(super) fn find(
        &self,
        state: &State,
        missing: impl FnOnce() -> RpcError,
    ) -> Result<Arc<RoleEntry>, RpcError> {
        let role = state.identities.role(self.account, self.role);
        role.ok_or_else(missing)
    }
}

/// A caller whose identity is proved by a provider of the account.
pub(super) struct FederatedCaller<'a> {
    pub(super) provider_arn: &'a str,
    pub(super) session: &'a str,
    /// The condition keys whose values come from the token or the assertion.
    pub(super) context: Context,
}

/// Opens a session of the role. The role must trust the provider, and the conditions of its trust
/// policy must be met.
///
/// # Errors
///
/// Returns 403 `AuthenticationFail.NoPermission` if the role does not trust the caller, and an
/// error if the requested duration is longer than the maximum of the role.
pub(super) fn open(
    state: &State,
    arrival: &Arrival,
    request: RoleRequest<'_>,
    role: &RoleEntry,
    caller: FederatedCaller<'_>,
) -> Result<Vec<(&'static str, Value)>, RpcError> {
    let secure = if arrival.secure { "true" } else { "false" };
    let context = caller
        .context
        .with("acs:SourceIp", arrival.peer.to_string())
        .with("acs:SecureTransport", secure)
        .with("acs:CurrentTime", state.now().to_iso_extended());
    let layers = Layers {
        trust: Some(&role.trust),
        ..Layers::default()
    };
    let who = Caller::federated(&state.config.account, caller.provider_arn);
    let question = Request::assume_role(&who, request.account, request.role, &context);
    if !decide::assume(&question, &layers).is_allowed() {
        return Err(no_permission("There is no permission."));
    }
    if request.seconds > role.max_session_seconds {
        return Err(limits::duration());
    }
    let end = state
        .now()
        .plus_seconds(i64::try_from(request.seconds).unwrap_or(0));
    let session = Session::open(request.account, role, caller.session, end, request.policy);
    let members = assumed::describe(&session, role);
    state.identities.add_session(session, state.now());
    Ok(members)
}

/// Creates the 403 for a provider that is unknown or that the role does not trust.
pub(super) fn no_permission(message: &'static str) -> RpcError {
    RpcError::new(403, "AuthenticationFail.NoPermission", message)
}

/// Creates the response, which includes the information from the token or the assertion.
pub(super) fn answer(
    root: &'static str,
    mut members: Vec<(&'static str, Value)>,
    info: (&'static str, Vec<(&'static str, String)>),
) -> Answer {
    let (name, texts) = info;
    let texts = texts
        .into_iter()
        .map(|(name, text)| (name, Value::Text(text)));
    members.push((name, Value::Members(texts.collect())));
    Answer { root, members }
}
