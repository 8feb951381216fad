//! A second account in addition to the account of the server, for tests of requests between
//! accounts.

use oss_sign::Secret;

use crate::User;
use crate::identities::{DEFAULT_NAME, user_id};
use crate::runtime::random_text;

/// An account with one RAM user, who is allowed everything in it.
#[derive(Debug)]
pub(super) struct OtherAccount {
    account: String,
    user_id: String,
    id: String,
    secret: Secret,
}

impl OtherAccount {
    /// Creates an account with the given id and a random access key for its user.
    pub(super) fn new(account: String) -> Self {
        Self {
            user_id: user_id(&account, DEFAULT_NAME),
            account,
            id: format!("LTAI5t{}", random_text(18)),
            secret: Secret::new(random_text(30)),
        }
    }

    /// Returns the user, which is added to the server.
    pub(super) fn user(&self) -> User {
        User::new(DEFAULT_NAME)
            .account(&self.account)
            .access_key(&self.id, self.secret.expose())
            .policy(EVERYTHING)
    }

    /// Returns the environment variables that are printed for this account.
    pub(super) fn values(&self) -> Vec<(&'static str, &str)> {
        vec![
            ("OSS_OTHER_ACCOUNT", &self.account),
            ("OSS_OTHER_USER_ID", &self.user_id),
            ("OSS_OTHER_ACCESS_KEY_ID", &self.id),
            ("OSS_OTHER_ACCESS_KEY_SECRET", self.secret.expose()),
        ]
    }
}

const EVERYTHING: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:*","sts:AssumeRole","ram:*"],"Resource":"*"}]}"#;
