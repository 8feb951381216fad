//! The customers, a small table for joins.

use std::sync::Arc;

use datafusion::arrow::array::{Int64Array, RecordBatch, StringArray};
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use datafusion::error::Result;

use crate::Settings;

/// The columns of the customers.
pub(crate) fn schema() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("customer_id", DataType::Int64, false),
        Field::new("segment", DataType::Utf8, false),
        Field::new("country", DataType::Utf8, false),
    ]))
}

/// Makes all customers.
pub(crate) fn make(settings: &Settings) -> Result<RecordBatch> {
    let mut random = fastrand::Rng::with_seed(settings.seed);
    let count = settings.customers();
    let ids = (1..=count).map(u64::cast_signed);
    let ids = Int64Array::from_iter_values(ids);
    let mut words = |from: &[&'static str]| {
        StringArray::from_iter_values((0..count).map(|_| random.choice(from).unwrap_or(&"")))
    };
    let (segments, countries) = (words(&SEGMENTS), words(&COUNTRIES));
    let columns = RecordBatch::try_new(
        schema(),
        vec![Arc::new(ids), Arc::new(segments), Arc::new(countries)],
    )?;
    Ok(columns)
}

const SEGMENTS: [&str; 4] = ["business", "education", "household", "public"];
const COUNTRIES: [&str; 8] = ["BR", "CN", "DE", "ID", "IN", "JP", "MX", "ZA"];
