//! Evaluating expressions over a row.

use std::cmp::Ordering;

use super::rows::{BadRow, Row};
use super::sql::{Comparison, Expression, Operator};
use super::value::Value;

/// Evaluates an expression. `aggregates` are the values of the aggregates to which it refers.
///
/// # Errors
///
/// Returns [`BadRow`] if a value of the row cannot be converted.
pub(super) fn evaluate(
    expression: &Expression,
    row: &Row,
    aggregates: &[Value],
) -> Result<Value, BadRow> {
    let value = |inner: &Expression| evaluate(inner, row, aggregates);
    Ok(match expression {
        Expression::Literal(literal) => literal.clone(),
        Expression::Column(steps) => row.column(steps),
        Expression::Aggregate(number) => aggregates.get(*number).cloned().unwrap_or(Value::Null),
        Expression::Cast(inner, to) => value(inner)?.cast(*to).ok_or(BadRow)?,
        Expression::IsNull(inner) => Value::Bool(value(inner)? == Value::Null),
        Expression::Not(inner) => match value(inner)? {
            Value::Bool(truth) => Value::Bool(!truth),
            _ => Value::Null,
        },
        // What is unknown does not decide, unless the other side does.
        Expression::And(left, right) => match (value(left)?, value(right)?) {
            (Value::Bool(false), _) | (_, Value::Bool(false)) => Value::Bool(false),
            (Value::Bool(true), Value::Bool(true)) => Value::Bool(true),
            _ => Value::Null,
        },
        Expression::Or(left, right) => match (value(left)?, value(right)?) {
            (Value::Bool(true), _) | (_, Value::Bool(true)) => Value::Bool(true),
            (Value::Bool(false), Value::Bool(false)) => Value::Bool(false),
            _ => Value::Null,
        },
        Expression::Compare(comparison, left, right) => {
            compared(*comparison, &value(left)?, &value(right)?)
        }
        Expression::Between(operands) => {
            let [inner, low, high] = operands.as_ref();
            let inner = value(inner)?;
            let above = compared(Comparison::GreaterOrEqual, &inner, &value(low)?);
            let below = compared(Comparison::LessOrEqual, &inner, &value(high)?);
            match (above, below) {
                (Value::Bool(above), Value::Bool(below)) => Value::Bool(above && below),
                _ => Value::Null,
            }
        }
        Expression::In(inner, list) => {
            let inner = value(inner)?;
            let mut found = false;
            for one in list {
                found |= inner.compare(&value(one)?) == Some(Ordering::Equal);
            }
            Value::Bool(found)
        }
        Expression::Like {
            text,
            pattern,
            escape,
        } => match (value(text)?, value(pattern)?) {
            (Value::Null, _) | (_, Value::Null) => Value::Null,
            (text, pattern) => Value::Bool(is_like(&text.to_text(), &pattern.to_text(), *escape)),
        },
        Expression::Calculate(operator, left, right) => {
            calculated(*operator, &value(left)?, &value(right)?)
        }
    })
}

fn compared(comparison: Comparison, left: &Value, right: &Value) -> Value {
    let Some(order) = left.compare(right) else {
        return Value::Null;
    };
    Value::Bool(match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::Greater => order.is_gt(),
        Comparison::GreaterOrEqual => order.is_ge(),
        Comparison::Less => order.is_lt(),
        Comparison::LessOrEqual => order.is_le(),
        Comparison::NotEqual => order.is_ne(),
    })
}

fn calculated(operator: Operator, left: &Value, right: &Value) -> Value {
    if operator == Operator::Concatenate {
        return Value::Text(left.to_text() + &right.to_text());
    }
    if let (Value::Int(left), Value::Int(right)) = (left, right) {
        let result = match operator {
            Operator::Add => left.checked_add(*right),
            Operator::Subtract => left.checked_sub(*right),
            Operator::Multiply => left.checked_mul(*right),
            Operator::Divide => left.checked_div(*right),
            Operator::Remainder => left.checked_rem(*right),
            Operator::Concatenate => None,
        };
        return result.map_or(Value::Null, Value::Int);
    }
    let (Some(left), Some(right)) = (left.number(), right.number()) else {
        return Value::Null;
    };
    Value::Float(match operator {
        Operator::Add => left + right,
        Operator::Subtract => left - right,
        Operator::Multiply => left * right,
        Operator::Divide => left / right,
        Operator::Remainder => left % right,
        Operator::Concatenate => return Value::Null,
    })
}

/// Returns whether a text has the form of a pattern, in which `%` stands for any text and `_` for any
/// character.
fn is_like(text: &str, pattern: &str, escape: Option<char>) -> bool {
    let text: Vec<char> = text.chars().collect();
    let mut parts = Vec::new();
    let mut characters = pattern.chars();
    while let Some(c) = characters.next() {
        parts.push(match c {
            c if Some(c) == escape => Part::One(characters.next().unwrap_or(c)),
            '%' => Part::Many,
            '_' => Part::Any,
            c => Part::One(c),
        });
    }
    let (mut at, mut part) = (0, 0);
    // Where the last `%` stands, and how much of the text it covers so far.
    let mut many: Option<(usize, usize)> = None;
    while at < text.len() {
        let matches = match (parts.get(part), text.get(at)) {
            (Some(Part::Many), _) => {
                many = Some((part, at));
                part += 1;
                continue;
            }
            (Some(Part::Any), _) => true,
            (Some(Part::One(c)), Some(own)) => c == own,
            _ => false,
        };
        match (matches, many) {
            (true, _) => (at, part) = (at + 1, part + 1),
            (false, Some((back, covered))) => {
                many = Some((back, covered + 1));
                (at, part) = (covered + 1, back + 1);
            }
            (false, None) => return false,
        }
    }
    let rest = parts.get(part..).unwrap_or_default();
    rest.iter().all(|part| *part == Part::Many)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Any,
    Many,
    One(char),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_cover_texts() {
        for (text, pattern, like) in [
            ("abc", "abc", true),
            ("abc", "a%", true),
            ("abc", "%c", true),
            ("abcbc", "a%bc", true),
            ("abc", "a_c", true),
            ("abc", "a_", false),
            ("", "%", true),
            ("", "_", false),
            ("a%", "a!%", true),
            ("ab", "a!%", false),
            ("é中", "_中", true),
        ] {
            assert_eq!(is_like(text, pattern, Some('!')), like, "{text} {pattern}");
        }
    }
}
