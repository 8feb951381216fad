//! Cutting the data of an object into rows.

use std::sync::Arc;

use csv_core::{ReadRecordResult, ReaderBuilder, Terminator};
use serde_json::Value as Json;

use super::digits;
use super::input::{CsvFormat, Format, Header, Input};
use super::sql::Step;
use super::value::Value;

/// A row of an object.
#[derive(Clone, Debug)]
pub(crate) enum Row {
    Csv {
        columns: Vec<String>,
        /// The names of the columns, if the first row has them.
        names: Arc<[String]>,
    },
    Json(Json),
}

/// The error for a row that has a value which cannot be converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BadRow;

/// A row and its place.
#[derive(Clone, Debug)]
pub(crate) struct Located {
    pub(crate) row: Row,
    /// The number of the row, beginning with 0. The names of the columns are a row too.
    pub(crate) line: u64,
    /// The number of bytes before the row, after decompression.
    pub(crate) start: u64,
}

/// The error for data that cannot be divided into rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BadData {
    /// A row of CSV is too long, or a quote has no end.
    Csv,
    /// The data is not JSON, or a value is too long.
    Json,
}

impl Row {
    /// Returns the value to which a path leads. In CSV the columns are named `_1`, `_2` and so on too.
    pub(super) fn column(&self, steps: &[Step]) -> Value {
        match (self, steps) {
            (Self::Csv { columns, names }, [Step::Member(name)]) => {
                let position = position(name, names);
                let column = position.and_then(|at| columns.get(at));
                column.map_or(Value::Null, |text| Value::Text(text.clone()))
            }
            (Self::Csv { .. }, _) => Value::Null,
            (Self::Json(json), steps) => {
                let found = steps.iter().try_fold(json, |json, step| match step {
                    Step::Member(name) => json.get(name),
                    Step::Index(at) => json.get(at),
                    Step::Each => None,
                });
                found.map_or(Value::Null, Value::of_json)
            }
        }
    }

    /// Returns the position of a column of CSV.
    pub(super) fn position(&self, steps: &[Step]) -> Option<usize> {
        match (self, steps) {
            (Self::Csv { names, .. }, [Step::Member(name)]) => position(name, names),
            _ => None,
        }
    }

    /// Returns whether the row lacks the column or the member to which a path leads.
    pub(super) fn lacks(&self, steps: &[Step]) -> bool {
        match self {
            Self::Csv { columns, .. } => {
                let position = self.position(steps);
                position.is_none_or(|position| position >= columns.len())
            }
            Self::Json(_) => self.column(steps) == Value::Null,
        }
    }

    /// Returns how many columns the row has.
    pub(crate) fn width(&self) -> usize {
        match self {
            Self::Csv { columns, .. } => columns.len(),
            Self::Json(_) => 0,
        }
    }
}

/// Returns the number in the name of a column such as `_1`.
pub(super) fn column_number(name: &str) -> Option<usize> {
    name.strip_prefix('_')?.parse().ok()
}

/// Returns the position of a column by its number or its name.
pub(super) fn position(name: &str, names: &[String]) -> Option<usize> {
    match column_number(name) {
        Some(number) => number.checked_sub(1),
        None => names.iter().position(|own| own.eq_ignore_ascii_case(name)),
    }
}

/// Cuts data into rows while it arrives.
#[derive(Debug)]
pub(super) struct Reader(Kind);

#[derive(Debug)]
enum Kind {
    Csv(Box<CsvReader>),
    Json(JsonReader),
}

#[derive(Debug)]
struct CsvReader {
    reader: csv_core::Reader,
    /// The last byte of a row.
    terminator: u8,
    header: Header,
    names: Arc<[String]>,
    /// The row that was begun, if rows end at their delimiters also within quotes.
    line: Option<Vec<u8>>,
    /// The texts of the row that was begun, one after the other, and the positions of their ends.
    text: Vec<u8>,
    text_len: usize,
    ends: Vec<usize>,
    ends_len: usize,
    /// How many rows were read, how many bytes, and how many of them before the last row ended.
    rows: u64,
    read: u64,
    ended: u64,
}

