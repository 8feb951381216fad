//! What stood behind a refusal.

use crate::{Error, Members};

/// A refusal, decoded: who asked for what, and which kind of policy said no.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnosis {
    /// Whether a Deny said no; else no Allow said yes.
    pub explicit_deny: bool,
    /// The kind of policy, such as `SessionPolicy`.
    pub policy_type: Option<String>,
    /// The action that was asked for.
    pub action: Option<String>,
    /// On what.
    pub resource: Option<String>,
    /// `SubUser`, `AssumedRoleUser` or `Federated`.
    pub principal_type: Option<String>,
    /// The account of the principal.
    pub principal_owner: Option<String>,
    /// A user's id, or `role:session`.
    pub principal: Option<String>,
    /// The condition keys that the request had.
    pub conditions: Vec<DiagnosisCondition>,
    /// The policies that matched, as JSON: what they have is not documented.
    pub matched_policies: Vec<String>,
}

impl Diagnosis {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self, Error> {
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
    /// The key, such as `acs:SourceIp`.
    pub key: String,
    /// Its values.
    pub values: Vec<String>,
}

impl DiagnosisCondition {
    fn read(members: &Members<'_>) -> Result<Self, Error> {
        Ok(Self {
            key: members.text("ConditionKey")?,
            values: members.texts("ConditionValues")?,
        })
    }
}
