//! Finds actions that do not exist, and actions that OSS never checks on the resources of their
//! statement.

use super::{Found, Pitfall};
use crate::matching::action_fits;
use crate::{Action, Level, Patterns, Statement};

/// Returns the actions of a statement that do not exist.
pub(super) fn nonexistent(statement: &Statement) -> Vec<Found> {
    let found = |text: &String| {
        let unknown = Action::check(text).err()?;
        Some((Pitfall::NoSuchAction, text.clone(), unknown.to_string()))
    };
    let actions = statement.actions();
    actions.texts().iter().filter_map(found).collect()
}

/// Returns the actions of a statement that OSS never checks on any of its resources.
///
/// A negated list of actions or resources matches nearly everything, so it has no such pitfall.
pub(super) fn inapplicable(statement: &Statement) -> Vec<Found> {
    let actions = statement.actions();
    let Some(resources) = statement.resources() else {
        return Vec::new();
    };
    if actions.is_negated() || resources.is_negated() {
        return Vec::new();
    }
    let found = |text: &String| {
        let levels = matching_levels(text);
        let never = !levels.is_empty() && !levels.iter().any(|level| fits_any(resources, *level));
        let level = levels.first().filter(|_| never)?;
        Some((
            Pitfall::NeverAskedThere,
            text.clone(),
            advice(*level, resources),
        ))
    };
    actions.texts().iter().filter_map(found).collect()
}

/// Returns the levels of all actions that a pattern matches. The result is empty if the pattern matches
/// no action that this crate knows, such as an action of another service.
pub(super) fn matching_levels(pattern: &str) -> Vec<Level> {
    let mut levels = Vec::new();
    for action in Action::all().filter(|a| action_fits(pattern, a.as_str())) {
        if !levels.contains(&action.level()) {
            levels.push(action.level());
        }
    }
    levels
}

fn fits_any(resources: &Patterns, level: Level) -> bool {
    resources.texts().iter().any(|text| fits(text, level))
}

/// Returns whether OSS may check an action of this level on a resource that the pattern covers. A
/// pattern that does not have the five fields of a resource may cover anything.
fn fits(pattern: &str, level: Level) -> bool {
    let fields: Vec<_> = pattern.splitn(5, ':').collect();
    let ["acs", service, _, _, name] = fields.as_slice() else {
        return true;
    };
    match level {
        Level::Role => *service != "oss",
        _ if *service == "ram" => false,
        Level::Object => name.contains(['/', '*']),
        Level::Listing | Level::Bucket => !name.contains('/'),
        Level::Service => name.starts_with('*'),
    }
}

fn advice(level: Level, resources: &Patterns) -> String {
    let written = resources.texts().join(", ");
    match level {
        Level::Object => format!("is asked on objects, not on {written}: write bucket/*"),
        Level::Listing => format!(
            "is asked on the bucket, not on {written}: write the bucket, and restrict it by \
             oss:Prefix"
        ),
        Level::Bucket => format!("is asked on the bucket, not on {written}: write the bucket"),
        Level::Service => {
            format!("is asked on the service and cannot be restricted to {written}: write *")
        }
        Level::Role => format!("is asked on a role, not on {written}: write its ARN"),
    }
}
