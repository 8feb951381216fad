//! The frames in which OSS sends the rows of a query.
//!
//! A frame is: 1 byte version, 3 bytes type, 4 bytes length of the payload, 4 bytes checksum of the
//! header, the payload, and 4 bytes CRC-32 of the payload. All numbers are big-endian. The payload
//! begins with an offset of 8 bytes. A checksum of 0 was not computed. OSS does not document how the
//! checksum of the header is computed, and no official client reads it; a wrong header shows itself
//! by its version, its type or its length.

use bytes::{Buf, Bytes};
use crc_fast::{CrcAlgorithm, Digest};
use http::StatusCode;

use crate::error::{Error, ErrorKind, Result, ServiceError};
use crate::pipeline;

/// Reads frames from bytes that arrive in pieces of any size. Rows are handed out as they arrive, so
/// that the length which a frame claims to have costs no memory.
pub(crate) struct Frames {
    state: State,
    /// The part of the header, of the last payload or of the checksum that has arrived.
    held: Vec<u8>,
    crc: Digest,
    last: Option<Last>,
}

#[derive(Clone, Copy)]
enum State {
    Head,
    /// Within the payload of a frame, with this many bytes to come.
    Payload(Kind, usize),
    Checksum,
    Ended,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Rows,
    KeepAlive,
    End,
    CsvCount,
    JsonCount,
}

/// What the next bytes mean.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// A piece of the rows.
    Rows(Bytes),
    /// The last frame. Nothing comes after it.
    Last(Last),
}

/// The last frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Last {
    pub(crate) offset: u64,
    pub(crate) scanned: u64,
    pub(crate) status: u32,
    pub(crate) counts: Option<Counts>,
    pub(crate) message: String,
}

/// What the last frame of a count has in addition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) splits: u32,
    pub(crate) rows: u64,
    /// A JSON object has no columns.
    pub(crate) columns: Option<u32>,
}

impl Frames {
    pub(crate) fn new() -> Self {
        Self {
            state: State::Head,
            held: Vec::new(),
            crc: Digest::new(CrcAlgorithm::Crc32IsoHdlc),
            last: None,
        }
    }

    /// Takes what it needs from the front of `input`. Returns `None` if all of `input` was taken and
    /// the next bytes are needed.
    pub(crate) fn next(&mut self, input: &mut Bytes) -> Result<Option<Event>> {
        while !input.is_empty() {
            match self.state {
                State::Head => {
                    if self.hold(input, HEAD) {
                        self.begin()?;
                    }
                }
                State::Payload(kind, 0) => {
                    self.last = self.read_last(kind)?;
                    self.held.clear();
                    self.state = State::Checksum;
                }
                State::Payload(kind, left) => {
                    let piece = input.split_to(left.min(input.len()));
                    self.crc.update(&piece);
                    self.state = State::Payload(kind, left - piece.len());
                    match kind {
                        Kind::Rows => return Ok(Some(Event::Rows(piece))),
                        Kind::KeepAlive => {}
                        _ => self.held.extend_from_slice(&piece),
                    }
                }
                State::Checksum => {
                    if self.hold(input, CHECKSUM) {
                        self.check()?;
                        self.held.clear();
                        self.state = State::Head;
                        if let Some(last) = self.last.take() {
                            self.state = State::Ended;
                            return Ok(Some(Event::Last(last)));
                        }
                    }
                }
                State::Ended => return Err(Error::protocol("bytes follow the last frame")),
            }
        }
        Ok(None)
    }

    /// Holds bytes until there are `length` of them.
    fn hold(&mut self, input: &mut Bytes, length: usize) -> bool {
        let missing = length.saturating_sub(self.held.len());
        self.held
            .extend_from_slice(&input.split_to(missing.min(input.len())));
        self.held.len() >= length
    }

    /// Reads the header and the offset, which stand in `held`.
    fn begin(&mut self) -> Result<()> {
        let mut head = self.held.as_slice();
        let (version, kind) = split_kind(head.try_get_u32().unwrap_or_default());
        let length = head.try_get_u32().unwrap_or_default();
        if version != VERSION {
            return Err(Error::protocol(format!(
                "a frame has the version {version}, not 1"
            )));
        }
        let kind = Kind::from_number(kind)?;
        let left = usize::try_from(length)
            .ok()
            .and_then(|length| length.checked_sub(OFFSET));
        let left = left
            .filter(|left| kind.is_open_ended() || *left <= MAX_LAST)
            .ok_or_else(|| Error::protocol(format!("a frame has a payload of {length} bytes")))?;
        head.advance(CHECKSUM.min(head.len()));
        self.crc = Digest::new(CrcAlgorithm::Crc32IsoHdlc);
        self.crc.update(head);
        // The last frame is read together with its offset.
        let offset = head.to_vec();
        self.held = if kind.is_open_ended() {
            Vec::new()
        } else {
            offset
        };
        self.state = State::Payload(kind, left);
        Ok(())
    }

