//! The answer of a query as text.

use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::error::Result;
use datafusion::prelude::SessionContext;

/// Runs a query and returns its answer as a table in text.
///
/// # Errors
///
/// Fails with the error of the query.
pub async fn answer(session: &SessionContext, sql: &str) -> Result<String> {
    text(&session.sql(sql).await?.collect().await?)
}

/// Returns rows as a table in text. It does not depend on how the rows are divided into batches.
///
/// # Errors
///
/// Fails if a value cannot be shown as text.
pub fn text(batches: &[RecordBatch]) -> Result<String> {
    Ok(pretty_format_batches(batches)?.to_string())
}
