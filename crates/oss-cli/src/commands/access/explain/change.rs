//! What would have to change, as a command where a grant of ours is behind it.

use oss_policy::decide::{self, Decision, Layers};
use oss_policy::grant::Permission;
use oss_policy::{Action, Layer, Part, Patterns, Policy, Request, Statement};

use super::documents::Documents;
use crate::args::access::explain::Who;

/// The command that widens the grant, else what the decision advises.
pub(super) fn of(
    decision: &Decision,
    request: &Request<'_>,
    documents: &Documents,
    who: &Who,
) -> Option<String> {
    grant(decision, request, documents, who).or_else(|| decision.explain(request).change)
}

/// Where the action is all that does not fit, and a right of the templates has it.
fn grant(
    decision: &Decision,
    request: &Request<'_>,
    documents: &Documents,
    who: &Who,
) -> Option<String> {
    // What a session policy or a bucket leaves out no grant puts back.
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

/// Whether a grant has limits that the command would not repeat, such as an end.
fn is_limited(policy: &Policy) -> bool {
    let conditions = policy.document().statements().iter();
    conditions
        .flat_map(Statement::conditions)
        .any(|condition| !condition.key().eq_ignore_ascii_case("oss:Prefix"))
}

/// The place that a policy of a grant is about: `bucket/prefix/`.
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

/// Whether only reading that covers old versions has this action.
fn is_of_versions(action: &str) -> bool {
    action.eq_ignore_ascii_case(Action::GetObjectVersion.as_str())
}

/// Whether the role reads old versions already.
fn reads_versions(documents: &Documents) -> bool {
    actions(documents).any(is_of_versions)
}

/// All actions that the policies of the role write.
fn actions(documents: &Documents) -> impl Iterator<Item = &str> {
    let policies = documents.identity.iter();
    policies
        .flat_map(|policy| policy.document().statements())
        .flat_map(|statement| statement.actions().texts())
        .map(String::as_str)
}

/// Whether the role has a right already: any statement names its first action.
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