    fn read_last(&self, kind: Kind) -> Result<Option<Last>> {
        let payload = self.held.as_slice();
        let last = match kind {
            Kind::Rows | Kind::KeepAlive => return Ok(None),
            Kind::End => Last::read(payload, |_| Some(None)),
            Kind::CsvCount => Last::read(payload, |payload| Counts::read(payload, true).map(Some)),
            Kind::JsonCount => {
                Last::read(payload, |payload| Counts::read(payload, false).map(Some))
            }
        };
        let short = || Error::protocol("the last frame is shorter than its fields");
        last.ok_or_else(short).map(Some)
    }

    fn check(&self) -> Result<()> {
        let stated = self.held.as_slice().try_get_u32().unwrap_or_default();
        let (expected, actual) = (u64::from(stated), self.crc.finalize());
        if stated == 0 || expected == actual {
            return Ok(());
        }
        tracing::error!(expected, actual, "integrity");
        Err(Error::new(ErrorKind::Integrity { expected, actual }))
    }
}

/// The version and the type, which share four bytes.
fn split_kind(word: u32) -> (u32, u32) {
    (word >> 24, word & 0x00FF_FFFF)
}

impl Kind {
    fn from_number(number: u32) -> Result<Self> {
        Ok(match number {
            0x0080_0001 => Self::Rows,
            0x0080_0004 => Self::KeepAlive,
            0x0080_0005 => Self::End,
            0x0080_0006 => Self::CsvCount,
            0x0080_0007 => Self::JsonCount,
            _ => {
                return Err(Error::protocol(format!(
                    "a frame has the unknown type {number:#x}"
                )));
            }
        })
    }

    /// Whether the payload is not held in memory, so that it can have any length.
    fn is_open_ended(self) -> bool {
        matches!(self, Self::Rows | Self::KeepAlive)
    }
}

impl Last {
    fn read(
        mut payload: &[u8],
        counts: impl FnOnce(&mut &[u8]) -> Option<Option<Counts>>,
    ) -> Option<Self> {
        Some(Self {
            offset: payload.try_get_u64().ok()?,
            scanned: payload.try_get_u64().ok()?,
            status: payload.try_get_u32().ok()?,
            counts: counts(&mut payload)?,
            message: String::from_utf8_lossy(payload).into_owned(),
        })
    }

    /// Fails if the server gave up after it had sent the head of a successful response. The text is a
    /// code and what it is about, joined by a dot.
    pub(crate) fn check(&self, request_id: Option<&str>) -> Result<()> {
        if (200..300).contains(&self.status) {
            return Ok(());
        }
        let status = u16::try_from(self.status).ok();
        let Some(status) = status.and_then(|status| StatusCode::from_u16(status).ok()) else {
            let status = self.status;
            return Err(Error::protocol(format!(
                "the last frame has the status {status}"
            )));
        };
        let is_code = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let (code, message) = match self.message.split_once('.') {
            Some((code, message)) if is_code(code) => (code, message),
            None if is_code(&self.message) => (self.message.as_str(), ""),
            _ => ("", self.message.as_str()),
        };
        let service = ServiceError::in_stream(status, code, message, request_id);
        Err(pipeline::refused_in_stream(service))
    }
}

impl Counts {
    fn read(payload: &mut &[u8], columns: bool) -> Option<Self> {
        Some(Self {
            splits: payload.try_get_u32().ok()?,
            rows: payload.try_get_u64().ok()?,
            columns: match columns {
                true => Some(payload.try_get_u32().ok()?),
                false => None,
            },
        })
    }
}

