//! The values in rows and expressions.

use std::cmp::Ordering;

use serde_json::Value as Json;

use super::digits;

/// A value. It is unknown (`Null`) where a row has no such column.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    /// A number as it is written in a JSON document. It is compared with texts as a text.
    Digits(String),
    Text(String),
    /// An object or a list in a JSON document.
    Json(Json),
}

/// The types to which a value can be converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Bool,
    Float,
    Int,
    Text,
}

impl Type {
    /// Returns the type of this name in SQL, without regard to case.
    pub(super) fn parse(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "bool" | "boolean" => Self::Bool,
            "float" | "double" | "decimal" | "numeric" | "real" => Self::Float,
            "int" | "integer" | "bigint" => Self::Int,
            "string" | "varchar" | "char" | "text" => Self::Text,
            _ => return None,
        })
    }
}

impl Value {
    /// Creates the value of a part of a JSON document.
    pub(super) fn of_json(json: &Json) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(value) => Self::Bool(*value),
            Json::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(int), _) => Self::Int(int),
                (None, Some(float)) => Self::Float(float),
                (None, None) => Self::Null,
            },
            Json::String(text) => match digits::digits(text) {
                Some(number) => Self::Digits(number.to_owned()),
                None => Self::Text(text.clone()),
            },
            nested => Self::Json(nested.clone()),
        }
    }

    /// Creates the value of a member of a row that is returned as a whole, in which null is not
    /// unknown.
    pub(super) fn member(json: &Json) -> Self {
        match json {
            Json::Null => Self::Json(Json::Null),
            known => Self::of_json(known),
        }
    }

    /// Converts the value to JSON, in which [`digits::unmark`] must be applied.
    pub(super) fn to_json(&self) -> Json {
        match self {
            Self::Null => Json::Null,
            Self::Bool(value) => Json::from(*value),
            Self::Int(value) => Json::from(*value),
            // A whole number is written without a point, also if it is an average.
            Self::Float(value) if value.fract() == 0.0 && value.abs() < WHOLE => {
                Json::from(*value as i64)
            }
            Self::Float(value) => Json::from(*value),
            Self::Text(text) => Json::from(text.as_str()),
            Self::Digits(number) => Json::from(digits::marked(number)),
            Self::Json(json) => json.clone(),
        }
    }

    /// Returns the text of the value. An unknown value has an empty text.
    pub(super) fn to_text(&self) -> String {
        match self {
            Self::Null | Self::Json(Json::Null) => String::new(),
            Self::Bool(value) => value.to_string(),
            Self::Int(value) => value.to_string(),
            Self::Float(value) => value.to_string(),
            Self::Text(text) | Self::Digits(text) => text.clone(),
            Self::Json(json) => digits::unmark(json.to_string()),
        }
    }

    /// Returns the number that the value is, or that its text says.
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Int(value) => Some(*value as f64),
            Self::Float(value) => Some(*value),
            Self::Text(text) | Self::Digits(text) => text.trim().parse().ok(),
            Self::Null | Self::Bool(_) | Self::Json(_) => None,
        }
    }

    /// Converts the value to another type. An unknown value and an empty text stay unknown. Returns
    /// `None` if the value cannot be converted.
    pub(super) fn cast(&self, to: Type) -> Option<Self> {
        let empty = matches!(self, Self::Text(text) if text.is_empty()) && to != Type::Text;
        if *self == Self::Null || empty {
            return Some(Self::Null);
        }
        match to {
            Type::Text => Some(Self::Text(self.to_text())),
            Type::Float => self.number().map(Self::Float),
            Type::Int => match self {
                Self::Int(value) => Some(Self::Int(*value)),
                Self::Text(text) | Self::Digits(text) => text.trim().parse().ok().map(Self::Int),
                Self::Float(value) => Some(Self::Int(*value as i64)),
                _ => None,
            },
            Type::Bool => match self {
                Self::Bool(value) => Some(Self::Bool(*value)),
                Self::Text(text) if text.eq_ignore_ascii_case("true") => Some(Self::Bool(true)),
                Self::Text(text) if text.eq_ignore_ascii_case("false") => Some(Self::Bool(false)),
                _ => None,
            },
        }
    }

    /// Compares two values. If one of them is a number, the text of the other one must be a number
    /// too. Returns `None` if they cannot be compared.
    pub(super) fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Int(a), Self::Int(b)) => Some(a.cmp(b)),
            (Self::Text(a) | Self::Digits(a), Self::Text(b) | Self::Digits(b)) => Some(a.cmp(b)),
            (Self::Bool(a), Self::Bool(b)) => Some(a.cmp(b)),
            (Self::Int(_) | Self::Float(_), _) | (_, Self::Int(_) | Self::Float(_)) => {
                self.number()?.partial_cmp(&other.number()?)
            }
            _ => None,
        }
    }
}

/// Whole numbers below this one are exact.
const WHOLE: f64 = 9_007_199_254_740_992.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_compared_with_a_number_as_a_number() {
        let text = |text: &str| Value::Text(text.to_owned());
        assert_eq!(text("9").compare(&Value::Int(10)), Some(Ordering::Less));
        assert_eq!(text("9").compare(&text("10")), Some(Ordering::Greater));
        assert_eq!(text("x").compare(&Value::Int(10)), None);
        assert_eq!(Value::Null.compare(&Value::Int(10)), None);
    }

    #[test]
    fn casts_keep_what_is_unknown_and_refuse_what_is_not_of_the_type() {
        let text = |text: &str| Value::Text(text.to_owned());
        assert_eq!(text("12").cast(Type::Int), Some(Value::Int(12)));
        assert_eq!(text("").cast(Type::Int), Some(Value::Null));
        assert_eq!(text("x").cast(Type::Int), None);
        assert_eq!(Value::Null.cast(Type::Text), Some(Value::Null));
        assert_eq!(text("1.5").cast(Type::Float), Some(Value::Float(1.5)));
        assert_eq!(Value::Int(1).cast(Type::Text), Some(text("1")));
    }

    #[test]
    fn whole_numbers_are_written_without_a_point() {
        assert_eq!(Value::Float(1_011_723.0).to_json().to_string(), "1011723");
        assert_eq!(Value::Float(1.5).to_json().to_string(), "1.5");
        assert_eq!(Value::Float(1e300).to_json().to_string(), "1e+300");
    }
}
