//! The operators of conditions, in one table.

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

/// What an operator compares, without its negation.
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

/// Where the request's value must stand in relation to the written one.
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

    /// Returns whether the operator is a negated one, which holds exactly if the positive operator
    /// does not.
    #[must_use]
    pub fn is_negated(self) -> bool {
        self.negated
    }

    /// Returns whether a value of the request agrees with one of the document, without regard to
    /// negation.
    pub(super) fn agrees(self, given: &str, written: &str) -> bool {
        match self.test {
            Test::Equal => given == written,
            Test::EqualWithoutCase => lower(given).eq(lower(written)),
            Test::Like => text_fits(written, given),
            Test::Number(order) => order.holds(number::compare(given, written)),
            Test::Date(order) => order.holds(instant::compare(given, written)),
            Test::Bool => truth(given).is_some_and(|given| truth(written) == Some(given)),
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
    /// Whether the order is as wanted; values that cannot be compared never are.
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

fn lower(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase)
}

fn truth(text: &str) -> Option<bool> {
    [true, false]
        .into_iter()
        .find(|value| text.eq_ignore_ascii_case(&value.to_string()))
}

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
    // Only OSS has this operator. Its difference is not documented, so it compares as IpAddress.
    ("IpAddressIncludeBorder", Test::Address, false),
];
