//! Faults: ways in which the server misbehaves on purpose, so that clients can be tested.

mod body;
mod pause;
mod throttle;

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use oss_sign::UtcSeconds;

use crate::codes::{Code, OssError};
use crate::http::ServerResponse;
use crate::http::response;
use crate::identities::Propagation;
use crate::route::OperationName;

use pause::sleep;
use throttle::Throttle;

/// A way in which the server misbehaves.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The connection is closed before any byte of an answer. The request is not carried out.
    DropBeforeHead,
    /// The request is carried out, and then the connection is closed without an answer.
    LoseAnswer,
    /// The body of the answer breaks off early, although its head announces the whole length.
    CutBody {
        /// How many bytes of the body are sent.
        at: u64,
    },
    /// The body of the answer pauses and then continues.
    StallBody {
        /// How many bytes of the body are sent before the pause.
        at: u64,
        /// The length of the pause.
        pause: Duration,
    },
    /// The server waits for the given time before it carries the request out and answers it. If the
    /// client closes the connection during the wait, the request is not carried out.
    StallHead {
        /// The length of the wait.
        pause: Duration,
    },
    /// The request is answered with an error document of the service and not carried out.
    Status {
        /// The HTTP status.
        status: u16,
        /// The `Code` in the document.
        code: String,
        /// The value of the `Retry-After` header in seconds; `None` leaves the header out.
        retry_after: Option<u64>,
    },
    /// The request is answered with an HTML page, as gateways do, and not carried out.
    Html {
        /// The HTTP status.
        status: u16,
    },
    /// The request is answered with the given text as `application/json` and not carried out.
    Answer {
        /// The HTTP status.
        status: u16,
        /// The body of the answer. It does not have to be JSON.
        body: String,
    },
    /// The request is answered with status 200 and an `<Error>` document, and not carried out.
    ErrorIn200 {
        /// The `Code` in the document.
        code: String,
    },
    /// The request is answered with a 307 redirect and not carried out.
    Redirect {
        /// The value of the `Location` header.
        location: String,
    },
    /// The security token of the request is treated as expired. Requests without a token are not
    /// affected.
    TokenExpired,
    /// The answer has a wrong `x-oss-hash-crc64ecma` header.
    WrongCrc,
    /// The answer has no `x-oss-hash-crc64ecma` header.
    NoCrc,
    /// The server reads the first bytes of the request's body and then closes the connection. The
    /// request is not carried out.
    CutRequest {
        /// How many bytes of the body are read.
        at: u64,
    },
    /// The body of the answer is sent slowly.
    SlowBody {
        /// The speed in bytes per second. 0 counts as 1.
        bytes_per_second: u64,
    },
    /// The object that the request names is replaced by another one of the same length before the
    /// request is carried out, as if somebody else had written it in the meantime. Its first byte
    /// differs, and its ETag and its time are new. A request for an object that does not exist or
    /// is empty is not affected.
    ChangeObject,
    /// One bit in the body of the answer is wrong.
    FlipBit {
        /// The offset of the byte with the wrong bit.
        at: u64,
    },
}

/// A fault together with the requests that it affects. By default it affects the next request.
#[derive(Clone, Debug)]
pub struct Injection {
    fault: Fault,
    operation: Option<Called<String>>,
    skip: u32,
    times: u32,
}

impl Injection {
    /// Creates an injection that affects the next request, whatever its operation is.
    pub fn new(fault: Fault) -> Self {
        Self {
            fault,
            operation: None,
            skip: 0,
            times: 1,
        }
    }

    /// Affects only requests of the operation with this official name, such as `GetObject`,
    /// `AssumeRole` or `CreateAccessKey`.
    pub fn on(self, operation: impl Into<String>) -> Self {
        Self {
            operation: Some(Called::from_name(operation.into())),
            ..self
        }
    }

    /// Lets the given number of matching requests pass unharmed first. The default is 0.
    pub fn after(self, skip: u32) -> Self {
        Self { skip, ..self }
    }

    /// Affects the given number of matching requests in a row. The default is 1, and [`u32::MAX`]
    /// stands for all of them.
    pub fn times(self, times: u32) -> Self {
        Self { times, ..self }
    }
}

/// An operation of one of the services.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Called<S> {
    /// An operation of OSS.
    Oss(OperationName),
    /// An operation of this name of another service: a call of STS or RAM, or one of the
    /// surroundings.
    Other(S),
}

impl Called<String> {
    fn from_name(name: String) -> Self {
        match OperationName::parse(&name) {
            Some(operation) => Self::Oss(operation),
            None => Self::Other(name),
        }
    }

    fn is(&self, called: Called<&str>) -> bool {
        match (self, called) {
            (Self::Oss(own), Called::Oss(operation)) => *own == operation,
            (Self::Other(own), Called::Other(name)) => own == name,
            _ => false,
        }
    }
}

