//! The details of refused requests (`AccessDeniedDetail`). The server keeps them for a while, so
//! that DecodeDiagnosticMessage can decode the opaque message in a refusal.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use oss_policy::decide::Decision;
use oss_policy::{Layer, Request};

use crate::runtime::random_text;

/// The reason for which one request was refused.
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
    /// The policies that denied the request, each with its type and name.
    pub(crate) matched: Vec<(&'static str, String)>,
}

/// The scope of the identity policies that a service evaluates last. If no policy allows the
/// request, the refusal names the policies of this scope.
#[derive(Clone, Copy, Debug)]
pub(crate) enum PolicyScope {
    /// Policies that apply to the whole account. RAM evaluates only these, because users, roles and
    /// policies belong to no resource group.
    Account,
    /// Policies that apply to the resource group of the resource.
    ResourceGroup,
}

impl Diagnosis {
    /// Creates the details of a decision that does not allow a request.
    pub(crate) fn new(request: &Request<'_>, decision: &Decision, scope: PolicyScope) -> Self {
        let identity = match scope {
            PolicyScope::Account => ACCOUNT_LEVEL,
            PolicyScope::ResourceGroup => "ResourceGroupLevelIdentityBasedPolicy",
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

    /// Returns how many bytes the texts have together.
    fn size(&self) -> usize {
        let conditions = self.conditions.iter().map(|(key, values)| {
            let values = values.iter().map(String::len);
            key.len() + values.sum::<usize>()
        });
        let matched = self.matched.iter().map(|(_, name)| name.len());
        let texts = [&self.action, &self.resource, &self.owner, &self.principal];
        let texts = texts.into_iter().map(String::len);
        conditions.chain(matched).chain(texts).sum()
    }

    /// Returns the members of `AccessDeniedDetail`, and stores the complete details in `kept` under
    /// the encoded message.
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

/// The details of recent refusals, found by their encoded messages. Their number and their size are
/// limited.
#[derive(Debug, Default)]
pub(crate) struct Diagnoses(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    by_message: HashMap<String, Diagnosis>,
    /// The messages, from the oldest to the newest.
    order: VecDeque<String>,
    /// The number of bytes that all details have together.
    size: usize,
}

impl Diagnoses {
    /// Stores the details of a refusal and returns the encoded message for them. The oldest details
    /// are removed if there are too many, or if they are too large together.
    fn keep(&self, diagnosis: Diagnosis) -> String {
        let message = format!("AQE{}", random_text(61));
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.size += diagnosis.size();
        kept.order.push_back(message.clone());
        kept.by_message.insert(message.clone(), diagnosis);
        while kept.order.len() > 1 && (kept.order.len() > MOST || kept.size > MOST_BYTES) {
            kept.forget_first();
        }
        message
    }

    /// Returns the details for an encoded message, if the refused caller belongs to the given
    /// account.
    pub(crate) fn decode(&self, account: &str, message: &str) -> Option<Diagnosis> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.by_message.get(message)?;
        (found.owner == account).then(|| found.clone())
    }
}

impl Kept {
    fn forget_first(&mut self) {
        let first = self.order.pop_front();
        let old = first.and_then(|message| self.by_message.remove(&message));
        self.size -= old.map_or(0, |old| old.size());
    }
}

/// Returns the name of a caller in a refusal. It is the id of a user, or `role:session` for a
/// session, with the role in lower case.
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

/// Returns the condition keys of the request with their values. Long values are cut off. Keys for
/// security tokens are left out, because tokens are secret.
fn conditions(request: &Request<'_>) -> Vec<(String, Vec<String>)> {
    let mut conditions: Vec<(String, Vec<String>)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let keys = request.context().iter();
    for (key, value) in keys.filter(|(key, _)| !key.contains("security-token")) {
        let place = *places.entry(key).or_insert(conditions.len());
        match conditions.get_mut(place) {
            Some((_, values)) => values.push(shortened(value)),
            None => conditions.push((key.to_owned(), vec![shortened(value)])),
        }
    }
    conditions
}

fn shortened(value: &str) -> String {
    match value.char_indices().nth(LONGEST_VALUE) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}

const ACCOUNT_LEVEL: &str = "AccountLevelIdentityBasedPolicy";
/// The maximum number of refusals whose details are kept.
const MOST: usize = 1000;
/// The maximum number of bytes that these details have together.
const MOST_BYTES: usize = 4 * 1024 * 1024;
/// The maximum length of a value that is kept as a whole, in characters.
const LONGEST_VALUE: usize = 1024;

#[cfg(test)]
mod tests {
    use oss_policy::{Caller, Context};

    use super::*;

    fn diagnosis(context: &Context) -> Diagnosis {
        let caller = Caller::root("1");
        let request = Request::new(&caller, "oss:GetObject", "acs:oss:*:1:b/k", context);
        let decision = Decision::ImplicitDeny {
            missing: Layer::Identity,
            near: None,
        };
        Diagnosis::new(&request, &decision, PolicyScope::Account)
    }

    #[test]
    fn the_oldest_refusals_are_forgotten_when_there_are_too_many() {
        let (diagnoses, context) = (Diagnoses::default(), Context::new());
        let messages: Vec<String> = (0..=MOST)
            .map(|_| diagnoses.keep(diagnosis(&context)))
            .collect();
        assert!(diagnoses.decode("1", &messages[0]).is_none());
        assert!(diagnoses.decode("1", &messages[1]).is_some());
        assert!(diagnoses.decode("2", &messages[1]).is_none());
    }

    #[test]
    fn large_refusals_are_cut_and_bounded_together() {
        let context: Context = (0..400)
            .map(|number| (format!("oss:x-oss-{number}"), "é".repeat(1_000_000 / 400)))
            .collect();
        let diagnoses = Diagnoses::default();
        for _ in 0..20 {
            let message = diagnoses.keep(diagnosis(&context));
            let kept = diagnoses.decode("1", &message).unwrap();
            assert!(
                kept.conditions
                    .iter()
                    .all(|(_, values)| values[0].len() <= 2 * 1024 + 3)
            );
        }
        let kept = diagnoses.0.lock().unwrap();
        assert!(kept.size <= MOST_BYTES, "{}", kept.size);
        let size: usize = kept.by_message.values().map(Diagnosis::size).sum();
        assert_eq!((kept.size, kept.order.len()), (size, kept.by_message.len()));
    }
}
