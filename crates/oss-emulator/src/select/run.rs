//! Carrying out a query while the data of the object is read.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use serde_json::Value as Json;
use tokio::time::{Instant, timeout_at};

use super::aggregate::Collected;
use super::evaluate::evaluate;
use super::frames;
use super::input::{Part, Range, SPLIT, Unit};
use super::request::SelectRequest;
use super::rows::{BadRow, Located, Row, position};
use super::source::{Failed, Source};
use super::sql::{Expression, Item, Selection, Step};
use super::value::Value;
use crate::codes::Code;
use crate::http::body::BodyFailure;

/// A query that is being carried out.
pub(crate) struct Run {
    request: SelectRequest,
    source: Source,
    collected: Vec<Collected>,
    /// How many rows were returned and passed over.
    returned: u64,
    skipped: u64,
    /// Whether the names in the query were compared with those of the columns.
    checked_names: bool,
    wrote_names: bool,
    /// When the client must have received something.
    silent_until: Instant,
    is_done: bool,
    has_ended: bool,
    out: Vec<u8>,
}

impl Run {
    /// Begins a query over the data of an object.
    pub(crate) fn new(
        request: SelectRequest,
        pieces: impl Stream<Item = Result<Bytes, BodyFailure>> + Send + 'static,
    ) -> Self {
        Self {
            source: Source::new(&request.input, pieces),
            collected: vec![Collected::new(); request.statement.aggregates.len()],
            request,
            returned: 0,
            skipped: 0,
            checked_names: false,
            wrote_names: false,
            silent_until: Instant::now() + SILENCE,
            is_done: false,
            has_ended: false,
            out: Vec::new(),
        }
    }

