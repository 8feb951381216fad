//! The changes that bring RAM from what exists to the grant that is desired.

mod keys;
mod show;

use humantime::format_duration;
use oss_policy::{Change as Difference, Document, PolicyKind};
use oss_ram::PolicyName;

use super::found::{Found, FoundKey, FoundPolicy};
use crate::access::desired::DesiredGrant;
use crate::access::step::Step;

/// Changes in the order in which they are made, and remarks on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    changes: Vec<Change>,
    notes: Vec<String>,
}

/// A change of one object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    sign: char,
    kind: &'static str,
    name: String,
    words: String,
    /// The differences, one line each.
    details: Vec<String>,
    steps: Vec<Step>,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// These objects have names of the grant and do not belong to it.
    Foreign(Vec<String>),
    /// The user already has as many keys as the service allows.
    NoRoomForKey(Vec<FoundKey>),
}

impl Plan {
    /// Creates a plan.
    pub(crate) fn new(changes: Vec<Change>, notes: Vec<String>) -> Self {
        Self { changes, notes }
    }

    /// Adds a remark.
    pub(crate) fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    /// Returns whether there is nothing to change.
    pub(crate) fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Returns all calls in order.
    pub(crate) fn steps(&self) -> Vec<Step> {
        let steps = self.changes.iter().flat_map(|change| &change.steps);
        steps.cloned().collect()
    }

    /// Returns whether a key is created.
    pub(crate) fn creates_key(&self) -> bool {
        self.has(|step| matches!(step, Step::CreateKey { .. }))
    }

    /// Returns whether this policy is created or changed.
    pub(crate) fn changes_policy(&self, policy: &str) -> bool {
        self.has(|step| match step {
            Step::CreatePolicy { name, .. } | Step::ChangePolicy { name, .. } => name == policy,
            _ => false,
        })
    }

    fn has(&self, fits: impl Fn(&Step) -> bool) -> bool {
        let mut steps = self.changes.iter().flat_map(|change| &change.steps);
        steps.any(fits)
    }
}

impl Change {
    pub(crate) fn new(
        sign: char,
        kind: &'static str,
        name: &str,
        words: &str,
        steps: impl IntoIterator<Item = Step>,
    ) -> Self {
        Self {
            sign,
            kind,
            name: name.to_owned(),
            words: words.to_owned(),
            details: Vec::new(),
            steps: steps.into_iter().collect(),
        }
    }

    pub(crate) fn steps(&self) -> &[Step] {
        &self.steps
    }

    fn details(mut self, details: Vec<String>) -> Self {
        self.details = details;
        self
    }
}

/// Returns the changes that make the grant: first the policy, then the user, its right to assume the
/// role, the role, and last the key.
///
/// # Errors
///
/// An object of another owner has a name of the grant, or the user can have no further key.
pub(crate) fn grant(desired: &DesiredGrant, found: &Found) -> Result<Plan, Refusal> {
    let foreign = found.foreign(&desired.names);
    if !foreign.is_empty() && !desired.adopt {
        return Err(Refusal::Foreign(foreign));
    }
    let mut plan = Plan::new(Vec::new(), Vec::new());
    for object in &foreign {
        plan.note(format!(
            "{object} exists and does not belong to this grant; it is taken over (--adopt)"
        ));
    }
    plan.changes.extend(rights(desired, found));
    plan.changes.extend(user(desired, found));
    plan.changes.extend(assume(desired, found));
    plan.changes.extend(role(desired, found));
    keys::plan(desired, found, &mut plan)?;
    Ok(plan)
}

fn rights(desired: &DesiredGrant, found: &Found) -> Option<Change> {
    let name = desired.names.own();
    let words = &desired.rights_in_words;
    policy(desired, name, &desired.rights, found.rights.as_ref(), words)
}

/// The change that creates a policy, or gives it a new version if its document differs.
fn policy(
    desired: &DesiredGrant,
    name: &str,
    document: &Document,
    found: Option<&FoundPolicy>,
    words: &str,
) -> Option<Change> {
    let (name_, document_) = (name.to_owned(), document.clone());
    let Some(found) = found else {
        let create = Step::CreatePolicy {
            name: name_,
            document: document_,
            marker: desired.names.marker(),
        };
        return Some(Change::new('+', "policy", name, words, [create]));
    };
    let details = differences(found.document.as_ref(), document);
    if details.is_empty() {
        return None;
    }
    let change = Step::ChangePolicy {
        name: name_,
        document: document_,
    };
    Some(Change::new('~', "policy", name, words, [change]).details(details))
}

