//! Writes the text of a policy from its grants.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::{Place, SessionPolicy, SessionPolicyError as Error};
use crate::caller::ram_arn;
use crate::condition::Network;
use crate::json::quote;
use crate::{Action, Level};

/// Writes the whole text, whatever its size.
pub(super) fn text(policy: &SessionPolicy) -> Result<String, Error> {
    let limits = limits(policy)?;
    let mut statements = Vec::new();
    for (actions, place) in &policy.grants {
        for parts in statement_parts(actions, place)? {
            statements.push(statement(&parts, &limits));
        }
    }
    if statements.is_empty() {
        return Err(Error::Empty);
    }
    Ok(format!(
        r#"{{"Version":"1","Statement":[{}]}}"#,
        statements.join(",")
    ))
}

/// The contents of one statement.
struct StatementParts<'a> {
    actions: Vec<&'a str>,
    resource: String,
    /// The condition of a listing that is restricted to a prefix.
    restriction: Option<String>,
}

fn statement(parts: &StatementParts<'_>, limits: &[String]) -> String {
    let actions: Vec<_> = parts.actions.iter().map(|action| quote(action)).collect();
    let conditions: Vec<_> = parts.restriction.iter().chain(limits).cloned().collect();
    let condition = match conditions.as_slice() {
        [] => String::new(),
        some => format!(r#","Condition":{{{}}}"#, some.join(",")),
    };
    let (actions, resource) = (one_or_list(&actions), quote(&parts.resource));
    format!(r#"{{"Effect":"Allow","Action":{actions},"Resource":{resource}{condition}}}"#)
}

/// Returns the statements that a grant needs. Objects, listings and the bucket are different
/// resources, and so are statements of their own.
fn statement_parts<'a>(
    actions: &'a [Action],
    place: &Place,
) -> Result<Vec<StatementParts<'a>>, Error> {
    if actions.is_empty() {
        return Err(Error::NoActions);
    }
    for action in actions {
        check_action(action, place)?;
    }
    let mut statements = match place {
        Place::Prefix { bucket, prefix } => {
            check_key(prefix)?;
            below_prefix(actions, &bucket_arn(bucket)?, prefix)
        }
        Place::Parents { bucket, prefix } => {
            check_key(prefix)?;
            vec![above_prefix(actions, bucket_arn(bucket)?, prefix)]
        }
        Place::Object { bucket, key } => {
            check_object_key(key)?;
            let object = format!("{}/{key}", bucket_arn(bucket)?);
            vec![StatementParts::new(actions, &[Level::Object], object)]
        }
        Place::Service => {
            let service = "acs:oss:*:*:*".to_owned();
            vec![StatementParts::new(actions, &[Level::Service], service)]
        }
        Place::Role { account, name } => {
            let role = role_arn(account, name)?;
            vec![StatementParts::new(actions, &[Level::Role], role)]
        }
    };
    statements.retain(|parts| !parts.actions.is_empty());
    Ok(statements)
}

fn below_prefix<'a>(actions: &'a [Action], bucket: &str, prefix: &str) -> Vec<StatementParts<'a>> {
    let objects = format!("{bucket}/{prefix}*");
    let objects = StatementParts::new(actions, &[Level::Object], objects);
    let levels = [Level::Listing, Level::Bucket];
    let mut listing = StatementParts::new(actions, &levels, bucket.to_owned());
    let below = |prefix: &str| condition("StringLike", "oss:Prefix", &quote(&format!("{prefix}*")));
    listing.restriction = (!prefix.is_empty()).then(|| below(prefix));
    vec![objects, listing]
}

fn above_prefix<'a>(actions: &'a [Action], bucket: String, prefix: &str) -> StatementParts<'a> {
    let folders: Vec<_> = parents(prefix).map(quote).collect();
    let mut parts = StatementParts::new(actions, &[Level::Listing], bucket);
    if folders.is_empty() {
        parts.actions.clear();
    }
    parts.restriction = Some(format!(
        r#""StringEquals":{{"oss:Delimiter":"/","oss:Prefix":{}}}"#,
        one_or_list(&folders)
    ));
    parts
}

/// Returns the prefixes above a prefix, from the top of the bucket: `""` and `"a/"` for `"a/b/"`.
pub(crate) fn parents(prefix: &str) -> impl Iterator<Item = &str> {
    let own = prefix.strip_suffix('/').unwrap_or(prefix);
    let top = (!prefix.is_empty()).then_some("");
    let inner = own.match_indices('/').filter_map(|(at, _)| own.get(..=at));
    top.into_iter().chain(inner)
}