impl From<Fault> for Injection {
    fn from(fault: Fault) -> Self {
        Self::new(fault)
    }
}

/// The faults of a running server, which can be switched on and off at any time.
///
/// ```
/// # async fn example() -> Result<(), oss_emulator::Error> {
/// use oss_emulator::{Emulator, Fault, Injection};
///
/// let oss = Emulator::start().await?;
/// let busy = Fault::Status { status: 503, code: "ServiceUnavailable".into(), retry_after: None };
/// oss.faults().inject(Injection::new(busy).on("GetObject").times(2));
/// oss.faults().inject(Fault::DropBeforeHead);
/// oss.faults().set_skew(3600);
/// oss.faults().set_propagation(std::time::Duration::from_secs(5));
/// # Ok(()) }
/// ```
#[derive(Debug, Default)]
pub struct Faults {
    plan: Mutex<Vec<Injection>>,
    skew: AtomicI64,
    hidden_skew: AtomicI64,
    propagation: Arc<Propagation>,
    idle_limit: Mutex<Option<Duration>>,
    throttle: Throttle,
    assumptions: Throttle,
}

impl Faults {
    /// Plans a fault. At most one planned fault affects a request: the first one, in the order of
    /// their injection, that matches the request and has none left to skip.
    pub fn inject(&self, injection: impl Into<Injection>) {
        self.plan().push(injection.into());
    }

    /// Removes all planned faults, and resets the clock skew, the propagation delay and the limits
    /// on the number of calls to their defaults.
    pub fn clear(&self) {
        self.plan().clear();
        self.set_skew(0);
        self.set_hidden_skew(0);
        self.set_propagation(Duration::ZERO);
        self.set_throttle(None);
        self.set_idle_limit(None);
        self.set_assume_role_quota(None);
    }

    /// Sets by how many seconds the time of the server differs from its clock. The default is 0.
    /// `Date` headers show the difference, so that clients can correct their own time.
    pub fn set_skew(&self, seconds: i64) {
        self.skew.store(seconds, Ordering::Relaxed);
    }

    /// Sets a further difference in seconds, like [`Faults::set_skew`], that `Date` headers do not
    /// show. The default is 0.
    pub fn set_hidden_skew(&self, seconds: i64) {
        self.hidden_skew.store(seconds, Ordering::Relaxed);
    }

    /// Sets the delay after which changes of users, keys, roles and policies take effect for
    /// authentication and authorization. The default is zero. The Get and List calls of RAM show
    /// changes at once, as those of the real service do.
    pub fn set_propagation(&self, delay: Duration) {
        self.propagation.set(delay, false);
    }

    /// Sets the delay like [`Faults::set_propagation`], but every second request sees the change
    /// before the delay is over.
    pub fn set_flapping_propagation(&self, delay: Duration) {
        self.propagation.set(delay, true);
    }

    /// Sets after which time without a request the server closes a connection. It applies to
    /// connections that are opened later. The default is `None`, which means 30 seconds.
    pub fn set_idle_limit(&self, limit: Option<Duration>) {
        *self
            .idle_limit
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = limit;
    }

