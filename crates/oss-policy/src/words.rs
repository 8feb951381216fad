//! Documents described in words, for people who want to know what somebody may do.

mod rights;

use crate::json::quote;
use crate::{Condition, Document, DocumentUse, Effect, Principal, Statement};

impl Document {
    /// Describes what the document says, in one line for each right. Rights that a grant could have
    /// given are named as a grant names them, and everything else is shown as it is written. ARNs of
    /// `account` are shortened to their names.
    ///
    /// ```
    /// use oss_policy::DocumentUse;
    /// use oss_policy::grant::{Grant, Permission, Trust};
    ///
    /// # fn main() -> Result<(), oss_policy::grant::GrantError> {
    /// let policy = Grant::new("examplebucket", "incoming/")
    ///     .permissions([Permission::Upload, Permission::List])
    ///     .to_document(DocumentUse::Identity)?;
    /// assert_eq!(policy.in_words("1"), ["upload, list on examplebucket/incoming/*"]);
    /// let trust = Trust::new().user("1", "oss-uploads").to_document()?;
    /// assert_eq!(trust.in_words("1"), ["trusts user/oss-uploads"]);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn in_words(&self, account: &str) -> Vec<String> {
        match self.document_use() {
            DocumentUse::Trust => self
                .statements()
                .iter()
                .map(|statement| trust_in_words(statement, account))
                .collect(),
            DocumentUse::Bucket | DocumentUse::StoredBucket => {
                self.statements().iter().map(statement_in_words).collect()
            }
            DocumentUse::Identity | DocumentUse::Session => {
                rights::lines(self.statements(), account)
            }
        }
    }
}

/// Writes a statement on one line.
pub(crate) fn statement_in_words(statement: &Statement) -> String {
    let mut words = effect(statement).to_owned();
    words.push(' ');
    words.push_str(&patterns(statement.actions()));
    if let Some(resources) = statement.resources() {
        words = format!("{words} on {}", patterns(resources));
    }
    if let Some(principal) = statement.principal() {
        words = format!("{words} to {principal}");
    }
    words + &conditions(statement.conditions().iter())
}

fn effect(statement: &Statement) -> &'static str {
    match statement.effect() {
        Effect::Allow => "allow",
        Effect::Deny => "deny",
    }
}

fn patterns(patterns: &crate::Patterns) -> String {
    let not = if patterns.is_negated() {
        "anything but "
    } else {
        ""
    };
    format!("{not}{}", patterns.texts().join(", "))
}

fn conditions<'a>(conditions: impl Iterator<Item = &'a Condition>) -> String {
    let all: Vec<_> = conditions.map(ToString::to_string).collect();
    if all.is_empty() {
        String::new()
    } else {
        format!(" if {}", all.join(" and "))
    }
}

/// Describes whom a statement of a trust policy allows or denies to assume the role.
fn trust_in_words(statement: &Statement, account: &str) -> String {
    let verb = match statement.effect() {
        Effect::Allow => "trusts",
        Effect::Deny => "refuses",
    };
    let whom = match statement.principal() {
        Some(Principal::Trust {
            ram,
            service,
            federated,
        }) => {
            let ram = ram.iter().map(|arn| ram_name(arn, account));
            let service = service.iter().map(|name| format!("service {name}"));
            let federated = federated.iter().map(|arn| format!("provider {arn}"));
            let all: Vec<_> = ram.chain(service).chain(federated).collect();
            all.join(", ")
        }
        _ => String::new(),
    };
    let (ids, others): (Vec<_>, Vec<_>) = statement
        .conditions()
        .iter()
        .partition(|c| c.key().eq_ignore_ascii_case("sts:ExternalId"));
    let ids: String = ids
        .iter()
        .map(|id| match id.values() {
            [one] if id.operator().name() == "StringEquals" => {
                format!(" with external id {}", quote(one))
            }
            _ => conditions(std::iter::once(*id)),
        })
        .collect();
    format!("{verb} {whom}{ids}{}", conditions(others.into_iter()))
}

/// Shortens an ARN of RAM if it belongs to the given account.
fn ram_name(arn: &str, account: &str) -> String {
    let rest = ["acs:ram::", "acs:ram:*:"]
        .iter()
        .find_map(|start| arn.strip_prefix(start));
    match rest.and_then(|rest| rest.split_once(':')) {
        Some((of, "root")) if of == account => "all users and roles of the account".to_owned(),
        Some((of, "root")) => format!("all users and roles of account {of}"),
        Some((of, name)) if of == account => name.to_owned(),
        Some((of, name)) if of != "*" => format!("{name} of account {of}"),
        _ => arn.to_owned(),
    }
}

#[cfg(test)]
mod tests;
