//! Reads the frames in which OSS sends the rows of a query.
//!
//! A frame consists of these fields, whose numbers are big-endian:
//!
//! | Bytes | Field |
//! |---|---|
//! | 1 | version, which is 1 |
//! | 3 | type |
//! | 4 | length of the payload |
//! | 4 | checksum of the header |
//! | any | payload, which begins with an offset of 8 bytes |
//! | 4 | CRC-32 of the payload |
//!
//! A checksum of 0 means that none was computed. OSS does not document how the checksum of the header
//! is computed, and no official client checks it. A damaged header shows in its version, its type or
//! its length.

use bytes::{Buf, Bytes};
use crc_fast::{CrcAlgorithm, Digest};
use http::StatusCode;

use crate::error::{Error, ErrorKind, Result, ServiceError};
use crate::pipeline;

/// Reads frames from bytes that arrive in pieces of any size. Rows are returned as they arrive and never
/// collected, so a frame cannot make the client reserve memory by the length that it states.
pub(crate) struct Frames {
    state: State,
    /// What has arrived of a header, of the payload of the end frame, or of a checksum.
    buffer: Vec<u8>,
    crc: Digest,
    end: Option<EndFrame>,
}

#[derive(Clone, Copy)]
enum State {
    Header,
    /// In the payload of a frame, of which this many bytes are missing.
    Payload(Kind, usize),
    Checksum,
    Ended,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Rows,
    KeepAlive,
    SelectEnd,
    CsvMetaEnd,
    JsonMetaEnd,
}

/// What [`Frames::next`] has read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// A piece of the rows.
    Rows(Bytes),
    /// The end frame. Nothing follows it.
    End(EndFrame),
}

/// The end frame, which says how the query ended and how much it read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct EndFrame {
    pub(crate) offset: u64,
    pub(crate) scanned: u64,
    pub(crate) status: u32,
    pub(crate) counts: Option<Counts>,
    pub(crate) message: String,
}

/// The numbers that only the end frame of a request for the metadata of an object has.
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
            state: State::Header,
            buffer: Vec::new(),
            crc: Digest::new(CrcAlgorithm::Crc32IsoHdlc),
            end: None,
        }
    }

    /// Reads from the front of `input` until there is an event. Returns `None` if all of `input` was read
    /// and more bytes are needed.
    pub(crate) fn next(&mut self, input: &mut Bytes) -> Result<Option<Event>> {
        while !input.is_empty() {
            match self.state {
                State::Header => {
                    if self.fill(input, HEADER) {
                        self.read_header()?;
                    }
                }
                State::Payload(kind, 0) => {
                    self.end = self.read_end_frame(kind)?;
                    self.buffer.clear();
                    self.state = State::Checksum;
                }
                State::Payload(kind, left) => {
                    let piece = input.split_to(left.min(input.len()));
                    self.crc.update(&piece);
                    self.state = State::Payload(kind, left - piece.len());
                    match kind {
                        Kind::Rows => return Ok(Some(Event::Rows(piece))),
                        Kind::KeepAlive => {}
                        _ => self.buffer.extend_from_slice(&piece),
                    }
                }
                State::Checksum => {
                    if self.fill(input, CHECKSUM) {
                        self.verify_checksum()?;
                        self.buffer.clear();
                        self.state = State::Header;
                        if let Some(end) = self.end.take() {
                            self.state = State::Ended;
                            return Ok(Some(Event::End(end)));
                        }
                    }
                }
                State::Ended => return Err(Error::protocol("bytes follow the last frame")),
            }
        }
        Ok(None)
    }

    /// Moves bytes from `input` to the buffer until the buffer has `length` bytes. Returns whether it
    /// has.
    fn fill(&mut self, input: &mut Bytes, length: usize) -> bool {
        let missing = length.saturating_sub(self.buffer.len());
        self.buffer
            .extend_from_slice(&input.split_to(missing.min(input.len())));
        self.buffer.len() >= length
    }

    /// Reads the header and the offset from the buffer.
    fn read_header(&mut self) -> Result<()> {
        let mut head = self.buffer.as_slice();
        let (version, kind) = split_version_and_type(head.try_get_u32().unwrap_or_default());
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
            .filter(|left| kind.is_streamed() || *left <= MAX_END_FRAME)
            .ok_or_else(|| Error::protocol(format!("a frame has a payload of {length} bytes")))?;
        head.advance(CHECKSUM.min(head.len()));
        self.crc = Digest::new(CrcAlgorithm::Crc32IsoHdlc);
        self.crc.update(head);
        // The offset is the first field of an end frame, which is read as a whole.
        let offset = head.to_vec();
        self.buffer = if kind.is_streamed() {
            Vec::new()
        } else {
            offset
        };
        self.state = State::Payload(kind, left);
        Ok(())
    }

    /// Reads the payload in the buffer if the frame is an end frame.
    fn read_end_frame(&self, kind: Kind) -> Result<Option<EndFrame>> {
        let payload = self.buffer.as_slice();
        let end = match kind {
            Kind::Rows | Kind::KeepAlive => return Ok(None),
            Kind::SelectEnd => EndFrame::read(payload, |_| Some(None)),
            Kind::CsvMetaEnd => {
                EndFrame::read(payload, |payload| Counts::read(payload, true).map(Some))
            }
            Kind::JsonMetaEnd => {
                EndFrame::read(payload, |payload| Counts::read(payload, false).map(Some))
            }
        };
        let short = || Error::protocol("the last frame is shorter than its fields");
        end.ok_or_else(short).map(Some)
    }

    /// Compares the checksum in the buffer with that of the payload.
    fn verify_checksum(&self) -> Result<()> {
        let stated = self.buffer.as_slice().try_get_u32().unwrap_or_default();
        let (expected, actual) = (u64::from(stated), self.crc.finalize());
        if stated == 0 || expected == actual {
            return Ok(());
        }
        tracing::error!(expected, actual, "integrity");
        Err(Error::new(ErrorKind::Integrity { expected, actual }))
    }
}

