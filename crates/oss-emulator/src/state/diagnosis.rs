//! What a refusal says about itself (`AccessDeniedDetail`), and what is remembered of it, so that
//! its opaque message can be decoded.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use oss_policy::decide::Decision;
use oss_policy::{Layer, Request};

use crate::runtime::random_text;

/// Why one request was refused.
#[derive(Clone, Debug)]
pub(crate) struct Diagnosis {
    pub(crate) explicit: bool,
    pub(crate) policy_type: &'static str,
    pub(crate) action: String,
    pub(crate) resource: String,
    pub(crate) principal_type: &'static str,
    pub(crate) owner: String,
    pub(crate) principal: String,
    pub(crate) conditions: Vec<(String, Vec<String>)>,
    /// The policies that denied, by type and name.
    pub(crate) matched: Vec<(&'static str, String)>,
}

/// Which grants an implicit refusal names: those that were asked last.
#[derive(Clone, Copy, Debug)]
pub(crate) enum AskedLast {
    /// Grants of the whole account; what RAM keeps is in no resource group.
    Account,
    /// Those of the resource's group.
    ResourceGroup,
}

impl Diagnosis {
    pub(crate) fn of(request: &Request<'_>, decision: &Decision, asked: AskedLast) -> Self {
        let identity = match asked {
            AskedLast::Account => ACCOUNT_LEVEL,
            AskedLast::ResourceGroup => "ResourceGroupLevelIdentityBasedPolicy",
        };
        let (explicit, policy_type, matched) = match decision {
            Decision::ExplicitDeny { by } => {
                let kind = |layer| policy_type(layer, ACCOUNT_LEVEL);
                let first = by.first().map_or(Layer::Identity, |first| first.layer);
                let matched = by.iter().map(|s| (kind(s.layer), s.policy.clone()));
                (true, kind(first), matched.collect())
            }
            Decision::ImplicitDeny { missing, .. } => {
                (false, policy_type(*missing, identity), Vec::new())
            }
            _ => (false, "ControlPolicy", Vec::new()),
        };
        let caller = request.caller();
        Self {
            explicit,
            policy_type,
            action: request.action().to_owned(),
            resource: request.resource().to_owned(),
            principal_type: principal_type(caller),
            owner: caller.account().unwrap_or_default().to_owned(),
            principal: principal(caller),
            conditions: conditions(request),
            matched,
        }
    }

    /// The members of `AccessDeniedDetail`; what they leave out is kept under the message.
    pub(crate) fn into_detail(self, kept: &Diagnoses) -> Vec<(&'static str, String)> {
        let kind = if self.explicit {
            "ExplicitDeny"
        } else {
            "ImplicitDeny"
        };
        vec![
            ("PolicyType", self.policy_type.to_owned()),
            ("AuthPrincipalOwnerId", self.owner.clone()),
            ("AuthPrincipalType", self.principal_type.to_owned()),
            ("AuthPrincipalDisplayName", self.principal.clone()),
            ("NoPermissionType", kind.to_owned()),
            ("AuthAction", self.action.clone()),
            ("EncodedDiagnosticMessage", kept.keep(self)),
        ]
    }
}

/// The last refusals, by their messages.
#[derive(Debug, Default)]
pub(crate) struct Diagnoses(Mutex<VecDeque<(String, Diagnosis)>>);

impl Diagnoses {
    /// Remembers a refusal; the oldest is forgotten for it.
    fn keep(&self, diagnosis: Diagnosis) -> String {
        let message = format!("AQE{}", random_text(61));
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.pop_front();
        }
        kept.push_back((message.clone(), diagnosis));
        message
    }

    /// What a message stands for, if its refusal was of the account.
    pub(crate) fn decode(&self, account: &str, message: &str) -> Option<Diagnosis> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut own = kept.iter().filter(|(_, one)| one.owner == account);
        own.find(|(own, _)| own == message)
            .map(|(_, one)| one.clone())
    }
}

/// The number of a user, `role:session` of a session with the role in lower case.
pub(crate) fn principal(caller: &oss_policy::Caller) -> String {
    match caller {
        oss_policy::Caller::User { id, name, .. } => id.as_ref().unwrap_or(name).clone(),
        oss_policy::Caller::RoleSession { role, session, .. } => {
            format!("{}:{session}", role.to_ascii_lowercase())
        }
        oss_policy::Caller::Federated { provider, .. } => provider.clone(),
        who => who.account().unwrap_or_default().to_owned(),
    }
}

fn principal_type(caller: &oss_policy::Caller) -> &'static str {
    match caller {
        oss_policy::Caller::RoleSession { .. } => "AssumedRoleUser",
        oss_policy::Caller::User { .. } => "SubUser",
        oss_policy::Caller::Federated { .. } => "Federated",
        _ => "Account",
    }
}

fn policy_type(layer: Layer, identity: &'static str) -> &'static str {
    match layer {
        Layer::Session => "SessionPolicy",
        Layer::Trust => "AssumeRolePolicy",
        Layer::BucketPolicy => "BucketPolicy",
        _ => identity,
    }
}

/// The condition keys of the request, each with its values. A token is a header too, and a secret.
fn conditions(request: &Request<'_>) -> Vec<(String, Vec<String>)> {
    let mut conditions: Vec<(String, Vec<String>)> = Vec::new();
    let keys = request.context().iter();
    for (key, value) in keys.filter(|(key, _)| !key.contains("security-token")) {
        match conditions.iter_mut().find(|(own, _)| own == key) {
            Some((_, values)) => values.push(value.to_owned()),
            None => conditions.push((key.to_owned(), vec![value.to_owned()])),
        }
    }
    conditions
}

const ACCOUNT_LEVEL: &str = "AccountLevelIdentityBasedPolicy";
const MOST: usize = 1000;
