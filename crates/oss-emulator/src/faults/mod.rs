//! Switches that make the server misbehave on purpose, so that clients can be tested.

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

use pause::sleep;
use throttle::Throttle;

/// What goes wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The connection closes before a byte of the answer; nothing was done.
    DropBeforeHead,
    /// The request is carried out, then the connection closes without an answer.
    LoseAnswer,
    /// The answer's body breaks off after so many bytes; the head announced the whole.
    CutBody {
        /// Bytes that still arrive.
        at: u64,
    },
    /// The answer's body pauses after so many bytes.
    StallBody {
        /// Bytes before the pause.
        at: u64,
        /// How long it pauses.
        pause: Duration,
    },
    /// The answer's head comes late.
    StallHead {
        /// How late.
        pause: Duration,
    },
    /// An error answer in OSS's form; nothing was done.
    Status {
        /// The HTTP status.
        status: u16,
        /// `Code` in the document.
        code: String,
        /// Seconds for a `Retry-After` header.
        retry_after: Option<u64>,
    },
    /// A gateway's HTML page with this status; nothing was done.
    Html {
        /// The HTTP status.
        status: u16,
    },
    /// This text as JSON instead of the answer; nothing was done.
    Answer {
        /// The HTTP status.
        status: u16,
        /// The text, whatever it is.
        body: String,
    },
    /// 200 with an `<Error>` document; nothing was done.
    ErrorIn200 {
        /// `Code` in the document.
        code: String,
    },
    /// A 307 to another place; nothing was done.
    Redirect {
        /// The `Location`.
        location: String,
    },
    /// The security token of the request counts as expired; nothing for requests without one.
    TokenExpired,
    /// `x-oss-hash-crc64ecma` of the answer is wrong.
    WrongCrc,
    /// `x-oss-hash-crc64ecma` is missing from the answer.
    NoCrc,
    /// One bit of the answer's body is wrong.
    FlipBit {
        /// Which byte.
        at: u64,
    },
}

/// A fault, and the requests it meets: the next one unless said otherwise.
#[derive(Clone, Debug)]
pub struct Injection {
    fault: Fault,
    operation: Option<String>,
    skip: u32,
    times: u32,
}

impl Injection {
    /// Meets the next request, whatever it is.
    pub fn new(fault: Fault) -> Self {
        Self {
            fault,
            operation: None,
            skip: 0,
            times: 1,
        }
    }

    /// Only requests of this operation, by its official name: `GetObject`, `AssumeRole`, `CreateAccessKey`.
    pub fn on(self, operation: impl Into<String>) -> Self {
        Self {
            operation: Some(operation.into()),
            ..self
        }
    }

    /// Lets so many matching requests pass first.
    pub fn after(self, skip: u32) -> Self {
        Self { skip, ..self }
    }

    /// Meets so many matching requests in a row; [`u32::MAX`] for all.
    pub fn times(self, times: u32) -> Self {
        Self { times, ..self }
    }
}

impl From<Fault> for Injection {
    fn from(fault: Fault) -> Self {
        Self::new(fault)
    }
}

/// The faults of a running server.
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
    throttle: Throttle,
    assumptions: Throttle,
}

impl Faults {
    /// Adds a fault to the plan. A request meets at most one: the first planned that fits.
    pub fn inject(&self, injection: impl Into<Injection>) {
        self.plan().push(injection.into());
    }

    /// Forgets the plan, and sets everything else back.
    pub fn clear(&self) {
        self.plan().clear();
        self.set_skew(0);
        self.set_hidden_skew(0);
        self.set_propagation(Duration::ZERO);
        self.set_throttle(None);
        self.set_assume_role_quota(None);
    }

    /// Lets the server's clock differ by so many seconds; `Date` headers show it, so that clients
    /// can correct theirs.
    pub fn set_skew(&self, seconds: i64) {
        self.skew.store(seconds, Ordering::Relaxed);
    }

    /// As [`Faults::set_skew`], but `Date` headers do not show it.
    pub fn set_hidden_skew(&self, seconds: i64) {
        self.hidden_skew.store(seconds, Ordering::Relaxed);
    }

    /// Lets changes of users, keys, roles and policies count for authentication and authorisation
    /// only after so long; RAM's own Get and List show them at once, as ever.
    pub fn set_propagation(&self, delay: Duration) {
        self.propagation.set(delay, false);
    }

    /// As [`Faults::set_propagation`], and until then every second request already sees the change.
    pub fn set_flapping_propagation(&self, delay: Duration) {
        self.propagation.set(delay, true);
    }

    /// Lets only so many calls of RAM through in each minute of the clock; the others are answered
    /// `Throttling.User`.
    pub fn set_throttle(&self, calls_a_minute: Option<u32>) {
        self.throttle.set(calls_a_minute);
    }

    pub(crate) fn admits_call(&self, now: UtcSeconds) -> bool {
        self.throttle.admits(now)
    }

    /// Lets roles be assumed, in any way, only so often in each minute of the clock; beyond it STS
    /// answers 400 `Throttling.User`.
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

    /// The fault that a request of this operation meets, if any.
    pub(crate) fn meet(&self, operation: &str) -> Option<Fault> {
        let mut plan = self.plan();
        let fits = |injection: &Injection| {
            injection
                .operation
                .as_deref()
                .is_none_or(|name| name == operation)
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

/// What to do with a request before anybody looks at it.
#[derive(Debug)]
pub(crate) enum Before {
    /// Nothing is wrong yet.
    GoOn,
    /// Close the connection.
    Drop,
    /// This error instead.
    Refuse(OssError),
    /// This answer instead.
    Answer(Box<ServerResponse>),
}

impl Fault {
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

    /// What becomes of the answer; `None` is no answer at all.
    pub(crate) fn after(&self, mut answer: ServerResponse) -> Option<ServerResponse> {
        const CRC: &str = "x-oss-hash-crc64ecma";
        match self {
            Self::LoseAnswer => return None,
            Self::CutBody { at } => return Some(body::cut(answer, *at)),
            Self::StallBody { at, pause } => return Some(body::stall(answer, *at, *pause)),
            Self::FlipBit { at } => return Some(body::flip(answer, *at)),
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

    /// The refusal of a token, if this fault is about tokens.
    pub(crate) fn expires_token(&self) -> Option<OssError> {
        (*self == Self::TokenExpired).then(|| OssError::new(Code::SecurityTokenExpired))
    }
}

/// The host of a URL, as the document of a redirect names it.
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
        let met = |name| faults.meet(name);
        assert_eq!(met("GetObject"), None);
        assert_eq!(met("PutObject"), Some(Fault::WrongCrc));
        assert_eq!(met("PutObject"), None);
        assert_eq!(met("GetObject"), Some(Fault::NoCrc));
        assert_eq!(met("GetObject"), Some(Fault::NoCrc));
        assert_eq!(met("GetObject"), None);
    }
}
