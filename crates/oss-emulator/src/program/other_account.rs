//! A second account beside the server's own, to try requests between accounts.

use oss_sign::Secret;

use crate::User;
use crate::runtime::random_text;

/// An account with one RAM user, who is allowed everything in it.
#[derive(Debug)]
pub(super) struct OtherAccount {
    account: String,
    id: String,
    secret: Secret,
}

impl OtherAccount {
    /// The account with this id, with a random key for its user.
    pub(super) fn new(account: String) -> Self {
        Self {
            account,
            id: format!("LTAI5t{}", random_text(18)),
            secret: Secret::new(random_text(30)),
        }
    }

    /// The user, to be added to a server.
    pub(super) fn user(&self) -> User {
        User::new("oss-emulator")
            .account(&self.account)
            .access_key(&self.id, self.secret.expose())
            .policy(EVERYTHING)
    }

    /// The variables that a shell is told.
    pub(super) fn values(&self) -> Vec<(&'static str, &str)> {
        vec![
            ("OSS_OTHER_ACCOUNT", &self.account),
            ("OSS_OTHER_ACCESS_KEY_ID", &self.id),
            ("OSS_OTHER_ACCESS_KEY_SECRET", self.secret.expose()),
        ]
    }
}

const EVERYTHING: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:*","sts:AssumeRole","ram:*"],"Resource":"*"}]}"#;
