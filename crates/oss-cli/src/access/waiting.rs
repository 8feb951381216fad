//! Waiting until STS knows what was changed in RAM.

use std::time::Duration;

use oss_credentials::sts::{StsEndpoint, get_caller_identity};
use oss_credentials::{
    AssumeRoleBuilder, AssumeRoleProvider, Context, CredentialsError, ProvideCredentials,
};
use oss_sign::Credentials;

use crate::failure::Failure;
use crate::output::Printer;
use crate::set::SetIfSome;

/// The calls that must succeed before the waiting ends.
#[derive(Debug)]
pub(crate) struct Question<'a> {
    pub(crate) cx: &'a Context,
    pub(crate) keys: &'a Credentials,
    /// Where STS is called.
    pub(crate) sts: &'a StsEndpoint,
    /// The role to assume, if the owner of the keys may.
    pub(crate) role: Option<&'a str>,
    pub(crate) external_id: Option<&'a str>,
}

/// How the waiting ended.
#[derive(Debug)]
pub(crate) enum Seen {
    /// The calls succeeded, after this time.
    After(Duration),
    /// The calls do not succeed yet. This is the last error.
    NotYet(CredentialsError),
}

impl Question<'_> {
    /// Repeats the calls until each has succeeded twice in a row. One success is not enough, because
    /// the service has several copies of its data, which do not change at the same moment.
    ///
    /// # Errors
    ///
    /// An error that does not change by waiting.
    pub(crate) async fn wait(&self, patience: Duration, printer: Printer) -> Result<Seen, Failure> {
        let runtime = self.cx.runtime();
        let begun = runtime.monotonic();
        let mut pauses = waits(patience);
        for call in self.calls() {
            let mut in_a_row = 0;
            loop {
                let error = match self.ask(call).await {
                    Ok(()) if in_a_row == 1 => break,
                    Ok(()) => {
                        in_a_row = 1;
                        // The second call follows soon, however long the first one took to succeed.
                        let gone = runtime.monotonic().saturating_sub(begun);
                        pauses = waits(patience.saturating_sub(gone));
                        None
                    }
                    Err(error) if !passes(&error) => return Err(Failure::from(error)),
                    Err(error) => {
                        in_a_row = 0;
                        Some(error)
                    }
                };
                let wait = match (pauses.next(), error) {
                    (Some(wait), None) => wait,
                    (Some(wait), Some(error)) => {
                        printer.note(again(&error, wait));
                        wait
                    }
                    // If there is no time left, the second call follows at once.
                    (None, None) => continue,
                    (None, Some(error)) => return Ok(Seen::NotYet(error)),
                };
                runtime.sleep(wait).await;
            }
        }
        Ok(Seen::After(runtime.monotonic().saturating_sub(begun)))
    }

    /// The calls in order: first whether the key works, then whether the role can be assumed.
    fn calls(&self) -> impl Iterator<Item = Call> + use<> {
        let role = self.role.map(|_| Call::Role);
        [Call::Identity].into_iter().chain(role)
    }

    async fn ask(&self, call: Call) -> Result<(), CredentialsError> {
        match (call, self.role) {
            (Call::Identity, _) => {
                let asked = get_caller_identity(self.cx, self.keys, self.sts);
                asked.await.map(drop)
            }
            (Call::Role, None) => Ok(()),
            (Call::Role, Some(role)) => {
                let provider = AssumeRoleProvider::builder(role)
                    .source(self.keys.clone())
                    .sts(self.sts.clone())
                    .session_name("oss-access-grant")
                    .duration(SHORTEST)
                    .set_if_some(self.external_id, AssumeRoleBuilder::external_id)
                    .build()?;
                provider.provide(self.cx).await.map(drop)
            }
        }
    }
}

fn again(error: &CredentialsError, wait: Duration) -> String {
    let code = error.service().and_then(|service| service.code());
    let code = code.unwrap_or("no answer");
    format!(
        "waiting for STS: {code}, next attempt in {}s",
        wait.as_secs()
    )
}

#[derive(Clone, Copy, Debug)]
enum Call {
    Identity,
    Role,
}

/// Whether the reason may be only that STS does not know the change yet.
fn passes(error: &CredentialsError) -> bool {
    let code = error.service().and_then(|service| service.code());
    let unknown = |code: &str| {
        let families = ["InvalidAccessKeyId", "EntityNotExist", "NoPermission"];
        families.iter().any(|family| code.starts_with(family))
    };
    code.is_some_and(unknown) || error.is_retryable()
}

/// Returns the pauses between the calls. Their sum is `patience`.
pub(crate) fn waits(patience: Duration) -> impl Iterator<Item = Duration> {
    let steps = [1, 1, 2, 3, 5, 8].into_iter().chain(std::iter::repeat(13));
    let mut left = patience;
    steps.map_while(move |seconds| {
        let wait = Duration::from_secs(seconds).min(left);
        left -= wait;
        (!wait.is_zero()).then_some(wait)
    })
}

/// How long to wait for changes of RAM by default.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);
const SHORTEST: Duration = Duration::from_secs(900);

#[cfg(test)]
mod tests;
