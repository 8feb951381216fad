//! Operations as URLs.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use oss_sign::{
    Credentials, Endpoint, ExpiryReason, Request, SignatureVersion, SourceIp, UtcSeconds, v1, v4,
};

use crate::call::Call;
use crate::error::{Error, ErrorKind, Result};
use crate::operation::Operation;
use crate::pipeline::{self, Kind, Prepared, Purpose, Shared};

/// An operation about to be signed as a URL; `.await` signs it.
#[must_use = "nothing is signed until it is awaited"]
pub struct Presign<Op> {
    call: Call<Op>,
    options: PresignOptions,
}

/// What to do when the credentials end before the URL would.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenPolicy {
    /// Shorten the URL to the life of the credentials; the result says so. The default.
    #[default]
    Clamp,
    /// Refuse.
    Require,
    /// Sign for as long as was asked. The server will refuse the URL once the credentials end, and
    /// any V4 URL that carries a token and lives longer than 12 hours.
    Allow,
}

struct PresignOptions {
    expires_in: Duration,
    token_policy: TokenPolicy,
    at: Option<UtcSeconds>,
    endpoint: Option<Endpoint>,
    version: Option<SignatureVersion>,
    source_ip: Option<SourceIp>,
    vpc_id: Option<String>,
    forward_allow: Option<bool>,
    additional_headers: Vec<String>,
}

impl<Op: Operation> Call<Op> {
    /// Signs the operation as a URL.
    pub fn presign(self, expires_in: Duration) -> Presign<Op> {
        Presign::new(self, expires_in)
    }
}

impl<Op: Operation> Presign<Op> {
    fn new(call: Call<Op>, expires_in: Duration) -> Self {
        Self {
            call,
            options: PresignOptions {
                expires_in,
                token_policy: TokenPolicy::Clamp,
                at: None,
                endpoint: None,
                version: None,
                source_ip: None,
                vpc_id: None,
                forward_allow: None,
                additional_headers: Vec::new(),
            },
        }
    }

    /// What to do when the credentials end before the URL would.
    pub fn token_policy(mut self, policy: TokenPolicy) -> Self {
        self.options.token_policy = policy;
        self
    }

    /// Signs as of another instant than now.
    pub fn at(mut self, time: UtcSeconds) -> Self {
        self.options.at = Some(time);
        self
    }

    /// Signs for another endpoint than the client's, such as a custom domain.
    pub fn endpoint(mut self, endpoint: Endpoint) -> Self {
        self.options.endpoint = Some(endpoint);
        self
    }

    /// Signs by another version than the client's.
    pub fn signature_version(mut self, version: SignatureVersion) -> Self {
        self.options.version = Some(version);
        self
    }

    /// Lets only these addresses use the URL. The address is signed and stays out of the URL.
    pub fn source_ip(mut self, source_ip: SourceIp) -> Self {
        self.options.source_ip = Some(source_ip);
        self
    }

    /// Lets the URL be used only from this VPC (`x-oss-ac-vpc-id`).
    pub fn vpc_id(mut self, vpc_id: impl Into<String>) -> Self {
        self.options.vpc_id = Some(vpc_id.into());
        self
    }

    /// Says whether the request may be forwarded (`x-oss-ac-forward-allow`).
    pub fn forward_allow(mut self, allow: bool) -> Self {
        self.options.forward_allow = Some(allow);
        self
    }

    /// Signs a header that V4 does not sign by itself, so that it must be sent as it is here. A
    /// signed `content-length` binds the size of an upload.
    pub fn additional_header(mut self, name: impl Into<String>) -> Self {
        self.options.additional_headers.push(name.into());
        self
    }

    async fn sign(self) -> Result<PresignedRequest> {
        let Call {
            client,
            operation,
            options,
        } = self.call;
        let shared = client.shared();
        let request = operation.request()?;
        let (mut prepared, _) = pipeline::prepare(
            Kind {
                name: Op::NAME,
                answer: Op::ANSWER,
            },
            request,
            &options,
            &shared.config,
            Purpose::Presign,
        )?;
        limit_traffic_by_query(&mut prepared);
        let about = prepared.subject.clone();
        let credentials = pipeline::provide_for(shared, self.options.expires_in).await;
        credentials
            .and_then(|credentials| self.options.sign(&prepared, &credentials, shared))
            .map_err(|error| error.about(&about))
    }
}

/// A plain client sends no header of OSS; the limit has the same meaning as a parameter.
fn limit_traffic_by_query(prepared: &mut Prepared) {
    const LIMIT: &str = "x-oss-traffic-limit";
    let Some(limit) = prepared.header(LIMIT).map(str::to_owned) else {
        return;
    };
    prepared.headers.retain(|(name, _)| name.as_str() != LIMIT);
    prepared.query.push((LIMIT.to_owned(), limit));
}

