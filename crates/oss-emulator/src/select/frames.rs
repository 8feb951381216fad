//! The frames in which the answer to a query is sent.
//!
//! A frame consists of a version (1 byte), a type (3 bytes), the length of the payload (4 bytes), the
//! checksum of these (4 bytes, always 0), the payload, and the CRC-32 of the payload (4 bytes, 0 if it
//! was not asked for). A payload begins with the number of bytes that were read so far.

use crc_fast::{CrcAlgorithm, checksum};

/// The numbers in the last frame of CreateSelectObjectMeta.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MetaEnd {
    pub(crate) scanned: u64,
    pub(crate) splits: u32,
    pub(crate) rows: u64,
    /// The number of columns. JSON has none.
    pub(crate) columns: Option<u32>,
}

/// Creates a frame with rows.
pub(super) fn data(scanned: u64, rows: &[u8], checksums: bool) -> Vec<u8> {
    frame(DATA, scanned, &[rows], checksums)
}

/// Creates a frame that says nothing but how much was read, so that the client goes on waiting.
pub(super) fn continuous(scanned: u64, checksums: bool) -> Vec<u8> {
    frame(CONTINUOUS, scanned, &[], checksums)
}

/// Creates the last frame of a query. The message is empty unless the query has failed.
pub(super) fn end(scanned: u64, status: u32, message: &str, checksums: bool) -> Vec<u8> {
    let rest: [&[u8]; 3] = [
        &scanned.to_be_bytes(),
        &status.to_be_bytes(),
        message.as_bytes(),
    ];
    frame(END, scanned, &rest, checksums)
}

/// Creates the only frame of CreateSelectObjectMeta.
pub(crate) fn meta_end(end: MetaEnd) -> Vec<u8> {
    let scanned = end.scanned.to_be_bytes();
    let (status, splits, rows) = (
        200_u32.to_be_bytes(),
        end.splits.to_be_bytes(),
        end.rows.to_be_bytes(),
    );
    let numbers: [&[u8]; 4] = [&scanned, &status, &splits, &rows];
    match end.columns {
        Some(columns) => {
            let columns = columns.to_be_bytes();
            let all = [&numbers[..], &[&columns]].concat();
            frame(META_CSV, end.scanned, &all, true)
        }
        None => frame(META_JSON, end.scanned, &numbers, true),
    }
}

fn frame(kind: u32, scanned: u64, rest: &[&[u8]], checksums: bool) -> Vec<u8> {
    let payload = [&scanned.to_be_bytes()[..], &rest.concat()].concat();
    let length = u32::try_from(payload.len()).unwrap_or(u32::MAX);
    let crc = match checksums {
        true => checksum(CrcAlgorithm::Crc32IsoHdlc, &payload) as u32,
        false => 0,
    };
    let head = (VERSION << 24) | kind;
    let mut frame = Vec::with_capacity(payload.len() + 16);
    for number in [head, length, 0] {
        frame.extend_from_slice(&number.to_be_bytes());
    }
    frame.extend_from_slice(&payload);
    frame.extend_from_slice(&crc.to_be_bytes());
    frame
}

const VERSION: u32 = 1;
const DATA: u32 = 0x80_0001;
const CONTINUOUS: u32 = 0x80_0004;
const END: u32 = 0x80_0005;
const META_CSV: u32 = 0x80_0006;
const META_JSON: u32 = 0x80_0007;

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD as BASE64;

    use super::*;

    #[test]
    fn frames_have_the_form_that_clients_read() {
        let rows = data(14, b"tide,low\n1,40\n", true);
        assert_eq!(
            BASE64.encode(rows),
            "AYAAAQAAABYAAAAAAAAAAAAAAA50aWRlLGxvdwoxLDQwCjHV1Vs="
        );
        let last = end(4096, 200, "", true);
        let hex: String = last.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            hex,
            "018000050000001400000000\
             00000000000010000000000000001000000000c8\
             ff0eeff8"
        );
        let meta = MetaEnd {
            scanned: 4096,
            splits: 2,
            rows: 128,
            columns: Some(6),
        };
        let meta = meta_end(meta);
        assert_eq!(meta[..8], [1, 0x80, 0, 6, 0, 0, 0, 36]);
        assert_eq!(meta[32..36], [0, 0, 0, 2]);
        assert_eq!(meta[40..48], [0, 0, 0, 128, 0, 0, 0, 6]);
    }
}
