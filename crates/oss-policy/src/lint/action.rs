//! Actions that do not exist, and actions that are never asked on the resources beside them.

use super::{Found, Pitfall};
use crate::matching::action_fits;
use crate::{Action, Level, Patterns, Statement};

/// The actions of a statement that do not exist.
pub(super) fn unknown(statement: &Statement) -> Vec<Found> {
    let found = |text: &String| {
        let unknown = Action::check(text).err()?;
        Some((Pitfall::NoSuchAction, text.clone(), unknown.to_string()))
    };
    let actions = statement.actions();
    actions.texts().iter().filter_map(found).collect()
}

/// The actions of a statement that are never asked on its resources.
pub(super) fn pitfalls(statement: &Statement) -> Vec<Found> {
    let actions = statement.actions();
    let Some(resources) = statement.resources() else {
        return Vec::new();
    };
    if actions.is_negated() || resources.is_negated() {
        return Vec::new();
    }
    let found = |text: &String| {
        let levels = levels(text);
        let never = !levels.is_empty() && !levels.iter().any(|level| any_asked(resources, *level));
        let level = levels.first().filter(|_| never)?;
        Some((
            Pitfall::NeverAskedThere,
            text.clone(),
            advice(*level, resources),
        ))
    };
    actions.texts().iter().filter_map(found).collect()
}

/// On what the actions of a pattern are asked; nothing for one that has no name here.
pub(super) fn levels(pattern: &str) -> Vec<Level> {
    let mut levels = Vec::new();
    for action in Action::all().filter(|a| action_fits(pattern, a.as_str())) {
        if !levels.contains(&action.level()) {
            levels.push(action.level());
        }
    }
    levels
}

fn any_asked(resources: &Patterns, level: Level) -> bool {
    resources.texts().iter().any(|text| is_asked(text, level))
}

/// Whether an action of this level may be asked on what the pattern covers.
fn is_asked(pattern: &str, level: Level) -> bool {
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
