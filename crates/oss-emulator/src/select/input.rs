//! How the data of an object is divided into rows, as a request says it.

use std::ops::RangeInclusive;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::counts::Counts;
use crate::codes::{Code, OssError};
use crate::xml::Element;

/// Whether an object consists of CSV or of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Csv,
    Json,
}

/// How the data of an object is divided into rows.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    /// Whether the data is compressed by gzip.
    pub(super) compressed: bool,
    pub(super) format: Format,
    pub(super) range: Option<Range>,
}

/// A part of the rows, as the ranges of HTTP name parts of the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) unit: Unit,
    pub(super) part: Part,
}

/// What a range counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// The bytes at which rows begin.
    Bytes,
    /// Single rows.
    Lines,
    /// Splits, which consist of the rows that begin in the same [`SPLIT`] bytes.
    Splits,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The first one and the last one.
    Between(u64, u64),
    /// The number of the last ones.
    Last(u64),
}

#[derive(Clone, Debug)]
pub(super) enum Format {
    Csv(CsvFormat),
    /// Each line is a document.
    JsonLines {
        numbers_as_text: bool,
    },
    /// The object is one document.
    JsonDocument {
        numbers_as_text: bool,
    },
}

/// The characters that divide CSV.
#[derive(Clone, Debug)]
pub(super) struct CsvFormat {
    pub(super) header: Header,
    /// The end of a row. It is `None` for a carriage return and a line feed.
    pub(super) terminator: Option<u8>,
    pub(super) delimiter: u8,
    pub(super) quote: u8,
    pub(super) comment: Option<u8>,
    /// Whether the end of a row can stand within quotes.
    pub(super) quoted_terminators: bool,
}

/// What the first row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Header {
    /// A row like the others.
    None,
    /// The names of the columns, which are not used.
    Ignore,
    /// The names of the columns.
    Use,
}

impl Input {
    /// Reads the element `InputSerialization`.
    ///
    /// # Errors
    ///
    /// Returns 400 if the element is missing or has a value that is not valid.
    pub(crate) fn read(root: &Element, kind: Kind) -> Result<Self, OssError> {
        let input = root.child("InputSerialization");
        let input = input.ok_or_else(|| OssError::malformed_xml("it has no InputSerialization"))?;
        let nothing = Element::default();
        let compressed = is_compressed(input.child_text("CompressionType").unwrap_or_default())?;
        let (format, own) = match kind {
            Kind::Csv => {
                let csv = input.child("CSV").unwrap_or(&nothing);
                (Format::Csv(CsvFormat::read(csv)?), csv)
            }
            Kind::Json => {
                let json = input.child("JSON").unwrap_or(&nothing);
                let numbers_as_text = flag(json, "ParseJsonNumberAsString");
                let format = match json.child_text("Type").unwrap_or_default() {
                    "" | "LINES" => Format::JsonLines { numbers_as_text },
                    "DOCUMENT" => Format::JsonDocument { numbers_as_text },
                    other => return Err(refused("Type", other)),
                };
                (format, json)
            }
        };
        let range = own.child_text("Range").filter(|range| !range.is_empty());
        Ok(Self {
            compressed,
            format,
            range: range.map(read_range).transpose()?,
        })
    }

    /// Returns whether only a part of the rows is read.
    pub(crate) fn has_range(&self) -> bool {
        self.range.is_some()
    }

    /// Returns whether the range counts from the end, so that the rows must be counted first.
    pub(crate) fn counts_from_the_end(&self) -> bool {
        let last = |range: &Range| matches!(range.part, Part::Last(_));
        self.range.as_ref().is_some_and(last)
    }

    /// Limits the rows to those that begin in a range of bytes, which the header `Range` names. That
    /// header has an effect only if every delimiter ends a row, because where a row begins could not be
    /// known otherwise.
    pub(crate) fn limit_to_bytes(&mut self, bytes: &RangeInclusive<u64>) {
        if let Format::Csv(csv) = &self.format
            && !csv.quoted_terminators
        {
            self.range = Some(Range {
                unit: Unit::Bytes,
                part: Part::Between(*bytes.start(), *bytes.end()),
            });
        }
    }

    /// Replaces a range that counts from the end.
    pub(crate) fn with_counts(&mut self, counts: Counts) {
        if let Some(Range { unit, part }) = &mut self.range
            && let Part::Last(number) = *part
        {
            let all = match unit {
                Unit::Bytes => counts.scanned,
                Unit::Lines => counts.rows,
                Unit::Splits => counts.splits,
            };
            *part = Part::Between(all.saturating_sub(number), u64::MAX);
        }
    }
}

/// Reads the kind of compression. Some clients encode it in base64.
fn is_compressed(text: &str) -> Result<bool, OssError> {
    let text = text.trim();
    let decoded = BASE64.decode(text).ok();
    let decoded = decoded.and_then(|bytes| String::from_utf8(bytes).ok());
    for text in [Some(text.to_owned()), decoded].into_iter().flatten() {
        match text.to_ascii_lowercase().as_str() {
            "" | "none" => return Ok(false),
            "gzip" => return Ok(true),
            _ => {}
        }
    }
    let message = format!("Invalid CompressionType parameter:{text}");
    Err(OssError::new(Code::UnsupportedCompressionFormat).message(message))
}