/// Splits the first four bytes of a frame into the version and the type.
fn split_version_and_type(word: u32) -> (u32, u32) {
    (word >> 24, word & 0x00FF_FFFF)
}

impl Kind {
    fn from_number(number: u32) -> Result<Self> {
        Ok(match number {
            0x0080_0001 => Self::Rows,
            0x0080_0004 => Self::KeepAlive,
            0x0080_0005 => Self::SelectEnd,
            0x0080_0006 => Self::CsvMetaEnd,
            0x0080_0007 => Self::JsonMetaEnd,
            _ => {
                return Err(Error::protocol(format!(
                    "a frame has the unknown type {number:#x}"
                )));
            }
        })
    }

    /// Returns whether the payload is passed on as it arrives. It may have any length, because it is not
    /// kept in memory.
    fn is_streamed(self) -> bool {
        matches!(self, Self::Rows | Self::KeepAlive)
    }
}

impl EndFrame {
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

    /// Fails if OSS gave the query up after it had sent the head of a successful response. The message then
    /// has the form `Code.Detail`, such as `InvalidCsvLine.Line 2`.
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
/// The length of the header, together with the offset with which every payload begins.
const HEADER: usize = 8 + CHECKSUM + OFFSET;
/// The greatest length of an end frame. It has a few numbers and a sentence.
const MAX_END_FRAME: usize = 64 * 1024;

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Returns a frame as OSS sends it.
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
    fn the_stated_length_of_a_frame_reserves_no_memory() {
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
        assert!(frames.buffer.capacity() < 64);

        let mut lying = end(200, "");
        lying[4..8].copy_from_slice(&u32::MAX.to_be_bytes());
        assert_eq!(*read(&lying).unwrap_err().kind(), ErrorKind::Protocol);
    }

    #[test]
    fn malformed_frames_are_refused() {
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
    fn the_metadata_of_json_has_no_columns() {
        let (scanned, status) = (16_u64.to_be_bytes(), 200_u32.to_be_bytes());
        let (splits, rows) = (2_u32.to_be_bytes(), 128_u64.to_be_bytes());
        let numbers = [scanned.as_slice(), &status, &splits, &rows];
        let counted = |kind, columns: &[u8]| {
            let events = read(&frame(kind, &[&numbers.concat(), columns].concat(), true)).unwrap();
            match events.as_slice() {
                [Event::End(end)] => end.counts.clone().unwrap(),
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
    fn the_end_frame_says_why_the_query_failed() {
        let failed = |status, message: &str| {
            let end = EndFrame {
                status,
                message: message.into(),
                ..EndFrame::default()
            };
            end.check(Some("67F8")).unwrap_err()
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
        let fine = EndFrame {
            status: 206,
            ..EndFrame::default()
        };
        assert!(fine.check(None).is_ok());
    }
}
