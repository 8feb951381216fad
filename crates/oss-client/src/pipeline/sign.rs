//! What a signature adds to a prepared request, and the one place that adds it.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use http::{HeaderName, HeaderValue};
use oss_sign::explain::compare;
use oss_sign::{Credentials, Request, SignatureVersion, UtcSeconds, v1, v4};
use oss_transport::Body;

use crate::client::Shared;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::pipeline::Prepared;
use crate::xml;

/// Headers that a signature adds.
pub(super) type Additions = Vec<(HeaderName, HeaderValue)>;

/// The prepared request as signatures see it.
pub(crate) fn signing_request(prepared: &Prepared) -> Request<'_> {
    let mut request = Request::new(prepared.method.as_str(), prepared.target.resource());
    for (name, value) in &prepared.query {
        request = request.query(name, value);
    }
    for (name, value) in &prepared.headers {
        // Values were made from text, so this is never empty by mistake.
        request = request.header(name.as_str(), value.to_str().unwrap_or_default());
    }
    request
}

/// Signs as of `now`. Anonymous credentials add nothing.
pub(super) fn sign(
    prepared: &Prepared,
    credentials: &Credentials,
    shared: &Shared,
    now: UtcSeconds,
) -> Result<Additions> {
    let request = signing_request(prepared);
    request.check()?;
    if credentials.is_anonymous() {
        return Ok(Additions::new());
    }
    let signed = match shared.config.signature_version {
        SignatureVersion::V1 => {
            let signer = v1::Signer::new(credentials);
            additions(signer.sign(&request, now)?.iter())
        }
        SignatureVersion::V4 => {
            let signer = shared.signers.v4(credentials, &shared.config, now)?;
            additions(signer.sign(&request, now)?.iter())
        }
    };
    signed.ok_or_else(|| Error::invalid_request("the signature is no header value"))
}

/// The request that the transport gets.
pub(super) fn apply(
    prepared: &Prepared,
    additions: Additions,
    body: Body,
) -> Result<http::Request<Body>> {
    let mut request = http::Request::builder()
        .method(prepared.method.clone())
        .uri(prepared.url())
        .body(body)
        .map_err(|e| Error::invalid_request(format!("the URL cannot be sent: {e}")))?;
    let headers = prepared.headers.iter().cloned();
    for (name, value) in headers.chain(additions) {
        request.headers_mut().append(name, value);
    }
    request.extensions_mut().insert(prepared.timeouts);
    Ok(request)
}

fn additions<'a>(headers: impl Iterator<Item = (&'a str, &'a str)>) -> Option<Additions> {
    let header = |(name, value): (&str, &str)| {
        let mut value = HeaderValue::from_str(value).ok()?;
        // Signature and token; a header map then hides them from `Debug`.
        value.set_sensitive(true);
        Some((HeaderName::from_bytes(name.as_bytes()).ok()?, value))
    };
    headers.map(header).collect()
}

/// What gives access in a signed request: its signature and its token.
pub(super) fn secrets(additions: &Additions) -> Vec<String> {
    let secret = |(name, value): &(HeaderName, HeaderValue)| {
        let value = value.to_str().ok()?;
        match name.as_str() {
            // `OSS4-HMAC-SHA256 …,Signature=<hex>` and `OSS <id>:<base64>`.
            "authorization" => {
                let signature = value
                    .rsplit_once("Signature=")
                    .or_else(|| value.rsplit_once(':'));
                signature.map(|(_, signature)| signature.to_owned())
            }
            "x-oss-security-token" => Some(value.to_owned()),
            _ => None,
        }
    };
    additions.iter().filter_map(secret).collect()
}

/// An answer without these: what echoes a request must not bring them into an error.
pub(super) fn without<'d>(secrets: &[String], document: &'d [u8]) -> Cow<'d, [u8]> {
    let text = String::from_utf8_lossy(document);
    if !secrets.iter().any(|secret| text.contains(secret)) {
        return Cow::Borrowed(document);
    }
    let masked = secrets.iter().fold(text.into_owned(), |text, secret| {
        text.replace(secret, "****")
    });
    Cow::Owned(masked.into_bytes())
}

/// Where the server's reading of the request differs from ours, masked.
pub(super) fn explain(
    prepared: &Prepared,
    credentials: &Credentials,
    shared: &Shared,
    now: UtcSeconds,
    document: &[u8],
) -> Option<String> {
    let root = xml::parse(document).ok()?;
    if root.text("EC").is_some_and(|ec| ec == WRONG_REGION) {
        let region = shared.config.endpoint.region().unwrap_or_default();
        return Some(format!(
            "the request was signed for the region {region}, and the server is of another one; \
             set .region(..) to the server's"
        ));
    }
    if root.text("Code")? != "SignatureDoesNotMatch" {
        return None;
    }
    let request = signing_request(prepared);
    let ours = match shared.config.signature_version {
        SignatureVersion::V1 => v1::Signer::new(credentials).explain(&request, now).ok()?,
        SignatureVersion::V4 => shared
            .signers
            .v4(credentials, &shared.config, now)
            .ok()?
            .explain(&request, now)
            .ok()?,
    };
    let pairs = [
        (ours.canonical_request(), root.text("CanonicalRequest")),
        (Some(ours.string_to_sign()), root.text("StringToSign")),
    ];
    for (ours, servers) in pairs {
        let (Some(ours), Some(servers)) = (ours, servers) else {
            continue;
        };
        if let Some(difference) = compare(ours, &servers) {
            return Some(format!(
                "the request was changed on its way, or read otherwise: {difference}"
            ));
        }
    }
    Some("server and client agree on the request: the access key secret is another one".to_owned())
}

/// The V4 signer of the day, kept: deriving it costs more than a signature.
#[derive(Default)]
pub(crate) struct Signers(Mutex<Option<Kept>>);

struct Kept {
    credentials: Credentials,
    day: i64,
    signer: v4::Signer,
}

impl Signers {
    /// The signer of these credentials and this day.
    pub(crate) fn v4(
        &self,
        credentials: &Credentials,
        config: &Config,
        now: UtcSeconds,
    ) -> Result<v4::Signer> {
        let day = now.as_i64().div_euclid(86_400);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = kept.as_ref().filter(|kept| kept.serves(credentials, day)) {
            return Ok(kept.signer.clone());
        }
        let endpoint = &config.endpoint;
        let region = endpoint.region().unwrap_or_default();
        let signer = v4::Signer::for_product(credentials, region, endpoint.product(), now)?;
        *kept = Some(Kept {
            credentials: credentials.clone(),
            day,
            signer: signer.clone(),
        });
        Ok(signer)
    }
}

impl Kept {
    /// Clones of one snapshot share the key, so its address tells.
    fn serves(&self, credentials: &Credentials, day: i64) -> bool {
        let same_key = match (self.credentials.access_key(), credentials.access_key()) {
            (Some(ours), Some(theirs)) => std::ptr::eq(ours, theirs),
            _ => false,
        };
        let same_end = self.credentials.expires_at() == credentials.expires_at();
        same_key && same_end && self.day == day
    }
}

impl fmt::Debug for Signers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signers").finish_non_exhaustive()
    }
}

/// The EC of a V4 scope that names another region.
const WRONG_REGION: &str = "0002-00000226";
