//! Carrying out a query while the data of the object is read.

use std::io::Write;
use std::pin::Pin;

use bytes::Bytes;
use flate2::write::MultiGzDecoder;
use futures_core::Stream;
use futures_util::StreamExt;
use serde_json::Value as Json;

use super::aggregate::Collected;
use super::evaluate::evaluate;
use super::frames;
use super::request::SelectRequest;
use super::rows::{BadRow, Reader, Row};
use super::sql::{Expression, Item, Selection, Step};
use super::value::Value;
use crate::codes::Code;
use crate::http::body::BodyFailure;

/// A query that is being carried out.
pub(crate) struct Run {
    request: SelectRequest,
    pieces: Pin<Box<dyn Stream<Item = Result<Bytes, BodyFailure>> + Send>>,
    unzip: Option<MultiGzDecoder<Vec<u8>>>,
    reader: Reader,
    collected: Vec<Collected>,
    /// How many bytes and rows were read, and how many rows were returned and passed over.
    scanned: u64,
    rows: u64,
    returned: u64,
    skipped: u64,
    wrote_names: bool,
    is_done: bool,
    has_ended: bool,
    out: Vec<u8>,
}

/// Why a query cannot be carried out to its end.
#[derive(Debug)]
pub(crate) enum Failed {
    /// The data does not fit the query.
    Data(Code),
    /// The data cannot be read.
    Reading(BodyFailure),
}

impl Run {
    /// Begins a query over the data of an object.
    pub(crate) fn new(
        request: SelectRequest,
        pieces: impl Stream<Item = Result<Bytes, BodyFailure>> + Send + 'static,
    ) -> Self {
        let input = &request.input;
        Self {
            unzip: input.compressed.then(|| MultiGzDecoder::new(Vec::new())),
            reader: Reader::new(input),
            collected: vec![Collected::new(); request.statement.aggregates.len()],
            pieces: Box::pin(pieces),
            request,
            scanned: 0,
            rows: 0,
            returned: 0,
            skipped: 0,
            wrote_names: false,
            is_done: false,
            has_ended: false,
            out: Vec::new(),
        }
    }

    /// Returns the next part of the answer, or `None` after its end.
    ///
    /// # Errors
    ///
    /// Returns the reason if the query fails before any part was returned. A query that fails later
    /// says so in its last frame, or ends the connection if it has no frames.
    pub(crate) async fn next(&mut self, is_first: bool) -> Result<Option<Bytes>, Failed> {
        if self.has_ended {
            return Ok(None);
        }
        while !self.is_done && self.out.len() < CHUNK {
            if let Err(failed) = self.step().await {
                return match failed {
                    Failed::Data(code) if !is_first && !self.request.raw => {
                        Ok(Some(self.last(400, &format!("{}.", code.name()))))
                    }
                    failed => Err(failed),
                };
            }
        }
        match self.is_done {
            true => Ok(Some(self.last(200, ""))),
            false => Ok(Some(self.chunk().into())),
        }
    }

    /// Returns the rows that were written, and the end of the answer.
    fn last(&mut self, status: u32, message: &str) -> Bytes {
        self.has_ended = true;
        let mut chunk = match self.out.is_empty() {
            true => Vec::new(),
            false => self.chunk(),
        };
        if !self.request.raw {
            let checksums = self.request.checksums;
            chunk.extend(frames::end(self.scanned, status, message, checksums));
        }
        chunk.into()
    }

    fn chunk(&mut self) -> Vec<u8> {
        let rows = std::mem::take(&mut self.out);
        match self.request.raw {
            true => rows,
            false => frames::data(self.scanned, &rows, self.request.checksums),
        }
    }

    /// Reads a piece of the object.
    async fn step(&mut self) -> Result<(), Failed> {
        let piece = self
            .pieces
            .next()
            .await
            .transpose()
            .map_err(Failed::Reading)?;
        let end = piece.is_none();
        let piece = piece.unwrap_or_default();
        self.scanned += piece.len() as u64;
        let bad_data = Failed::Data;
        let data = match &mut self.unzip {
            None => piece,
            Some(unzip) => {
                let written = unzip.write_all(&piece).and_then(|()| match end {
                    true => unzip.try_finish(),
                    false => unzip.flush(),
                });
                written.map_err(|_| bad_data(Code::InvalidCompressionFormat))?;
                std::mem::take(unzip.get_mut()).into()
            }
        };
        let mut rows = Vec::new();
        if !data.is_empty() {
            rows = self.read(&data)?;
        }
        if end {
            rows.extend(self.read(&[])?);
        }
        for row in rows {
            for row in self.within(row) {
                self.row(&row)?;
            }
        }
        if end && !self.is_done {
            self.end()?;
        }
        Ok(())
    }

    fn read(&mut self, data: &[u8]) -> Result<Vec<Row>, Failed> {
        let rows = self.reader.read(data);
        rows.map_err(|_| Failed::Data(Code::InvalidJsonData))
    }

