//! What the ways of assuming a role have in common that need no key, but somebody's word.

use std::sync::Arc;

use oss_policy::decide::{self, Layers};
use oss_policy::{Caller, Context, Document, Request};

use crate::http::Arrival;
use crate::identities::{RoleEntry, Session};
use crate::rpc::{Answer, Parameters, RpcError, Value};
use crate::state::State;

use super::assumed;
use super::limits;

/// What is asked for, within the limits.
pub(super) struct Wanted<'p> {
    account: &'p str,
    role: &'p str,
    seconds: u64,
    policy: Option<Document>,
}

impl<'p> Wanted<'p> {
    pub(super) fn read(role_arn: &'p str, parameters: &'p Parameters) -> Result<Self, RpcError> {
        let (account, role) = limits::role_of(role_arn)?;
        Ok(Self {
            account,
            role,
            seconds: limits::seconds(parameters)?,
            policy: limits::policy(parameters)?,
        })
    }

    /// The role.
    ///
    /// # Errors
    /// What the action says when there is none.
    pub(super) fn find(
        &self,
        state: &State,
        missing: impl FnOnce() -> RpcError,
    ) -> Result<Arc<RoleEntry>, RpcError> {
        let role = state.identities.role(self.account, self.role);
        role.ok_or_else(missing)
    }
}

/// A guest whom a provider of the account vouches for.
pub(super) struct Guest<'a> {
    pub(super) provider_arn: &'a str,
    pub(super) session: &'a str,
    /// The condition keys that the provider's word fills.
    pub(super) context: Context,
}

/// A session of the role for the guest, if the role trusts the provider and its conditions hold.
///
/// # Errors
/// 403 `AuthenticationFail.NoPermission`, or a time beyond the role's maximum.
pub(super) fn open(
    state: &State,
    arrival: &Arrival,
    wanted: Wanted<'_>,
    role: &RoleEntry,
    guest: Guest<'_>,
) -> Result<Vec<(&'static str, Value)>, RpcError> {
    let secure = if arrival.secure { "true" } else { "false" };
    let context = guest
        .context
        .with("acs:SourceIp", arrival.peer.to_string())
        .with("acs:SecureTransport", secure)
        .with("acs:CurrentTime", state.now().to_iso_extended());
    let layers = Layers {
        trust: Some(&role.trust),
        ..Layers::default()
    };
    let caller = Caller::federated(&state.config.account, guest.provider_arn);
    let request = Request::assume_role(&caller, wanted.account, wanted.role, &context);
    if !decide::assume(&request, &layers).is_allowed() {
        return Err(no_permission("There is no permission."));
    }
    if wanted.seconds > role.max_session_seconds {
        return Err(limits::duration());
    }
    let end = state
        .now()
        .plus_seconds(i64::try_from(wanted.seconds).unwrap_or(0));
    let session = Session::open(wanted.account, role, guest.session, end, wanted.policy);
    let members = assumed::describe(&session, role);
    state.identities.add_session(session, state.now());
    Ok(members)
}

/// 403: the provider is unknown, or the role does not trust it so far.
pub(super) fn no_permission(message: &'static str) -> RpcError {
    RpcError::new(403, "AuthenticationFail.NoPermission", message)
}

/// The answer with what was read from the proof.
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
