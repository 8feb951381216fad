//! Trust policies: who may assume a role.

use super::{GrantError, document};
use crate::caller::ram_arn;
use crate::json::quote;
use crate::{Document, DocumentUse};

/// The trust policy of a role, which says who may assume it.
///
/// ```
/// use oss_policy::grant::Trust;
///
/// # fn main() -> Result<(), oss_policy::grant::GrantError> {
/// let trust = Trust::new().user("1234567890123456", "oss-uploads").to_document()?;
/// assert_eq!(
///     trust.text(),
///     r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1234567890123456:user/oss-uploads"]}}]}"#,
/// );
/// # Ok(()) }
/// ```
///
/// The users and roles that it names must exist when the service saves the policy, so create the
/// user before the role.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct Trust {
    trusted: Vec<Trusted>,
    external_id: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Trusted {
    Account(String),
    User { account: String, name: String },
    Role { account: String, name: String },
    Arn(String),
}

impl Trust {
    /// Creates a policy that trusts nobody.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one user to those who may assume the role.
    pub fn user(self, account: impl Into<String>, name: impl Into<String>) -> Self {
        let (account, name) = (account.into(), name.into());
        self.with(Trusted::User { account, name })
    }

    /// Adds the sessions of one role to those who may assume the role.
    pub fn role(self, account: impl Into<String>, name: impl Into<String>) -> Self {
        let (account, name) = (account.into(), name.into());
        self.with(Trusted::Role { account, name })
    }

    /// Adds all users and roles of an account whose own policies let them assume the role. The
    /// account's own key can never assume a role.
    pub fn account(self, account: impl Into<String>) -> Self {
        self.with(Trusted::Account(account.into()))
    }

    /// Adds whom an ARN names: `acs:ram::ACCOUNT:root`, `acs:ram::ACCOUNT:user/NAME` or
    /// `acs:ram::ACCOUNT:role/NAME`.
    pub fn arn(self, arn: impl Into<String>) -> Self {
        self.with(Trusted::Arn(arn.into()))
    }

    /// Sets the external id that callers have to send when they assume the role. By default none is
    /// required.
    pub fn external_id(mut self, id: impl Into<String>) -> Self {
        self.external_id = Some(id.into());
        self
    }

    /// Writes the document.
    ///
    /// # Errors
    ///
    /// Returns a [`GrantError`] that names what was given and what would be right.
    pub fn to_document(&self) -> Result<Document, GrantError> {
        if self.trusted.is_empty() {
            return Err(GrantError::NobodyTrusted);
        }
        let arns = self.trusted.iter().map(Trusted::arn);
        let arns = arns.map(|arn| arn.map(|arn| quote(&arn)));
        let arns = arns.collect::<Result<Vec<_>, _>>()?.join(",");
        let condition = match &self.external_id {
            Some(id) => {
                check_external_id(id)?;
                let id = quote(id);
                format!(r#","Condition":{{"StringEquals":{{"sts:ExternalId":{id}}}}}"#)
            }
            None => String::new(),
        };
        let text = format!(
            r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{{"RAM":[{arns}]}}{condition}}}]}}"#
        );
        document(&text, DocumentUse::Trust)
    }

    fn with(mut self, trusted: Trusted) -> Self {
        if !self.trusted.contains(&trusted) {
            self.trusted.push(trusted);
        }
        self
    }
}

impl Trusted {
    fn arn(&self) -> Result<String, GrantError> {
        match self {
            Self::Account(account) => {
                check_account(account)?;
                Ok(format!("acs:ram::{account}:root"))
            }
            Self::User { account, name } => {
                check_account(account)?;
                check_name(name, OF_USERS)?;
                Ok(format!("acs:ram::{account}:user/{name}"))
            }
            Self::Role { account, name } => {
                check_account(account)?;
                check_name(name, OF_ROLES)?;
                Ok(ram_arn(account, "role", name))
            }
            Self::Arn(arn) => checked_arn(arn),
        }
    }
}

fn checked_arn(arn: &str) -> Result<String, GrantError> {
    let refused = |rightly| GrantError::Arn {
        arn: arn.to_owned(),
        rightly,
    };
    let named = arn
        .strip_prefix("acs:ram::")
        .and_then(|rest| rest.split_once(':'));
    let Some((account, who)) = named else {
        return Err(refused(
            "write acs:ram::<account>:root, :user/<name> or :role/<name>",
        ));
    };
    check_account(account)?;
    match who.split_once('/') {
        None if who == "root" => {}
        Some(("user", name)) => check_name(name, OF_USERS)?,
        Some(("role", name)) => check_name(name, OF_ROLES)?,
        _ => return Err(refused("it ends in root, user/<name> or role/<name>")),
    }
    Ok(arn.to_owned())
}

pub(super) fn check_account(id: &str) -> Result<(), GrantError> {
    let is_account = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
    let refused = || GrantError::Account { id: id.to_owned() };
    is_account.then_some(()).ok_or_else(refused)
}

pub(super) fn check_name(name: &str, marks: &str) -> Result<(), GrantError> {
    let of_name = |c: char| c.is_ascii_alphanumeric() || marks.contains(c);
    let is_name = (1..=64).contains(&name.len()) && name.chars().all(of_name);
    let refused = || GrantError::Name {
        name: name.to_owned(),
    };
    is_name.then_some(()).ok_or_else(refused)
}

fn check_external_id(id: &str) -> Result<(), GrantError> {
    let of_id = |c: char| c.is_ascii_alphanumeric() || "_+=,.@:/-".contains(c);
    let is_id = (2..=1224).contains(&id.len()) && id.chars().all(of_id);
    let refused = || GrantError::ExternalId { id: id.to_owned() };
    is_id.then_some(()).ok_or_else(refused)
}

/// The characters that names of users can have besides letters and digits.
pub(super) const OF_USERS: &str = ".@_-";
/// The characters that names of roles can have besides letters and digits.
pub(super) const OF_ROLES: &str = ".@-";
