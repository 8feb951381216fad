//! GetCallerIdentity: returns the identity that signed the call.

use oss_policy::Caller as Who;

use crate::access::Caller;
use crate::http::Arrival;
use crate::rpc::{Answer, Parameters, RpcError, Value};
use crate::state::State;

/// Returns the identity of the caller. The caller needs no permission for this.
pub(crate) fn get_caller_identity(
    _state: &State,
    _arrival: &Arrival,
    caller: &Caller,
    _parameters: &Parameters,
) -> Result<Answer, RpcError> {
    let account = caller.account().unwrap_or_default().to_owned();
    let members = match &caller.who {
        Who::User { name, id, .. } => {
            let id = id.clone().unwrap_or_default();
            let arn = format!("acs:ram::{account}:user/{name}");
            describe("RAMUser", &account, &id, Some(("UserId", id.clone())), arn)
        }
        Who::RoleSession { role, session, .. } => {
            let current_role = caller.view.role(&account, role);
            let id = current_role.map(|role| role.id.clone()).unwrap_or_default();
            let arn = format!(
                "acs:ram::{account}:assumed-role/{}/{session}",
                role.to_ascii_lowercase()
            );
            let principal = format!("{id}:{session}");
            describe(
                "AssumedRoleUser",
                &account,
                &principal,
                Some(("RoleId", id)),
                arn,
            )
        }
        _ => describe(
            "Account",
            &account,
            &account,
            None,
            format!("acs:ram::{account}:root"),
        ),
    };
    Ok(Answer {
        root: "GetCallerIdentityResponse",
        members,
    })
}

fn describe(
    kind: &str,
    account: &str,
    principal: &str,
    own_id: Option<(&'static str, String)>,
    arn: String,
) -> Vec<(&'static str, Value)> {
    let text = |name, value: &str| (name, Value::Text(value.to_owned()));
    let mut members = vec![
        text("IdentityType", kind),
        text("AccountId", account),
        text("PrincipalId", principal),
    ];
    members.extend(own_id.map(|(name, id)| (name, Value::Text(id))));
    members.push(("Arn", Value::Text(arn)));
    members
}
