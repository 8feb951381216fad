//! Values that are computed from a field of all objects that a query finds.

use std::collections::BTreeMap;

use crate::configurations::{MetaAggregation, MetaOperation};
use crate::store::ListedObject;
use crate::xml::Xml;

use super::fields::{Value, value};

/// Adds the element `Aggregation`.
pub(super) fn element(xml: Xml, aggregation: &MetaAggregation, found: &[ListedObject]) -> Xml {
    let values = found.iter();
    let values: Vec<Value> = values
        .filter_map(|listed| value(listed, &aggregation.field))
        .collect();
    let xml = xml
        .begin("Aggregation")
        .text("Field", &aggregation.field)
        .text("Operation", aggregation.operation.as_str());
    match aggregation.operation {
        MetaOperation::Group => groups(xml, &values).close(),
        operation => xml.text("Value", computed(operation, &values)).close(),
    }
}

fn groups(xml: Xml, values: &[Value]) -> Xml {
    let counted = count(values);
    xml.begin("Groups")
        .each(counted, |xml, (value, count)| {
            xml.begin("Group")
                .text("Value", value)
                .text("Count", count.to_string())
                .close()
        })
        .close()
}

fn count(values: &[Value]) -> BTreeMap<String, usize> {
    values.iter().fold(BTreeMap::new(), |mut counted, value| {
        *counted.entry(value.text()).or_default() += 1;
        counted
    })
}

#[expect(
    clippy::cast_precision_loss,
    reason = "an average has the precision of its sum"
)]
fn computed(operation: MetaOperation, values: &[Value]) -> String {
    let numbers = values.iter().filter_map(|value| match value {
        Value::Number(number) => Some(*number),
        Value::Text(_) => None,
    });
    let numbers: Vec<f64> = numbers.collect();
    // `sum` begins with a negative zero, which would be the sum of nothing.
    let sum = numbers.iter().fold(0.0, |sum, number| sum + number);
    let value = match operation {
        MetaOperation::Average if numbers.is_empty() => 0.0,
        MetaOperation::Average => sum / numbers.len() as f64,
        MetaOperation::Max => numbers.iter().copied().reduce(f64::max).unwrap_or(0.0),
        MetaOperation::Min => numbers.iter().copied().reduce(f64::min).unwrap_or(0.0),
        MetaOperation::Sum => sum,
        MetaOperation::Distinct => return count(values).len().to_string(),
        MetaOperation::Count | MetaOperation::Group => return values.len().to_string(),
    };
    value.to_string()
}
