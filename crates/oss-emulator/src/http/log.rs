//! The request log, which reports every request with its response. It does not contain signatures,
//! tokens or other secrets.

use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use ::http::{HeaderMap, Request, Uri};
use percent_encoding::percent_decode_str;
use tokio::time::Instant;

use super::arrival::host_of;
use super::response::{Dropped, ServerResponse};

/// One request and its answer, as [`Builder::on_request`](crate::Builder::on_request) reports it.
///
/// Signatures and tokens in the query are replaced by `****`; headers and bodies are not part of
/// it. Its `Display` form is one line:
///
/// ```text
/// GET examplebucket.localhost:9000 /a.txt?x-oss-signature=**** 403 operation=GetObject ec=0002-00000201 request-id=68F0A1… 2 ms reason=SignatureDoesNotMatch: the content type was not signed: …
/// ```
///
/// The reason stands last, because it contains blanks.
#[derive(Clone, Debug)]
pub struct LoggedRequest {
    method: String,
    host: String,
    target: String,
    status: Option<u16>,
    operation: Option<&'static str>,
    ec: Option<String>,
    request_id: Option<String>,
    reason: Option<String>,
    duration: Duration,
}

impl LoggedRequest {
    fn new(method: &str, host: String, target: String) -> Self {
        Self {
            method: method.to_owned(),
            host,
            target,
            status: None,
            operation: None,
            ec: None,
            request_id: None,
            reason: None,
            duration: Duration::ZERO,
        }
    }

    /// The method, for example `GET`. It is `-` if the head of the request could not be read.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The host that the request was sent to, with its port if the client gave one. It is empty if
    /// the request had no usable `Host` header.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The path and the query as the client sent them, with secret values replaced by `****`.
    /// At most 2048 characters are kept. It is `-` if the head of the request could not be read.
    pub fn target(&self) -> &str {
        &self.target
    }

    /// The status of the answer. It is `None` if a fault closed the connection instead of
    /// answering.
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// The official name of the operation of OSS that the request was for, for example `GetObject`.
    /// It is `None` if there is no such operation, for STS and RAM calls, and if there was no answer.
    pub fn operation(&self) -> Option<&str> {
        self.operation
    }

    /// The EC of an error, which names its cause more precisely than the error code, for example
    /// `0002-00000201`. It is `None` for successful requests and for STS and RAM calls.
    pub fn ec(&self) -> Option<&str> {
        self.ec.as_deref()
    }

    /// The request id that the answer carried. It is `None` if there was no answer, or if the
    /// service gives none, as the metadata service does.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// Why the request was refused: the error code, a colon, and what is known about the cause. It
    /// is `None` for successful requests, and if there was no answer.
    ///
    /// For a wrong signature, that is what the client probably signed otherwise than it sent it. For
    /// a request that is not allowed, it names the policy or list that decided, and the statement
    /// that came nearest. For every other error it is the message of the answer. It is one line of
    /// at most 2048 characters, without control characters, and contains no signature and no token.
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }

    /// Returns the entry as one JSON object with the members `time`, `method`, `host`, `target`,
    /// `status`, `operation`, `ec`, `request_id`, `reason` and `millis`. `time` is when it was logged. Members
    /// without a value are null.
    pub fn to_json(&self, time: &str) -> String {
        let millis = u64::try_from(self.duration.as_millis()).unwrap_or(u64::MAX);
        serde_json::json!({
            "time": time,
            "method": self.method,
            "host": self.host,
            "target": self.target,
            "status": self.status,
            "operation": self.operation,
            "ec": self.ec,
            "request_id": self.request_id,
            "reason": self.reason,
            "millis": millis,
        })
        .to_string()
    }

    /// The time from the arrival of the request's head until the head of the answer was ready.
    /// Sending the body of the answer is not included.
    pub fn duration(&self) -> Duration {
        self.duration
    }
}

impl fmt::Display for LoggedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = match self.host.as_str() {
            "" => "-",
            host => host,
        };
        write!(f, "{} {host} {} ", self.method, self.target)?;
        match self.status {
            Some(status) => write!(f, "{status}")?,
            None => f.write_str("dropped")?,
        }
        if let Some(operation) = self.operation {
            write!(f, " operation={operation}")?;
        }
        if let Some(ec) = &self.ec {
            write!(f, " ec={ec}")?;
        }
        if let Some(id) = &self.request_id {
            write!(f, " request-id={id}")?;
        }
        write!(f, " {} ms", self.duration.as_millis())?;
        match &self.reason {
            Some(reason) => write!(f, " reason={reason}"),
            None => Ok(()),
        }
    }
}

/// An extension of a response: the name of the operation that the request was for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OperationInLog(pub(crate) &'static str);

/// An extension of a response: why the request was refused. It need not be printable.
#[derive(Clone, Debug)]
pub(crate) struct ReasonInLog(pub(crate) String);

/// The function that receives the log entries. By default there is none.
#[derive(Clone, Default)]
pub(crate) struct RequestLog(Option<Arc<Report>>);

type Report = dyn Fn(&LoggedRequest) + Send + Sync;