impl PresignOptions {
    fn sign(
        &self,
        prepared: &Prepared,
        credentials: &Credentials,
        shared: &Shared,
    ) -> Result<PresignedRequest> {
        let config = &shared.config;
        let now = self.at.unwrap_or_else(|| shared.context.now());
        let version = self.version.unwrap_or(config.signature_version);
        let (expires_in, clamped) = self.lifetime(credentials, version, now)?;
        let mut request = self.request(prepared);
        if self.token_policy == TokenPolicy::Allow {
            // The caller asked for a URL that the server may refuse.
            request.check()?;
            request = request.without_checks();
        }
        let endpoint = self.endpoint.as_ref();
        let endpoint = endpoint.unwrap_or_else(|| pipeline::endpoint(config, Purpose::Presign));
        let signed = match version {
            SignatureVersion::V1 => {
                v1::Signer::new(credentials).presign(&request, endpoint, now, expires_in)?
            }
            SignatureVersion::V4 => {
                let signer = self.signer(credentials, endpoint, shared, now)?;
                signer.presign(&request, endpoint, now, expires_in)?
            }
        };
        // What is not signed is sent along as well: a range or a condition has its effect so.
        let headers = prepared.headers.iter().map(|(name, value)| {
            (
                name.as_str().to_owned(),
                value.to_str().unwrap_or_default().to_owned(),
            )
        });
        Ok(PresignedRequest {
            method: prepared.method.clone(),
            headers: headers.collect(),
            expires_at: signed.expires_at(),
            expiry_reason: if clamped {
                ExpiryReason::Credentials
            } else {
                signed.expiry_reason()
            },
            url: signed.into_url(),
        })
    }

    fn request<'a>(&'a self, prepared: &'a Prepared) -> Request<'a> {
        let mut request = pipeline::signing_request(prepared);
        if let Some(source_ip) = self.source_ip {
            request = request.source_ip(source_ip);
        }
        if let Some(vpc_id) = &self.vpc_id {
            request = request.vpc_id(vpc_id);
        }
        if let Some(allow) = self.forward_allow {
            request = request.forward_allow(allow);
        }
        for name in &self.additional_headers {
            request = request.additional_header(name);
        }
        if prepared.header("content-length").is_some() {
            request = request.additional_header("content-length");
        }
        request
    }

    /// How long the URL lives, and whether that is less than was asked.
    fn lifetime(
        &self,
        credentials: &Credentials,
        version: SignatureVersion,
        now: UtcSeconds,
    ) -> Result<(Duration, bool)> {
        let asked = self.expires_in;
        let has_token = credentials
            .access_key()
            .is_some_and(|key| key.security_token().is_some());
        let of_version = match version {
            SignatureVersion::V4 if has_token => Some(LONGEST_WITH_TOKEN),
            _ => None,
        };
        let of_keys = credentials.expires_at().map(|end| now.until(end));
        let Some(most) = of_keys.into_iter().chain(of_version).min() else {
            return Ok((asked, false));
        };
        match self.token_policy {
            _ if asked <= most => Ok((asked, false)),
            TokenPolicy::Allow => Ok((asked, false)),
            TokenPolicy::Clamp if most.as_secs() > 0 => Ok((most, true)),
            TokenPolicy::Clamp => Err(Error::new(ErrorKind::Credentials)
                .with_message("the credentials have ended, a URL signed by them is dead")),
            TokenPolicy::Require => Err(Error::invalid_field(
                "expires_in",
                format!("{} s", asked.as_secs()),
                &format!("the credentials or their token allow {} s", most.as_secs()),
            )),
        }
    }

    fn signer(
        &self,
        credentials: &Credentials,
        endpoint: &Endpoint,
        shared: &Shared,
        now: UtcSeconds,
    ) -> Result<v4::Signer> {
        if scope(endpoint) == scope(&shared.config.endpoint) || endpoint.region().is_none() {
            return shared.signers.v4(credentials, &shared.config, now);
        }
        let region = endpoint.region().unwrap_or_default();
        Ok(v4::Signer::for_product(
            credentials,
            region,
            endpoint.product(),
            now,
        )?)
    }
}

fn scope(endpoint: &Endpoint) -> (Option<&str>, &str) {
    (endpoint.region(), endpoint.product())
}

impl<Op: Operation> IntoFuture for Presign<Op> {
    type Output = Result<PresignedRequest>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.sign())
    }
}

impl<Op: Operation> fmt::Debug for Presign<Op> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Presign")
            .field("operation", &Op::NAME)
            .field("expires_in", &self.options.expires_in)
            .finish_non_exhaustive()
    }
}

/// A request that anybody can make until it expires: a URL that carries its signature, with the
/// headers to send along.
///
/// `Debug` and `Display` show the URL without its query; [`url`](Self::url) gives it whole.
#[derive(Clone)]
pub struct PresignedRequest {
    method: http::Method,
    url: String,
    headers: Vec<(String, String)>,
    expires_at: UtcSeconds,
    expiry_reason: ExpiryReason,
}

impl PresignedRequest {
    /// The method.
    pub fn method(&self) -> &str {
        self.method.as_str()
    }

    /// The whole URL. Whoever holds it has the access.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The headers to send along, exactly these: a content type that was not signed must not be
    /// sent either, and clients such as browsers and `curl -d` add one by themselves.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The earlier of the URL's own expiry and that of the credentials.
    pub fn expires_at(&self) -> UtcSeconds {
        self.expires_at
    }

    /// Which of the two ends it.
    pub fn expiry_reason(&self) -> ExpiryReason {
        self.expiry_reason
    }
}

impl fmt::Display for PresignedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.url.split('?').next().unwrap_or_default();
        write!(f, "{} {place}?****", self.method)
    }
}

impl fmt::Debug for PresignedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PresignedRequest")
            .field("request", &format_args!("{self}"))
            .field(
                "headers",
                &self
                    .headers
                    .iter()
                    .map(|(name, _)| name)
                    .collect::<Vec<_>>(),
            )
            .field("expires_at", &self.expires_at)
            .field("expiry_reason", &self.expiry_reason)
            .finish()
    }
}

const LONGEST_WITH_TOKEN: Duration = Duration::from_secs(43_200);