impl<'a> StatementParts<'a> {
    /// Returns a statement for those of the actions that are asked on one of these levels.
    fn new(actions: &'a [Action], levels: &[Level], resource: String) -> Self {
        let asked_there = actions.iter().filter(|a| levels.contains(&a.level()));
        let actions = asked_there.map(Action::as_str).collect();
        Self {
            actions,
            resource,
            restriction: None,
        }
    }
}

fn check_action(action: &Action, place: &Place) -> Result<(), Error> {
    let name = action.as_str();
    if !name.contains(':') {
        return Err(Error::Action {
            name: name.to_owned(),
        });
    }
    let asked_on = action.level();
    let fits = match (place, asked_on) {
        (Place::Prefix { .. }, Level::Object | Level::Listing) => true,
        // Such a request does not name a prefix, so a condition on it would never hold.
        (Place::Prefix { prefix, .. }, Level::Bucket) => prefix.is_empty(),
        (Place::Parents { .. }, level) => level == Level::Listing,
        (Place::Object { .. }, level) => level == Level::Object,
        (Place::Service, level) => level == Level::Service,
        (Place::Role { .. }, level) => level == Level::Role,
        (Place::Prefix { .. }, Level::Service | Level::Role) => false,
    };
    if fits {
        Ok(())
    } else {
        Err(Error::Misplaced {
            action: name.to_owned(),
            asked_on,
        })
    }
}

pub(crate) fn bucket_arn(name: &str) -> Result<String, Error> {
    let inner = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let is_name = (3..=63).contains(&name.len())
        && name.chars().all(inner)
        && !name.starts_with('-')
        && !name.ends_with('-');
    let refused = || Error::Bucket {
        name: name.to_owned(),
    };
    is_name
        .then(|| format!("acs:oss:*:*:{name}"))
        .ok_or_else(refused)
}

/// Returns an error for a name that has a wildcard, because policies cannot express a literal star.
fn check_key(key: &str) -> Result<(), Error> {
    let why = if key.contains(['*', '?']) {
        "has a * or ?, which a policy takes for a wildcard and cannot escape"
    } else if key.contains('\0') {
        "has a NUL, which no key can have"
    } else if key.starts_with(['/', '\\']) {
        "begins with a slash, which no key does: leave it out"
    } else if key.len() > MAX_KEY {
        "is longer than the 1023 bytes of a key"
    } else {
        return Ok(());
    };
    Err(Error::Key {
        key: key.to_owned(),
        why,
    })
}

fn check_object_key(key: &str) -> Result<(), Error> {
    if key.is_empty() {
        let (key, why) = (String::new(), "is empty, which names no object");
        return Err(Error::Key { key, why });
    }
    check_key(key)
}

pub(crate) fn role_arn(account: &str, name: &str) -> Result<String, Error> {
    let is_account = !account.is_empty() && account.bytes().all(|b| b.is_ascii_digit());
    let of_name = |c: char| c.is_ascii_alphanumeric() || ".@-_".contains(c);
    let is_name = !name.is_empty() && name.chars().all(of_name);
    let refused = || Error::Role {
        name: format!("{account}:role/{name}"),
    };
    (is_account && is_name)
        .then(|| ram_arn(account, "role", name))
        .ok_or_else(refused)
}

/// Returns the conditions that every statement has.
fn limits(policy: &SessionPolicy) -> Result<Vec<String>, Error> {
    let mut limits = Vec::new();
    if let Some(unix_seconds) = policy.until {
        let until = quote(&date(unix_seconds).ok_or(Error::Until { unix_seconds })?);
        limits.push(condition("DateLessThan", "acs:CurrentTime", &until));
    }
    if let Some(addresses) = &policy.addresses {
        limits.push(condition(
            "IpAddress",
            "acs:SourceIp",
            &one_or_list(&networks(addresses)?),
        ));
    }
    if policy.https_only {
        limits.push(condition("Bool", "acs:SecureTransport", &quote("true")));
    }
    Ok(limits)
}

fn networks(addresses: &[String]) -> Result<Vec<String>, Error> {
    if addresses.is_empty() {
        return Err(Error::NoAddresses);
    }
    let checked = |address: &String| match Network::read(address) {
        Some(_) => Ok(quote(address)),
        None => Err(Error::Address {
            address: address.clone(),
        }),
    };
    addresses.iter().map(checked).collect()
}

pub(crate) fn date(unix_seconds: i64) -> Option<String> {
    OffsetDateTime::from_unix_timestamp(unix_seconds)
        .ok()?
        .format(&Rfc3339)
        .ok()
}

fn condition(operator: &str, key: &str, values: &str) -> String {
    format!(r#""{operator}":{{"{key}":{values}}}"#)
}

/// Writes a list, or a string if it has one element, which saves two bytes.
fn one_or_list(quoted: &[String]) -> String {
    match quoted {
        [one] => one.clone(),
        several => format!("[{}]", several.join(",")),
    }
}

const MAX_KEY: usize = 1023;
