//! Writing the rows that a query returns.

use serde_json::{Map, Value as Json};

use super::digits;
use super::value::Value;

/// How rows are written.
#[derive(Clone, Debug)]
pub(super) struct Output {
    pub(super) format: OutputFormat,
    /// Whether a row of CSV keeps the columns that the query does not return, without their texts.
    pub(super) keep_all_columns: bool,
    /// Whether the names of the columns come first.
    pub(super) header: bool,
}

#[derive(Clone, Debug)]
pub(super) enum OutputFormat {
    Csv { record: String, field: String },
    Json { record: String },
}

impl Output {
    /// Returns whether rows are written as CSV.
    pub(super) fn is_csv(&self) -> bool {
        matches!(self.format, OutputFormat::Csv { .. })
    }

    /// Writes a row: the names of its columns, and their values.
    pub(super) fn row(&self, out: &mut Vec<u8>, row: &[(String, Value)]) {
        match &self.format {
            OutputFormat::Csv { record, field } => {
                let texts = row.iter().map(|(_, value)| value.to_text());
                line(out, texts, record, field);
            }
            OutputFormat::Json { record } => {
                let members = row.iter().filter(|(_, value)| *value != Value::Null);
                let object: Map<String, Json> = members
                    .map(|(name, value)| (name.clone(), value.to_json()))
                    .collect();
                let object = digits::unmark(Json::Object(object).to_string());
                out.extend_from_slice(object.as_bytes());
                out.extend_from_slice(record.as_bytes());
            }
        }
    }

    /// Writes the names of the columns.
    pub(super) fn names(&self, out: &mut Vec<u8>, row: &[(String, Value)]) {
        if let OutputFormat::Csv { record, field } = &self.format {
            line(out, row.iter().map(|(name, _)| name.clone()), record, field);
        }
    }
}

fn line(out: &mut Vec<u8>, texts: impl Iterator<Item = String>, record: &str, field: &str) {
    for (at, text) in texts.enumerate() {
        if at > 0 {
            out.extend_from_slice(field.as_bytes());
        }
        let special = text.contains(field) || text.contains(record) || text.contains(['"', '\n']);
        match special {
            true => out.extend_from_slice(format!("\"{}\"", text.replace('"', "\"\"")).as_bytes()),
            false => out.extend_from_slice(text.as_bytes()),
        }
    }
    out.extend_from_slice(record.as_bytes());
}