impl CsvFormat {
    fn read(csv: &Element) -> Result<Self, OssError> {
        let header = match csv.child_text("FileHeaderInfo").unwrap_or_default() {
            "" | "None" | "NONE" => Header::None,
            "Ignore" | "IGNORE" => Header::Ignore,
            "Use" | "USE" => Header::Use,
            other => return Err(refused("FileHeaderInfo", other)),
        };
        let record = decoded(csv, "RecordDelimiter");
        let terminator = match record.as_deref() {
            None | Some(b"" | b"\n") => Some(b'\n'),
            Some(b"\r\n") => None,
            Some([one]) => Some(*one),
            Some(_) => {
                let given = csv.child_text("RecordDelimiter").unwrap_or_default();
                let message = format!("Invalid RecordDelimiter parameter:{given}");
                return Err(OssError::new(Code::InvalidInputRecordDelimiter).message(message));
            }
        };
        let one = |name, code, default| match decoded(csv, name).as_deref() {
            None | Some([]) => Ok(default),
            Some([one]) => Ok(Some(*one)),
            Some(_) => {
                let given = csv.child_text(name).unwrap_or_default();
                let message = format!("Invalid {name} parameter:{given}");
                Err(OssError::new(code).message(message))
            }
        };
        let delimiter = one(
            "FieldDelimiter",
            Code::InvalidInputFieldDelimiter,
            Some(b','),
        )?;
        let quote = one("QuoteCharacter", Code::InvalidInputQuote, Some(b'"'))?;
        let quoted = csv
            .child_text("AllowQuotedRecordDelimiter")
            .unwrap_or_default();
        Ok(Self {
            header,
            terminator,
            delimiter: delimiter.unwrap_or(b','),
            quote: quote.unwrap_or(b'"'),
            comment: one("CommentCharacter", Code::InvalidCommentCharacter, None)?,
            quoted_terminators: !quoted.trim().eq_ignore_ascii_case("false"),
        })
    }
}

/// Returns whether an element has a child with the text `true`.
pub(super) fn flag(element: &Element, name: &str) -> bool {
    let text = element.child_text(name).unwrap_or_default();
    text.trim().eq_ignore_ascii_case("true")
}

/// Returns the text of a child, which is written in base64. Returns something that is too long for
/// every use if it is not.
pub(super) fn decoded(element: &Element, name: &str) -> Option<Vec<u8>> {
    let text = element.child_text(name)?.trim();
    Some(BASE64.decode(text).unwrap_or_else(|_| vec![0; 8]))
}

/// Returns the error for a value that is not valid.
pub(super) fn refused(name: &str, value: &str) -> OssError {
    OssError::invalid_argument(name, value, format!("The value of {name} is not valid."))
}

/// Reads `line-range=a-b` or `split-range=a-b`. As in HTTP, either number may be absent.
fn read_range(text: &str) -> Result<Range, OssError> {
    let range = parse_range(text);
    range.ok_or_else(|| OssError::invalid_select_range(format!("Invalid Range parameter:{text}")))
}

fn parse_range(text: &str) -> Option<Range> {
    let (kind, range) = text.trim().split_once('=')?;
    let unit = match kind.trim() {
        "line-range" => Unit::Lines,
        "split-range" => Unit::Splits,
        _ => return None,
    };
    let number = |text: &str| match text.bytes().all(|byte| byte.is_ascii_digit()) {
        true => text.parse::<u64>().ok(),
        false => None,
    };
    let (first, last) = range.trim().split_once('-')?;
    let part = match (first, last) {
        ("", last) => Part::Last(number(last)?),
        (first, "") => Part::Between(number(first)?, u64::MAX),
        (first, last) => Part::Between(number(first)?, number(last)?),
    };
    match part {
        Part::Between(first, last) if last < first => None,
        part => Some(Range { unit, part }),
    }
}

/// How many bytes of an object begin the rows of one split.
pub(super) const SPLIT: u64 = 1024 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_those_of_http() {
        let lines = |part| {
            Some(Range {
                unit: Unit::Lines,
                part,
            })
        };
        for (text, range) in [
            ("line-range=0-50", lines(Part::Between(0, 50))),
            ("line-range=7-", lines(Part::Between(7, u64::MAX))),
            ("line-range=-3", lines(Part::Last(3))),
            ("line-range=5-5", lines(Part::Between(5, 5))),
            ("line-range=5-4", None),
            ("line-range=-", None),
            ("line-range=", None),
            ("line-range=+1-2", None),
            ("line-range=1-2-3", None),
            ("line-range=1-99999999999999999999", None),
            ("bytes=0-1", None),
            ("0-1", None),
        ] {
            assert_eq!(parse_range(text), range, "{text}");
        }
        let splits = parse_range("split-range=1-2").unwrap();
        assert_eq!(
            (splits.unit, splits.part),
            (Unit::Splits, Part::Between(1, 2))
        );
    }
}
