//! The metadata service: its token, and requests with the token.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use http::{HeaderValue, Method, Request};
use oss_sign::Secret;
use oss_transport::{Body, Direct};

use super::imds_v1::ImdsV1;
use crate::formats::imds;
use oss_context::exchange::{Address, PlainHttpScope};
use oss_context::exchange::{Fetched, fetch_patiently};
use oss_context::{Context, CredentialsError};

/// What is known about the service. Times are those of the monotonic clock, because the lifetime of a
/// token is a number of seconds.
#[derive(Debug, Default)]
pub(super) struct Metadata(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    token: Option<Token>,
    has_answered: bool,
    absent_until: Option<Duration>,
    warned_of_v1: bool,
}

#[derive(Clone, Debug)]
struct Token {
    text: Secret,
    reuse_until: Duration,
}

/// The service, with the token for requests.
#[derive(Debug)]
pub(super) struct Session<'a> {
    metadata: &'a Metadata,
    address: Address,
    attempts: u32,
    /// `None` in version 1.
    token: Option<Secret>,
}

/// The URL of the service: the given one, or that of the variable, or the usual one.
pub(super) fn address(given: Option<&str>, cx: &Context) -> Result<Address, CredentialsError> {
    let clear = PlainHttpScope::Private;
    if let Some(given) = given {
        return Address::parse(given, NAME, "endpoint", clear);
    }
    match cx.environment().var(ENDPOINT)? {
        Some(url) => Address::parse(&url, "environment", ENDPOINT, clear),
        None => Address::parse(DEFAULT_ENDPOINT, NAME, "endpoint", clear),
    }
}

impl Metadata {
    pub(super) fn has_answered(&self) -> bool {
        self.known().has_answered
    }

    /// Whether the service did not answer a short time ago.
    pub(super) fn was_absent(&self, cx: &Context) -> bool {
        let until = self.known().absent_until;
        until.is_some_and(|until| cx.runtime().monotonic() < until)
    }

    pub(super) fn note_absent(&self, cx: &Context) {
        self.known().absent_until = Some(cx.runtime().monotonic() + REMEMBER_ABSENCE);
    }

