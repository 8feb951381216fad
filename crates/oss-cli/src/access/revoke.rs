//! The plan that revokes a grant: first the tokens in use lose their rights, then everything is
//! deleted.

use oss_ram::operations::access_key::KeyStatus;

use super::plan::{Change, Plan, Refusal};
use crate::access::found::Found;
use crate::access::names::Names;
use crate::access::step::Step;

/// Returns the changes that revoke the grant. With `keep_user` the user and its keys are kept.
///
/// # Errors
///
/// An object has a name of the grant and does not belong to it.
pub(crate) fn revoke(names: &Names, found: &Found, keep_user: bool) -> Result<Plan, Refusal> {
    let foreign = found.foreign(names);
    if !foreign.is_empty() {
        return Err(Refusal::Foreign(foreign));
    }
    let own = || names.own().to_owned();
    let mut changes = Vec::new();
    let user = found.user.as_ref().filter(|_| !keep_user);
    if let Some(role) = &found.role {
        let attached = role.policies.iter().cloned();
        let steps = attached.map(|policy| Step::DetachFromRole(policy, own()));
        let words = "the tokens in use lose their rights";
        changes.push(Change::new(
            '-',
            "rights",
            &format!("of {}", names.own()),
            words,
            steps,
        ));
    }
    let keys = user.map_or(&[][..], |user| &user.keys);
    let active = keys.iter().filter(|key| key.status == KeyStatus::Active);
    let disable: Vec<_> = active
        .map(|key| Step::DisableKey {
            user: own(),
            id: key.id.clone(),
        })
        .collect();
    if !disable.is_empty() {
        let name = format!("of {}", names.own());
        changes.push(Change::new('~', "key", &name, "Active → Inactive", disable));
    }
    if found.role.is_some() {
        changes.push(Change::new(
            '-',
            "role",
            names.own(),
            "",
            [Step::DeleteRole(own())],
        ));
    }
    if let Some(user) = &found.user {
        let mut attached = user.policies.clone();
        if keep_user {
            attached.retain(|policy| *policy == names.assume());
        }
        let detach = attached
            .into_iter()
            .map(|policy| Step::DetachFromUser(policy, own()));
        let mut steps: Vec<_> = detach.collect();
        steps.extend(keys.iter().map(|key| Step::DeleteKey {
            user: own(),
            id: key.id.clone(),
        }));
        let words = match (keep_user, keys.len()) {
            (true, _) => "stays, with its keys; loses the right to assume the role".to_owned(),
            (false, 0) => String::new(),
            (false, 1) => "with its key".to_owned(),
            (false, count) => format!("with its {count} keys"),
        };
        let sign = if keep_user { '~' } else { '-' };
        if !keep_user {
            steps.push(Step::DeleteUser(own()));
        }
        if !steps.is_empty() {
            changes.push(Change::new(sign, "user", names.own(), &words, steps));
        }
    }
    for (name, policy) in [
        (names.rights(), &found.rights),
        (names.assume(), &found.assume),
    ] {
        if policy.is_some() {
            let delete = Step::DeletePolicy(name.as_str().to_owned());
            changes.push(Change::new('-', "policy", name.as_str(), "", [delete]));
        }
    }
    changes.retain(|change| !change.steps().is_empty());
    Ok(Plan::new(changes, Vec::new()))
}
