//! Cutting the data of an object into rows.

use std::sync::Arc;

use csv_core::{ReadRecordResult, ReaderBuilder, Terminator};
use serde_json::Value as Json;

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

/// The error for data that is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BadJson;

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

    /// Returns how many columns the row has.
    pub(crate) fn width(&self) -> usize {
        match self {
            Self::Csv { columns, .. } => columns.len(),
            Self::Json(_) => 0,
        }
    }
}

fn position(name: &str, names: &[String]) -> Option<usize> {
    let numbered = name
        .strip_prefix('_')
        .and_then(|number| number.parse().ok());
    match numbered {
        Some(number) => usize::checked_sub(number, 1),
        None => names.iter().position(|own| own.eq_ignore_ascii_case(name)),
    }
}

/// Cuts data into rows while it arrives.
#[derive(Debug)]
pub(crate) struct Reader(Kind);

#[derive(Debug)]
enum Kind {
    Csv(Box<CsvReader>),
    Json {
        buffer: Vec<u8>,
        lines: bool,
        numbers_as_text: bool,
    },
}

#[derive(Debug)]
struct CsvReader {
    reader: csv_core::Reader,
    header: Header,
    names: Arc<[String]>,
    /// The texts of the row that was begun, one after the other, and the positions of their ends.
    text: Vec<u8>,
    text_len: usize,
    ends: Vec<usize>,
    ends_len: usize,
}

impl Reader {
    pub(crate) fn new(input: &Input) -> Self {
        let json = |lines, numbers_as_text| Kind::Json {
            buffer: Vec::new(),
            lines,
            numbers_as_text,
        };
        Self(match &input.format {
            Format::Csv(format) => Kind::Csv(CsvReader::new(format).into()),
            Format::JsonLines { numbers_as_text } => json(true, *numbers_as_text),
            Format::JsonDocument { numbers_as_text } => json(false, *numbers_as_text),
        })
    }

    /// Reads a piece of data, and returns the rows that it completes. An empty piece is the end.
    ///
    /// # Errors
    ///
    /// Returns [`BadJson`] if the data is not JSON.
    pub(crate) fn read(&mut self, piece: &[u8]) -> Result<Vec<Row>, BadJson> {
        match &mut self.0 {
            Kind::Csv(csv) => Ok(csv.read(piece)),
            Kind::Json {
                buffer,
                lines,
                numbers_as_text,
            } => {
                buffer.extend_from_slice(piece);
                let end = piece.is_empty();
                let complete = match buffer.iter().rposition(|byte| *byte == b'\n') {
                    _ if end => buffer.len(),
                    Some(last) if *lines => last + 1,
                    _ => 0,
                };
                let complete: Vec<u8> = buffer.drain(..complete).collect();
                let values = serde_json::Deserializer::from_slice(&complete).into_iter::<Json>();
                values
                    .map(|json| {
                        let json = json.map_err(|_| BadJson)?;
                        Ok(Row::Json(match numbers_as_text {
                            true => texts_of_numbers(json),
                            false => json,
                        }))
                    })
                    .collect()
            }
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
            header: format.header,
            names: Arc::new([]),
            text: vec![0; 1024],
            text_len: 0,
            ends: vec![0; 32],
            ends_len: 0,
        }
    }

    fn read(&mut self, mut piece: &[u8]) -> Vec<Row> {
        let mut rows = Vec::new();
        loop {
            let text = self.text.get_mut(self.text_len..).unwrap_or_default();
            let ends = self.ends.get_mut(self.ends_len..).unwrap_or_default();
            let (result, read, written, ended) = self.reader.read_record(piece, text, ends);
            piece = piece.get(read..).unwrap_or_default();
            self.text_len += written;
            self.ends_len += ended;
            match result {
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return rows,
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => rows.extend(self.row()),
            }
        }
    }

    /// Takes the row that was read. Returns `None` if it is the header.
    fn row(&mut self) -> Option<Row> {
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
        match std::mem::replace(&mut self.header, Header::None) {
            Header::None => Some(Row::Csv {
                columns,
                names: Arc::clone(&self.names),
            }),
            Header::Ignore => None,
            Header::Use => {
                self.names = columns.into();
                None
            }
        }
    }
}

/// Replaces all numbers by their texts.
fn texts_of_numbers(json: Json) -> Json {
    match json {
        Json::Number(number) => Json::String(number.to_string()),
        Json::Array(list) => list.into_iter().map(texts_of_numbers).collect(),
        Json::Object(members) => members
            .into_iter()
            .map(|(name, value)| (name, texts_of_numbers(value)))
            .collect(),
        other => other,
    }
}
