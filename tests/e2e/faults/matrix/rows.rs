//! The table: what happens, and what each operation makes of it.

use oss_client::transport::{ConnectFailure, TimeoutPhase, TransportErrorKind};
use oss_client::{Error, ErrorKind};
use oss_emulator::{Fault, Injection};

use super::failing::{Failure, Reach};
use super::operations::Operation::{
    self, Append, Appender, Complete, Copy, CopyNew, Get, Put, PutNew, UploadPart,
};
use super::operations::{ALL, Success};
use crate::faults::{always, status};

/// One row: what happens, and the expected cells.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) transport: Option<Failure>,
    pub(super) faults: Vec<Injection>,
    pub(super) keys: Keys,
    pub(super) body: Source,
    expected: Vec<(Operation, Cell)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keys {
    Account,
    Temporary,
    None,
}

/// What the operations with a body send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    Replayable,
    /// It can be read only once.
    Once,
    /// It fails after some bytes.
    Broken,
    /// It ends before the length that it states.
    Short,
    /// It goes on after the length that it states.
    Long,
}

/// One cell: how often the operation is requested, whether it was executed in the end, and what the
/// caller is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    told: String,
    requests: usize,
    /// How many attempts the error lists.
    attempts: Option<usize>,
    executed: bool,
}

impl Cell {
    pub(super) fn new(outcome: Result<Success, Error>, requests: usize, executed: bool) -> Self {
        let told = match &outcome {
            Ok(success) if success.recovered => "recovered".to_owned(),
            Ok(_) => "success".to_owned(),
            Err(error) => name(error.kind()),
        };
        Self {
            told,
            requests,
            attempts: outcome.err().map(|error| error.attempts().len()),
            executed,
        }
    }

    /// The error lists another number of attempts than there were requests.
    fn attempts(self, attempts: usize) -> Self {
        Self {
            attempts: Some(attempts),
            ..self
        }
    }
}

/// The name of a kind without its fields.
fn name(kind: &ErrorKind) -> String {
    let shown = format!("{kind:?}");
    let end = shown.find(|letter: char| !letter.is_ascii_alphanumeric());
    shown[..end.unwrap_or(shown.len())].to_owned()
}

fn success(requests: usize) -> Cell {
    Cell {
        told: "success".to_owned(),
        requests,
        attempts: None,
        executed: true,
    }
}

fn recovered(requests: usize) -> Cell {
    Cell {
        told: "recovered".to_owned(),
        ..success(requests)
    }
}

/// It fails, and nothing was executed.
fn error(kind: &str, requests: usize) -> Cell {
    Cell {
        told: kind.to_owned(),
        requests,
        attempts: Some(requests),
        executed: false,
    }
}

/// It fails although it was executed.
fn error_after(kind: &str, requests: usize) -> Cell {
    Cell {
        executed: true,
        ..error(kind, requests)
    }
}

impl Row {
    pub(super) fn expected(&self, operation: Operation) -> Option<Cell> {
        let mut cells = self.expected.iter().rev();
        let (_, cell) = cells.find(|(own, _)| *own == operation)?;
        // Reading leaves nothing behind.
        Some(Cell {
            executed: cell.executed && operation != Get,
            ..cell.clone()
        })
    }

    fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            transport: None,
            faults: Vec::new(),
            keys: Keys::Account,
            body: Source::Replayable,
            expected: Vec::new(),
        }
    }

    fn transport(kind: TransportErrorKind, reach: Reach, times: u32) -> Self {
        let mut row = Self::new(format!("{kind:?}, {reach:?}, {times} times"));
        row.transport = Some(Failure { kind, reach, times });
        row
    }

    fn once(fault: Fault) -> Self {
        Self::new(format!("{fault:?}, once")).and(fault)
    }

    fn always(fault: Fault) -> Self {
        Self::new(format!("{fault:?}, always")).and(always(fault))
    }

    fn and(mut self, fault: impl Into<Injection>) -> Self {
        self.faults.push(fault.into());
        self
    }

    fn keys(self, keys: Keys) -> Self {
        let name = format!("{}, {keys:?} keys", self.name);
        Self { name, keys, ..self }
    }

    fn body(self, body: Source) -> Self {
        let name = format!("{}, {body:?} body", self.name);
        Self { name, body, ..self }
    }

    /// All operations have this cell, unless a later one is given.
    fn all(self, cell: Cell) -> Self {
        self.of(&ALL, cell)
    }

    fn of(mut self, operations: &[Operation], cell: Cell) -> Self {
        let cells = std::iter::repeat_n(cell, operations.len());
        let cells = operations.iter().copied().zip(cells);
        self.expected.extend(cells);
        self
    }
}

/// The operations that send content.
const UPLOADS: [Operation; 5] = [Put, PutNew, Append, Appender, UploadPart];

/// The operations that OSS refuses when they are repeated after they were executed.
const ONCE: [Operation; 5] = [PutNew, Append, Appender, Complete, CopyNew];

/// What every operation makes of one attempt that was executed and whose answer was lost.
fn found_out(row: Row) -> Row {
    row.all(success(2)).of(&ONCE, recovered(2))
}

pub(super) fn connections() -> Vec<Row> {
    use ConnectFailure as C;
    use TransportErrorKind as T;
    let mut rows = vec![
        Row::transport(T::Connect(C::Dns), Reach::NotSent, u32::MAX).all(error("Connect", 2)),
        Row::transport(T::Connect(C::Dns), Reach::NotSent, 1).all(success(2)),
        Row::transport(T::Connect(C::Refused), Reach::NotSent, u32::MAX).all(error("Connect", 4)),
        Row::transport(T::Connect(C::Refused), Reach::NotSent, 3).all(success(4)),
        Row::transport(T::Tls, Reach::NotSent, u32::MAX).all(error("Tls", 1)),
        Row::transport(T::StaleConnection, Reach::NotSent, 1).all(success(2)),
        Row::transport(T::StaleConnection, Reach::NotSent, 2).all(success(3)),
        Row::transport(T::Interrupted, Reach::NotSent, 1).all(success(2)),
        Row::transport(T::Interrupted, Reach::Sent, u32::MAX).all(error("Interrupted", 4)),
        Row::transport(T::Interrupted, Reach::Executed, u32::MAX)
            .all(error_after("Interrupted", 4)),
        // What comes back is no HTTP: a repetition would hardly be understood better.
        Row::transport(T::Protocol, Reach::Sent, 1)
            .all(error("Protocol", 1))
            .of(&[Get], success(2)),
        Row::transport(T::Protocol, Reach::Executed, u32::MAX)
            .all(error_after("Protocol", 1))
            .of(&[Get], error("Protocol", 2)),
        Row::transport(T::InvalidRequest, Reach::NotSent, 1).all(error("InvalidRequest", 1)),
    ];
    for failure in [C::Handshake, C::Other, C::Reset, C::Timeout] {
        rows.push(Row::transport(T::Connect(failure), Reach::NotSent, 1).all(success(2)));
    }
    let timeout = |phase| T::Timeout(phase);
    for kind in [
        T::Interrupted,
        T::Other,
        timeout(TimeoutPhase::FirstByte),
        timeout(TimeoutPhase::IdleRead),
        timeout(TimeoutPhase::IdleWrite),
    ] {
        rows.push(Row::transport(kind, Reach::Sent, 1).all(success(2)));
        rows.push(found_out(Row::transport(kind, Reach::Executed, 1)));
    }
    // The same over sockets.
    rows.push(Row::once(Fault::DropBeforeHead).all(success(2)));
    rows.push(Row::always(Fault::DropBeforeHead).all(error("Interrupted", 4)));
    rows.push(found_out(Row::once(Fault::LoseAnswer)));
    // The questions are answered, so the `Appender` finds out by them.
    rows.push(
        Row::always(Fault::LoseAnswer)
            .all(error_after("Interrupted", 4))
            .of(&[Appender], recovered(4)),
    );
    rows.push(Row::once(Fault::CutRequest { at: 3 }).of(&UPLOADS, success(2)));
    rows.push(Row::always(Fault::CutRequest { at: 3 }).of(&UPLOADS, error("Interrupted", 4)));
    rows
}

