//! The rules that a lifecycle document must keep.

use oss_sign::UtcSeconds;

use super::{Expiration, Lifecycle, LifecycleRule};
use crate::codes::{Code, OssError};
use crate::configurations::has_tag_characters;
use crate::store::StorageClass;

/// Checks a document, and gives its rules without a prefix the empty one.
///
/// # Errors
///
/// Returns `MalformedXML`, `InvalidArgument` or `InvalidRequest`.
pub(super) fn check(lifecycle: &mut Lifecycle) -> Result<(), OssError> {
    if !(1..=RULES).contains(&lifecycle.rules.len()) {
        let detail = "it must have at least one rule and at most 1000";
        return Err(OssError::malformed_xml(detail));
    }
    for rule in &mut lifecycle.rules {
        rule.id.take_if(|id| id.is_empty());
        rule.prefix.get_or_insert_default();
        check_rule(rule)?;
    }
    let mut ids: Vec<&str> = lifecycle
        .rules
        .iter()
        .filter_map(|rule| rule.id.as_deref())
        .collect();
    ids.sort_unstable();
    match ids.windows(2).find(|pair| pair.first() == pair.last()) {
        Some(pair) => Err(OssError::invalid_argument(
            "ID",
            pair.first().copied().unwrap_or_default(),
            "The IDs of the rules must be unique.",
        )),
        None => Ok(()),
    }
}

fn check_rule(rule: &LifecycleRule) -> Result<(), OssError> {
    if let Some(id) = &rule.id
        && id.len() > ID
    {
        let message = "The ID of a rule must not be longer than 255 bytes.";
        return Err(OssError::invalid_argument("ID", id, message));
    }
    let acts = rule.expiration.is_some()
        || rule.abort.is_some()
        || rule.noncurrent_expiration.is_some()
        || !rule.transitions.is_empty()
        || !rule.noncurrent_transitions.is_empty();
    if !acts {
        return Err(refused("A rule must have an action."));
    }
    check_tags(rule)?;
    check_times(rule)?;
    check_classes(rule)
}

/// Checks the characters of the tags that a rule names. Their lengths are not checked: a rule whose tag
/// is too long for any object applies to none.
fn check_tags(rule: &LifecycleRule) -> Result<(), OssError> {
    let excluded = rule.filter.iter().flat_map(|filter| &filter.not);
    let excluded = excluded.filter_map(|not| not.tag.as_ref());
    for tag in rule.tags.iter().chain(excluded) {
        for (element, text) in [("Key", &tag.key), ("Value", &tag.value)] {
            if !has_tag_characters(text) {
                let message = "A tag has a character that tags cannot have.";
                return Err(OssError::invalid_argument(element, text, message));
            }
        }
    }
    Ok(())
}

/// Checks that every action says once when it happens, in days or by a date.
fn check_times(rule: &LifecycleRule) -> Result<(), OssError> {
    if let Some(expiration) = &rule.expiration {
        let marker = expiration.expired_delete_marker.is_some();
        let date = expiration.date.or(expiration.created_before);
        let both = expiration.date.is_some() && expiration.created_before.is_some();
        let times = usize::from(both) + usize::from(marker);
        check_time("Expiration", times, expiration.days, date)?;
    }
    for transition in &rule.transitions {
        check_time("Transition", 0, transition.days, transition.created_before)?;
    }
    if let Some(abort) = &rule.abort {
        check_time("AbortMultipartUpload", 0, abort.days, abort.created_before)?;
    }
    let noncurrent = rule.noncurrent_expiration.iter().map(|all| all.days);
    let transitions = rule.noncurrent_transitions.iter().map(|all| all.days);
    match noncurrent.chain(transitions).any(|days| days == 0) {
        true => Err(refused("NoncurrentDays must be 1 or more.")),
        false => Ok(()),
    }
}

/// Checks the time of one action. `others` is how often it is said in another way.
fn check_time(
    action: &str,
    others: usize,
    days: Option<u32>,
    date: Option<UtcSeconds>,
) -> Result<(), OssError> {
    if others + usize::from(days.is_some()) + usize::from(date.is_some()) != 1 {
        let detail = format!("{action} must say once when it happens");
        return Err(OssError::malformed_xml(detail));
    }
    if days == Some(0) {
        return Err(refused("Days must be 1 or more."));
    }
    match date {
        Some(date) if date.as_i64() % DAY != 0 => {
            Err(refused("A date must be midnight, as T00:00:00.000Z."))
        }
        _ => Ok(()),
    }
}

/// Checks that objects only get into colder classes, one after the other, before they expire.
fn check_classes(rule: &LifecycleRule) -> Result<(), OssError> {
    // An object that returns to Standard when it is read has no place in the order.
    let current: Vec<(StorageClass, Option<u32>)> = rule
        .transitions
        .iter()
        .filter(|all| all.by_access_time != Some(true) || all.return_when_visited != Some(true))
        .map(|all| (all.class, all.days))
        .collect();
    let noncurrent: Vec<(StorageClass, Option<u32>)> = rule
        .noncurrent_transitions
        .iter()
        .map(|all| (all.class, Some(all.days)))
        .collect();
    let end = rule.expiration.as_ref().and_then(|all| all.days);
    let noncurrent_end = rule.noncurrent_expiration.as_ref().map(|all| all.days);
    if rule.transitions.iter().any(|all| all.days.is_some())
        && rule.expiration.as_ref().is_some_and(Expiration::has_date)
    {
        return Err(OssError::new(Code::InvalidRequest)
            .message("Found mixed 'Date' and 'Days' based Expiration and Transition actions."));
    }
    check_order(&current, end)?;
    check_order(&noncurrent, noncurrent_end)
}

fn check_order(
    transitions: &[(StorageClass, Option<u32>)],
    end: Option<u32>,
) -> Result<(), OssError> {
    for (index, (class, days)) in transitions.iter().enumerate() {
        if *class == StorageClass::Standard {
            return Err(refused("Objects cannot be transitioned to Standard."));
        }
        if let (Some(days), Some(end)) = (days, end)
            && *days >= end
        {
            return Err(refused("Objects must be transitioned before they expire."));
        }
        for (other, others_days) in transitions.iter().skip(index + 1) {
            let same_order = (*class as u8).cmp(&(*other as u8)) == days.cmp(others_days);
            if class == other || (days.is_some() && others_days.is_some() && !same_order) {
                return Err(refused("A colder class must come later than a warmer one."));
            }
        }
    }
    Ok(())
}

impl Expiration {
    fn has_date(&self) -> bool {
        self.date.is_some() || self.created_before.is_some()
    }
}

fn refused(message: &'static str) -> OssError {
    OssError::new(Code::InvalidArgument).message(message)
}

/// The maximum number of rules.
const RULES: usize = 1000;
/// The maximum length of an id in bytes.
const ID: usize = 255;
/// The number of seconds of a day.
const DAY: i64 = 86_400;
