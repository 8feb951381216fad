//! The keys of rows, as bytes whose order is the order in which rows are listed.
//!
//! Numbers are written with the most significant byte first. A text is followed by the bytes 0 and 1,
//! so that it comes before all texts that continue it; a byte 0 in a text is written as 0 and 0xFF.

/// The kinds of rows, by the first byte of their keys. The values are part of the layout on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    Bucket = b'b',
    Configuration = b'c',
    AccountConfiguration = b'a',
    Counts = b'n',
    Data = b'd',
    Garbage = b'g',
    Part = b'p',
    References = b'r',
    Run = b'0',
    Segment = b's',
    Upload = b'u',
    Version = b'v',
}

/// A key that is being written.
#[derive(Clone, Debug)]
pub(crate) struct KeyWriter(Vec<u8>);

impl KeyWriter {
    pub(crate) fn new(kind: Kind) -> Self {
        Self(vec![kind as u8])
    }

    pub(crate) fn number(mut self, number: u64) -> Self {
        self.0.extend_from_slice(&number.to_be_bytes());
        self
    }

    /// Writes a number such that greater numbers come first.
    fn descending(self, number: u64) -> Self {
        self.number(u64::MAX - number)
    }

    /// Writes a text and its end.
    pub(crate) fn text(self, text: &str) -> Self {
        let mut key = self.text_prefix(text);
        key.0.extend_from_slice(&[0, END]);
        key
    }

    /// Writes the beginning of a text.
    pub(crate) fn text_prefix(mut self, text: &str) -> Self {
        self.0.reserve(text.len() + LONGEST_TAIL);
        let mut pieces = text.split('\0');
        self.0
            .extend_from_slice(pieces.next().unwrap_or_default().as_bytes());
        for piece in pieces {
            self.0.extend_from_slice(&[0, ESCAPED]);
            self.0.extend_from_slice(piece.as_bytes());
        }
        self
    }

    /// Returns the position after all keys that continue this one with the whole text, and before
    /// those of longer texts.
    pub(crate) fn behind_text(self, text: &str) -> Vec<u8> {
        let mut key = self.text_prefix(text);
        key.0.extend_from_slice(&[0, END + 1]);
        key.0
    }

    pub(crate) fn done(self) -> Vec<u8> {
        self.0
    }
}

/// The key of a bucket.
pub(crate) fn bucket(name: &str) -> Vec<u8> {
    KeyWriter::new(Kind::Bucket).text(name).done()
}

/// The beginning of the keys of all versions in a bucket.
pub(crate) fn versions(bucket: u64) -> KeyWriter {
    KeyWriter::new(Kind::Version).number(bucket)
}

/// The beginning of the keys of all versions of an object key. The newest version comes first.
pub(crate) fn versions_of(bucket: u64, key: &str) -> KeyWriter {
    versions(bucket).text(key)
}

/// The key of the version that the change of the given number has made.
pub(crate) fn version(bucket: u64, key: &str, sequence: u64) -> Vec<u8> {
    versions_of(bucket, key).descending(sequence).done()
}

/// The object key and the number of the change in the key of a version.
pub(crate) fn read_version(key: &[u8]) -> Option<(String, u64)> {
    let (text, sequence) = read_text(key.get(9..)?)?;
    let sequence = u64::from_be_bytes(sequence.try_into().ok()?);
    Some((text, u64::MAX - sequence))
}

/// The beginning of the keys of all multipart uploads in a bucket.
pub(crate) fn uploads(bucket: u64) -> KeyWriter {
    KeyWriter::new(Kind::Upload).number(bucket)
}

/// The key of a multipart upload.
pub(crate) fn upload(bucket: u64, key: &str, number: u64) -> Vec<u8> {
    uploads(bucket).text(key).number(number).done()
}

/// The object key and the number in the key of a multipart upload.
pub(crate) fn read_upload(key: &[u8]) -> Option<(String, u64)> {
    let (text, number) = read_text(key.get(9..)?)?;
    Some((text, u64::from_be_bytes(number.try_into().ok()?)))
}

/// The beginning of the keys of all parts of an upload.
pub(crate) fn parts(upload: u64) -> Vec<u8> {
    KeyWriter::new(Kind::Part).number(upload).done()
}

/// The key of a part.
pub(crate) fn part(upload: u64, number: u16) -> Vec<u8> {
    let mut key = parts(upload);
    key.extend_from_slice(&number.to_be_bytes());
    key
}

/// The number in the key of a part.
pub(crate) fn read_part(key: &[u8]) -> Option<u16> {
    Some(u16::from_be_bytes(key.get(9..)?.try_into().ok()?))
}

/// The beginning of the keys of all segments of a content.
pub(crate) fn segments(content: u64) -> Vec<u8> {
    KeyWriter::new(Kind::Segment).number(content).done()
}

/// The key of the segment that begins at an offset of a content.
pub(crate) fn segment(content: u64, offset: u64) -> Vec<u8> {
    KeyWriter::new(Kind::Segment)
        .number(content)
        .number(offset)
        .done()
}

/// The key of data that is kept in a row.
pub(crate) fn data(data: u64) -> Vec<u8> {
    KeyWriter::new(Kind::Data).number(data).done()
}

/// The key of the number of references to some data. Without such a row there is one reference.
pub(crate) fn references(data: u64) -> Vec<u8> {
    KeyWriter::new(Kind::References).number(data).done()
}

/// The key of the note that a file can be removed.
pub(crate) fn garbage(data: u64) -> Vec<u8> {
    KeyWriter::new(Kind::Garbage).number(data).done()
}

