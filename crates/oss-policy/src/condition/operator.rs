//! The operators of conditions.

use std::cmp::Ordering;
use std::fmt;

use super::{address, instant, number};
use crate::matching::text_fits;

/// An operator of a condition, such as `StringLike` or `NotIpAddress`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Operator {
    name: &'static str,
    test: Test,
    negated: bool,
}

/// The comparison that an operator and its negated form share.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Test {
    Equal,
    EqualWithoutCase,
    Like,
    Number(Order),
    Date(Order),
    Bool,
    Address,
}

/// How the value of the request must relate to the value of the document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Operator {
    /// Returns the operator of this name. Upper and lower case must be as in the documentation.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (name, test, negated) = *OPERATORS.iter().find(|(known, ..)| *known == name)?;
        Some(Self {
            name,
            test,
            negated,
        })
    }

    /// Returns all operators of the policy language.
    pub fn all() -> impl Iterator<Item = Self> {
        OPERATORS.iter().map(|&(name, test, negated)| Self {
            name,
            test,
            negated,
        })
    }

    /// Returns the name of the operator as documents write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Returns whether the operator is negated, such as `StringNotEquals`. A negated operator holds exactly
    /// if the positive one does not.
    #[must_use]
    pub fn is_negated(self) -> bool {
        self.negated
    }

    /// Returns whether a value of the request matches a value of the document. The result does not take
    /// negation into account; that is left to the caller, because it applies to all values together.
    pub(super) fn agrees(self, given: &str, written: &str) -> bool {
        match self.test {
            Test::Equal => given == written,
            Test::EqualWithoutCase => lowercase(given).eq(lowercase(written)),
            Test::Like => text_fits(written, given),
            Test::Number(order) => order.holds(number::compare(given, written)),
            Test::Date(order) => order.holds(instant::compare(given, written)),
            Test::Bool => parse_bool(given).is_some_and(|given| parse_bool(written) == Some(given)),
            Test::Address => address::is_in(given, written),
        }
    }
}

impl fmt::Display for Operator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl fmt::Debug for Operator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl Order {
    /// Returns whether an ordering satisfies this relation. Values that cannot be compared satisfy none.
    fn holds(self, ordering: Option<Ordering>) -> bool {
        ordering.is_some_and(match self {
            Self::Equal => Ordering::is_eq,
            Self::Less => Ordering::is_lt,
            Self::LessOrEqual => Ordering::is_le,
            Self::Greater => Ordering::is_gt,
            Self::GreaterOrEqual => Ordering::is_ge,
        })
    }
}

fn lowercase(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase)
}

/// Reads `true` or `false`, in upper or lower case.
fn parse_bool(text: &str) -> Option<bool> {
    [true, false]
        .into_iter()
        .find(|value| text.eq_ignore_ascii_case(&value.to_string()))
}

/// The name of each operator, what it compares, and whether it is negated.
const OPERATORS: &[(&str, Test, bool)] = &[
    ("StringEquals", Test::Equal, false),
    ("StringNotEquals", Test::Equal, true),
    ("StringEqualsIgnoreCase", Test::EqualWithoutCase, false),
    ("StringNotEqualsIgnoreCase", Test::EqualWithoutCase, true),
    ("StringLike", Test::Like, false),
    ("StringNotLike", Test::Like, true),
    ("NumericEquals", Test::Number(Order::Equal), false),
    ("NumericNotEquals", Test::Number(Order::Equal), true),
    ("NumericLessThan", Test::Number(Order::Less), false),
    (
        "NumericLessThanEquals",
        Test::Number(Order::LessOrEqual),
        false,
    ),
    ("NumericGreaterThan", Test::Number(Order::Greater), false),
    (
        "NumericGreaterThanEquals",
        Test::Number(Order::GreaterOrEqual),
        false,
    ),
    ("DateEquals", Test::Date(Order::Equal), false),
    ("DateNotEquals", Test::Date(Order::Equal), true),
    ("DateLessThan", Test::Date(Order::Less), false),
    ("DateLessThanEquals", Test::Date(Order::LessOrEqual), false),
    ("DateGreaterThan", Test::Date(Order::Greater), false),
    (
        "DateGreaterThanEquals",
        Test::Date(Order::GreaterOrEqual),
        false,
    ),
    ("Bool", Test::Bool, false),
    ("IpAddress", Test::Address, false),
    ("NotIpAddress", Test::Address, true),
    // Only OSS has this operator. The documentation does not say how it differs from `IpAddress`, so it
    // compares in the same way.
    ("IpAddressIncludeBorder", Test::Address, false),
];
