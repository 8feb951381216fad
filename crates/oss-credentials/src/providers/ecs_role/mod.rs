//! Keys of the role that is bound to an ECS instance.

mod imds_v1;
mod metadata;

use async_trait::async_trait;
use http::StatusCode;
use oss_sign::Credentials;

pub use self::imds_v1::ImdsV1;

use self::metadata::{MAX_ATTEMPTS, Metadata, NAME, is_no_answer};
use crate::cache::CachedProvider;
use crate::cache::provide_from_cache;
use crate::formats::imds;
use oss_context::PassedOver;
use oss_context::keys::check_alive;
use oss_context::{Context, CredentialsError, ProvideCredentials, ServiceError};

/// Credentials of the RAM role of an ECS instance, from its metadata service. They are cached and
/// refreshed.
///
/// ```
/// use oss_credentials::{EcsRoleProvider, ImdsV1};
///
/// let provider = EcsRoleProvider::new();
/// let strict = EcsRoleProvider::new().role("OssUploaderRole").imds_v1(ImdsV1::Forbidden);
/// ```
///
/// - Version 2 of the metadata service is used, with a token that is cached for its 6 hours. Version 1
///   is only used if the service issues no token and version 1 is not forbidden; a warning is logged.
/// - Each request is sent up to three times and may take 1 s. Requests are marked
///   [`Direct`](oss_transport::Direct), so that no transport sends them through a proxy.
///
/// | variable | meaning |
/// |---|---|
/// | `ALIBABA_CLOUD_ECS_METADATA` | the name of the role; by default the service is asked for it |
/// | `ALIBABA_CLOUD_ECS_METADATA_DISABLED` | `true`: the service is never called |
/// | `ALIBABA_CLOUD_IMDSV1_DISABLED` | `true`: version 1 is forbidden |
/// | `ALIBABA_CLOUD_ECS_METADATA_SERVICE_ENDPOINT` | the URL of the service; by default `http://100.100.100.200` |
#[derive(Clone, Debug)]
pub struct EcsRoleProvider {
    settings: Settings,
    cached: CachedProvider,
}

impl EcsRoleProvider {
    /// Creates a provider for a machine that is an ECS instance: it is an error if the metadata service
    /// cannot be reached.
    pub fn new() -> Self {
        Self::with_settings(Settings::default())
    }

    /// Sets the name of the role. By default it is the value of `ALIBABA_CLOUD_ECS_METADATA`, and if that
    /// is not set, the metadata service is asked for it.
    #[must_use]
    pub fn role(self, name: impl Into<String>) -> Self {
        let role = Some(name.into()).filter(|name| !name.trim().is_empty());
        Self::with_settings(Settings {
            role,
            ..self.settings
        })
    }

    /// Sets the URL of the metadata service. It must be `https`, or `http` on this machine or a private
    /// network. The default is `http://100.100.100.200`, or the value of
    /// `ALIBABA_CLOUD_ECS_METADATA_SERVICE_ENDPOINT`.
    #[must_use]
    pub fn endpoint(self, url: impl Into<String>) -> Self {
        Self::with_settings(Settings {
            endpoint: Some(url.into()),
            ..self.settings
        })
    }

    /// Sets whether version 1 may be used. By default `ALIBABA_CLOUD_IMDSV1_DISABLED` decides.
    #[must_use]
    pub fn imds_v1(self, imds_v1: ImdsV1) -> Self {
        Self::with_settings(Settings {
            imds_v1: Some(imds_v1),
            ..self.settings
        })
    }

    /// Sets that the machine may not be an ECS instance. The first call makes a single attempt of 1 s. If
    /// the service cannot be reached, nothing is configured, and the service is not called again for
    /// 60 s. After the service has answered once, its failures are errors. By default they always are.
    #[must_use]
    pub fn probe(self) -> Self {
        Self::with_settings(Settings {
            look: Look::Probe,
            ..self.settings
        })
    }

    fn with_settings(settings: Settings) -> Self {
        let source = EcsRole {
            settings: settings.clone(),
            metadata: Metadata::default(),
        };
        Self {
            settings,
            cached: CachedProvider::new(source),
        }
    }
}

impl Default for EcsRoleProvider {
    fn default() -> Self {
        Self::new()
    }
}

provide_from_cache!(EcsRoleProvider);

#[derive(Clone, Debug, Default)]
struct Settings {
    role: Option<String>,
    endpoint: Option<String>,
    imds_v1: Option<ImdsV1>,
    look: Look,
}

/// The meaning of a metadata service that does not answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Look {
    #[default]
    Certain,
    Probe,
}

#[derive(Debug)]
struct EcsRole {
    settings: Settings,
    metadata: Metadata,
}

