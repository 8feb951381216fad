//! Which bytes of an object an answer contains.

use std::ops::Range;

use oss_client::operations::object::GetObjectOutput;

use super::ReadError;

/// The bytes of an answer, and the size of the object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ContentRange {
    pub(crate) range: Range<u64>,
    pub(crate) size: u64,
}

impl ContentRange {
    /// Reads the range of an answer. An answer without one contains the whole object.
    ///
    /// # Errors
    ///
    /// Fails if the answer does not say which bytes it has.
    pub(crate) fn of(answer: &GetObjectOutput) -> Result<Self, ReadError> {
        match (&answer.content_range, answer.content_length) {
            (Some(text), _) => {
                Self::parse(text).ok_or_else(|| ReadError::ContentRange(text.clone()))
            }
            (None, Some(size)) => Ok(Self {
                range: 0..size,
                size,
            }),
            (None, None) => Err(ReadError::NoLength),
        }
    }

    /// Parses a header `Content-Range` (RFC 9110, section 14.4).
    fn parse(text: &str) -> Option<Self> {
        let (range, size) = text.strip_prefix("bytes ")?.split_once('/')?;
        let (first, last) = range.split_once('-')?;
        let (first, last): (u64, u64) = (first.parse().ok()?, last.parse().ok()?);
        Some(Self {
            range: first..last.checked_add(1)?,
            size: size.parse().ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_range_names_the_first_and_the_last_byte() {
        let range = ContentRange::parse("bytes 2-4/14");
        assert_eq!(
            range,
            Some(ContentRange {
                range: 2..5,
                size: 14
            })
        );
    }

    #[test]
    fn other_texts_are_no_content_ranges() {
        for text in [
            "",
            "bytes 2-4",
            "bytes */14",
            "bytes 2-4/*",
            "2-4/14",
            "bytes 0-18446744073709551615/1",
        ] {
            assert_eq!(ContentRange::parse(text), None, "{text}");
        }
    }
}
