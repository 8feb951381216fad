//! Rights as a grant names them, on one line if they have place and restrictions in common.

use super::{conditions, ram_name};
use crate::grant::Permission;
use crate::matching::action_fits;
use crate::session::write::parents;
use crate::{Condition, Effect, Statement};

/// Returns the lines for the statements of an identity or session policy.
pub(super) fn lines(statements: &[Statement], account: &str) -> Vec<String> {
    let mut lines: Vec<Line> = Vec::new();
    let mut above = Vec::new();
    for statement in statements {
        match list_of_parents(statement) {
            Some(parents) => above.push((parents, Line::from_statement(statement, account))),
            None => merge(&mut lines, Line::from_statement(statement, account)),
        }
    }
    for (parents, line) in above {
        match lines.iter_mut().find(|line| parents.are_above(line)) {
            Some(line) => line.parents = true,
            None => merge(&mut lines, line),
        }
    }
    lines.iter().map(Line::text).collect()
}

fn merge(lines: &mut Vec<Line>, line: Line) {
    let same = |other: &&mut Line| {
        other.deny == line.deny && other.place == line.place && other.limits == line.limits
    };
    match lines.iter_mut().find(same) {
        Some(other) => {
            other.rights.extend(line.rights);
            other.versions |= line.versions;
        }
        None => lines.push(line),
    }
}

struct Line {
    deny: bool,
    rights: Vec<String>,
    place: String,
    limits: String,
    versions: bool,
    parents: bool,
}

impl Line {
    fn from_statement(statement: &Statement, account: &str) -> Self {
        let right = right(statement);
        let listing = right.filter(|(permission, _)| *permission == Permission::List);
        let below = listing.and_then(|_| listed_place(statement));
        let rest = statement.conditions().iter();
        let is_place = |c: &&Condition| below.is_some() && key_is(c, "oss:Prefix");
        let rest: Vec<_> = rest.filter(|c| !is_place(c)).collect();
        Self {
            deny: statement.effect() == Effect::Deny,
            rights: vec![match right {
                Some((permission, _)) => permission.to_string(),
                None => super::patterns(statement.actions()),
            }],
            place: below.unwrap_or_else(|| places(statement, account)),
            limits: limits(&rest),
            versions: right.is_some_and(|(_, versions)| versions),
            parents: false,
        }
    }

    fn text(&self) -> String {
        let deny = if self.deny { "never " } else { "" };
        let versions = if self.versions {
            " with old versions"
        } else {
            ""
        };
        let parents = if self.parents {
            ", listing its parents"
        } else {
            ""
        };
        let (rights, place, limits) = (self.rights.join(", "), &self.place, &self.limits);
        format!("{deny}{rights} on {place}{versions}{parents}{limits}")
    }
}

/// Returns the right that has exactly these actions, and whether they include old versions.
fn right(statement: &Statement) -> Option<(Permission, bool)> {
    let written = statement.actions();
    if written.is_negated() {
        return None;
    }
    let is = |(permission, versions): &(Permission, bool)| {
        let actions = permission.actions(*versions);
        let named = |text: &String| {
            actions
                .iter()
                .any(|a| a.as_str().eq_ignore_ascii_case(text))
        };
        let texts = written.texts();
        texts.iter().all(named)
            && actions
                .iter()
                .all(|action| texts.iter().any(|text| action_fits(text, action.as_str())))
    };
    let all = Permission::ALL.into_iter();
    all.flat_map(|permission| [(permission, false), (permission, true)])
        .find(is)
}

/// Returns `bucket/prefix*` for a listing that is restricted to one prefix, or for a whole bucket.
fn listed_place(statement: &Statement) -> Option<String> {
    let bucket = only_bucket(statement)?;
    let mut prefixes = statement.conditions().iter();
    let Some(prefix) = prefixes.find(|c| key_is(c, "oss:Prefix")) else {
        return Some(format!("{bucket}/*"));
    };
    match prefix.values() {
        [one] if prefix.operator().name() == "StringLike" => Some(format!("{bucket}/{one}")),
        _ => None,
    }
}

/// Returns the bucket, if the statement is about one bucket and nothing else.
fn only_bucket(statement: &Statement) -> Option<&str> {
    let resources = statement.resources().filter(|r| !r.is_negated())?;
    match resources.texts() {
        [one] => one.strip_prefix(OF_OSS).filter(|name| !name.contains('/')),
        _ => None,
    }
}

fn places(statement: &Statement, account: &str) -> String {
    let Some(resources) = statement.resources() else {
        return String::new();
    };
    let names = resources.texts().iter().map(|text| match text.as_str() {
        "*" => "everything".to_owned(),
        text => match text.strip_prefix(OF_OSS) {
            Some(name) => name.to_owned(),
            None => ram_name(text, account),
        },
    });
    let names: Vec<_> = names.collect();
    let not = if resources.is_negated() {
        "anything but "
    } else {
        ""
    };
    format!("{not}{}", names.join(", "))
}

/// The folders above a prefix that can be listed with the delimiter `/`, as a grant writes them.
struct Parents<'a> {
    bucket: &'a str,
    folders: Vec<&'a str>,
}

fn list_of_parents(statement: &Statement) -> Option<Parents<'_>> {
    let (Permission::List, _) = right(statement)? else {
        return None;
    };
    let equals = |key| {
        let mut all = statement.conditions().iter();
        let is = move |c: &&Condition| key_is(c, key) && c.operator().name() == "StringEquals";
        all.find(is).map(Condition::values)
    };
    let delimiter = equals("oss:Delimiter")?;
    let folders = equals("oss:Prefix")?.iter().map(String::as_str).collect();
    (delimiter == ["/"]).then_some(Parents {
        bucket: only_bucket(statement)?,
        folders,
    })
}

impl Parents<'_> {
    fn are_above(&self, line: &Line) -> bool {
        let lists = line
            .rights
            .iter()
            .any(|right| right == Permission::List.as_str());
        let place = line.place.strip_prefix(self.bucket);
        let prefix = place
            .and_then(|rest| rest.strip_prefix('/'))
            .and_then(|rest| rest.strip_suffix('*'));
        lists && prefix.is_some_and(|prefix| parents(prefix).eq(self.folders.iter().copied()))
    }
}

fn limits(rest: &[&Condition]) -> String {
    let mut words = String::new();
    let mut others = Vec::new();
    for condition in rest {
        let values = condition.values().join(", ");
        match condition.operator().name() {
            "DateLessThan" if key_is(condition, "acs:CurrentTime") => {
                words.push_str(&format!(" until {values}"));
            }
            "IpAddress" if key_is(condition, "acs:SourceIp") => {
                words.push_str(&format!(" from {values}"));
            }
            "Bool" if key_is(condition, "acs:SecureTransport") && values == "true" => {
                words.push_str(" over https only");
            }
            _ => others.push(*condition),
        }
    }
    words + &conditions(others.into_iter())
}

fn key_is(condition: &Condition, key: &str) -> bool {
    condition.key().eq_ignore_ascii_case(key)
}

const OF_OSS: &str = "acs:oss:*:*:";
