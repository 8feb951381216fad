//! The file of `--identities`: accounts, users, roles, policies and buckets, as TOML.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;

use crate::{Builder, Role, User};

/// The identities that a file describes.
///
/// ```toml
/// [[user]]
/// name = "ramtest"
/// access-keys = [{ id = "LTAI5tExample", secret = "secret" }]
/// policies = ['{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:Get*","Resource":"*"}]}']
///
/// [[role]]
/// name = "ramosstest"
/// account = "1000000000000002"
///
/// [[account]]
/// id = "1000000000000002"
/// buckets = ["other-bucket"]
/// ```
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IdentitiesFile {
    #[serde(default, rename = "account")]
    accounts: Vec<AccountEntry>,
    #[serde(default, rename = "user")]
    users: Vec<UserEntry>,
    #[serde(default, rename = "role")]
    roles: Vec<RoleEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct AccountEntry {
    id: String,
    #[serde(default)]
    buckets: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct UserEntry {
    name: String,
    account: Option<String>,
    #[serde(default)]
    access_keys: Vec<KeyEntry>,
    #[serde(default)]
    policies: Vec<PolicyEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RoleEntry {
    name: String,
    account: Option<String>,
    trust: Option<String>,
    max_session_seconds: Option<u64>,
    #[serde(default)]
    policies: Vec<PolicyEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyEntry {
    id: String,
    secret: String,
}

impl fmt::Debug for KeyEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyEntry({})", self.id)
    }
}

/// A policy: its JSON text alone, or with a name by which refusals refer to it.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum PolicyEntry {
    Text(String),
    Named(NamedPolicy),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedPolicy {
    name: String,
    document: String,
}

impl IdentitiesFile {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// Returns an error that names the file, and the line if its content is not valid.
    pub(super) async fn read(path: &Path) -> io::Result<Self> {
        let failed = |error: &dyn fmt::Display| io::Error::other(Unreadable::new(path, error));
        let text = tokio::fs::read_to_string(path).await;
        let text = text.map_err(|error| failed(&error))?;
        Self::parse(&text).map_err(|error| failed(&error))
    }

    fn parse(text: &str) -> Result<Self, String> {
        // The source of the error is left out of its text, because the line can contain a secret.
        toml::from_str(text).map_err(|error: toml::de::Error| {
            let line = error.span().map_or(1, |span| {
                let before = text.get(..span.start).unwrap_or_default();
                before.matches('\n').count() + 1
            });
            format!("line {line}: {}", error.message())
        })
    }

    /// Adds everything to a server.
    pub(super) fn add_to(self, mut builder: Builder) -> Builder {
        for account in self.accounts {
            for bucket in account.buckets {
                builder = builder.bucket_owned_by(&account.id, bucket);
            }
        }
        for entry in self.users {
            let mut user = User::new(entry.name);
            if let Some(account) = entry.account {
                user = user.account(account);
            }
            for key in entry.access_keys {
                user = user.access_key(key.id, key.secret);
            }
            for policy in entry.policies {
                user = match policy {
                    PolicyEntry::Text(document) => user.policy(document),
                    PolicyEntry::Named(named) => user.named_policy(named.name, named.document),
                };
            }
            builder = builder.user(user);
        }
        for entry in self.roles {
            let mut role = Role::new(entry.name);
            if let Some(account) = entry.account {
                role = role.account(account);
            }
            if let Some(trust) = entry.trust {
                role = role.trust(trust);
            }
            if let Some(seconds) = entry.max_session_seconds {
                role = role.max_session_duration(Duration::from_secs(seconds));
            }
            for policy in entry.policies {
                role = match policy {
                    PolicyEntry::Text(document) => role.policy(document),
                    PolicyEntry::Named(named) => role.named_policy(named.name, named.document),
                };
            }
            builder = builder.role(role);
        }
        builder
    }
}

/// The reason why a file cannot be used, with its path.
#[derive(Debug)]
struct Unreadable {
    path: PathBuf,
    reason: String,
}

impl Unreadable {
    fn new(path: &Path, reason: &dyn fmt::Display) -> Self {
        Self {
            path: path.to_owned(),
            reason: reason.to_string(),
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.reason)
    }
}

impl std::error::Error for Unreadable {}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn users_roles_and_buckets_exist_in_the_server() {
        let text = r#"
            [[account]]
            id = "1000000000000002"
            buckets = ["other-bucket"]

            [[user]]
            name = "ramtest"
            access-keys = [{ id = "LTAI5tExample", secret = "secret" }]
            policies = [
                '{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:*","Resource":"*"}]}',
                { name = "read", document = '{"Version":"1","Statement":[]}' },
            ]

            [[role]]
            name = "ramosstest"
            max-session-seconds = 7200
        "#;
        let file = IdentitiesFile::parse(text).unwrap();
        let server = file.add_to(crate::Emulator::builder()).start().await;
        // A policy without statements is refused, and its owner is named.
        let error = server.unwrap_err();
        let cause = std::error::Error::source(&error).unwrap().to_string();
        assert!(cause.contains("ramtest"), "{cause}");

        let text = text.replace(
            "[]}'",
            r#"[{"Effect":"Deny","Action":"oss:Put*","Resource":"*"}]}'"#,
        );
        let file = IdentitiesFile::parse(&text).unwrap();
        let server = file
            .add_to(crate::Emulator::builder())
            .start()
            .await
            .unwrap();
        let register = server.identities().current();
        let account = server.account();
        assert_eq!(register.user(account, "ramtest").unwrap().attached.len(), 2);
        let role = register.role(account, "ramosstest").unwrap();
        assert_eq!(role.max_session_seconds, 7200);
    }

    #[test]
    fn a_mistake_is_named_with_its_line_and_without_secrets() {
        let text = "[[user]]\nname = \"a\"\naccess-keys = [{ id = \"i\", secrets = \"hidden\" }]\n";
        let error = IdentitiesFile::parse(text).unwrap_err();
        assert!(error.starts_with("line 3: "), "{error}");
        assert!(error.contains("secrets"), "{error}");
        assert!(!error.contains("hidden"), "{error}");
    }
}