    /// Opens a session with the cached token, or with a new one, or without a token if that is allowed.
    pub(super) async fn open(
        &self,
        cx: &Context,
        address: Address,
        imds_v1: ImdsV1,
        attempts: u32,
    ) -> Result<Session<'_>, CredentialsError> {
        let mut session = Session {
            metadata: self,
            address,
            attempts,
            token: self.token(cx),
        };
        if session.token.is_some() {
            return Ok(session);
        }
        let renewed = session.renew_token(cx).await;
        session.attempts = MAX_ATTEMPTS;
        let Err(error) = renewed else {
            return Ok(session);
        };
        let may_fall_back = match &error {
            CredentialsError::Service(_) => true,
            // If this is only a probe, no service is there, and version 1 would not answer either.
            error => is_no_answer(error) && attempts > 1,
        };
        match imds_v1 {
            ImdsV1::Forbidden => Err(needs_token(error)),
            ImdsV1::Allowed if may_fall_back => {
                self.warn_of_v1(&error);
                Ok(session)
            }
            ImdsV1::Allowed => Err(error),
        }
    }

    fn token(&self, cx: &Context) -> Option<Secret> {
        let known = self.known();
        let token = known.token.as_ref()?;
        (cx.runtime().monotonic() < token.reuse_until).then(|| token.text.clone())
    }

    fn warn_of_v1(&self, error: &CredentialsError) {
        if !std::mem::replace(&mut self.known().warned_of_v1, true) {
            tracing::warn!(
                %error,
                "the metadata service issues no token; version 1, which is less safe, is used"
            );
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Session<'_> {
    pub(super) fn host(&self) -> &str {
        self.address.authority()
    }

    /// Sends a GET request. If the token is refused, it is replaced once.
    pub(super) async fn get(
        &mut self,
        cx: &Context,
        path: &str,
    ) -> Result<Fetched, CredentialsError> {
        let answer = self.send(cx, Method::GET, path).await?;
        if self.token.is_none() || !matches!(answer.status.as_u16(), 401 | 403) {
            return Ok(answer);
        }
        tracing::debug!("the metadata service refuses its token; again with a new one");
        self.token = None;
        self.renew_token(cx).await?;
        self.send(cx, Method::GET, path).await
    }

    async fn renew_token(&mut self, cx: &Context) -> Result<(), CredentialsError> {
        self.metadata.known().token = None;
        let asked_at = cx.runtime().monotonic();
        let answer = self.send(cx, Method::PUT, TOKEN).await?;
        let text = imds::parse_token(self.host(), &answer)?;
        self.token = Some(text.clone());
        self.metadata.known().token = Some(Token {
            text,
            reuse_until: asked_at + (TOKEN_LIFE - TOKEN_MARGIN),
        });
        Ok(())
    }

    async fn send(
        &self,
        cx: &Context,
        method: Method,
        path: &str,
    ) -> Result<Fetched, CredentialsError> {
        let request = || self.request(&method, path);
        let fetched = fetch_patiently(cx, self.host(), request, LIMIT, self.attempts).await?;
        self.metadata.known().has_answered = true;
        Ok(fetched)
    }

    fn request(&self, method: &Method, path: &str) -> Result<Request<Body>, CredentialsError> {
        let mut request = Request::builder()
            .method(method)
            .uri(self.address.join(path))
            .body(Body::empty())
            .map_err(|_| {
                CredentialsError::invalid_configuration(NAME, "endpoint", "cannot be called")
            })?;
        request.extensions_mut().insert(Direct);
        let headers = request.headers_mut();
        if method == Method::PUT {
            headers.insert(TTL_HEADER, HeaderValue::from(TOKEN_LIFE.as_secs()));
        } else if let Some(token) = &self.token
            && let Ok(mut value) = HeaderValue::from_str(token.expose())
        {
            value.set_sensitive(true);
            headers.insert(TOKEN_HEADER, value);
        }
        Ok(request)
    }
}

/// Adds advice to a refusal, if version 1 is forbidden.
fn needs_token(error: CredentialsError) -> CredentialsError {
    match error {
        CredentialsError::Service(refusal) => {
            let advice = "the metadata service issues no token (version 2), and version 1 is \
                          forbidden; enable version 2 for the instance";
            CredentialsError::Service(Box::new(refusal.with_hint(advice)))
        }
        error => error,
    }
}

/// Whether the error says that no HTTP server answered.
pub(super) fn is_no_answer(error: &CredentialsError) -> bool {
    matches!(
        error,
        CredentialsError::Transport { .. } | CredentialsError::Timeout { .. }
    )
}

/// What errors and logs call the source.
pub(super) const NAME: &str = "ecs_ram_role";
pub(super) const MAX_ATTEMPTS: u32 = 3;
const ENDPOINT: &str = "ALIBABA_CLOUD_ECS_METADATA_SERVICE_ENDPOINT";
const DEFAULT_ENDPOINT: &str = "http://100.100.100.200";
const TOKEN: &str = "/latest/api/token";
const TOKEN_HEADER: &str = "x-aliyun-ecs-metadata-token";
const TTL_HEADER: &str = "x-aliyun-ecs-metadata-token-ttl-seconds";
/// The longest lifetime that the service accepts for a token.
const TOKEN_LIFE: Duration = Duration::from_secs(21_600);
/// A token is replaced this long before it expires, because requests need time to arrive.
const TOKEN_MARGIN: Duration = Duration::from_secs(120);
const REMEMBER_ABSENCE: Duration = Duration::from_secs(60);
/// How long one attempt may take.
const LIMIT: Duration = Duration::from_secs(1);
