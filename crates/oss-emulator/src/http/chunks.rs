//! Finding the end of a chunked body without decoding it (RFC 9112, section 7.1).

/// The position in a chunked body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chunks {
    /// In the size of a chunk. The number is what its digits have given so far.
    Size(u64),
    /// Behind the size, in an extension or at the end of the line.
    Extension(u64),
    /// In the data of a chunk. This many bytes of it are still to come.
    Data(u64),
    /// At the end of the line behind the data of a chunk.
    DataEnd,
    /// In the trailers. The flag tells whether the current line is empty so far.
    Trailers(bool),
    /// Behind the body.
    Ended,
    /// In a body that is malformed, whose end cannot be found.
    Lost,
}

impl Chunks {
    /// The beginning of a chunked body.
    pub(super) const START: Self = Self::Size(0);

    /// Moves over bytes of the body. Returns how many of them belong to it; these are all of them
    /// unless the body ends before, or its end cannot be found.
    pub(super) fn pass(&mut self, bytes: &[u8]) -> usize {
        let mut passed = 0;
        while let Some(byte) = bytes.get(passed) {
            match *self {
                Self::Ended | Self::Lost => return passed,
                Self::Data(left) => {
                    let here = bytes.len() - passed;
                    let here = usize::try_from(left).map_or(here, |left| left.min(here));
                    passed += here;
                    *self = match left.saturating_sub(here as u64) {
                        0 => Self::DataEnd,
                        left => Self::Data(left),
                    };
                }
                line => {
                    *self = line.after(*byte);
                    passed += 1;
                }
            }
        }
        passed
    }

    /// The position behind a byte that is not data.
    fn after(self, byte: u8) -> Self {
        match (self, byte) {
            (Self::Size(0) | Self::Extension(0), b'\n') => Self::Trailers(true),
            (Self::Size(size) | Self::Extension(size), b'\n') => Self::Data(size),
            (Self::Size(size), b';' | b' ' | b'\t' | b'\r') => Self::Extension(size),
            (Self::Size(size), digit) => match char::from(digit).to_digit(16) {
                Some(digit) if size >> 60 == 0 => Self::Size(size << 4 | u64::from(digit)),
                _ => Self::Lost,
            },
            (Self::DataEnd, b'\n') => Self::START,
            (Self::DataEnd, b'\r') => Self::DataEnd,
            (Self::DataEnd, _) => Self::Lost,
            (Self::Trailers(true), b'\n') => Self::Ended,
            (Self::Trailers(false), b'\n') => Self::Trailers(true),
            (Self::Trailers(is_empty), b'\r') => Self::Trailers(is_empty),
            (Self::Trailers(_), _) => Self::Trailers(false),
            (same, _) => same,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many bytes belong to a body that arrives in pieces of this length, and where it ends.
    fn pass(text: &str, length: usize) -> (usize, Chunks) {
        let mut chunks = Chunks::START;
        let mut passed = 0;
        for piece in text.as_bytes().chunks(length) {
            let here = chunks.pass(piece);
            passed += here;
            if here < piece.len() {
                break;
            }
        }
        (passed, chunks)
    }

    #[test]
    fn the_end_of_a_body_is_found() {
        for body in [
            "0\r\n\r\n",
            "5\r\nhello\r\n0\r\n\r\n",
            "1F;name=value\r\n0123456789abcdef0123456789\r\n\r\n0\r\n000\r\n\r\n",
            "a\r\n0\r\n\r\nGET /\r\n0\r\nx-a: b\r\nx-c: d\r\n\r\n",
        ] {
            let text = format!("{body}GET / HTTP/1.1\r\n");
            for length in 1..text.len() {
                assert_eq!(pass(&text, length), (body.len(), Chunks::Ended), "{body:?}");
            }
        }
    }

    #[test]
    fn the_end_of_a_malformed_body_is_not_looked_for() {
        for (passed, body) in [
            (1, "x\r\n"),
            (1, "-1\r\n"),
            (5, "1\r\nabc\r\n"),
            (17, "11111111111111111\r\n"),
        ] {
            for length in 1..=body.len() {
                assert_eq!(pass(body, length), (passed, Chunks::Lost), "{body:?}");
            }
        }
    }
}
