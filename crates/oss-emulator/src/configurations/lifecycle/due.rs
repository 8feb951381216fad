//! What the rules say about an object at a time.

use oss_sign::UtcSeconds;

use super::super::access_monitor::Switch;
use super::super::tags::Tag;
use super::{Lifecycle, LifecycleRule};
use crate::store::{Bucket, Object, StorageClass, Verdict, VersionInSweep};

/// Returns what happens to a version at midnight, the time at which rules are applied.
pub(super) fn verdict(
    lifecycle: &Lifecycle,
    bucket: &Bucket,
    version: &VersionInSweep<'_>,
    midnight: UtcSeconds,
) -> Verdict {
    let Some(object) = version.object else {
        return marker(lifecycle, version);
    };
    let mut class = None;
    for rule in rules_for(lifecycle, version.key, object) {
        let (expires, transition) = match version.replaced {
            None => (
                expires(rule, object, midnight),
                transition(rule, object, midnight),
            ),
            Some(replaced) => noncurrent(rule, object, replaced, midnight),
        };
        if expires && !bucket.protects(object, midnight) {
            return Verdict::Delete;
        }
        class = class.max(transition.map(|class| class as u8));
    }
    match class.and_then(StorageClass::at) {
        Some(class) if class as u8 > object.class as u8 => Verdict::Transition(class),
        _ => Verdict::Keep,
    }
}

/// Returns whether an upload is aborted at midnight.
pub(super) fn aborts(
    lifecycle: &Lifecycle,
    key: &str,
    initiated: UtcSeconds,
    midnight: UtcSeconds,
) -> bool {
    active(lifecycle).any(|rule| {
        rule.abort.as_ref().is_some_and(|abort| {
            key.starts_with(rule.prefix())
                && is_due(abort.days, abort.created_before, initiated, midnight)
        })
    })
}

/// Returns the value of `x-oss-expiration` for a current version: when it expires, and by which
/// rule. If several rules apply, it expires by the first of them.
pub(crate) fn expiration(bucket: &Bucket, key: &str, object: &Object) -> Option<String> {
    let lifecycle = bucket.configurations.get::<Lifecycle>()?;
    let dates = rules_for(&lifecycle, key, object).filter_map(|rule| {
        let expiration = rule.expiration.as_ref()?;
        let date = match (expiration.days, expiration.date) {
            (Some(days), _) => next_midnight(after(object.modified, days)),
            (None, Some(date)) => date,
            (None, None) => return None,
        };
        Some((date, rule.id.as_deref().unwrap_or_default()))
    });
    let (date, id) = dates.min_by_key(|(date, _)| *date)?;
    Some(format!(
        "expiry-date=\"{}\", rule-id=\"{id}\"",
        date.to_http_date()
    ))
}

/// Returns the last midnight, UTC.
pub(super) fn last_midnight(now: UtcSeconds) -> UtcSeconds {
    UtcSeconds::new(now.as_i64().div_euclid(DAY) * DAY)
}

fn next_midnight(time: UtcSeconds) -> UtcSeconds {
    last_midnight(time.plus_seconds(DAY - 1))
}

fn active(lifecycle: &Lifecycle) -> impl Iterator<Item = &LifecycleRule> {
    let rules = lifecycle.rules.iter();
    rules.filter(|rule| rule.status == Switch::Enabled)
}

fn rules_for<'l>(
    lifecycle: &'l Lifecycle,
    key: &str,
    object: &Object,
) -> impl Iterator<Item = &'l LifecycleRule> {
    active(lifecycle).filter(move |rule| {
        key.starts_with(rule.prefix())
            && rule.tags.iter().all(|tag| is_tagged(object, tag))
            && passes(rule, key, object)
    })
}

fn is_tagged(object: &Object, tag: &Tag) -> bool {
    let mut tags = object.tags.iter();
    tags.any(|(key, value)| *key == tag.key && *value == tag.value)
}

fn passes(rule: &LifecycleRule, key: &str, object: &Object) -> bool {
    let Some(filter) = &rule.filter else {
        return true;
    };
    let excluded = filter.not.iter().any(|not| {
        key.starts_with(not.prefix.as_deref().unwrap_or_default())
            && not.tag.as_ref().is_none_or(|tag| is_tagged(object, tag))
    });
    !excluded
        && filter.larger_than.is_none_or(|size| object.size > size)
        && filter.smaller_than.is_none_or(|size| object.size < size)
}