#[derive(Debug)]
struct JsonReader {
    /// What was not divided into values yet.
    buffer: Vec<u8>,
    lines: bool,
    numbers_as_text: bool,
    /// The length of the buffer when it was found not to contain a whole value.
    tried: usize,
    rows: u64,
    /// How many bytes were before the buffer.
    read: u64,
}

impl Reader {
    pub(super) fn new(input: &Input) -> Self {
        let json = |lines, numbers_as_text| {
            Kind::Json(JsonReader {
                buffer: Vec::new(),
                lines,
                numbers_as_text,
                tried: 0,
                rows: 0,
                read: 0,
            })
        };
        Self(match &input.format {
            Format::Csv(format) => Kind::Csv(CsvReader::new(format).into()),
            Format::JsonLines { numbers_as_text } => json(true, *numbers_as_text),
            Format::JsonDocument { numbers_as_text } => json(false, *numbers_as_text),
        })
    }

    /// Returns the names of the columns of CSV, if they were read.
    pub(super) fn names(&self) -> &[String] {
        match &self.0 {
            Kind::Csv(csv) => &csv.names,
            Kind::Json(_) => &[],
        }
    }

    /// Reads a piece of data, and adds the rows that it completes. An empty piece is the end.
    ///
    /// # Errors
    ///
    /// Returns [`BadData`] if the data cannot be divided into rows. The rows before that are added.
    pub(super) fn read(&mut self, piece: &[u8], rows: &mut Vec<Located>) -> Result<(), BadData> {
        match &mut self.0 {
            Kind::Csv(csv) => csv.read(piece, rows),
            Kind::Json(json) => json.read(piece, rows),
        }
    }
}

impl JsonReader {
    fn read(&mut self, piece: &[u8], rows: &mut Vec<Located>) -> Result<(), BadData> {
        self.buffer.extend_from_slice(piece);
        let end = piece.is_empty();
        let (limit, now) = match self.lines {
            // A value that is longer than the buffer is parsed again only when the buffer has doubled,
            // so that long values do not cost more than twice their length.
            true => (LONGEST_ROW, self.buffer.len() >= 2 * self.tried),
            false => (LONGEST_DOCUMENT, false),
        };
        if end || now {
            let read = self.values(end, rows)?;
            self.buffer.drain(..read);
            self.read += read as u64;
            self.tried = self.buffer.len();
        }
        match self.buffer.len() > limit {
            true => Err(BadData::Json),
            false => Ok(()),
        }
    }

    /// Adds the values in the buffer, and returns how many bytes they have.
    fn values(&mut self, end: bool, rows: &mut Vec<Located>) -> Result<usize, BadData> {
        let mut at = 0;
        loop {
            let rest = self.buffer.get(at..).unwrap_or_default();
            // Values are separated by white space. A comma between them is passed over.
            let separator = |byte: &u8| byte.is_ascii_whitespace() || *byte == b',';
            let Some(begin) = rest.iter().position(|byte| !separator(byte)) else {
                return Ok(self.buffer.len());
            };
            let rest = rest.get(begin..).unwrap_or_default();
            let mut values = serde_json::Deserializer::from_slice(rest).into_iter::<Json>();
            let value = match values.next() {
                Some(Ok(value)) => value,
                Some(Err(error)) if error.is_eof() && !end => return Ok(at),
                _ => return Err(BadData::Json),
            };
            let length = values.byte_offset();
            // More digits may follow a number.
            if value.is_number() && length == rest.len() && !end {
                return Ok(at);
            }
            let written = rest.get(..length).unwrap_or_default();
            let value = match self.numbers_as_text {
                true => {
                    serde_json::from_slice(&digits::mark(written)).map_err(|_| BadData::Json)?
                }
                false => value,
            };
            rows.push(Located {
                row: Row::Json(value),
                line: self.rows,
                start: self.read + (at + begin) as u64,
            });
            self.rows += 1;
            at += begin + length;
        }
    }
}

