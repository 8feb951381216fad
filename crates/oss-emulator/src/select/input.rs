//! How the data of an object is divided into rows, as a request says it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

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
    /// The first row that is read, and the last one.
    pub(super) range: Option<(u64, u64)>,
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
        let compressed = match input.child_text("CompressionType").unwrap_or_default() {
            "" | "None" | "NONE" => false,
            "GZIP" => true,
            other => return Err(refused("CompressionType", other)),
        };
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
            range: range.map(read_range).transpose()?.flatten(),
        })
    }
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
        let one = |name, default| match decoded(csv, name).as_deref() {
            None | Some([]) => Ok(default),
            Some([one]) => Ok(Some(*one)),
            Some(_) => {
                let given = csv.child_text(name).unwrap_or_default();
                Err(refused(name, given))
            }
        };
        let delimiter = one("FieldDelimiter", Some(b','));
        let delimiter = delimiter.map_err(|_| {
            let given = csv.child_text("FieldDelimiter").unwrap_or_default();
            let message = format!("Invalid FieldDelimiter parameter:{given}");
            OssError::new(Code::InvalidInputFieldDelimiter).message(message)
        })?;
        Ok(Self {
            header,
            terminator,
            delimiter: delimiter.unwrap_or(b','),
            quote: one("QuoteCharacter", Some(b'"'))?.unwrap_or(b'"'),
            comment: one("CommentCharacter", None)?,
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

/// Reads `line-range=a-b` or `split-range=a-b`. The object is one split.
fn read_range(text: &str) -> Result<Option<(u64, u64)>, OssError> {
    let invalid = || refused("Range", text);
    let (kind, range) = text.split_once('=').ok_or_else(invalid)?;
    let (first, last) = range.split_once('-').ok_or_else(invalid)?;
    let first: u64 = first.trim().parse().map_err(|_| invalid())?;
    let last = match last.trim() {
        "" => u64::MAX,
        last => last.parse().map_err(|_| invalid())?,
    };
    match kind.trim() {
        _ if last < first => Err(invalid()),
        "line-range" => Ok(Some((first, last))),
        "split-range" if first == 0 => Ok(None),
        // There is only the first split.
        "split-range" => Ok(Some((u64::MAX, u64::MAX))),
        _ => Err(invalid()),
    }
}