/// A delete marker expires only if it is the only version of its key.
fn marker(lifecycle: &Lifecycle, version: &VersionInSweep<'_>) -> Verdict {
    let removes = |rule: &LifecycleRule| {
        let expiration = rule.expiration.as_ref();
        version.key.starts_with(rule.prefix())
            && expiration.is_some_and(|all| all.expired_delete_marker == Some(true))
    };
    match version.is_only && active(lifecycle).any(removes) {
        true => Verdict::Delete,
        false => Verdict::Keep,
    }
}

fn expires(rule: &LifecycleRule, object: &Object, midnight: UtcSeconds) -> bool {
    rule.expiration.as_ref().is_some_and(|expiration| {
        expiration.date.is_some_and(|date| date <= midnight)
            || is_due(
                expiration.days,
                expiration.created_before,
                object.modified,
                midnight,
            )
    })
}

fn transition(rule: &LifecycleRule, object: &Object, midnight: UtcSeconds) -> Option<StorageClass> {
    let due = rule.transitions.iter().filter(|transition| {
        let by_access_time = transition.by_access_time == Some(true);
        let since = if by_access_time {
            unread_since(rule, object)
        } else {
            object.modified
        };
        is_due(transition.days, transition.created_before, since, midnight)
            && takes_size(transition.allow_small_file, object)
    });
    due.map(|transition| transition.class)
        .max_by_key(|class| *class as u8)
}

/// Returns whether a noncurrent version is deleted, and the class that it gets otherwise.
fn noncurrent(
    rule: &LifecycleRule,
    object: &Object,
    replaced: UtcSeconds,
    midnight: UtcSeconds,
) -> (bool, Option<StorageClass>) {
    let is_due = |days: u32| after(replaced, days) <= midnight;
    let unread = replaced.max(unread_since(rule, object));
    let is_due_by = |days: u32, by_access_time: Option<bool>| match by_access_time {
        Some(true) => after(unread, days) <= midnight,
        _ => is_due(days),
    };
    let expiration = rule.noncurrent_expiration.as_ref();
    let transitions = rule.noncurrent_transitions.iter().filter(|transition| {
        is_due_by(transition.days, transition.by_access_time)
            && takes_size(transition.allow_small_file, object)
    });
    (
        expiration.is_some_and(|expiration| is_due(expiration.days)),
        transitions
            .map(|transition| transition.class)
            .max_by_key(|class| *class as u8),
    )
}

fn is_due(
    days: Option<u32>,
    created_before: Option<UtcSeconds>,
    since: UtcSeconds,
    midnight: UtcSeconds,
) -> bool {
    days.is_some_and(|days| after(since, days) <= midnight)
        || created_before.is_some_and(|date| since < date)
}

/// An object counts as unread since its last access, but not since before the rule was set.
fn unread_since(rule: &LifecycleRule, object: &Object) -> UtcSeconds {
    let base = rule.access_time_base.map(UtcSeconds::new);
    base.map_or(object.last_access(), |base| base.max(object.last_access()))
}

/// Returns whether an object that is read returns to the class Standard: a rule has moved it to
/// another class by its access time, and says that it returns.
pub(super) fn returns_on_access(lifecycle: &Lifecycle, key: &str, object: &Object) -> bool {
    let mut rules = rules_for(lifecycle, key, object);
    let returns = |class: StorageClass, by: Option<bool>, back: Option<bool>| {
        class == object.class && by == Some(true) && back == Some(true)
    };
    rules.any(|rule| {
        let current = rule
            .transitions
            .iter()
            .map(|all| returns(all.class, all.by_access_time, all.return_when_visited));
        let noncurrent = rule
            .noncurrent_transitions
            .iter()
            .map(|all| returns(all.class, all.by_access_time, all.return_when_visited));
        current.chain(noncurrent).any(|returns| returns)
    })
}

fn takes_size(allow_small_file: Option<bool>, object: &Object) -> bool {
    allow_small_file != Some(false) || object.size >= SMALL
}

fn after(time: UtcSeconds, days: u32) -> UtcSeconds {
    time.plus_seconds(i64::from(days) * DAY)
}

/// The number of seconds of a day.
const DAY: i64 = 86_400;
/// Smaller objects stay in their class if a rule does not allow small files.
const SMALL: u64 = 64 * 1024;