impl CsvReader {
    fn new(format: &CsvFormat) -> Self {
        let reader = ReaderBuilder::new()
            .delimiter(format.delimiter)
            .quote(format.quote)
            .comment(format.comment)
            .terminator(match format.terminator {
                Some(byte) => Terminator::Any(byte),
                None => Terminator::CRLF,
            })
            .build();
        Self {
            reader,
            terminator: format.terminator.unwrap_or(b'\n'),
            header: format.header,
            names: Arc::new([]),
            line: (!format.quoted_terminators).then(Vec::new),
            text: vec![0; 1024],
            text_len: 0,
            ends: vec![0; 32],
            ends_len: 0,
            rows: 0,
            read: 0,
            ended: 0,
        }
    }

    fn read(&mut self, piece: &[u8], rows: &mut Vec<Located>) -> Result<(), BadData> {
        let Some(mut line) = self.line.take() else {
            return match piece.is_empty() {
                true => self.end(rows),
                false => self.records(piece, rows),
            };
        };
        let mut read = Ok(());
        let terminator = self.terminator;
        for part in piece.split_inclusive(|byte| *byte == terminator) {
            line.extend_from_slice(part);
            if part.ends_with(&[terminator]) {
                read = read.and_then(|()| self.record(&line, rows));
                line.clear();
            }
        }
        if piece.is_empty() || line.len() > LONGEST_ROW {
            read = read.and_then(|()| self.record(&line, rows));
            line.clear();
        }
        self.line = Some(line);
        read
    }

    /// Reads a row that ends where it ends, whether a quote is open or not.
    fn record(&mut self, line: &[u8], rows: &mut Vec<Located>) -> Result<(), BadData> {
        self.records(line, rows)?;
        self.records(&[], rows)?;
        self.reader.reset();
        Ok(())
    }

    /// Reads the end of the data. A row that was begun ends there, unless a quote is open: then it
    /// would go on after its delimiter.
    fn end(&mut self, rows: &mut Vec<Located>) -> Result<(), BadData> {
        let (before, texts) = (rows.len(), self.text_len);
        self.records(&[self.terminator], rows)?;
        if rows.len() == before && self.text_len > texts {
            return Err(BadData::Csv);
        }
        self.records(&[], rows)
    }

    fn records(&mut self, mut piece: &[u8], rows: &mut Vec<Located>) -> Result<(), BadData> {
        loop {
            let text = self.text.get_mut(self.text_len..).unwrap_or_default();
            let ends = self.ends.get_mut(self.ends_len..).unwrap_or_default();
            let (result, read, written, ended) = self.reader.read_record(piece, text, ends);
            piece = piece.get(read..).unwrap_or_default();
            self.read += read as u64;
            self.text_len += written;
            self.ends_len += ended;
            match result {
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return Ok(()),
                ReadRecordResult::OutputFull if self.text.len() >= LONGEST_ROW => {
                    return Err(BadData::Csv);
                }
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => rows.extend(self.row()),
            }
        }
    }

    /// Takes the row that was read. Returns `None` if it is the header.
    fn row(&mut self) -> Option<Located> {
        let ends = self.ends.get(..self.ends_len).unwrap_or_default();
        let mut start = 0;
        let columns: Vec<String> = ends
            .iter()
            .map(|end| {
                let text = self.text.get(start..*end).unwrap_or_default();
                start = *end;
                String::from_utf8_lossy(text).into_owned()
            })
            .collect();
        (self.text_len, self.ends_len) = (0, 0);
        let start = std::mem::replace(&mut self.ended, self.read);
        let line = self.rows;
        self.rows += 1;
        match std::mem::replace(&mut self.header, Header::None) {
            Header::None => Some(Located {
                row: Row::Csv {
                    columns,
                    names: Arc::clone(&self.names),
                },
                line,
                start,
            }),
            Header::Ignore => None,
            Header::Use => {
                self.names = columns.into();
                None
            }
        }
    }
}

/// The greatest length of a row, in bytes.
const LONGEST_ROW: usize = 1024 * 1024;
/// The greatest length of a JSON document that is one value, in bytes. It is kept in memory.
const LONGEST_DOCUMENT: usize = 64 * 1024 * 1024;
