//! What would have to change, as a command where a grant of ours is behind it.

use oss_policy::decide::{self, Decision, Layers};
use oss_policy::grant::Permission;
use oss_policy::{Part, Patterns, Policy, Request, Statement};

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
    let Decision::ImplicitDeny {
        near: Some(near), ..
    } = decision
    else {
        return None;
    };
    let (Who::Role(..), Some(name), Part::Action) = (who, &documents.grant, near.fails) else {
        return None;
    };
    if documents.identity.iter().any(is_limited) {
        return None;
    }
    let wanted = Permission::that_allows(request.action())?;
    let place = documents.identity.iter().find_map(place)?;
    let rights: Vec<_> = Permission::ALL
        .into_iter()
        .filter(|right| *right == wanted || has(*right, request, documents))
        .map(Permission::as_str)
        .collect();
    Some(format!(
        "oss access grant {name} --on oss://{place} --can {}",
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

/// Whether the role has a right already: any statement names its first action.
fn has(right: Permission, request: &Request<'_>, documents: &Documents) -> bool {
    if right == Permission::List {
        let statements = documents.identity.iter();
        return statements
            .flat_map(|policy| policy.document().statements())
            .any(|statement| {
                statement
                    .actions()
                    .texts()
                    .iter()
                    .any(|a| a == "oss:ListObjects")
            });
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