impl RequestLog {
    pub(crate) fn new(report: impl Fn(&LoggedRequest) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(report)))
    }

    /// Answers a request with the given function, and reports the request and its response.
    pub(crate) fn around<B, A, F>(
        &self,
        request: Request<B>,
        answer: A,
    ) -> impl Future<Output = Result<ServerResponse, Dropped>> + use<B, A, F>
    where
        A: FnOnce(Request<B>) -> F,
        F: Future<Output = Result<ServerResponse, Dropped>>,
    {
        let entry = self.begin(&request);
        let answering = answer(request);
        async move {
            let answer = answering.await;
            entry.end(answer.as_ref().ok());
            answer
        }
    }

    /// Reports the response to a request whose head is malformed.
    pub(crate) fn refused(&self, answer: ServerResponse) -> ServerResponse {
        let unreadable = || LoggedRequest::new("-", String::new(), "-".to_owned());
        self.entry(unreadable).end(Some(&answer));
        answer
    }

    fn begin<B>(&self, request: &Request<B>) -> Entry {
        self.entry(|| {
            let host = printable(&host_of(request));
            LoggedRequest::new(request.method().as_str(), host, masked(request.uri()))
        })
    }

    fn entry(&self, request: impl FnOnce() -> LoggedRequest) -> Entry {
        Entry {
            log: self.clone(),
            request: self.0.is_some().then(request),
            started: Instant::now(),
        }
    }
}

impl fmt::Debug for RequestLog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = if self.0.is_some() { "on" } else { "off" };
        write!(f, "RequestLog({state})")
    }
}

/// A request that has not been answered yet.
struct Entry {
    log: RequestLog,
    request: Option<LoggedRequest>,
    started: Instant,
}

impl Entry {
    /// Reports the request. If there is no response, a fault has closed the connection.
    fn end(self, answer: Option<&ServerResponse>) {
        let (Some(report), Some(mut request)) = (self.log.0, self.request) else {
            return;
        };
        request.duration = self.started.elapsed();
        if let Some(answer) = answer {
            let headers = answer.headers();
            request.status = Some(answer.status().as_u16());
            let operation = answer.extensions().get::<OperationInLog>();
            request.operation = operation.map(|OperationInLog(name)| *name);
            request.ec = text(headers, "x-oss-ec");
            let reason = answer.extensions().get::<ReasonInLog>();
            request.reason = reason.map(|ReasonInLog(reason)| shortened(printable(reason)));
            // A response to an RPC call has two ids. This is the one in its document.
            request.request_id =
                text(headers, "x-acs-request-id").or_else(|| text(headers, "x-oss-request-id"));
        }
        report(&request);
    }
}

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    Some(headers.get(name)?.to_str().ok()?.to_owned())
}

/// The path and the query of a request, with the values of secret parameters replaced.
fn masked(uri: &Uri) -> String {
    let mut target = printable(uri.path());
    let pairs = uri.query().into_iter().flat_map(|query| query.split('&'));
    for (index, pair) in pairs.enumerate() {
        target.push(if index == 0 { '?' } else { '&' });
        match pair.split_once('=') {
            Some((name, _)) if is_secret(name) => {
                target.push_str(&printable(name));
                target.push_str("=****");
            }
            _ => target.push_str(&printable(pair)),
        }
        if target.len() > LONGEST {
            break;
        }
    }
    shortened(target)
}

fn shortened(text: String) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

/// Returns whether the value of a query parameter is a signature or a token. The name may be
/// percent-encoded. It is decoded here, because the server also decodes it before it looks for the
/// parameter.
fn is_secret(name: &str) -> bool {
    let name = percent_decode_str(name).decode_utf8_lossy();
    let name = name.to_ascii_lowercase();
    let speaks_of_secrets = ["token", "secret", "assertion", "password"]
        .iter()
        .any(|word| name.contains(word));
    // A continuation token is not secret, because it only says where the next page begins.
    let signature = matches!(name.as_str(), "signature" | "x-oss-signature");
    signature || speaks_of_secrets && name != "continuation-token"
}

/// Escapes all characters except visible ASCII ones, because the text may be printed to a terminal.
fn printable(text: &str) -> String {
    let escape = |c: char| match c {
        ' '..='~' => c.to_string(),
        _ => c.escape_unicode().to_string(),
    };
    text.chars().map(escape).collect()
}

const LONGEST: usize = 2048;

#[cfg(test)]
mod tests {
    use super::*;

    fn target(uri: &str) -> String {
        masked(&uri.parse().unwrap())
    }

    #[test]
    fn what_authorizes_is_masked_however_its_name_is_written() {
        assert_eq!(
            target(
                "/k?x-oss-signature=a&Signature=b&security-token=c&%53ignature=d&SAMLAssertion=e"
            ),
            "/k?x-oss-signature=****&Signature=****&security-token=****&%53ignature=****\
             &SAMLAssertion=****"
        );
        assert_eq!(target("/credentials?token=abc"), "/credentials?token=****");
    }

    #[test]
    fn everything_else_stays_as_it_was_sent() {
        for uri in [
            "/",
            "/a%20b?acl",
            "/?list-type=2&continuation-token=abc",
            "/?x-oss-signature-version=OSS4-HMAC-SHA256&SignatureNonce=1",
        ] {
            assert_eq!(target(uri), uri);
        }
    }

    #[test]
    fn a_line_is_short_and_can_be_printed() {
        assert!(target(&format!("/{}", "a".repeat(9000))).len() <= LONGEST + "…".len());
        assert_eq!(printable("a\u{1b}[0m\u{202e}"), "a\\u{1b}[0m\\u{202e}");
    }
}
