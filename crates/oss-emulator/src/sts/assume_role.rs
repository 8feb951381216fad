//! AssumeRole: returns temporary credentials of a role, narrowed by a session policy if one is given.

use std::sync::Arc;

use oss_policy::decide::{self, Decision, Reason};
use oss_policy::{Context, Document, Layers, Request};

use crate::access::{self, Caller};
use crate::http::Arrival;
use crate::identities::{RoleEntry, Session};
use crate::rpc::{Answer, Parameters, RpcError, Value};
use crate::state::{Diagnosis, PolicyScope, State};

use super::assumed;
use super::limits;

/// The parameters of the call. They were checked against the limits of STS.
struct Wanted<'p> {
    account: &'p str,
    role: &'p str,
    session: &'p str,
    seconds: u64,
    policy: Option<Document>,
    external_id: Option<&'p str>,
    source_identity: Option<&'p str>,
}

/// Opens a session of the role and returns its credentials.
pub(crate) fn assume_role(
    state: &State,
    arrival: &Arrival,
    caller: &Caller,
    parameters: &Parameters,
) -> Result<Answer, RpcError> {
    super::throttle(state)?;
    let wanted = read(parameters)?;
    let role = find_role(caller, &wanted)?;
    permit(state, arrival, caller, &wanted, &role)?;
    if wanted.seconds > role.max_session_seconds {
        return Err(limits::duration());
    }
    let seconds = i64::try_from(wanted.seconds).unwrap_or(0);
    let expires_at = state.now().plus_seconds(seconds);
    let session = Session::open(
        wanted.account,
        &role,
        wanted.session,
        expires_at,
        wanted.policy,
    );
    let mut members = assumed::describe(&session, &role);
    let identity = wanted.source_identity.map(str::to_owned);
    members.extend(identity.map(|identity| ("SourceIdentity", Value::Text(identity))));
    let root = "AssumeRoleResponse";
    let answer = Answer { root, members };
    state.identities.add_session(session, state.now());
    Ok(answer)
}

fn read(parameters: &Parameters) -> Result<Wanted<'_>, RpcError> {
    let (account, role) = limits::parse_role_arn(parameters.require("RoleArn")?)?;
    let session = limits::session_name(parameters)?;
    let external_id = parameters.get("ExternalId");
    if external_id.is_some_and(|id| !limits::within(id, 2..=1224, "_+=,.@:/-")) {
        return Err(RpcError::parameter(
            "InvalidParameter.ExternalId",
            "The parameter ExternalId is wrongly formed.",
        ));
    }
    let source_identity = parameters.get("SourceIdentity");
    if source_identity.is_some_and(|identity| !limits::is_source_identity(identity)) {
        return Err(RpcError::parameter(
            "InvalidParameter.SourceIdentity",
            "The parameter SourceIdentity is wrongly formed.",
        ));
    }
    let (seconds, policy) = (limits::seconds(parameters)?, limits::policy(parameters)?);
    Ok(Wanted {
        account,
        role,
        session,
        seconds,
        policy,
        external_id,
        source_identity,
    })
}

fn find_role(caller: &Caller, wanted: &Wanted<'_>) -> Result<Arc<RoleEntry>, RpcError> {
    let arn = || {
        let role = wanted.role.to_ascii_lowercase();
        format!("acs:ram::{}:role/{role}", wanted.account)
    };
    let role = caller.view.role(wanted.account, wanted.role);
    role.cloned().ok_or_else(|| limits::no_role(&arn()))
}

/// Checks that the caller may assume the role. The caller's session policy, the caller's own
/// policies and the trust policy of the role must all allow it.
fn permit(
    state: &State,
    arrival: &Arrival,
    caller: &Caller,
    wanted: &Wanted<'_>,
    role: &RoleEntry,
) -> Result<(), RpcError> {
    let mut context = Context::new()
        .with("acs:SourceIp", arrival.peer.to_string())
        .with(
            "acs:SecureTransport",
            if arrival.secure { "true" } else { "false" },
        )
        .with("acs:CurrentTime", state.now().to_iso_extended());
    for (key, value) in [
        ("sts:ExternalId", wanted.external_id),
        ("sts:SourceIdentity", wanted.source_identity),
    ] {
        if let Some(value) = value {
            context.insert(key, value);
        }
    }
    let policies = access::policies_of(caller);
    let layers = Layers {
        session: caller
            .session
            .as_ref()
            .and_then(|session| session.policy.as_ref()),
        identity: &policies,
        trust: Some(&role.trust),
        ..Layers::default()
    };
    let request = Request::assume_role(&caller.who, wanted.account, wanted.role, &context);
    match decide::assume(&request, &layers) {
        Decision::Allow { .. } => Ok(()),
        Decision::Refused {
            reason: Reason::RootMayNotAssume,
        } => Err(RpcError::new(
            403,
            "NoPermission",
            "Roles may not be assumed by root accounts.",
        )),
        decision => {
            let diagnosis = Diagnosis::new(&request, &decision, PolicyScope::ResourceGroup);
            let refusal = RpcError::no_permission(diagnosis.into_detail(&state.diagnoses));
            Err(match state.config.explains_refusals {
                true => refusal.because(access::describe(&decision, &request)),
                false => refusal,
            })
        }
    }
}
