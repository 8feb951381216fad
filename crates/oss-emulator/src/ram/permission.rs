//! Checks whether a caller is allowed to perform the action `ram:<Operation>` on the resource of a
//! call.

use oss_policy::decide::{self, Layers};
use oss_policy::{Context, PolicyKind, Request};

use crate::access;
use crate::rpc::RpcError;
use crate::state::{Diagnosis, PolicyScope};

use super::call::Call;

/// The resource on which an operation is performed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Resource<'a> {
    /// All users. Permissions to create or list users cannot be limited to names.
    Users,
    User(&'a str),
    Roles,
    Role(&'a str),
    Policies,
    Policy(PolicyKind, &'a str),
    /// The account as a whole.
    Account,
}

impl Call<'_> {
    /// Checks that the policies of the caller allow this operation on the resource.
    ///
    /// # Errors
    ///
    /// Returns 403 `NoPermission` with the details of the decision.
    pub(super) fn permit(&self, resource: &Resource<'_>) -> Result<(), RpcError> {
        let action = format!("ram:{}", self.operation());
        let resource = resource.arn(self.account());
        let context = context(self);
        let policies = access::policies_of(self.caller);
        let session = self.caller.session.as_ref();
        let layers = Layers {
            session: session.and_then(|session| session.policy.as_ref()),
            identity: &policies,
            ..Layers::default()
        };
        let request = Request::new(&self.caller.who, &action, &resource, &context);
        let decision = decide::access(&request, &layers);
        if decision.is_allowed() {
            return Ok(());
        }
        let diagnosis = Diagnosis::new(&request, &decision, PolicyScope::Account);
        let detail = diagnosis.into_detail(&self.state.diagnoses);
        let refusal = RpcError::no_permission(detail);
        let refusal = refusal.message("You are not authorized to do this action.");
        Err(match self.state.config.explains_refusals {
            true => refusal.because(access::describe(&decision, &request)),
            false => refusal,
        })
    }
}

impl Resource<'_> {
    /// Returns the ARN, which has no region and has the name in lower case.
    fn arn(&self, account: &str) -> String {
        let named = |account: &str, kind: &str, name: &str| {
            format!("acs:ram::{account}:{kind}/{}", name.to_ascii_lowercase())
        };
        match *self {
            Self::Users => named(account, "user", "*"),
            Self::User(name) => named(account, "user", name),
            Self::Roles => named(account, "role", "*"),
            Self::Role(name) => named(account, "role", name),
            Self::Policies => named(account, "policy", "*"),
            Self::Policy(PolicyKind::System, name) => named("system", "policy", name),
            Self::Policy(_, name) => named(account, "policy", name),
            Self::Account => format!("acs:ram::{account}:*"),
        }
    }
}

fn context(call: &Call<'_>) -> Context {
    let secure = if call.arrival.secure { "true" } else { "false" };
    let mut context = Context::new()
        .with("acs:SourceIp", call.arrival.peer.to_string())
        .with("acs:SecureTransport", secure)
        .with("acs:CurrentTime", call.state.now().to_iso_extended());
    if let Some(agent) = call.user_agent() {
        context.insert("acs:UserAgent", agent);
    }
    if let Some(id) = &call.caller.access_key_id {
        context.insert("acs:AccessId", id);
    }
    context
}
