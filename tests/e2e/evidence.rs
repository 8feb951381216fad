//! Collects every text that a test shows to a user, and checks that none of them contains a secret.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Debug;

use oss_client::PresignedRequest;
use oss_client::sign::{Credentials, encode};

use crate::stage::{Stage, USER_SECRET};
use crate::witness::secrets_of_query;

/// The texts that were shown, and the secrets that none of them may contain.
#[derive(Default)]
pub(crate) struct Evidence {
    shown: BTreeSet<String>,
    secrets: BTreeSet<String>,
}

impl Evidence {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Records the `Debug` output of a value, which may end up in a log.
    pub(crate) fn show(&mut self, value: &dyn Debug) {
        self.shown.insert(format!("{value:?}"));
        self.shown.insert(format!("{value:#?}"));
    }

    /// Records a text that was printed.
    pub(crate) fn text(&mut self, text: impl Into<String>) {
        self.shown.insert(text.into());
    }

    /// Records all texts of an error and of its causes. Returns the message of the error, followed by the
    /// messages of its causes.
    pub(crate) fn error(&mut self, error: &(dyn Error + 'static)) -> String {
        self.shown.insert(format!("{error:?}"));
        self.shown.insert(format!("{error:#?}"));
        if let Some(hint) = hint(error) {
            self.shown.insert(hint);
        }
        let mut chain = error.to_string();
        let mut cause = error.source();
        while let Some(error) = cause {
            chain.push_str(&format!(": {error}"));
            self.shown.insert(format!("{error:?}"));
            self.shown.extend(hint(error));
            cause = error.source();
        }
        self.shown.insert(chain.clone());
        chain
    }

    /// Records a secret.
    pub(crate) fn secret(&mut self, secret: impl Into<String>) {
        let secret = secret.into();
        if secret.len() >= MIN_SECRET_LENGTH {
            self.secrets.insert(encode::percent_encode(&secret));
            self.secrets.insert(secret);
        }
    }

    /// Records the secrets of credentials, and their `Debug` output as a text that was shown.
    pub(crate) fn credentials(&mut self, credentials: &Credentials) {
        self.show(credentials);
        let Some(key) = credentials.access_key() else {
            return;
        };
        self.secret(key.secret().expose());
        if let Some(token) = key.security_token() {
            self.secret(token.expose());
        }
    }

    /// Records the secrets of a presigned URL, and its `Debug` and `Display` output as texts that were
    /// shown.
    pub(crate) fn presigned(&mut self, presigned: &PresignedRequest) {
        self.show(presigned);
        self.text(presigned.to_string());
        let (_, query) = presigned.url().split_once('?').unwrap();
        for secret in secrets_of_query(query) {
            self.secret(secret);
        }
    }

    /// Records the secrets of a test environment, which are those of its users and those that its clients
    /// sent and received. The `Debug` output of the server counts as shown.
    pub(crate) fn stage(&mut self, stage: &Stage) {
        self.credentials(&stage.oss.credentials());
        self.secret(USER_SECRET);
        for secret in stage.witness.secrets() {
            self.secret(secret);
        }
        self.show(&stage.oss);
    }

    /// Panics if a text that was shown, or `log`, contains a secret.
    pub(crate) fn assert_clean(&self, log: &str) {
        assert!(!self.secrets.is_empty() && !self.shown.is_empty());
        let shown: Vec<&str> = self.shown.iter().map(String::as_str).chain([log]).collect();
        let all = shown.join("\n");
        if let Some(secret) = self.secrets.iter().find(|secret| all.contains(*secret)) {
            let text = shown.iter().find(|text| text.contains(secret));
            panic!("{secret:?} is shown in: {}", text.unwrap_or(&""));
        }
    }
}

/// Returns the advice of an error, if its type can have one.
fn hint(error: &(dyn Error + 'static)) -> Option<String> {
    if let Some(error) = error.downcast_ref::<oss_client::Error>() {
        return error.hint().map(std::borrow::Cow::into_owned);
    }
    let error = error.downcast_ref::<oss_client::credentials::CredentialsError>()?;
    error.hint().map(std::borrow::Cow::into_owned)
}

/// The shortest text that counts as a secret. A shorter one may occur in a text by chance.
const MIN_SECRET_LENGTH: usize = 8;