    pub(crate) fn idle_limit(&self) -> Option<Duration> {
        *self
            .idle_limit
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets how many RAM calls are accepted in each minute of the clock. Further calls are answered
    /// with `Throttling.User`. The default is `None`, which means no limit.
    pub fn set_throttle(&self, calls_a_minute: Option<u32>) {
        self.throttle.set(calls_a_minute);
    }

    pub(crate) fn admits_call(&self, now: UtcSeconds) -> bool {
        self.throttle.admits(now)
    }

    /// Sets how often roles can be assumed, by any STS call, in each minute of the clock. Further
    /// calls are answered with 400 `Throttling.User`. The default is `None`, which means no limit.
    pub fn set_assume_role_quota(&self, calls_a_minute: Option<u32>) {
        self.assumptions.set(calls_a_minute);
    }

    pub(crate) fn may_assume(&self, now: UtcSeconds) -> bool {
        self.assumptions.admits(now)
    }

    pub(crate) fn propagation(&self) -> Arc<Propagation> {
        Arc::clone(&self.propagation)
    }

    pub(crate) fn skew(&self) -> i64 {
        self.skew.load(Ordering::Relaxed)
    }

    pub(crate) fn hidden_skew(&self) -> i64 {
        self.hidden_skew.load(Ordering::Relaxed)
    }

    /// Returns the fault that affects a request of the given operation, if there is one, and counts
    /// the request for the planned faults that match it.
    pub(crate) fn take_for(&self, called: Called<&str>) -> Option<Fault> {
        let mut plan = self.plan();
        let fits = |injection: &Injection| {
            injection
                .operation
                .as_ref()
                .is_none_or(|operation| operation.is(called))
        };
        let mut met = None;
        for injection in plan.iter_mut().filter(|injection| fits(injection)) {
            if injection.skip > 0 {
                injection.skip -= 1;
            } else if injection.times > 0 {
                injection.times = match injection.times {
                    u32::MAX => u32::MAX,
                    times => times - 1,
                };
                met = Some(injection.fault.clone());
                break;
            }
        }
        plan.retain(|injection| injection.times > 0);
        met
    }

    fn plan(&self) -> std::sync::MutexGuard<'_, Vec<Injection>> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the server does with a request, as a fault decides it before the request is carried out.
#[derive(Debug)]
pub(crate) enum Before {
    /// Carry the request out.
    GoOn,
    /// Close the connection.
    Drop,
    /// Answer with this error.
    Refuse(OssError),
    /// Answer with this response.
    Answer(Box<ServerResponse>),
    /// Read this many bytes of the request's body, and close the connection.
    CutRequest(u64),
    /// Replace the object that the request names, and carry the request out.
    ChangeObject,
}

impl Fault {
    /// Applies the fault before the request is carried out.
    pub(crate) async fn before(&self) -> Before {
        match self {
            Self::DropBeforeHead => Before::Drop,
            Self::StallHead { pause } => {
                sleep(*pause).await;
                Before::GoOn
            }
            Self::Status {
                status,
                code,
                retry_after,
            } => {
                let error = OssError::injected(*status, code);
                Before::Refuse(match retry_after {
                    Some(seconds) => error.header("retry-after", seconds.to_string()),
                    None => error,
                })
            }
            Self::ErrorIn200 { code } => Before::Refuse(OssError::injected(200, code)),
            Self::Redirect { location } => Before::Refuse(
                OssError::injected(307, "TemporaryRedirect")
                    .with("Endpoint", authority(location))
                    .header("location", location),
            ),
            Self::CutRequest { at } => Before::CutRequest(*at),
            Self::ChangeObject => Before::ChangeObject,
            Self::TokenExpired => Before::GoOn,
            Self::Answer { status, body } => {
                Before::Answer(Box::new(response::json(*status, body.clone())))
            }
            Self::Html { status } => Before::Answer(Box::new(response::html(
                *status,
                "<html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>",
            ))),
            _ => Before::GoOn,
        }
    }

    /// Applies the fault to the response. Returns `None` if the connection must be closed without a
    /// response.
    pub(crate) fn after(&self, mut answer: ServerResponse) -> Option<ServerResponse> {
        const CRC: &str = "x-oss-hash-crc64ecma";
        match self {
            Self::LoseAnswer => return None,
            Self::CutBody { at } => return Some(body::cut(answer, *at)),
            Self::StallBody { at, pause } => return Some(body::stall(answer, *at, *pause)),
            Self::FlipBit { at } => return Some(body::flip(answer, *at)),
            Self::SlowBody { bytes_per_second } => {
                return Some(body::slow(answer, *bytes_per_second));
            }
            Self::WrongCrc => {
                if let Some(crc) = answer.headers_mut().get_mut(CRC) {
                    let wrong = if crc == "1" { "2" } else { "1" };
                    *crc = ::http::HeaderValue::from_static(wrong);
                }
            }
            Self::NoCrc => {
                answer.headers_mut().remove(CRC);
            }
            _ => {}
        }
        Some(answer)
    }

    /// Returns the response to an expired token if this fault is [`Fault::TokenExpired`].
    pub(crate) fn expires_token(&self) -> Option<OssError> {
        (*self == Self::TokenExpired).then(|| OssError::new(Code::SecurityTokenExpired))
    }
}

/// Returns the host of a URL, which the document of a redirect contains.
fn authority(location: &str) -> &str {
    let rest = location
        .split_once("://")
        .map_or(location, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_injection_waits_for_its_operation_and_counts() {
        let faults = Faults::default();
        faults.inject(
            Injection::new(Fault::NoCrc)
                .on("GetObject")
                .after(1)
                .times(2),
        );
        faults.inject(Injection::new(Fault::WrongCrc).on("PutObject"));
        faults.inject(Injection::new(Fault::LoseAnswer).on("AssumeRole"));
        let met = |name: &str| {
            let oss = OperationName::parse(name).map(Called::Oss);
            faults.take_for(oss.unwrap_or(Called::Other(name)))
        };
        assert_eq!(met("GetObject"), None);
        assert_eq!(met("CreateUser"), None);
        assert_eq!(met("AssumeRole"), Some(Fault::LoseAnswer));
        assert_eq!(met("PutObject"), Some(Fault::WrongCrc));
        assert_eq!(met("PutObject"), None);
        assert_eq!(met("GetObject"), Some(Fault::NoCrc));
        assert_eq!(met("GetObject"), Some(Fault::NoCrc));
        assert_eq!(met("GetObject"), None);
    }
}