/// The beginning of the keys of all such notes.
pub(crate) fn all_garbage() -> Vec<u8> {
    KeyWriter::new(Kind::Garbage).done()
}

/// The number in the key of such a note.
pub(crate) fn read_garbage(key: &[u8]) -> Option<u64> {
    Some(u64::from_be_bytes(key.get(1..)?.try_into().ok()?))
}

/// The key of the number of the last run.
pub(crate) fn run() -> Vec<u8> {
    KeyWriter::new(Kind::Run).done()
}

/// The key of the counts of a bucket.
pub(crate) fn counts(bucket: u64) -> Vec<u8> {
    KeyWriter::new(Kind::Counts).number(bucket).done()
}

/// The key of a configuration of a bucket.
pub(crate) fn configuration(bucket: u64, kind: u8, name: &str) -> Vec<u8> {
    let mut key = KeyWriter::new(Kind::Configuration).number(bucket).done();
    key.push(kind);
    key.extend_from_slice(name.as_bytes());
    key
}

/// The key of a configuration of an account.
pub(crate) fn account_configuration(account: &str, kind: u8, name: &str) -> Vec<u8> {
    let mut key = KeyWriter::new(Kind::AccountConfiguration)
        .text(account)
        .done();
    key.push(kind);
    key.extend_from_slice(name.as_bytes());
    key
}

/// The beginning of the keys of all buckets.
pub(crate) fn all_buckets() -> Vec<u8> {
    KeyWriter::new(Kind::Bucket).done()
}

/// The beginning of the keys of all configurations of buckets.
pub(crate) fn all_configurations() -> Vec<u8> {
    KeyWriter::new(Kind::Configuration).done()
}

/// The bucket, the kind and the name in the key of a configuration.
pub(crate) fn read_configuration(key: &[u8]) -> Option<(u64, u8, &str)> {
    let (bucket, rest) = key.get(1..)?.split_first_chunk()?;
    let (kind, name) = rest.split_first()?;
    Some((
        u64::from_be_bytes(*bucket),
        *kind,
        std::str::from_utf8(name).ok()?,
    ))
}

/// The beginning of the keys of all configurations of accounts.
pub(crate) fn all_account_configurations() -> Vec<u8> {
    KeyWriter::new(Kind::AccountConfiguration).done()
}

/// The account, the kind and the name in the key of a configuration.
pub(crate) fn read_account_configuration(key: &[u8]) -> Option<(String, u8, &str)> {
    let (account, rest) = read_text(key.get(1..)?)?;
    let (kind, name) = rest.split_first()?;
    Some((account, *kind, std::str::from_utf8(name).ok()?))
}

/// Reads a text with its end, and returns it with the rest of the key.
fn read_text(bytes: &[u8]) -> Option<(String, &[u8])> {
    let mut text = Vec::new();
    let mut rest = bytes;
    loop {
        match rest {
            [0, ESCAPED, after @ ..] => {
                text.push(0);
                rest = after;
            }
            [0, END, after @ ..] => return Some((String::from_utf8(text).ok()?, after)),
            [0, ..] | [] => return None,
            [byte, after @ ..] => {
                text.push(*byte);
                rest = after;
            }
        }
    }
}

/// Returns the first position after all keys that begin with `prefix`.
pub(crate) fn behind(mut prefix: Vec<u8>) -> Vec<u8> {
    while let Some(last) = prefix.pop() {
        if let Some(next) = last.checked_add(1) {
            prefix.push(next);
            return prefix;
        }
    }
    // This is reached only for prefixes of the byte 0xFF, and no kind of row has that value.
    vec![u8::MAX]
}

/// The byte that follows 0 at the end of a text.
/// How many bytes can follow a text: its end and a number.
const LONGEST_TAIL: usize = 2 + 8;
const END: u8 = 1;
/// The byte that follows 0 if the text contains that 0.
const ESCAPED: u8 = 0xFF;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn keys_keep_the_order_of_texts_and_can_be_read(
            a in "[ab\0\u{1}é]{0,4}", b in "[ab\0\u{1}é]{0,4}", first: u64, second: u64,
        ) {
            let (left, right) = (version(7, &a, first), version(7, &b, second));
            let expected = a.cmp(&b).then(second.cmp(&first));
            prop_assert_eq!(left.cmp(&right), expected);
            prop_assert_eq!(read_version(&left), Some((a.clone(), first)));
            prop_assert_eq!(left < versions(7).behind_text(&b), a <= b);
            prop_assert_eq!(read_upload(&upload(7, &a, first)), Some((a, first)));
        }
    }

    #[test]
    fn the_end_of_a_prefix_is_behind_all_that_begin_with_it() {
        assert_eq!(behind(vec![1, 0xFF]), [2]);
        assert_eq!(behind(vec![1, 2]), [1, 3]);
        assert!(part(7, 65_535) < behind(parts(7)));
        assert_eq!(read_part(&part(7, 3)), Some(3));
    }

    #[test]
    fn the_keys_of_configurations_and_garbage_can_be_read() {
        let key = configuration(7, 3, "name");
        assert_eq!(read_configuration(&key), Some((7, 3, "name")));
        let key = account_configuration("1001", 3, "");
        assert_eq!(
            read_account_configuration(&key),
            Some(("1001".to_owned(), 3, ""))
        );
        assert_eq!(read_garbage(&garbage(7)), Some(7));
        assert_eq!(read_garbage(b"g"), None);
    }
}
