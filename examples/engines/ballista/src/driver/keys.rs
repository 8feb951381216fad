//! An endpoint that hands out temporary keys to the processes of the cluster.
//!
//! It answers in the form that `ALIBABA_CLOUD_CREDENTIALS_URI` needs. The keys are those of a role, and a
//! session policy limits them to reading and listing what lies below the prefix of the data. Every request
//! is a call of `AssumeRole`, so that nothing is kept here that could be too old.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use engines_support::Error;
use oss_client::credentials::context::Context;
use oss_client::credentials::{AssumeRoleProvider, CredentialsError, ProvideCredentials};
use oss_client::policy::{Action, SessionPolicy};
use oss_client::sign::{Credentials, Secret, UtcSeconds};
use oss_client::transport::{HyperTransport, Runtime, SystemRuntime};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::prefix;
use super::service::Service;

/// How long the keys are valid.
pub(crate) const LIFETIME: Duration = Duration::from_secs(3600);

/// The endpoint. It listens on the loopback address, at a path that cannot be guessed.
pub(crate) struct KeyServer {
    url: String,
    issuer: Arc<Issuer>,
    serving: JoinHandle<()>,
}

struct Issuer {
    role_arn: String,
    policy: SessionPolicy,
    source: Credentials,
    sts_endpoint: String,
    outside: Context,
    secret: String,
    issued: Mutex<BTreeMap<String, u64>>,
}

impl KeyServer {
    pub(crate) async fn start(service: &Service) -> Result<Self, Error> {
        let runtime = SystemRuntime::new();
        let mut secret = [0; 16];
        runtime.random(&mut secret);
        let secret: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
        let issuer = Arc::new(Issuer {
            role_arn: service.role_arn(),
            policy: SessionPolicy::new()
                .allow([Action::GetObject, Action::ListObjects])
                .on(service.bucket(), prefix()),
            source: service.user_keys()?,
            sts_endpoint: service.sts_endpoint().to_owned(),
            outside: Context::new(HyperTransport::new(), runtime),
            secret: secret.clone(),
            issued: Mutex::default(),
        });
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let url = format!("http://{}/{secret}", listener.local_addr()?);
        let router = Router::new()
            .route("/{secret}/{process}", get(answer))
            .with_state(Arc::clone(&issuer));
        let serving = tokio::spawn(async move {
            // It serves until the task is aborted.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self {
            url,
            issuer,
            serving,
        })
    }

    /// The address at which a process gets its keys.
    pub(crate) fn url(&self, process: &str) -> String {
        format!("{}/{process}", self.url)
    }

    /// How many keys each process has got so far, each of them by a call of `AssumeRole`.
    pub(crate) fn issued(&self) -> BTreeMap<String, u64> {
        let issued = self.issuer.issued.lock();
        issued.unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn stop(self) {
        self.serving.abort();
    }
}

impl Issuer {
    async fn assume_role(&self, process: &str) -> Result<Credentials, CredentialsError> {
        let role = AssumeRoleProvider::builder(self.role_arn.as_str())
            .session_name(process)
            .duration(LIFETIME)
            .policy(self.policy.clone())
            .source(self.source.clone())
            .sts_endpoint(self.sts_endpoint.as_str())
            .build()?;
        let keys = role.provide(&self.outside).await?;
        let issued = self.issued.lock();
        *issued
            .unwrap_or_else(PoisonError::into_inner)
            .entry(process.to_owned())
            .or_default() += 1;
        Ok(keys)
    }
}

async fn answer(
    State(issuer): State<Arc<Issuer>>,
    Path((secret, process)): Path<(String, String)>,
) -> Result<Json<Value>, StatusCode> {
    if secret != issuer.secret {
        return Err(StatusCode::NOT_FOUND);
    }
    let keys = issuer.assume_role(&process).await;
    let keys = keys.map_err(|_| StatusCode::BAD_GATEWAY)?;
    let key = keys.access_key().ok_or(StatusCode::BAD_GATEWAY)?;
    Ok(Json(json!({
        "Code": "Success",
        "AccessKeyId": key.id(),
        "AccessKeySecret": key.secret().expose(),
        "SecurityToken": key.security_token().map(Secret::expose),
        "Expiration": keys.expires_at().map(UtcSeconds::to_iso_extended),
    })))
}
