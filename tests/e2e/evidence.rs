//! Collects everything that a scenario shows to its user, and checks that it contains no secret.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Debug;

use oss_client::PresignedRequest;
use oss_client::sign::{Credentials, encode};

use crate::stage::{Stage, USER_SECRET};
use crate::witness::secrets_of_query;

/// Everything that was shown, and every text that gives access.
#[derive(Default)]
pub(crate) struct Evidence {
    shown: BTreeSet<String>,
    secrets: BTreeSet<String>,
}

impl Evidence {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// What a value looks like in a log.
    pub(crate) fn show(&mut self, value: &dyn Debug) {
        self.shown.insert(format!("{value:?}"));
        self.shown.insert(format!("{value:#?}"));
    }

    /// What was printed.
    pub(crate) fn text(&mut self, text: impl Into<String>) {
        self.shown.insert(text.into());
    }

    /// All that an error says, down to the first cause; gives the error's own line and its causes.
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

    /// A text that gives access.
    pub(crate) fn secret(&mut self, secret: impl Into<String>) {
        let secret = secret.into();
        if secret.len() >= SHORTEST {
            self.secrets.insert(encode::percent_encode(&secret));
            self.secrets.insert(secret);
        }
    }

    /// Secret and token of credentials, and what they look like in a log.
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

    /// A URL that anybody may use: its signature and token, and what it looks like in a log.
    pub(crate) fn presigned(&mut self, presigned: &PresignedRequest) {
        self.show(presigned);
        self.text(presigned.to_string());
        let (_, query) = presigned.url().split_once('?').unwrap();
        for secret in secrets_of_query(query) {
            self.secret(secret);
        }
    }

    /// The secrets of a stage: its users' and all that went over its wire; and its own look.
    pub(crate) fn stage(&mut self, stage: &Stage) {
        self.credentials(&stage.oss.credentials());
        self.secret(USER_SECRET);
        for secret in stage.witness.secrets() {
            self.secret(secret);
        }
        self.show(&stage.oss);
    }

    /// Fails if anything that was shown, or `log`, holds a secret.
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

/// The advice of the errors of ours that have some.
fn hint(error: &(dyn Error + 'static)) -> Option<String> {
    if let Some(error) = error.downcast_ref::<oss_client::Error>() {
        return error.hint().map(std::borrow::Cow::into_owned);
    }
    let error = error.downcast_ref::<oss_client::credentials::CredentialsError>()?;
    error.hint().map(std::borrow::Cow::into_owned)
}

/// What is shorter gives no access and may stand in a text by chance.
const SHORTEST: usize = 8;
