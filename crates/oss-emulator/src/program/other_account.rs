//! A second account beside the server's own, for what happens between accounts.

use oss_sign::Secret;

use crate::User;
use crate::runtime::random_text;

/// An account with one RAM user, who may do everything in it.
#[derive(Debug)]
pub(super) struct OtherAccount {
    account: String,
    id: String,
    secret: Secret,
}

impl OtherAccount {
    /// With a random key.
    pub(super) fn new(account: String) -> Self {
        Self {
            account,
            id: format!("LTAI5t{}", random_text(18)),
            secret: Secret::new(random_text(30)),
        }
    }

    /// Its user.
    pub(super) fn user(&self) -> User {
        User::new("oss-emulator")
            .account(&self.account)
            .access_key(&self.id, self.secret.expose())
            .policy(EVERYTHING)
    }

    /// What a shell is told about it.
    pub(super) fn values(&self) -> Vec<(&'static str, &str)> {
        vec![
            ("OSS_OTHER_ACCOUNT", &self.account),
            ("OSS_OTHER_ACCESS_KEY_ID", &self.id),
            ("OSS_OTHER_ACCESS_KEY_SECRET", self.secret.expose()),
        ]
    }
}

const EVERYTHING: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:*","sts:AssumeRole","ram:*"],"Resource":"*"}]}"#;
