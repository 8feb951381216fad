//! AssumeRole: temporary credentials of a role, perhaps narrowed by a session policy.

use std::sync::Arc;

use oss_policy::decide::{self, Decision, Reason};
use oss_policy::{Context, Document, DocumentUse, Fault, Layers, Request};

use crate::access::{self, AskedLast, Caller, Diagnosis};
use crate::dispatch::Arrival;
use crate::identities::{RoleEntry, Session};
use crate::rpc::{Answer, Parameters, RpcError, Value};
use crate::state::State;

/// What the caller asks for, within the limits.
struct Wanted<'p> {
    account: &'p str,
    role: &'p str,
    session: &'p str,
    seconds: u64,
    policy: Option<Document>,
    external_id: Option<&'p str>,
    source_identity: Option<&'p str>,
}

/// Gives a session of the role.
pub(crate) fn assume_role(
    state: &State,
    arrival: &Arrival,
    caller: &Caller,
    parameters: &Parameters,
) -> Result<Answer, RpcError> {
    let wanted = read(parameters)?;
    let role = find_role(caller, &wanted)?;
    permit(state, arrival, caller, &wanted, &role)?;
    if wanted.seconds > role.max_session_seconds {
        return Err(duration());
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
    let mut members = describe(&session, &role);
    let identity = wanted.source_identity.map(str::to_owned);
    members.extend(identity.map(|identity| ("SourceIdentity", Value::Text(identity))));
    let root = "AssumeRoleResponse";
    let answer = Answer { root, members };
    state.identities.add_session(session, state.now());
    Ok(answer)
}

fn read(parameters: &Parameters) -> Result<Wanted<'_>, RpcError> {
    let (account, role) = role_of(parameters.require("RoleArn")?)?;
    let session = session_name(parameters)?;
    let external_id = parameters.get("ExternalId");
    if external_id.is_some_and(|id| !within(id, 2..=1224, "_+=,.@:/-")) {
        return Err(RpcError::parameter(
            "InvalidParameter.ExternalId",
            "The parameter ExternalId is wrongly formed.",
        ));
    }
    let source_identity = parameters.get("SourceIdentity");
    if source_identity.is_some_and(|identity| !is_source_identity(identity)) {
        return Err(RpcError::parameter(
            "InvalidParameter.SourceIdentity",
            "The parameter SourceIdentity is wrongly formed.",
        ));
    }
    let (seconds, policy) = (seconds(parameters)?, policy(parameters)?);
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

/// The name that the session is to have.
pub(super) fn session_name(parameters: &Parameters) -> Result<&str, RpcError> {
    let session = parameters.require("RoleSessionName")?;
    if is_session_name(session) {
        return Ok(session);
    }
    Err(RpcError::parameter(
        "InvalidParameter.RoleSessionName",
        "The parameter RoleSessionName is wrongly formed.",
    ))
}

/// Wherever the name comes from.
pub(super) fn is_session_name(name: &str) -> bool {
    within(name, 2..=64, ".@-_")
}

/// `acs:ram::<account>:role/<name>`.
pub(super) fn role_of(arn: &str) -> Result<(&str, &str), RpcError> {
    let wrong = || {
        RpcError::parameter(
            "InvalidParameter.RoleArn",
            "The parameter RoleArn is wrongly formed.",
        )
    };
    let rest = arn.strip_prefix("acs:ram::").ok_or_else(wrong)?;
    let (account, name) = rest.split_once(':').ok_or_else(wrong)?;
    if account.is_empty() || !account.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    match name.split_once('/') {
        Some(("role", role)) if !role.is_empty() && !role.contains(':') => Ok((account, role)),
        // The ARN of a user is well formed, and there is no role of that name (observed).
        Some(("user", _)) => Err(no_role(arn)),
        _ => Err(wrong()),
    }
}

fn within(text: &str, length: std::ops::RangeInclusive<usize>, marks: &str) -> bool {
    length.contains(&text.len())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || marks.contains(c))
}

fn is_source_identity(identity: &str) -> bool {
    let reserved = ["acs:", "aliyun:", "alibabacloud:"];
    within(identity, 2..=64, "_+=,.@-") && !reserved.iter().any(|r| identity.starts_with(r))
}

pub(super) fn seconds(parameters: &Parameters) -> Result<u64, RpcError> {
    match parameters.get("DurationSeconds") {
        None => Ok(3600),
        Some(text) => match text.parse() {
            Ok(seconds) if (900..=43200).contains(&seconds) => Ok(seconds),
            _ => Err(duration()),
        },
    }
}

/// The text names these bounds also when the role's maximum is the cause.
pub(super) fn duration() -> RpcError {
    RpcError::parameter(
        "InvalidParameter.DurationSeconds",
        "The Min/Max value of DurationSeconds is 15min/1hr.",
    )
}

pub(super) fn policy(parameters: &Parameters) -> Result<Option<Document>, RpcError> {
    let Some(text) = parameters.get("Policy") else {
        return Ok(None);
    };
    match Document::parse(text, DocumentUse::Session) {
        Ok(document) => Ok(Some(document)),
        Err(refusal) if refusal.fault() == Fault::Length => Err(RpcError::parameter(
            "InvalidParameter.PolicySize",
            "The size of Policy must be smaller than 2048 bytes.",
        )),
        Err(_) => Err(RpcError::parameter(
            "InvalidParameter.PolicyGrammar",
            "The parameter Policy has not passed grammar check.",
        )),
    }
}

fn find_role(caller: &Caller, wanted: &Wanted<'_>) -> Result<Arc<RoleEntry>, RpcError> {
    let arn = || {
        let role = wanted.role.to_ascii_lowercase();
        format!("acs:ram::{}:role/{role}", wanted.account)
    };
    let role = caller.view.role(wanted.account, wanted.role);
    role.cloned().ok_or_else(|| no_role(&arn()))
}

pub(super) fn no_role(arn: &str) -> RpcError {
    RpcError::new(
        404,
        "EntityNotExist.Role",
        format!("The role not exists: {arn}"),
    )
}

/// The caller's session policy, the caller's own policies and the role's trust must all agree.
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
            let diagnosis = Diagnosis::of(&request, &decision, AskedLast::ResourceGroup);
            Err(RpcError::no_permission(diagnosis.into_detail(state)))
        }
    }
}

/// What every answer with a session has: who was assumed, and the keys.
pub(super) fn describe(session: &Session, role: &RoleEntry) -> Vec<(&'static str, Value)> {
    let text = |value: &str| Value::Text(value.to_owned());
    let arn = format!(
        "acs:ram::{}:role/{}/{}",
        session.account,
        role.name.to_ascii_lowercase(),
        session.name
    );
    let user = vec![
        (
            "AssumedRoleId",
            Value::Text(format!("{}:{}", role.id, session.name)),
        ),
        ("Arn", Value::Text(arn)),
    ];
    let credentials = vec![
        ("AccessKeyId", text(&session.access_key_id)),
        ("AccessKeySecret", text(session.secret.expose())),
        ("SecurityToken", text(session.token.expose())),
        (
            "Expiration",
            Value::Text(session.expires_at.to_iso_extended()),
        ),
    ];
    vec![
        ("AssumedRoleUser", Value::Members(user)),
        ("Credentials", Value::Members(credentials)),
    ]
}
