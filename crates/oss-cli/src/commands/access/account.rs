//! The account of the keys, and the client of RAM for it.

use oss_credentials::Context;
use oss_credentials::sts::get_caller_identity;
use oss_ram::{Error, Ram};

use crate::access::apply::lacks;
use crate::access::{Found, Names, read};
use crate::failure::{Failure, Result};
use crate::session::Session;

/// The account that the keys of the session belong to.
#[derive(Debug)]
pub(super) struct Account {
    pub(super) cx: Context,
    pub(super) ram: Ram,
    pub(super) id: String,
    /// The owner of the keys, such as `user/admin` or `root`.
    pub(super) caller: String,
}

impl Account {
    /// Asks STS for the owner of the keys.
    pub(super) async fn open(session: &Session) -> Result<Self> {
        let cx = session.context()?;
        let provider = session.provider();
        let keys = provider.provide(&cx).await?;
        let caller = get_caller_identity(&cx, &keys, &session.settings().sts).await?;
        let name = caller.arn.rsplit(':').next().unwrap_or_default();
        Ok(Self {
            ram: Ram::new(provider, cx.clone()),
            caller: name.to_owned(),
            id: caller.account_id,
            cx,
        })
    }

    /// Returns the account as text: `account 1234567890123456 as user/admin`.
    pub(super) fn in_words(&self) -> String {
        format!("account {} as {}", self.id, self.caller)
    }

    /// Reads the objects of a grant that exist.
    pub(super) async fn found(&self, names: &Names) -> Result<Found> {
        let found = read::found(&self.ram, names).await;
        found.map_err(|error| self.unread(names, error))
    }

    /// Returns the failure for a call that could not read. If a right is missing, it is named.
    pub(super) fn unread(&self, names: &Names, error: Error) -> Failure {
        let right = error.is_access_denied().then(|| {
            let operation = error.operation();
            operation.map_or_else(String::new, |operation| {
                self.right_to_read(names, operation)
            })
        });
        let failure = Failure::from(error);
        match right {
            Some(right) => lacks(failure.about(format!("read {}", names.own())), &right),
            None => failure,
        }
    }

    fn right_to_read(&self, names: &Names, operation: &str) -> String {
        let kind = match operation {
            "GetPolicy" => "policy",
            "GetRole" | "ListPoliciesForRole" => "role",
            _ => "user",
        };
        format!(
            "ram:{operation} on acs:ram:*:{}:{kind}/{}",
            self.id,
            names.own()
        )
    }
}
