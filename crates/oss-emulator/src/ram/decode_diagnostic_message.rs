//! DecodeDiagnosticMessage: explains why OSS, STS or RAM refused a request of this account.

use crate::rpc::{Members, RpcError};
use crate::state::Diagnosis;

use super::call::Call;
use super::permission::Resource;

pub(super) fn decode_diagnostic_message(call: &Call<'_>) -> Result<Members, RpcError> {
    let message = call.require("EncodedDiagnosticMessage")?;
    call.permit(&Resource::Account)?;
    let diagnosis = call.state.diagnoses.decode(call.account(), message);
    let diagnosis = diagnosis.ok_or_else(|| RpcError::invalid_value("EncodedDiagnosticMessage"))?;
    Ok(Members::new().nested("DecodedDiagnosticMessage", describe(&diagnosis)))
}

fn describe(diagnosis: &Diagnosis) -> Members {
    let principal = Members::new()
        .text("AuthPrincipalType", diagnosis.principal_type)
        .text("AuthPrincipalOwnerId", &diagnosis.owner)
        .text("AuthPrincipalDisplayName", &diagnosis.principal);
    let conditions = diagnosis.conditions.iter().map(|(key, values)| {
        Members::new()
            .text("ConditionKey", key)
            .texts("ConditionValues", values)
    });
    let matched = diagnosis.matched.iter().map(|(kind, name)| {
        Members::new()
            .text("Effect", "Deny")
            .text("PolicyType", *kind)
            .text("PolicyIdentifier", name)
    });
    Members::new()
        .flag("ExplicitDeny", diagnosis.explicit)
        .text("NoPermissionPolicyType", diagnosis.policy_type)
        .text("AuthAction", &diagnosis.action)
        .text("AuthResource", &diagnosis.resource)
        .nested("AuthPrincipal", principal)
        .items("AuthConditions", conditions.collect())
        .items("MatchedPolicies", matched.collect())
}