    /// Returns the rows in a document at the path that the query names.
    fn within(&self, row: Row) -> Vec<Row> {
        let Row::Json(document) = &row else {
            return vec![row];
        };
        let mut found: Vec<&Json> = vec![document];
        for step in &self.request.statement.source {
            found = found
                .into_iter()
                .flat_map(|json| match step {
                    Step::Member(name) => json.get(name).into_iter().collect(),
                    Step::Index(at) => json.get(at).into_iter().collect(),
                    Step::Each => json
                        .as_array()
                        .map_or(Vec::new(), |list| list.iter().collect()),
                })
                .collect();
        }
        found.into_iter().cloned().map(Row::Json).collect()
    }

    /// Takes a row, and writes it if it belongs to the answer.
    fn row(&mut self, row: &Row) -> Result<(), Failed> {
        if self.is_done {
            return Ok(());
        }
        let number = self.rows;
        self.rows += 1;
        let (first, last) = self.request.input.range.unwrap_or((0, u64::MAX));
        if !(first..=last).contains(&number) {
            self.is_done = number > last && self.request.statement.aggregates.is_empty();
            return Ok(());
        }
        if self.take(row).is_err() {
            self.skipped += 1;
            if self.skipped > self.request.may_skip {
                return Err(Failed::Data(Code::InvalidCsvLine));
            }
        }
        Ok(())
    }

    fn take(&mut self, row: &Row) -> Result<(), BadRow> {
        let statement = &self.request.statement;
        if let Some(filter) = &statement.filter
            && evaluate(filter, row, &[])? != Value::Bool(true)
        {
            return Ok(());
        }
        if !statement.aggregates.is_empty() {
            for (collected, aggregate) in self.collected.iter_mut().zip(&statement.aggregates) {
                collected.add(aggregate, row)?;
            }
            return Ok(());
        }
        if statement.limit.is_some_and(|limit| self.returned >= limit) {
            self.is_done = true;
            return Ok(());
        }
        let values = self.selected(row)?;
        self.write(&values);
        let limit = self.request.statement.limit;
        self.is_done = limit.is_some_and(|limit| self.returned >= limit);
        Ok(())
    }

    /// Writes the values over all rows.
    fn end(&mut self) -> Result<(), Failed> {
        self.is_done = true;
        let statement = &self.request.statement;
        if statement.aggregates.is_empty() || statement.limit == Some(0) {
            return Ok(());
        }
        let results: Vec<Value> = self
            .collected
            .iter()
            .zip(&statement.aggregates)
            .map(|(collected, aggregate)| collected.result(aggregate.function))
            .collect();
        let nothing = Row::Json(Json::Null);
        let values = items(&statement.selection, &nothing, &results);
        let values = values.map_err(|BadRow| Failed::Data(Code::InvalidCsvLine))?;
        self.write(&values);
        Ok(())
    }

    fn write(&mut self, values: &[(String, Value)]) {
        let output = &self.request.output;
        if output.header && !self.wrote_names {
            self.wrote_names = true;
            output.names(&mut self.out, values);
        }
        output.row(&mut self.out, values);
        self.returned += 1;
    }

    /// Returns the names and values that the query returns of a row.
    fn selected(&self, row: &Row) -> Result<Vec<(String, Value)>, BadRow> {
        let selection = &self.request.statement.selection;
        let output = &self.request.output;
        let (Selection::Items(list), true) =
            (selection, output.keep_all_columns && output.is_csv())
        else {
            return items(selection, row, &[]);
        };
        let mut all = all_columns(row);
        let kept: Vec<usize> = list
            .iter()
            .filter_map(|item| match &item.expression {
                Expression::Column(steps) => row.position(steps),
                _ => None,
            })
            .collect();
        for (at, (_, value)) in all.iter_mut().enumerate() {
            if !kept.contains(&at) {
                *value = Value::Null;
            }
        }
        Ok(all)
    }
}

fn items(
    selection: &Selection,
    row: &Row,
    aggregates: &[Value],
) -> Result<Vec<(String, Value)>, BadRow> {
    match selection {
        Selection::All => Ok(all_columns(row)),
        Selection::Items(list) => list
            .iter()
            .enumerate()
            .map(|(at, item)| Ok((name(item, at), evaluate(&item.expression, row, aggregates)?)))
            .collect(),
    }
}

fn all_columns(row: &Row) -> Vec<(String, Value)> {
    match row {
        Row::Csv { columns, names } => columns
            .iter()
            .enumerate()
            .map(|(at, text)| {
                let name = names.get(at).cloned();
                let name = name.unwrap_or_else(|| format!("_{}", at + 1));
                (name, Value::Text(text.clone()))
            })
            .collect(),
        Row::Json(Json::Object(members)) => members
            .iter()
            .map(|(name, json)| (name.clone(), Value::of_json(json)))
            .collect(),
        Row::Json(other) => vec![("_1".to_owned(), Value::of_json(other))],
    }
}

/// Returns the name of a column of the answer.
fn name(item: &Item, at: usize) -> String {
    let own = match &item.expression {
        Expression::Column(steps) => steps.iter().rev().find_map(|step| match step {
            Step::Member(name) => Some(name.clone()),
            _ => None,
        }),
        _ => None,
    };
    let own = item.alias.clone().or(own);
    own.unwrap_or_else(|| format!("_{}", at + 1))
}

/// How many bytes a part of the answer has.
const CHUNK: usize = 64 * 1024;