pub(super) fn server() -> Vec<Row> {
    let mut rows = Vec::new();
    for fault in [
        status(500, "InternalError"),
        status(500, ""),
        status(502, ""),
        status(503, ""),
        status(504, ""),
        status(599, "Whatever"),
        Fault::Html { status: 502 },
        // The server waited for the body.
        status(408, ""),
        status(400, "RequestTimeout"),
    ] {
        rows.push(Row::once(fault.clone()).all(success(2)));
        rows.push(Row::always(fault).all(error("Transient", 4)));
    }
    for (number, code) in [
        (503, "SlowDown"),
        (503, "ServiceUnavailable"),
        (503, "ServerBusy"),
        (429, ""),
        (400, "Throttling.User"),
        (403, "QpsLimitExceeded"),
        (403, "RequestRateLimitExceeded"),
        (403, "TotalQpsLimitExceeded"),
        (403, "MetaOperationQpsLimitExceeded"),
        (403, "DownloadTrafficRateLimitExceeded"),
        (403, "UploadTrafficRateLimitExceeded"),
    ] {
        rows.push(Row::once(status(number, code)).all(success(2)));
        rows.push(Row::always(status(number, code)).all(error("Throttled", 4)));
    }
    rows
}

pub(super) fn refusals() -> Vec<Row> {
    let mut rows = Vec::new();
    for (number, code) in [
        (400, "BadRequest"),
        (400, "InvalidArgument"),
        (401, "Unauthorized"),
        (403, "AccessDenied"),
        (403, "SignatureDoesNotMatch"),
        (404, "NoSuchKey"),
        (404, "NoSuchUpload"),
        (405, "MethodNotAllowed"),
        (409, "FileAlreadyExists"),
        (409, "PositionNotEqualToLength"),
        (411, "MissingContentLength"),
        (412, "PreconditionFailed"),
        (413, "EntityTooLarge"),
        (416, "InvalidRange"),
        (418, ""),
        (501, "NotImplemented"),
        (505, ""),
    ] {
        rows.push(Row::always(status(number, code)).all(error("Service", 1)));
    }
    let elsewhere = Fault::Redirect {
        location: "http://examplebucket.oss-cn-beijing.aliyuncs.com/key".into(),
    };
    rows.push(Row::always(elsewhere).all(error("WrongEndpoint", 1)));
    let callback = status(203, "CallbackFailed");
    rows.push(Row::always(callback).all(error("CallbackFailed", 1)));
    // A refusal that could come from an earlier attempt, and does not.
    rows.push(
        Row::once(Fault::DropBeforeHead)
            .and(status(409, "PositionNotEqualToLength"))
            .of(&[Append, Appender], success(3)),
    );
    rows.push(
        Row::once(Fault::DropBeforeHead)
            .and(always(status(404, "NoSuchUpload")))
            .of(&[Complete], error("Service", 2)),
    );
    // One that comes from an earlier attempt, but whose document does not arrive.
    rows.push(
        Row::once(Fault::LoseAnswer)
            .and(Fault::CutBody { at: 10 })
            .of(&ONCE, recovered(2)),
    );
    rows
}

