//! Errors that count as "not configured" in the default chain, although the provider itself reports
//! them as failures.

use std::time::Duration;

use async_trait::async_trait;
use oss_sign::Credentials;

use oss_context::{Context, CredentialsError, PassedOver, ProvideCredentials, Status};

/// A provider for which one kind of failure does not stop the chain.
#[derive(Debug)]
pub(super) struct Lenient<P> {
    pub(super) provider: P,
    pub(super) toward: Toward,
}

/// The failure for which the chain continues.
#[derive(Clone, Copy, Debug)]
pub(super) enum Toward {
    /// The file does not have the profile. Another file may have it.
    MissingProfile,
    /// The file belongs to another program and this user may not read it: it was not meant for this
    /// process, unless the variable names it.
    UnreadableFile { unless: &'static str },
}

impl<P> Lenient<P> {
    fn judge(&self, cx: &Context, error: CredentialsError) -> CredentialsError {
        match (self.toward, error) {
            (
                Toward::MissingProfile,
                CredentialsError::InvalidConfiguration {
                    origin,
                    field,
                    problem,
                },
            ) if field == "profile" => {
                let reason = format!("{origin}: {field} {problem}");
                passed_over(
                    reason,
                    "name a profile of the file, or add it".to_owned(),
                    None,
                )
            }
            (Toward::UnreadableFile { unless }, CredentialsError::Io { path, cause })
                if matches!(cx.environment().var(unless), Ok(None)) =>
            {
                let path = path.display();
                let reason = format!("{path} cannot be read: {cause}");
                let fix = format!("let this user read {path}");
                passed_over(reason, fix, Some(format!("{path} (cannot be read)")))
            }
            (_, error) => error,
        }
    }
}

/// The chain sets the name of the provider in the entry.
fn passed_over(reason: String, fix: String, look_alike: Option<String>) -> CredentialsError {
    let passed = PassedOver {
        link: String::new(),
        reason,
        fix,
    };
    CredentialsError::not_found(passed, look_alike.into_iter().collect())
}

#[async_trait]
impl<P: ProvideCredentials> ProvideCredentials for Lenient<P> {
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError> {
        self.provide_for(cx, Duration::ZERO).await
    }

    async fn provide_for(
        &self,
        cx: &Context,
        min_lifetime: Duration,
    ) -> Result<Credentials, CredentialsError> {
        let given = self.provider.provide_for(cx, min_lifetime).await;
        given.map_err(|error| self.judge(cx, error))
    }

    fn invalidate(&self, credentials: &Credentials) {
        self.provider.invalidate(credentials);
    }

    fn is_cached(&self) -> bool {
        self.provider.is_cached()
    }

    fn status(&self) -> Option<Status> {
        self.provider.status()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use oss_transport::testing::{NoTransport, SteppedRuntime};

    use super::*;
    use oss_context::Environment;

    #[derive(Debug)]
    struct Unreadable;

    #[async_trait]
    impl ProvideCredentials for Unreadable {
        async fn provide(&self, _: &Context) -> Result<Credentials, CredentialsError> {
            Err(CredentialsError::Io {
                path: "/people/u/.ossutilconfig".into(),
                cause: Arc::new(std::io::ErrorKind::PermissionDenied.into()),
            })
        }
    }

    async fn failure(variables: &[(&str, &str)]) -> CredentialsError {
        let runtime = SteppedRuntime::at_unix(0);
        let cx = Context::new(Arc::new(NoTransport::new()), Arc::new(runtime))
            .with_environment(Environment::fixed(variables.iter().copied()));
        let link = Lenient {
            provider: Unreadable,
            toward: Toward::UnreadableFile {
                unless: "OSSUTIL_CONFIG_FILE",
            },
        };
        link.provide(&cx).await.unwrap_err()
    }

    #[tokio::test]
    async fn a_file_that_cannot_be_read_is_a_look_alike_unless_it_was_named() {
        let CredentialsError::NotFound { look_alikes, .. } = failure(&[]).await else {
            panic!("it stops the chain")
        };
        assert_eq!(look_alikes, ["/people/u/.ossutilconfig (cannot be read)"]);
        let named = failure(&[("OSSUTIL_CONFIG_FILE", "/people/u/.ossutilconfig")]).await;
        assert!(matches!(named, CredentialsError::Io { .. }), "{named}");
    }
}
