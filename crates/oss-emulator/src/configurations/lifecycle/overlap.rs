//! Which rules do the same to the same objects.

use super::LifecycleRule;
use crate::codes::OssError;
use crate::store::StorageClass;

/// An action of a rule. A rule for another action, or another class, does not get into its way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Abort,
    Expiration,
    NoncurrentExpiration,
    NoncurrentTransition(StorageClass),
    Transition(StorageClass),
}

impl Action {
    /// Returns the name of the element that describes the action.
    fn name(self) -> &'static str {
        match self {
            Self::Abort => "AbortMultipartUpload",
            Self::Expiration => "Expiration",
            Self::NoncurrentExpiration => "NoncurrentVersionExpiration",
            Self::NoncurrentTransition(_) => "NoncurrentVersionTransition",
            Self::Transition(_) => "Transition",
        }
    }
}

/// Checks that the prefixes of rules with the same action and the same tags do not overlap.
///
/// # Errors
///
/// Returns `InvalidArgument` with the action and one of the prefixes that overlap.
pub(super) fn check(rules: &[LifecycleRule]) -> Result<(), OssError> {
    for (index, rule) in rules.iter().enumerate() {
        for other in rules.iter().skip(index + 1) {
            if let Some(action) = overlap(rule, other) {
                return Err(OssError::invalid_argument(
                    "Prefix",
                    other.prefix(),
                    format!("Overlap for same action type {}", action.name()),
                ));
            }
        }
    }
    Ok(())
}

/// Returns the first action that both rules have for some object.
fn overlap(rule: &LifecycleRule, other: &LifecycleRule) -> Option<Action> {
    let (one, two) = (rule.prefix(), other.prefix());
    let same_objects = (one.starts_with(two) || two.starts_with(one)) && tags(rule) == tags(other);
    let others = actions(other);
    let mut both = actions(rule).into_iter();
    both.find(|action| same_objects && others.contains(action))
}

fn tags(rule: &LifecycleRule) -> Vec<(&str, &str)> {
    let tags = rule.tags.iter();
    let mut tags: Vec<_> = tags
        .map(|tag| (tag.key.as_str(), tag.value.as_str()))
        .collect();
    tags.sort_unstable();
    tags
}

fn actions(rule: &LifecycleRule) -> Vec<Action> {
    let single = [
        (rule.abort.is_some(), Action::Abort),
        (rule.expiration.is_some(), Action::Expiration),
        (
            rule.noncurrent_expiration.is_some(),
            Action::NoncurrentExpiration,
        ),
    ];
    let single = single.into_iter().filter(|(there, _)| *there);
    let current = rule.transitions.iter();
    let noncurrent = rule.noncurrent_transitions.iter();
    single
        .map(|(_, action)| action)
        .chain(current.map(|all| Action::Transition(all.class)))
        .chain(noncurrent.map(|all| Action::NoncurrentTransition(all.class)))
        .collect()
}
