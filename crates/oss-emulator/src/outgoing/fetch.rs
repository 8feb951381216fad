//! Fetching an object from a URL.

use std::fmt;
use std::io;
use std::time::Duration;

use ::http::header::{self, HeaderValue};
use ::http::{HeaderMap, Request, StatusCode, Uri};
use bytes::Bytes;
use http_body_util::Full;
use tokio::time::timeout;

use super::exchange::{self, Exchange};
use super::target::{NOT_ALLOWED, Sources};

/// Why an object could not be fetched.
#[derive(Debug)]
pub(crate) enum FetchError {
    /// The server must not connect to the place that the URL names.
    NotAllowed,
    /// Nobody answers there, or the answer is not HTTP.
    Unreachable(io::Error),
    /// The answer did not come in time.
    TooSlow,
    /// The answer has another status than 200.
    Status(StatusCode),
    /// The source has redirected too often, or to something that is not a URL.
    Redirected,
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAllowed => f.write_str(NOT_ALLOWED),
            Self::Unreachable(error) => write!(f, "The source cannot be reached: {error}."),
            Self::TooSlow => f.write_str("The source did not answer in time."),
            Self::Status(status) => {
                write!(
                    f,
                    "The source has answered with status {}.",
                    status.as_u16()
                )
            }
            Self::Redirected => f.write_str("The source has redirected too often, or to no URL."),
        }
    }
}

/// Sends a GET request with these headers, and follows redirections if `follow` says so. Without a
/// `Host` header among them, the request has that of the URL.
///
/// # Errors
///
/// Returns an error unless the answer has status 200.
pub(crate) async fn fetch(
    sources: &Sources<'_>,
    mut url: Uri,
    headers: &HeaderMap,
    follow: bool,
) -> Result<Exchange, FetchError> {
    for _ in 0..=REDIRECTIONS {
        let address = sources.address(&url).ok_or(FetchError::NotAllowed)?;
        let sent = exchange::send(address, get(&url, headers));
        let answer = timeout(PATIENCE, sent).await;
        let answer = answer.map_err(|_| FetchError::TooSlow)?;
        let answer = answer.map_err(FetchError::Unreachable)?;
        let status = answer.head.status;
        if !(follow && status.is_redirection()) {
            return match status {
                StatusCode::OK => Ok(answer),
                other => Err(FetchError::Status(other)),
            };
        }
        url = redirected(&url, &answer).ok_or(FetchError::Redirected)?;
    }
    Err(FetchError::Redirected)
}

fn get(url: &Uri, headers: &HeaderMap) -> Request<Full<Bytes>> {
    let mut request = Request::new(Full::default());
    let target = url.path_and_query().cloned();
    *request.uri_mut() = target.map_or_else(|| Uri::from_static("/"), Uri::from);
    *request.headers_mut() = headers.clone();
    let authority = url.authority().map_or("", |authority| authority.as_str());
    if let Ok(host) = HeaderValue::from_str(authority) {
        request.headers_mut().entry(header::HOST).or_insert(host);
    }
    request
}

/// Returns the URL to which an answer redirects. A location without a host is on the same server.
fn redirected(from: &Uri, answer: &Exchange) -> Option<Uri> {
    let location = answer.head.headers.get(header::LOCATION)?.to_str().ok()?;
    match location.strip_prefix('/') {
        Some(_) if !location.starts_with("//") => {
            let (scheme, authority) = (from.scheme_str()?, from.authority()?);
            format!("{scheme}://{authority}{location}").parse().ok()
        }
        _ => location.parse().ok(),
    }
}

/// How long a source may take until it answers.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many redirections are followed.
const REDIRECTIONS: usize = 10;
