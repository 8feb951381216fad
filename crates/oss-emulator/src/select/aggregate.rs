//! Aggregates, which collect a value over all rows.

use std::cmp::Ordering;

use super::evaluate::evaluate;
use super::rows::{BadRow, Row};
use super::sql::{Aggregate, Function};
use super::value::Value;

/// What an aggregate has collected so far.
#[derive(Clone, Debug)]
pub(super) struct Collected {
    count: i64,
    sum: f64,
    /// Whether all values were integers, so that their sum is one too.
    integers: bool,
    least: Value,
    greatest: Value,
}

impl Collected {
    pub(super) fn new() -> Self {
        Self {
            count: 0,
            sum: 0.0,
            integers: true,
            least: Value::Null,
            greatest: Value::Null,
        }
    }

    /// Adds a row. Unknown values are passed over.
    ///
    /// # Errors
    ///
    /// Returns [`BadRow`] if a value of the row cannot be converted.
    pub(super) fn add(&mut self, aggregate: &Aggregate, row: &Row) -> Result<(), BadRow> {
        let Some(argument) = &aggregate.argument else {
            self.count += 1;
            return Ok(());
        };
        let value = evaluate(argument, row, &[])?;
        if value == Value::Null {
            return Ok(());
        }
        self.count += 1;
        self.sum += value.number().unwrap_or_default();
        self.integers &= matches!(value, Value::Int(_));
        if self.least == Value::Null || value.compare(&self.least).is_some_and(Ordering::is_lt) {
            self.least = value.clone();
        }
        if self.greatest == Value::Null
            || value.compare(&self.greatest).is_some_and(Ordering::is_gt)
        {
            self.greatest = value;
        }
        Ok(())
    }

    /// Returns the result.
    pub(super) fn result(&self, function: Function) -> Value {
        match function {
            Function::Count => Value::Int(self.count),
            Function::Max => self.greatest.clone(),
            Function::Min => self.least.clone(),
            Function::Avg | Function::Sum if self.count == 0 => Value::Null,
            Function::Avg => Value::Float(self.sum / self.count as f64),
            Function::Sum if self.integers => Value::Int(self.sum as i64),
            Function::Sum => Value::Float(self.sum),
        }
    }
}
