//! The orders: a large table, of which each partition has one year and one region.

use std::sync::Arc;

use datafusion::arrow::array::{
    ArrayRef, Int32Array, Int64Array, RecordBatch, StringArray, TimestampMicrosecondArray,
};
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit};
use datafusion::error::Result;
use fastrand::Rng;

use crate::Settings;

/// The years of the partitions.
pub const YEARS: [i32; 4] = [2021, 2022, 2023, 2024];

/// The regions of the partitions.
pub const REGIONS: [&str; 4] = ["east", "north", "south", "west"];

/// The columns in the files. The year and the region stand in the paths only.
pub(crate) fn schema() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("order_id", DataType::Int64, false),
        Field::new("customer_id", DataType::Int64, false),
        Field::new(
            "ordered_at",
            DataType::Timestamp(TimeUnit::Microsecond, None),
            false,
        ),
        Field::new("status", DataType::Utf8, false),
        Field::new("product", DataType::Utf8, false),
        Field::new("quantity", DataType::Int32, false),
        Field::new("amount_cents", DataType::Int64, false),
        Field::new("note", DataType::Utf8, false),
    ]))
}

/// The columns that the paths of the files contain.
pub(crate) fn partition_columns() -> Vec<(String, DataType)> {
    vec![
        ("year".to_owned(), DataType::Int32),
        ("region".to_owned(), DataType::Utf8),
    ]
}

/// One partition, whose rows are made batch by batch. They are sorted by the time of the order, and the
/// numbers of the orders ascend with it.
pub(crate) struct Partition {
    pub(crate) year: i32,
    pub(crate) region: &'static str,
    random: Rng,
    customers: u64,
    first_id: i64,
    rows: u64,
    made: u64,
}

impl Partition {
    /// All partitions, which together have the number of rows that the settings ask for.
    pub(crate) fn all(settings: &Settings) -> Vec<Self> {
        let places = YEARS
            .iter()
            .flat_map(|year| REGIONS.iter().map(move |region| (*year, *region)));
        let count = (YEARS.len() * REGIONS.len()) as u64;
        let mut first_id = 1;
        let mut partitions = Vec::new();
        for ((year, region), number) in places.zip(0_u64..) {
            let extra = u64::from(number < settings.rows % count);
            let rows = settings.rows / count + extra;
            partitions.push(Self {
                year,
                region,
                random: Rng::with_seed(settings.seed.wrapping_mul(1_000_003).wrapping_add(number)),
                customers: settings.customers(),
                first_id,
                rows,
                made: 0,
            });
            first_id += rows.cast_signed();
        }
        partitions
    }

    /// How many rows the partition has.
    pub(crate) fn rows(&self) -> u64 {
        self.rows
    }

    /// Makes the next rows, or returns `None` after the last one.
    pub(crate) fn next(&mut self) -> Result<Option<RecordBatch>> {
        let made = self.made;
        let count = (self.rows - made).min(BATCH);
        if count == 0 {
            return Ok(None);
        }
        self.made += count;
        let ids = (made..made + count).map(|row| self.first_id + row.cast_signed());
        let ids = Int64Array::from_iter_values(ids);
        let times = (made..made + count).map(|row| self.time(row));
        let times = TimestampMicrosecondArray::from_iter_values(times);
        let (rows, random) = (0..count, &mut self.random);
        let customers = rows
            .clone()
            .map(|_| random.u64(1..=self.customers).cast_signed())
            .collect::<Vec<_>>();
        let status = words(rows.clone(), random, &STATUS);
        let products = words(rows.clone(), random, &PRODUCTS);
        let quantities = rows.clone().map(|_| random.i32(1..=20)).collect::<Vec<_>>();
        let amounts = rows
            .clone()
            .map(|_| random.i64(100..=500_000))
            .collect::<Vec<_>>();
        let notes = StringArray::from_iter_values(rows.map(|_| note(random)));
        let columns: Vec<ArrayRef> = vec![
            Arc::new(ids),
            Arc::new(Int64Array::from(customers)),
            Arc::new(times),
            Arc::new(status),
            Arc::new(products),
            Arc::new(Int32Array::from(quantities)),
            Arc::new(Int64Array::from(amounts)),
            Arc::new(notes),
        ];
        Ok(Some(RecordBatch::try_new(schema(), columns)?))
    }

    /// When the order of a row was given, in microseconds since 1970. The orders of a partition are
    /// spread over the first 365 days of its year.
    fn time(&self, row: u64) -> i64 {
        let start = i64::from(self.year - 1970) * 365 + leap_days_before(self.year);
        let share = u128::from(row) * u128::from(YEAR_MICROS) / u128::from(self.rows.max(1));
        start * DAY_MICROS + i64::try_from(share).unwrap_or(0)
    }
}

/// How many leap days there were from 1970 until the beginning of a year of this century.
fn leap_days_before(year: i32) -> i64 {
    i64::from((year - 1969) / 4)
}

fn words(
    rows: std::ops::Range<u64>,
    random: &mut Rng,
    from: &'static [&'static str],
) -> StringArray {
    StringArray::from_iter_values(rows.map(|_| random.choice(from).copied().unwrap_or_default()))
}

/// Text that cannot be compressed much, so that the files have the size of real ones.
fn note(random: &mut Rng) -> String {
    (0..NOTE).map(|_| random.alphanumeric()).collect()
}

const STATUS: [&str; 5] = ["cancelled", "delivered", "open", "paid", "returned"];
const PRODUCTS: [&str; 12] = [
    "anvil", "bellows", "chisel", "drill", "easel", "file", "gimlet", "hammer", "level", "mallet",
    "plane", "saw",
];

/// The length of a note in characters.
const NOTE: usize = 64;

/// How many rows are made at once.
const BATCH: u64 = 16_384;

const DAY_MICROS: i64 = 24 * 3600 * 1_000_000;
const YEAR_MICROS: u64 = 365 * 24 * 3600 * 1_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_partitions_have_all_rows_and_their_times_are_in_their_years() {
        let settings = Settings {
            rows: 1003,
            seed: 7,
        };
        let mut ids = Vec::new();
        for mut partition in Partition::all(&settings) {
            let (year, rows) = (partition.year, partition.rows());
            let batch = partition.next().unwrap().unwrap();
            assert!(partition.next().unwrap().is_none());
            assert_eq!(batch.num_rows() as u64, rows);
            let times: &TimestampMicrosecondArray =
                batch.column(2).as_any().downcast_ref().unwrap();
            for row in [0, batch.num_rows() - 1] {
                let text = times.value_as_datetime(row).unwrap().to_string();
                assert!(
                    text.starts_with(&year.to_string()),
                    "{text} is not in {year}"
                );
            }
            let column: &Int64Array = batch.column(0).as_any().downcast_ref().unwrap();
            ids.extend(column.values().iter().copied());
        }
        assert_eq!(ids, (1..=1003).collect::<Vec<_>>());
    }

    #[test]
    fn the_same_seed_makes_the_same_rows() {
        let first = |seed| {
            let mut partitions = Partition::all(&Settings { rows: 160, seed });
            partitions.remove(0).next().unwrap().unwrap()
        };
        assert_eq!(first(1), first(1));
        assert_ne!(first(1), first(2));
    }
}