const VERSION: u32 = 1;
const OFFSET: usize = 8;
const CHECKSUM: usize = 4;
/// The header, and the offset with which every payload begins.
const HEAD: usize = 8 + CHECKSUM + OFFSET;
/// The last frame has a few numbers and a sentence.
const MAX_LAST: usize = 64 * 1024;

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A frame as OSS sends it.
    pub(crate) fn frame(kind: u32, rest: &[u8], with_checksum: bool) -> Vec<u8> {
        let payload = [&7_u64.to_be_bytes(), rest].concat();
        let crc = crc_fast::checksum(CrcAlgorithm::Crc32IsoHdlc, &payload);
        let crc = if with_checksum {
            u32::try_from(crc).unwrap()
        } else {
            0
        };
        let length = u32::try_from(payload.len()).unwrap();
        let head = [0x0100_0000 | kind, length, 0]
            .map(u32::to_be_bytes)
            .concat();
        [head.as_slice(), &payload, &crc.to_be_bytes()].concat()
    }

    pub(crate) fn end(status: u32, message: &str) -> Vec<u8> {
        let numbers = [16_u64.to_be_bytes().as_slice(), &status.to_be_bytes()].concat();
        frame(0x80_0005, &[&numbers, message.as_bytes()].concat(), true)
    }

    pub(crate) const ROWS: u32 = 0x80_0001;
    pub(crate) const KEEP_ALIVE: u32 = 0x80_0004;

    fn read(bytes: &[u8]) -> Result<Vec<Event>> {
        let (mut frames, mut input) = (Frames::new(), Bytes::copy_from_slice(bytes));
        let mut events = Vec::new();
        while let Some(event) = frames.next(&mut input)? {
            events.push(event);
        }
        assert!(input.is_empty());
        Ok(events)
    }

    #[test]
    fn a_frame_of_any_length_costs_no_memory() {
        let mut lying = frame(ROWS, b"row\n", false);
        lying[4..8].copy_from_slice(&u32::MAX.to_be_bytes());
        let mut frames = Frames::new();
        for _ in 0..100 {
            assert!(
                frames
                    .next(&mut Bytes::from(lying.clone()))
                    .unwrap()
                    .is_some()
            );
        }
        assert!(frames.held.capacity() < 64);

        let mut lying = end(200, "");
        lying[4..8].copy_from_slice(&u32::MAX.to_be_bytes());
        assert_eq!(*read(&lying).unwrap_err().kind(), ErrorKind::Protocol);
    }

    #[test]
    fn what_is_no_frame_is_refused() {
        let spoil = |at: usize, byte: u8| {
            let mut bytes = frame(ROWS, b"row\n", true);
            bytes[at] = byte;
            read(&bytes).unwrap_err().kind().clone()
        };
        assert_eq!(spoil(0, 2), ErrorKind::Protocol);
        assert_eq!(spoil(3, 9), ErrorKind::Protocol);
        assert_eq!(spoil(7, 3), ErrorKind::Protocol);
        assert!(matches!(spoil(20, b'R'), ErrorKind::Integrity { .. }));
        assert!(
            matches!(spoil(12, 1), ErrorKind::Integrity { .. }),
            "the offset is covered"
        );
        let after = [end(200, ""), vec![1]].concat();
        assert_eq!(*read(&after).unwrap_err().kind(), ErrorKind::Protocol);
        let short = frame(0x80_0005, &[0; 11], true);
        let short = [short, frame(KEEP_ALIVE, &[], true)].concat();
        assert_eq!(*read(&short).unwrap_err().kind(), ErrorKind::Protocol);
    }

    #[test]
    fn a_count_of_json_has_no_columns() {
        let (scanned, status) = (16_u64.to_be_bytes(), 200_u32.to_be_bytes());
        let (splits, rows) = (2_u32.to_be_bytes(), 128_u64.to_be_bytes());
        let numbers = [scanned.as_slice(), &status, &splits, &rows];
        let counted = |kind, columns: &[u8]| {
            let events = read(&frame(kind, &[&numbers.concat(), columns].concat(), true)).unwrap();
            match events.as_slice() {
                [Event::Last(last)] => last.counts.clone().unwrap(),
                events => panic!("{events:?}"),
            }
        };
        let csv = Counts {
            splits: 2,
            rows: 128,
            columns: Some(6),
        };
        assert_eq!(counted(0x80_0006, &6_u32.to_be_bytes()), csv);
        assert_eq!(
            counted(0x80_0007, &[]),
            Counts {
                columns: None,
                ..csv
            }
        );
    }

    #[test]
    fn the_last_frame_says_what_went_wrong() {
        let failed = |status, message: &str| {
            let last = Last {
                status,
                message: message.into(),
                ..Last::default()
            };
            last.check(Some("67F8")).unwrap_err()
        };
        let error = failed(400, "InvalidCsvLine.The line 3 has 2 columns.");
        assert_eq!(
            (error.kind(), error.code()),
            (&ErrorKind::Service, Some("InvalidCsvLine"))
        );
        assert_eq!(error.request_id(), Some("67F8"));
        assert_eq!(
            error.service().unwrap().message(),
            "The line 3 has 2 columns."
        );
        assert_eq!(*failed(500, "InternalError.").kind(), ErrorKind::Transient);
        assert_eq!(failed(400, "It is broken. Really.").code(), None);
        assert_eq!(*failed(0, "").kind(), ErrorKind::Protocol);
        let fine = Last {
            status: 206,
            ..Last::default()
        };
        assert!(fine.check(None).is_ok());
    }
}
