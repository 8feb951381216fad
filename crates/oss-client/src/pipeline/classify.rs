//! The classification of failures: a kind for the caller, and a cause for the decision about a retry.

use std::time::Duration;

use http::{HeaderMap, StatusCode};
use oss_sign::{Credentials, UtcSeconds};
use oss_transport::{BodyError, BodyErrorKind, ConnectFailure, TransportError, TransportErrorKind};

use crate::error::{Error, ErrorKind, ServiceError, hint_of, transport_hint};
use crate::etag::ETag;
use crate::retry::Cause;
use crate::timestamp;

/// A failed attempt.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) error: Error,
    pub(crate) cause: Cause,
    pub(crate) retry_after: Option<Duration>,
    /// The credentials that the server refused, if it did.
    pub(crate) refused: Option<Credentials>,
    /// The time of the server, if it refused the request because of ours.
    pub(crate) server_time: Option<UtcSeconds>,
}

impl Failure {
    pub(crate) fn new(error: Error, cause: Cause) -> Self {
        Self {
            error,
            cause,
            retry_after: None,
            refused: None,
            server_time: None,
        }
    }

    /// The failure of a request without a response from this host.
    pub(crate) fn from_transport(error: TransportError, host: &str) -> Self {
        use TransportErrorKind as T;
        let ambiguous = if error.sent() {
            Cause::Ambiguous
        } else {
            Cause::NotSent
        };
        let (kind, cause) = match error.kind() {
            T::BodySource => return Self::from_body_source(error),
            T::Connect(ConnectFailure::ProxyRefused(status)) if is_for_good(status) => {
                (ErrorKind::Connect, Cause::Final)
            }
            T::Connect(_) => (ErrorKind::Connect, Cause::NotSent),
            T::InvalidRequest => (ErrorKind::InvalidRequest, Cause::Final),
            T::Interrupted => (ErrorKind::Interrupted, ambiguous),
            T::Protocol => (ErrorKind::Protocol, ambiguous),
            T::StaleConnection => (ErrorKind::Interrupted, Cause::Stale),
            T::Timeout(_) => (ErrorKind::Timeout, ambiguous),
            T::Tls => (ErrorKind::Tls, Cause::Final),
            _ => (ErrorKind::Transport, ambiguous),
        };
        let message = match (error.kind(), std::error::Error::source(&error)) {
            // These causes say what to change. The built-in transport makes them from settings alone.
            (T::Connect(ConnectFailure::Proxy), Some(cause)) => format!("{host}: {error}: {cause}"),
            (T::InvalidRequest, Some(cause)) => format!("{error}: {cause}"),
            (T::Connect(_) | T::Tls | T::Timeout(_), _) => format!("{host}: {error}"),
            _ => error.to_string(),
        };
        let failed = Error::new(kind).with_message(message);
        let failed = match transport_hint(error.kind()) {
            Some(hint) => failed.with_hint(hint),
            None => failed,
        };
        Self::new(failed.with_source(error), cause)
    }

    /// The failure of an attempt that took longer than its limit. How far it came is not known.
    pub(crate) fn from_attempt_limit(limit: Duration, host: &str) -> Self {
        let message = format!("{host}: the attempt took longer than its limit of {limit:?}");
        let error = Error::new(ErrorKind::Timeout).with_message(message);
        Self::new(error, Cause::Ambiguous)
    }

    /// The failure of a request whose body could not be read. The error contains the message of the
    /// body once, and its cause is the error of the caller's own source.
    fn from_body_source(error: TransportError) -> Self {
        let error = match error.into_body_error() {
            Ok(body) if body.kind() == BodyErrorKind::SourceChanged => {
                let detail = body.detail().map(str::to_owned);
                let changed = Error::new(ErrorKind::FileChanged);
                detail.into_iter().fold(changed, Error::with_message)
            }
            Ok(body) if body.kind() == BodyErrorKind::Source => {
                let cause = body.into_source().into_iter();
                cause.fold(Error::new(ErrorKind::BodySource), Error::with_source)
            }
            Ok(body) => Error::new(ErrorKind::BodySource).with_message(body.to_string()),
            Err(error) => Error::new(ErrorKind::BodySource).with_source(error),
        };
        Self::new(error, Cause::Final)
    }

