//! What would have to change: a command if the rights come from a grant, or else advice.

use oss_policy::decide::{self, Decision, Layers};
use oss_policy::grant::Permission;
use oss_policy::{Action, Layer, Part, Patterns, Policy, Request, Statement};

use super::documents::Documents;
use crate::args::access::explain::Who;

/// Returns the command that extends the grant, or else the advice of the decision.
pub(super) fn command_or_advice(
    decision: &Decision,
    request: &Request<'_>,
    documents: &Documents,
    who: &Who,
) -> Option<String> {
    grant(decision, request, documents, who).or_else(|| decision.explain(request).change)
}

/// Returns the command that extends the grant, if only the action does not match and a right of
/// grants includes it.
fn grant(
    decision: &Decision,
    request: &Request<'_>,
    documents: &Documents,
    who: &Who,
) -> Option<String> {
    // A grant cannot add what a session policy or a bucket policy does not allow.
    let Decision::ImplicitDeny {
        missing: Layer::Identity,
        near: Some(near),
    } = decision
    else {
        return None;
    };
    let (Who::Role(role, _), Some(name), Part::Action) = (who, &documents.grant, near.fails) else {
        return None;
    };
    if documents.identity.iter().any(is_limited) {
        return None;
    }
    let wanted = Permission::that_allows(request.action())?;
    let named = |policy: &&Policy| policy.name() == near.at.policy;
    let place = documents.identity.iter().find(named).and_then(place)?;
    let rights: Vec<_> = Permission::ALL
        .into_iter()
        .filter(|right| *right == wanted || has(*right, request, documents))
        .map(Permission::as_str)
        .collect();
    let old_versions = match is_of_versions(request.action()) || reads_versions(documents) {
        true => " --versions",
        false => "",
    };
    let names = match role.eq_ignore_ascii_case(name) {
        true => " --as-documented",
        false => "",
    };
    Some(format!(
        "oss access grant {name} --on oss://{place} --can {}{old_versions}{names}",
        rights.join(",")
    ))
}

/// Returns whether a grant has restrictions that the command would not repeat, such as an end.
fn is_limited(policy: &Policy) -> bool {
    let conditions = policy.document().statements().iter();
    conditions
        .flat_map(Statement::conditions)
        .any(|condition| !condition.key().eq_ignore_ascii_case("oss:Prefix"))
}

/// Returns the place that a policy of a grant is about, such as `bucket/prefix/`.
fn place(policy: &Policy) -> Option<String> {
    let statements = policy.document().statements().iter();
    let resources = statements.filter_map(|statement| statement.resources());
    resources.flat_map(Patterns::texts).find_map(|text| {
        Some(
            text.strip_prefix("acs:oss:*:*:")?
                .strip_suffix('*')?
                .to_owned(),
        )
    })
}

/// Returns whether the action is only included in the right to read old versions.
fn is_of_versions(action: &str) -> bool {
    action.eq_ignore_ascii_case(Action::GetObjectVersion.as_str())
}

/// Returns whether the role can read old versions already.
fn reads_versions(documents: &Documents) -> bool {
    actions(documents).any(is_of_versions)
}

/// Returns all actions in the policies of the role.
fn actions(documents: &Documents) -> impl Iterator<Item = &str> {
    let policies = documents.identity.iter();
    policies
        .flat_map(|policy| policy.document().statements())
        .flat_map(|statement| statement.actions().texts())
        .map(String::as_str)
}

/// Returns whether the role has a right already, by the first action of the right.
fn has(right: Permission, request: &Request<'_>, documents: &Documents) -> bool {
    if right == Permission::List {
        return actions(documents).any(|action| action == Action::ListObjects.as_str());
    }
    let layers = Layers {
        identity: &documents.identity,
        ..Layers::default()
    };
    let actions = right.actions(false);
    actions.first().is_some_and(|action| {
        let asked = Request::new(
            request.caller(),
            action.as_str(),
            request.resource(),
            request.context(),
        );
        decide::access(&asked, &layers).is_allowed()
    })
}
