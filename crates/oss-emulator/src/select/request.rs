//! The documents of SelectObject and CreateSelectObjectMeta.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::input::{Input, Kind, decoded, flag};
use super::rows::column_number;
use super::sql::{self, Statement};
use super::write::{Output, OutputFormat};
use crate::codes::{Code, OssError};
use crate::xml::{Characters, Element};

/// A query over an object.
#[derive(Clone, Debug)]
pub(crate) struct SelectRequest {
    pub(super) statement: Statement,
    pub(crate) input: Input,
    pub(super) output: Output,
    /// Whether the rows are sent as they are. Otherwise they are sent in frames.
    pub(crate) raw: bool,
    /// Whether frames have the checksums of what they contain.
    pub(crate) checksums: bool,
    /// Whether rows are passed over that lack a column to which the query refers.
    pub(super) skips_partial: bool,
    /// How many rows may be passed over, because a value cannot be converted or is absent.
    pub(super) may_skip: u64,
}

/// A request to count the rows of an object.
#[derive(Clone, Debug)]
pub(crate) struct MetaRequest {
    pub(crate) input: Input,
}

impl SelectRequest {
    /// Reads the document of a query.
    ///
    /// # Errors
    ///
    /// Returns 400 if the document or the query is not valid.
    pub(crate) fn read(body: &[u8], kind: Kind) -> Result<Self, OssError> {
        let root = Element::read(body, "SelectRequest", Characters::Xml10)?;
        let expression = root.child_text("Expression").unwrap_or_default().trim();
        let expression = BASE64.decode(expression).ok();
        let expression = expression.and_then(|bytes| String::from_utf8(bytes).ok());
        let sql = expression.ok_or_else(|| invalid_sql("it is not a text in base64"))?;
        let sql = Some(sql).filter(|sql| (1..=LONGEST_SQL).contains(&sql.trim().len()));
        let sql = sql.ok_or_else(|| invalid_sql("it is empty or longer than 16 KiB"))?;
        let statement = sql::parse(&sql).map_err(|bad| refused_sql(bad.code, &bad.reason))?;
        check_selection(&statement)?;
        check_columns(&statement, kind)?;
        let nothing = Element::default();
        let output = root.child("OutputSerialization").unwrap_or(&nothing);
        let options = root.child("Options").unwrap_or(&nothing);
        let may_skip = options.child_text("MaxSkippedRecordsAllowed");
        let may_skip = may_skip.map(str::trim).filter(|text| !text.is_empty());
        let may_skip = may_skip.map(|text| {
            let message = format!("Invalid MaxSkippedRecordsAllowed parameter:{text}");
            let code = Code::InvalidMaxSkippedRecordsAllowed;
            let refused = |_| OssError::new(code).message(message);
            text.parse().map_err(refused)
        });
        let raw = flag(output, "OutputRawData");
        let checksums = flag(output, "EnablePayloadCrc");
        if raw && checksums {
            return Err(OssError::new(Code::InvalidOSSSelectParameters));
        }
        let input = Input::read(&root, kind)?;
        let output = read_output(output, kind)?;
        if output.keep_all_columns && !statement.aggregates.is_empty() {
            return Err(OssError::new(Code::SqlInvalidKeepAllColumnsWithAggregation));
        }
        Ok(Self {
            statement,
            input,
            output,
            raw,
            checksums,
            skips_partial: flag(options, "SkipPartialDataRecord"),
            may_skip: may_skip.transpose()?.unwrap_or_default(),
        })
    }
}

impl MetaRequest {
    /// Reads the document of a request to count rows.
    ///
    /// # Errors
    ///
    /// Returns 400 if the document is not valid.
    pub(crate) fn read(body: &[u8], kind: Kind) -> Result<Self, OssError> {
        let root = match kind {
            Kind::Csv => "CsvMetaRequest",
            Kind::Json => "JsonMetaRequest",
        };
        let root = Element::read(body, root, Characters::Xml10)?;
        let input = Input::read(&root, kind)?;
        Ok(Self { input })
    }
}

fn read_output(output: &Element, kind: Kind) -> Result<Output, OssError> {
    let delimiter = |format: &Element, name: &'static str, code, default: &str| {
        let given = decoded(format, name).filter(|bytes| !bytes.is_empty());
        match given.map(String::from_utf8) {
            None => Ok(default.to_owned()),
            Some(Ok(text)) if text.chars().count() <= 2 && !text.contains('\0') => Ok(text),
            Some(_) => {
                let given = format.child_text(name).unwrap_or_default();
                let message = format!("Invalid {name} parameter:{given}");
                Err(OssError::new(code).message(message))
            }
        }
    };
    let record = Code::InvalidOutputRecordDelimiter;
    let format = match (output.child("CSV"), output.child("JSON"), kind) {
        (None, Some(json), _) => OutputFormat::Json {
            record: delimiter(json, "RecordDelimiter", record, "\n")?,
        },
        (None, None, Kind::Json) => OutputFormat::Json {
            record: "\n".to_owned(),
        },
        (csv, _, _) => {
            let nothing = Element::default();
            let csv = csv.unwrap_or(&nothing);
            let field = Code::InvalidOutputFieldDelimiter;
            OutputFormat::Csv {
                record: delimiter(csv, "RecordDelimiter", record, "\n")?,
                field: delimiter(csv, "FieldDelimiter", field, ",")?,
            }
        }
    };
    Ok(Output {
        format,
        keep_all_columns: flag(output, "KeepAllColumns"),
        header: flag(output, "OutputHeader"),
    })
}

/// Checks that a query does not return columns of single rows beside values over all rows.
fn check_selection(statement: &Statement) -> Result<(), OssError> {
    let sql::Selection::Items(items) = &statement.selection else {
        return Ok(());
    };
    let single = items
        .iter()
        .any(|item| matches!(item.expression, sql::Expression::Column(_)));
    match single && !statement.aggregates.is_empty() {
        true => Err(OssError::new(Code::SqlInvalidMixOfAggregationAndColumn)),
        false => Ok(()),
    }
}

/// Checks that the columns of a query are such as the kind of object can have.
fn check_columns(statement: &Statement, kind: Kind) -> Result<(), OssError> {
    if kind == Kind::Json {
        return Ok(());
    }
    if !statement.source.is_empty() {
        return Err(OssError::new(Code::TableRootNodeOnlySupportInJson));
    }
    let mut checked = Ok(());
    statement.each_column(|steps| {
        let code = match steps {
            [sql::Step::Member(name)] => match column_number(name) {
                Some(0) => Code::SqlInvalidColumnIndex,
                Some(number) if number > COLUMNS => Code::SqlInvalidColumnIndex,
                _ => return,
            },
            _ => Code::NestedColumnNotSupportInCsv,
        };
        checked = Err(OssError::new(code));
    });
    checked
}

fn invalid_sql(reason: &str) -> OssError {
    refused_sql(Code::InvalidSqlParameter, reason)
}

fn refused_sql(code: Code, reason: &str) -> OssError {
    OssError::new(code).message(format!("The SQL is not valid: {reason}."))
}

/// The greatest length of a query, in bytes.
const LONGEST_SQL: usize = 16 * 1024;
/// The greatest number of a column.
const COLUMNS: usize = 1000;