fn user(desired: &DesiredGrant, found: &Found) -> Option<Change> {
    let (name, marker) = (desired.names.own(), desired.names.marker());
    let Some(user) = &found.user else {
        let name_ = name.to_owned();
        let create = Step::CreateUser {
            name: name_,
            marker,
        };
        return Some(Change::new('+', "user", name, "", [create]));
    };
    if desired.names.owns(user.comments.as_deref()) {
        return None;
    }
    let name_ = name.to_owned();
    let mark = Step::MarkUser {
        name: name_,
        marker,
    };
    Some(Change::new('~', "user", name, "taken over", [mark]))
}

/// The changes that give the user the right to assume the role, and no other right.
fn assume(desired: &DesiredGrant, found: &Found) -> Vec<Change> {
    let (name, user) = (desired.names.assume(), desired.names.own());
    let attached = found.user.as_ref().map_or(&[][..], |user| &user.policies);
    let words = match name.kind() {
        PolicyKind::System => "sts:AssumeRole on every role that trusts the user".to_owned(),
        _ => format!("sts:AssumeRole on role/{user} only"),
    };
    let own = desired.assume.as_ref().and_then(|document| {
        policy(
            desired,
            name.as_str(),
            document,
            found.assume.as_ref(),
            &words,
        )
    });
    let attach = Step::AttachToUser(name.clone(), user.to_owned());
    let mut changes = attach_to(
        own,
        &name,
        attached,
        attach,
        &format!("user {user}"),
        &words,
    );
    let detach = |policy: &PolicyName| Step::DetachFromUser(policy.clone(), user.to_owned());
    changes.extend(others(attached, &name, &format!("user {user}"), detach));
    changes
}

fn role(desired: &DesiredGrant, found: &Found) -> Vec<Change> {
    let (name, policy) = (desired.names.own(), desired.names.rights());
    let attached = found.role.as_ref().map_or(&[][..], |role| &role.policies);
    let own = role_itself(desired, found);
    let attach = Step::AttachToRole(policy.clone(), name.to_owned());
    let place = format!("role {name}");
    let mut changes = attach_to(
        own,
        &policy,
        attached,
        attach,
        &place,
        &desired.rights_in_words,
    );
    let detach = |policy: &PolicyName| Step::DetachFromRole(policy.clone(), name.to_owned());
    changes.extend(others(attached, &policy, &place, detach));
    changes
}

fn role_itself(desired: &DesiredGrant, found: &Found) -> Option<Change> {
    let (name, trust, max_session) = (
        desired.names.own(),
        desired.trust.clone(),
        desired.max_session,
    );
    let marker = desired.names.marker();
    let words = format!(
        "{}, sessions up to {}",
        desired.trust.in_words(&desired.account).join(", "),
        format_duration(max_session)
    );
    let name_ = name.to_owned();
    let Some(role) = &found.role else {
        let create = Step::CreateRole {
            name: name_,
            trust,
            max_session,
            marker,
        };
        return Some(Change::new('+', "role", name, &words, [create]));
    };
    let mut details = differences(role.trust.as_ref(), &trust);
    if role.max_session != max_session {
        let before = format_duration(role.max_session);
        details.push(format!("~ sessions were up to {before}"));
    }
    let mine = desired.names.owns(role.description.as_deref());
    if details.is_empty() && mine {
        return None;
    }
    let change = Step::ChangeRole {
        name: name_,
        trust,
        max_session,
        marker,
    };
    Some(Change::new('~', "role", name, &words, [change]).details(details))
}

/// Attaches a policy as part of the change of the object, or as a change of its own.
fn attach_to(
    own: Option<Change>,
    policy: &PolicyName,
    attached: &[PolicyName],
    attach: Step,
    place: &str,
    words: &str,
) -> Vec<Change> {
    let missing = (!attached.contains(policy)).then_some(attach);
    match (own, missing) {
        (Some(mut change), Some(attach)) => {
            change.steps.push(attach);
            vec![change]
        }
        (Some(change), None) => vec![change],
        (None, Some(attach)) => {
            let words = format!("on {place}: {words}");
            vec![Change::new(
                '+',
                "policy",
                policy.as_str(),
                &words,
                [attach],
            )]
        }
        (None, None) => Vec::new(),
    }
}

/// Detaches all other policies, which would give rights that the grant does not name.
fn others(
    attached: &[PolicyName],
    own: &PolicyName,
    place: &str,
    detach: impl Fn(&PolicyName) -> Step,
) -> Vec<Change> {
    let others = attached.iter().filter(|policy| *policy != own);
    let words = format!("detached from {place}");
    others
        .map(|policy| Change::new('-', "policy", policy.as_str(), &words, [detach(policy)]))
        .collect()
}

/// The statements that differ, compared as values. A document that cannot be parsed is one line.
fn differences(found: Option<&Document>, desired: &Document) -> Vec<String> {
    match found {
        Some(found) => found
            .changes_to(desired)
            .iter()
            .map(Difference::to_string)
            .collect(),
        None => vec!["~ the existing document cannot be parsed".to_owned()],
    }
}

#[cfg(test)]
mod tests;