#[async_trait]
impl ProvideCredentials for EcsRole {
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError> {
        if cx.environment().flag(DISABLED)? {
            return Err(self.disabled());
        }
        let mut session = self.session(cx).await?;
        let role = match self.role(cx)? {
            Some(role) => role,
            None => {
                let answer = session.get(cx, ROLES).await?;
                imds::parse_role(session.host(), &answer)
                    .map_err(explain)?
                    .ok_or_else(no_role)?
            }
        };
        let path = format!("{ROLES}{}", oss_sign::encode::percent_encode(&role));
        let answer = session.get(cx, &path).await?;
        if answer.status == StatusCode::NOT_FOUND {
            return Err(no_such_role(cx, &mut session, &role).await);
        }
        let credentials = imds::parse_keys(session.host(), &answer)
            .map_err(explain)?
            .with_source(NAME);
        check_alive(&credentials, session.host(), cx.now())?;
        Ok(credentials)
    }
}

impl EcsRole {
    /// Opens a session with the service: with a token, or without one if that is allowed.
    async fn session(&self, cx: &Context) -> Result<metadata::Session<'_>, CredentialsError> {
        let address = metadata::address(self.settings.endpoint.as_deref(), cx)?;
        let is_probe = self.settings.look == Look::Probe && !self.metadata.has_answered();
        if is_probe && self.metadata.was_absent(cx) {
            return Err(no_service(address.authority()));
        }
        let attempts = if is_probe { 1 } else { MAX_ATTEMPTS };
        let imds_v1 = self.imds_v1(cx)?;
        let host = address.authority().to_owned();
        match self.metadata.open(cx, address, imds_v1, attempts).await {
            Err(error) if is_probe && is_no_answer(&error) => {
                self.metadata.note_absent(cx);
                tracing::debug!(%error, "no metadata service answers");
                Err(no_service(&host))
            }
            result => result,
        }
    }

    fn role(&self, cx: &Context) -> Result<Option<String>, CredentialsError> {
        match &self.settings.role {
            Some(role) => Ok(Some(role.trim().to_owned())),
            None => {
                let role = cx.environment().var(ROLE)?;
                Ok(role
                    .map(|role| role.trim().to_owned())
                    .filter(|role| !role.is_empty()))
            }
        }
    }

    fn imds_v1(&self, cx: &Context) -> Result<ImdsV1, CredentialsError> {
        match self.settings.imds_v1 {
            Some(imds_v1) => Ok(imds_v1),
            None if cx.environment().flag(V1_DISABLED)? => Ok(ImdsV1::Forbidden),
            None => Ok(ImdsV1::Allowed),
        }
    }

    fn disabled(&self) -> CredentialsError {
        match self.settings.look {
            Look::Certain => CredentialsError::Disabled {
                origin: NAME.to_owned(),
                variable: DISABLED,
            },
            Look::Probe => passed_over(format!("{DISABLED} is true"), format!("unset {DISABLED}")),
        }
    }
}

/// The error for a role that the instance does not have: it says which one it has.
async fn no_such_role(
    cx: &Context,
    session: &mut metadata::Session<'_>,
    role: &str,
) -> CredentialsError {
    let offered = match session.get(cx, ROLES).await {
        Ok(answer) => imds::parse_role(session.host(), &answer),
        Err(error) => Err(error),
    };
    let (problem, hint) = match offered {
        Ok(Some(offered)) => (
            format!("has no role {role:?}; this instance has the role {offered:?}"),
            format!("name the role {offered}, or bind {role} to the instance"),
        ),
        Ok(None) => (
            format!("has no role {role:?}; no RAM role is bound to this instance"),
            format!("bind the role {role} to the instance"),
        ),
        Err(_) => (
            format!("has no role {role:?}"),
            format!("bind the role {role} to the instance, or name the role that is bound to it"),
        ),
    };
    let status = StatusCode::NOT_FOUND.as_u16();
    let refusal = ServiceError::new(session.host(), status, None)
        .with_summary(format!(
            "the metadata service at {} {problem}",
            session.host()
        ))
        .with_hint(hint);
    CredentialsError::Service(Box::new(refusal))
}

/// Adds advice to a refusal of the metadata service.
fn explain(error: CredentialsError) -> CredentialsError {
    let CredentialsError::Service(refusal) = error else {
        return error;
    };
    let refusal = match refusal.status() {
        401 | 403 => refusal.with_hint(
            "the metadata service requires a token (version 2) but refuses the tokens that it \
             issues; look for a proxy that changes the requests",
        ),
        _ => *refusal,
    };
    CredentialsError::Service(Box::new(refusal))
}

fn no_service(host: &str) -> CredentialsError {
    passed_over(
        format!("no metadata service at {host} within 1 s"),
        "run on an ECS instance to which a RAM role is bound".to_owned(),
    )
}

fn no_role() -> CredentialsError {
    passed_over(
        "no RAM role is bound to this instance".to_owned(),
        "bind a RAM role to the instance".to_owned(),
    )
}

fn passed_over(reason: String, fix: String) -> CredentialsError {
    let link = NAME.to_owned();
    CredentialsError::not_found(PassedOver { link, reason, fix }, Vec::new())
}

const ROLES: &str = "/latest/meta-data/ram/security-credentials/";
const ROLE: &str = "ALIBABA_CLOUD_ECS_METADATA";
const DISABLED: &str = "ALIBABA_CLOUD_ECS_METADATA_DISABLED";
const V1_DISABLED: &str = "ALIBABA_CLOUD_IMDSV1_DISABLED";