    /// The failure of a response whose head arrived and whose document did not.
    pub(crate) fn from_document(error: BodyError) -> Self {
        let (kind, cause) = match error.kind() {
            BodyErrorKind::TooLarge => (ErrorKind::Protocol, Cause::Final),
            _ => (ErrorKind::Body, Cause::Ambiguous),
        };
        Self::new(
            Error::new(kind)
                .with_message(error.to_string())
                .with_source(error),
            cause,
        )
    }

    /// The failure of a request that the server refused.
    pub(crate) fn from_service(
        service: ServiceError,
        headers: &HeaderMap,
        credentials: &Credentials,
        local: UtcSeconds,
    ) -> Self {
        let (kind, cause) = classify(&service, headers, credentials);
        let mut failure = Self::new(Error::new(kind), cause);
        failure.retry_after = retry_after(headers, local);
        failure.refused = (cause == Cause::Token).then(|| credentials.clone());
        failure.server_time = match cause {
            Cause::ClockSkew => server_time(headers, &service, local),
            _ => None,
        };
        failure.error = match hint_of(&service, credentials) {
            Some(hint) => failure.error.with_hint(hint),
            None => failure.error,
        };
        failure.error = failure.error.with_service(service);
        failure
    }
}

/// The error of a request that the server gave up after the head of a successful response.
pub(crate) fn refused_in_stream(service: ServiceError) -> Error {
    let nobody = Credentials::anonymous();
    Failure::from_service(service, &HeaderMap::new(), &nobody, UtcSeconds::new(0)).error
}

fn classify(
    service: &ServiceError,
    headers: &HeaderMap,
    credentials: &Credentials,
) -> (ErrorKind, Cause) {
    let temporary = credentials
        .access_key()
        .is_some_and(|key| key.security_token().is_some());
    let code = service.code().unwrap_or_default();
    match service.status() {
        203 => (callback_failed(headers), Cause::Final),
        403 if code == "RequestTimeTooSkewed" => (ErrorKind::ClockSkew, Cause::ClockSkew),
        403 if temporary && is_about_token(code) => (ErrorKind::Token, Cause::Token),
        // The key may have been rotated, so a provider that reads it from somewhere may have another.
        403 if code == "InvalidAccessKeyId" => (ErrorKind::Service, Cause::Token),
        301 | 302 | 303 | 307 | 308 | 403 if service.endpoint().is_some() => {
            let endpoint = service.endpoint().unwrap_or_default().to_owned();
            (ErrorKind::WrongEndpoint { endpoint }, Cause::Final)
        }
        _ if is_throttling(service.status(), code) => (ErrorKind::Throttled, Cause::Throttled),
        408 => (ErrorKind::Transient, Cause::Refused),
        400 if code == "RequestTimeout" => (ErrorKind::Transient, Cause::Refused),
        501 | 505 => (ErrorKind::Service, Cause::Final),
        500..=599 => (ErrorKind::Transient, Cause::Ambiguous),
        // OSS sent the status 200 before it had finished, and then failed.
        200..=299 if code == "InternalError" => (ErrorKind::Transient, Cause::Ambiguous),
        _ => (ErrorKind::Service, Cause::Final),
    }
}

/// Returns `true` if a proxy that refuses a connection with this status will refuse it again.
fn is_for_good(status: StatusCode) -> bool {
    let may_pass = [StatusCode::REQUEST_TIMEOUT, StatusCode::TOO_MANY_REQUESTS];
    !status.is_server_error() && !may_pass.contains(&status)
}

fn is_throttling(status: u16, code: &str) -> bool {
    status == 429 || code.starts_with("Throttling") || THROTTLING.contains(&code)
}

fn is_about_token(code: &str) -> bool {
    code == "InvalidAccessKeyId"
        || code.starts_with("SecurityToken")
        || code.starts_with("InvalidSecurityToken")
}

fn callback_failed(headers: &HeaderMap) -> ErrorKind {
    let text = |name: &str| Some(headers.get(name)?.to_str().ok()?.to_owned());
    ErrorKind::CallbackFailed {
        etag: text("etag").map(ETag::from),
        version_id: text("x-oss-version-id"),
    }
}

