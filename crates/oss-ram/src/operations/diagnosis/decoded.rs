//! The decoded reason for a refusal.

use crate::error::Result;
use crate::members::Members;

/// The decoded reason for a refusal: the request, and the kind of policy that denied it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnosis {
    /// Whether a Deny statement denied the request. Otherwise no Allow statement allowed it.
    pub explicit_deny: bool,
    /// The kind of policy, such as `SessionPolicy`.
    pub policy_type: Option<String>,
    /// The action of the request.
    pub action: Option<String>,
    /// The resource of the request.
    pub resource: Option<String>,
    /// The kind of caller: `SubUser`, `AssumedRoleUser` or `Federated`.
    pub principal_type: Option<String>,
    /// The id of the caller's account.
    pub principal_owner: Option<String>,
    /// The caller: the id of a user, or `role:session`.
    pub principal: Option<String>,
    /// The condition keys that the request had.
    pub conditions: Vec<DiagnosisCondition>,
    /// The policies that matched, as JSON, whose members are not documented.
    pub matched_policies: Vec<String>,
}

impl Diagnosis {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self> {
        let principal = members.object("AuthPrincipal")?;
        Ok(Self {
            explicit_deny: members.flag("ExplicitDeny")?,
            policy_type: members.maybe_text("NoPermissionPolicyType")?,
            action: members.maybe_text("AuthAction")?,
            resource: members.maybe_text("AuthResource")?,
            principal_type: principal.maybe_text("AuthPrincipalType")?,
            principal_owner: principal.maybe_text("AuthPrincipalOwnerId")?,
            principal: principal.maybe_text("AuthPrincipalDisplayName")?,
            conditions: members.plain_list("AuthConditions", DiagnosisCondition::read)?,
            matched_policies: members.json("MatchedPolicies")?,
        })
    }
}

/// A condition key that a refused request had.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DiagnosisCondition {
    /// The name of the key, such as `acs:SourceIp`.
    pub key: String,
    /// The values of the key.
    pub values: Vec<String>,
}

impl DiagnosisCondition {
    fn read(members: &Members<'_>) -> Result<Self> {
        Ok(Self {
            key: members.text("ConditionKey")?,
            values: members.texts("ConditionValues")?,
        })
    }
}