pub(super) fn identity() -> Vec<Row> {
    let mut rows = vec![
        Row::once(status(403, "RequestTimeTooSkewed")).all(success(2)),
        Row::always(status(403, "RequestTimeTooSkewed")).all(error("ClockSkew", 2)),
        // There are no other keys.
        Row::always(status(403, "InvalidAccessKeyId")).all(error("Service", 1)),
        Row::once(Fault::TokenExpired)
            .keys(Keys::Temporary)
            .all(success(2)),
        Row::always(Fault::TokenExpired)
            .keys(Keys::Temporary)
            .all(error("Token", 2)),
        Row::new("no keys")
            .keys(Keys::None)
            .all(error("Credentials", 0).attempts(1)),
    ];
    for code in [
        "InvalidAccessKeyId",
        "SecurityTokenExpired",
        "InvalidSecurityToken",
        "SecurityTokenMalformed",
    ] {
        let row = Row::once(status(403, code)).keys(Keys::Temporary);
        rows.push(row.all(success(2)));
    }
    rows
}

pub(super) fn answers() -> Vec<Row> {
    const DOCUMENTS: [Operation; 3] = [Complete, Copy, CopyNew];
    let inside = |code: &str| Fault::ErrorIn200 { code: code.into() };
    // The content of an object may look like an error, so this does not concern downloads.
    let writes = &ALL[1..];
    vec![
        Row::once(inside("InternalError")).of(writes, success(2)),
        Row::always(inside("InternalError")).of(writes, error("Transient", 4)),
        Row::once(inside("SlowDown")).of(writes, success(2)),
        Row::always(inside("AccessDenied")).of(writes, error("Service", 1)),
        // Bytes that were appended cannot be taken back. The operation alone does not know the checksum of
        // what was there before, so only an `Appender` notices.
        Row::once(Fault::WrongCrc)
            .all(success(2))
            .of(&[PutNew], recovered(2))
            .of(&[Append], success(1))
            .of(&[Appender], error_after("Integrity", 1).attempts(0))
            .of(&DOCUMENTS, success(1)),
        // The question shows that the object is whole, and only the answers are wrong.
        Row::always(Fault::WrongCrc)
            .all(error_after("Integrity", 4))
            .of(&[PutNew], recovered(2))
            .of(&[Get], error("Integrity", 2).attempts(0))
            .of(&[Append], success(1))
            .of(&[Appender], error_after("Integrity", 1).attempts(0))
            .of(&DOCUMENTS, success(1)),
        Row::always(Fault::NoCrc).all(success(1)),
        Row::once(Fault::CutBody { at: 5 })
            .of(&[Get, Copy], success(2))
            .of(&[Complete, CopyNew], recovered(2)),
        Row::always(Fault::CutBody { at: 0 })
            .of(&[Get], error("Body", 4).attempts(0))
            .of(&[Complete, CopyNew], recovered(2))
            .of(&[Copy], error_after("Body", 4)),
        Row::once(Fault::FlipBit { at: 0 })
            .of(&[Get], success(2))
            .of(&DOCUMENTS, error_after("Protocol", 1)),
    ]
}

pub(super) fn bodies() -> Vec<Row> {
    use TransportErrorKind as T;
    let refused = T::Connect(ConnectFailure::Refused);
    let mut rows = vec![
        Row::new("nothing fails")
            .body(Source::Once)
            .of(&UPLOADS, success(1)),
        // No byte of it has left.
        Row::transport(refused, Reach::NotSent, 3)
            .body(Source::Once)
            .of(&UPLOADS, success(4)),
        Row::transport(T::Interrupted, Reach::Sent, 1)
            .body(Source::Once)
            .of(&UPLOADS, error("Interrupted", 1)),
        Row::once(Fault::LoseAnswer)
            .body(Source::Once)
            .of(&UPLOADS, error_after("Interrupted", 1))
            .of(&[Appender], recovered(1)),
        Row::once(Fault::WrongCrc)
            .body(Source::Once)
            .of(&[Put, PutNew, UploadPart], error_after("Integrity", 1))
            .of(&[Appender], error_after("Integrity", 1).attempts(0)),
    ];
    for body in [Source::Broken, Source::Short, Source::Long] {
        let row = Row::new("the source fails").body(body);
        rows.push(row.of(&UPLOADS, error("BodySource", 1)));
    }
    rows
}