/// Returns how long the server asks to wait: the header `Retry-After`, in seconds or as a date. OSS
/// also sends `x-oss-qos-delay-time`, by how many milliseconds it has delayed the request, which is
/// the least to wait the next time.
fn retry_after(headers: &HeaderMap, local: UtcSeconds) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok();
    let asked = text("retry-after").and_then(|text| match text.trim().parse() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        Err(_) => timestamp::parse_http_date(text).map(|time| local.until(time)),
    });
    let qos = text("x-oss-qos-delay-time").and_then(|text| text.trim().parse().ok());
    asked.max(qos.map(Duration::from_millis))
}

/// Returns the time of the server: its header `Date`, unless that is absurd or contradicts the time
/// in the document of the same response. Some broken gateways send a date in 1970.
fn server_time(
    headers: &HeaderMap,
    service: &ServiceError,
    local: UtcSeconds,
) -> Option<UtcSeconds> {
    let date = headers
        .get("date")
        .and_then(|date| timestamp::parse_http_date(date.to_str().ok()?));
    let written = service.server_time().and_then(timestamp::parse_iso8601);
    let apart = |a: UtcSeconds, b: UtcSeconds| a.as_i64().abs_diff(b.as_i64());
    let sane = |time: &UtcSeconds| apart(*time, local) < FIFTY_YEARS;
    match (date.filter(sane), written.filter(sane)) {
        (Some(date), Some(written)) if apart(date, written) > 60 => Some(written),
        (Some(date), _) => Some(date),
        (None, written) => written,
    }
}

const FIFTY_YEARS: u64 = 50 * 365 * 86_400;

const THROTTLING: [&str; 9] = [
    "DownloadTrafficRateLimitExceeded",
    "MetaOperationQpsLimitExceeded",
    "QpsLimitExceeded",
    "RequestRateLimitExceeded",
    "ServerBusy",
    "ServiceUnavailable",
    "SlowDown",
    "TotalQpsLimitExceeded",
    "UploadTrafficRateLimitExceeded",
];

