//! RAM, which is served on the same port as OSS: users, keys, roles and policies. OSS and STS
//! authenticate and authorize requests by these identities.

mod attachments;
mod call;
mod decode_diagnostic_message;
mod keys;
mod names;
mod page;
mod permission;
mod policies;
mod refusal;
mod roles;
mod tags;
mod users;

use crate::access::Caller;
use crate::http::Arrival;
use crate::rpc::{Action, Answer, Members, Parameters, RpcError, Service};
use crate::state::State;

use call::Call;
use decode_diagnostic_message::decode_diagnostic_message;

/// Returns the action with the given name, or `None` if RAM has no such action.
fn find(action: &str) -> Option<Action> {
    operation(action).map(|_| Action::signed(run))
}

/// Performs a call whose caller was authenticated.
fn run(
    state: &State,
    arrival: &Arrival,
    caller: &Caller,
    parameters: &Parameters,
) -> Result<Answer, RpcError> {
    let operation = operation(parameters.action()).ok_or_else(RpcError::unknown_action)?;
    if !state.faults.admits_call(state.clock.now()) {
        return Err(refusal::throttled());
    }
    let call = Call::new(state, arrival, caller, parameters);
    let members = (operation.run)(&call)?.into_values();
    Ok(Answer {
        root: operation.root,
        members,
    })
}

/// The function that performs an operation and returns the members of the response.
type Run = fn(&Call<'_>) -> Result<Members, RpcError>;

struct Operation {
    name: &'static str,
    /// The name of the root element of the response in XML.
    root: &'static str,
    run: Run,
}

fn operation(name: &str) -> Option<&'static Operation> {
    OPERATIONS.iter().find(|operation| operation.name == name)
}

const fn row(name: &'static str, root: &'static str, run: Run) -> Operation {
    Operation { name, root, run }
}

/// RAM, described for the RPC protocol.
pub(crate) const SERVICE: Service = Service {
    version: "2015-05-01",
    find,
};

#[rustfmt::skip]
const OPERATIONS: [Operation; 32] = [
    row("CreateUser", "CreateUserResponse", users::create_user),
    row("GetUser", "GetUserResponse", users::get_user),
    row("UpdateUser", "UpdateUserResponse", users::update_user),
    row("DeleteUser", "DeleteUserResponse", users::delete_user),
    row("ListUsers", "ListUsersResponse", users::list_users),
    row("CreateAccessKey", "CreateAccessKeyResponse", keys::create_access_key),
    row("ListAccessKeys", "ListAccessKeysResponse", keys::list_access_keys),
    row("UpdateAccessKey", "UpdateAccessKeyResponse", keys::update_access_key),
    row("DeleteAccessKey", "DeleteAccessKeyResponse", keys::delete_access_key),
    row("GetAccessKeyLastUsed", "GetAccessKeyLastUsedResponse", keys::get_access_key_last_used),
    row("CreateRole", "CreateRoleResponse", roles::create_role),
    row("GetRole", "GetRoleResponse", roles::get_role),
    row("UpdateRole", "UpdateRoleResponse", roles::update_role),
    row("DeleteRole", "DeleteRoleResponse", roles::delete_role),
    row("ListRoles", "ListRolesResponse", roles::list_roles),
    row("CreatePolicy", "CreatePolicyResponse", policies::create_policy),
    row("GetPolicy", "GetPolicyResponse", policies::get_policy),
    row("ListPolicies", "ListPoliciesResponse", policies::list_policies),
    row("DeletePolicy", "DeletePolicyResponse", policies::delete_policy),
    row("CreatePolicyVersion", "CreatePolicyVersionResponse", policies::create_policy_version),
    row("SetDefaultPolicyVersion", "SetDefaultPolicyVersionResponse", policies::set_default_policy_version),
    row("DeletePolicyVersion", "DeletePolicyVersionResponse", policies::delete_policy_version),
    row("GetPolicyVersion", "GetPolicyVersionResponse", policies::get_policy_version),
    row("ListPolicyVersions", "ListPolicyVersionsResponse", policies::list_policy_versions),
    row("AttachPolicyToUser", "AttachPolicyToUserResponse", attachments::attach_policy_to_user),
    row("AttachPolicyToRole", "AttachPolicyToRoleResponse", attachments::attach_policy_to_role),
    row("DetachPolicyFromUser", "DetachPolicyFromUserResponse", attachments::detach_policy_from_user),
    row("DetachPolicyFromRole", "DetachPolicyFromRoleResponse", attachments::detach_policy_from_role),
    row("ListPoliciesForUser", "ListPoliciesForUserResponse", attachments::list_policies_for_user),
    row("ListPoliciesForRole", "ListPoliciesForRoleResponse", attachments::list_policies_for_role),
    row("ListEntitiesForPolicy", "ListEntitiesForPolicyResponse", attachments::list_entities_for_policy),
    row("DecodeDiagnosticMessage", "DecodeDiagnosticMessageResponse", decode_diagnostic_message),
];