    /// Returns the next part of the answer, or `None` after its end.
    ///
    /// # Errors
    ///
    /// Returns the reason if the query fails before any row was found. A query that fails later
    /// says so in its last frame, or ends the connection if it has no frames.
    pub(crate) async fn next(&mut self, is_first: bool) -> Result<Option<Bytes>, Failed> {
        if self.has_ended {
            return Ok(None);
        }
        while !self.is_done && self.out.len() < CHUNK {
            let silent_until = self.silent_until;
            let stepped = match self.request.raw {
                true => self.step().await,
                false => match timeout_at(silent_until, self.step()).await {
                    Ok(stepped) if Instant::now() < silent_until => stepped,
                    Ok(Err(failed)) => Err(failed),
                    _ if self.is_done => break,
                    _ => return Ok(Some(self.sign_of_life().into())),
                },
            };
            if let Err(failed) = stepped {
                let has_begun = !is_first || !self.out.is_empty();
                return match failed {
                    Failed::Data(code) if has_begun && !self.request.raw => {
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

    /// Returns a frame when nothing was sent for a while.
    fn sign_of_life(&mut self) -> Vec<u8> {
        if !self.out.is_empty() {
            return self.chunk();
        }
        self.silent_until = Instant::now() + SILENCE;
        frames::continuous(self.source.scanned(), self.request.checksums)
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
            chunk.extend(frames::end(
                self.source.scanned(),
                status,
                message,
                checksums,
            ));
        }
        chunk.into()
    }

    fn chunk(&mut self) -> Vec<u8> {
        let rows = std::mem::take(&mut self.out);
        self.silent_until = Instant::now() + SILENCE;
        match self.request.raw {
            true => rows,
            false => frames::data(self.source.scanned(), &rows, self.request.checksums),
        }
    }

    /// Reads a part of the object.
    async fn step(&mut self) -> Result<(), Failed> {
        let mut rows = Vec::new();
        let read = self.source.read(&mut rows).await;
        self.check_names()?;
        for located in rows {
            for row in self.within(&located) {
                self.row(&row)?;
            }
        }
        if read? && !self.is_done {
            self.end()?;
        }
        Ok(())
    }

    /// Checks that the columns to which the query refers by name exist, once their names were read.
    fn check_names(&mut self) -> Result<(), Failed> {
        let names = self.source.names();
        if self.checked_names || names.is_empty() {
            return Ok(());
        }
        self.checked_names = true;
        let mut missing = false;
        self.request.statement.each_column(|steps| {
            if let [Step::Member(name)] = steps {
                missing |= position(name, names).is_none();
            }
        });
        match missing {
            true => Err(Failed::Data(Code::SqlInvalidColumnName)),
            false => Ok(()),
        }
    }

    /// Returns the rows in a document at the path that the query names.
    fn within(&mut self, located: &Located) -> Vec<Row> {
        if !self.is_in_range(located) {
            return Vec::new();
        }
        let Row::Json(document) = &located.row else {
            return vec![located.row.clone()];
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

    fn is_in_range(&mut self, located: &Located) -> bool {
        let Some(Range { unit, part }) = self.request.input.range else {
            return true;
        };
        let number = match unit {
            Unit::Bytes => located.start,
            Unit::Lines => located.line,
            Unit::Splits => located.start / SPLIT,
        };
        // A range that counts from the end was replaced before the query began.
        let Part::Between(first, last) = part else {
            return false;
        };
        if number > last && self.request.statement.aggregates.is_empty() {
            self.is_done = true;
        }
        (first..=last).contains(&number)
    }

    /// Takes a row, and writes it if it belongs to the answer.
    fn row(&mut self, row: &Row) -> Result<(), Failed> {
        if self.is_done {
            return Ok(());
        }
        if self.is_partial(row) || self.take(row).is_err() {
            self.skipped += 1;
            if self.skipped > self.request.may_skip {
                return Err(Failed::Data(Code::InvalidCsvLine));
            }
        }
        Ok(())
    }

    /// Returns whether a row lacks a column to which the query refers, and such rows are passed over.
    fn is_partial(&self, row: &Row) -> bool {
        let mut lacks = false;
        if self.request.skips_partial {
            let statement = &self.request.statement;
            statement.each_column(|steps| lacks |= row.lacks(steps));
        }
        lacks
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
        if statement.aggregates.is_empty() {
            self.names_without_rows();
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

    /// Writes the names of the columns if no row was written.
    fn names_without_rows(&mut self) {
        let names = self.source.names();
        if !self.request.output.header || self.wrote_names || names.is_empty() {
            return;
        }
        let row = Row::Csv {
            columns: names.to_vec(),
            names: Arc::from(names),
        };
        if let Ok(values) = self.selected(&row) {
            self.request.output.names(&mut self.out, &values);
        }
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
            .map(|(name, json)| (name.clone(), Value::member(json)))
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
/// How long a client waits before it is told that the query goes on.
const SILENCE: Duration = Duration::from_secs(5);

#[cfg(test)]
mod tests {
    use futures_util::{StreamExt, stream};

    use super::*;
    use crate::select::input::Kind;

    /// A query over pieces of which the second one comes late.
    fn late(seconds: u64) -> Run {
        let body = b"<SelectRequest><Expression>c2VsZWN0ICogZnJvbSBvc3NvYmplY3Q=</Expression>\
            <InputSerialization><CSV/></InputSerialization></SelectRequest>";
        let request = SelectRequest::read(body, Kind::Csv).unwrap();
        let pieces = stream::iter(["a\n", "b\n"]).then(move |piece| async move {
            if piece == "b\n" {
                #[expect(clippy::disallowed_methods, reason = "the time is paused")]
                tokio::time::sleep(Duration::from_secs(seconds)).await;
            }
            Ok(Bytes::from(piece))
        });
        Run::new(request, pieces)
    }

    #[tokio::test(start_paused = true)]
    async fn a_client_hears_of_a_slow_query_every_five_seconds() {
        let started = Instant::now();
        let mut run = late(12);
        let mut kinds = Vec::new();
        while let Some(part) = run.next(kinds.is_empty()).await.unwrap() {
            kinds.push((started.elapsed().as_secs(), part[1..4].to_vec(), part.len()));
        }
        let (data, continuous) = (vec![0x80, 0, 1], vec![0x80, 0, 4]);
        // The rows that were found, a frame without rows, the rest of the rows with the end.
        let parts = [
            (5, data.clone(), 16 + 8 + 2),
            (10, continuous, 16 + 8),
            (12, data, 2 * 16 + 2 * 8 + 2 + 12),
        ];
        assert_eq!(kinds, parts);
    }
}