/// Returns whether an operation reads a response with this status.
pub(super) fn is_good(status: StatusCode) -> bool {
    // The status 203 means that the object is stored but its callback failed.
    status.is_success() && status != StatusCode::NON_AUTHORITATIVE_INFORMATION
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: UtcSeconds = UtcSeconds::new(1_702_743_657);

    fn failure(
        status: u16,
        code: &str,
        headers: &[(&'static str, &str)],
        temporary: bool,
    ) -> Failure {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(*name, value.parse().unwrap());
        }
        let body = format!(
            "<Error><Code>{code}</Code><ServerTime>2023-12-16T17:20:57.000Z</ServerTime></Error>"
        );
        let mut credentials = Credentials::new("STS.EXAMPLE", "secret").unwrap();
        if temporary {
            credentials = credentials.with_security_token("token").unwrap();
        }
        let status = StatusCode::from_u16(status).unwrap();
        let service = ServiceError::read(status, &map, body.as_bytes());
        Failure::from_service(service, &map, &credentials, NOW)
    }

    fn classified(status: u16, code: &str) -> (ErrorKind, Cause) {
        let failure = failure(status, code, &[], true);
        (failure.error.kind().clone(), failure.cause)
    }

    #[test]
    fn every_row_of_the_table_has_its_kind_and_cause() {
        for (status, code, kind, cause) in [
            (500, "InternalError", ErrorKind::Transient, Cause::Ambiguous),
            (502, "", ErrorKind::Transient, Cause::Ambiguous),
            (503, "SlowDown", ErrorKind::Throttled, Cause::Throttled),
            (503, "", ErrorKind::Transient, Cause::Ambiguous),
            (429, "", ErrorKind::Throttled, Cause::Throttled),
            (
                400,
                "Throttling.User",
                ErrorKind::Throttled,
                Cause::Throttled,
            ),
            (
                403,
                "QpsLimitExceeded",
                ErrorKind::Throttled,
                Cause::Throttled,
            ),
            (408, "", ErrorKind::Transient, Cause::Refused),
            (400, "RequestTimeout", ErrorKind::Transient, Cause::Refused),
            (501, "NotImplemented", ErrorKind::Service, Cause::Final),
            (505, "", ErrorKind::Service, Cause::Final),
            (401, "", ErrorKind::Service, Cause::Final),
            (400, "BadRequest", ErrorKind::Service, Cause::Final),
            (
                403,
                "RequestTimeTooSkewed",
                ErrorKind::ClockSkew,
                Cause::ClockSkew,
            ),
            (403, "InvalidAccessKeyId", ErrorKind::Token, Cause::Token),
            (403, "SecurityTokenExpired", ErrorKind::Token, Cause::Token),
            (403, "InvalidSecurityToken", ErrorKind::Token, Cause::Token),
            (
                403,
                "SignatureDoesNotMatch",
                ErrorKind::Service,
                Cause::Final,
            ),
            (403, "AccessDenied", ErrorKind::Service, Cause::Final),
            (404, "NoSuchKey", ErrorKind::Service, Cause::Final),
            (412, "PreconditionFailed", ErrorKind::Service, Cause::Final),
            (200, "InternalError", ErrorKind::Transient, Cause::Ambiguous),
            (200, "AccessDenied", ErrorKind::Service, Cause::Final),
        ] {
            assert_eq!(classified(status, code), (kind, cause), "{status} {code}");
        }
    }

    #[test]
    fn no_connection_names_the_host_and_says_what_to_do() {
        for failure in [
            ConnectFailure::Dns,
            ConnectFailure::Refused,
            ConnectFailure::Timeout,
            ConnectFailure::Other,
            ConnectFailure::Proxy,
            ConnectFailure::ProxyRefused(StatusCode::FORBIDDEN),
        ] {
            let error = TransportError::new(TransportErrorKind::Connect(failure), false);
            let error = Failure::from_transport(error, "oss.example.com:9000").error;
            assert!(
                error.to_string().contains("oss.example.com:9000"),
                "{error}"
            );
            assert!(error.hint().is_some(), "{error}");
        }
    }

    #[test]
    fn a_proxy_that_refuses_for_good_is_not_asked_again() {
        let cause = |status| {
            let status = StatusCode::from_u16(status).unwrap();
            let kind = TransportErrorKind::Connect(ConnectFailure::ProxyRefused(status));
            let failed = Failure::from_transport(TransportError::new(kind, false), "host");
            assert_eq!(*failed.error.kind(), ErrorKind::Connect);
            failed.cause
        };
        for status in [302, 400, 403, 405, 407] {
            assert_eq!(cause(status), Cause::Final, "{status}");
        }
        for status in [408, 429, 500, 502, 503, 504] {
            assert_eq!(cause(status), Cause::NotSent, "{status}");
        }
    }

    #[test]
    fn long_term_keys_may_be_rotated_but_have_no_token() {
        let cause = |code| failure(403, code, &[], false).cause;
        assert_eq!(cause("InvalidAccessKeyId"), Cause::Token);
        assert_eq!(cause("SecurityTokenExpired"), Cause::Final);
    }

    #[test]
    fn a_redirect_says_where_and_is_not_followed() {
        let failure = failure(
            307,
            "",
            &[("location", "http://b.oss-cn-x.example/k?x")],
            false,
        );
        let endpoint = "b.oss-cn-x.example".to_owned();
        assert_eq!(*failure.error.kind(), ErrorKind::WrongEndpoint { endpoint });
        assert_eq!(failure.cause, Cause::Final);
    }

    #[test]
    fn the_date_of_a_broken_gateway_is_not_believed() {
        let time =
            |date| failure(403, "RequestTimeTooSkewed", &[("date", date)], false).server_time;
        let written = Some(UtcSeconds::new(1_702_747_257));
        assert_eq!(
            time("Sat, 16 Dec 2023 17:21:10 GMT"),
            Some(UtcSeconds::new(1_702_747_270))
        );
        assert_eq!(time("Thu, 01 Jan 1970 00:00:00 GMT"), written);
        assert_eq!(time("Sat, 16 Dec 2023 20:00:00 GMT"), written);
    }

    #[test]
    fn a_server_may_ask_for_time() {
        let asked = |headers| failure(503, "SlowDown", headers, false).retry_after;
        assert_eq!(asked(&[("retry-after", "7")]), Some(Duration::from_secs(7)));
        let date = [("retry-after", "Sat, 16 Dec 2023 16:21:07 GMT")];
        assert_eq!(asked(&date), Some(Duration::from_secs(10)));
        assert_eq!(
            asked(&[("x-oss-qos-delay-time", "150")]),
            Some(Duration::from_millis(150))
        );
        assert_eq!(asked(&[]), None);
    }
}
