//! A query as a tree.

use crate::select::value::{Type, Value};

/// A query.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub(crate) selection: Selection,
    /// Where the rows are in a JSON document.
    pub(crate) source: Vec<Step>,
    pub(crate) filter: Option<Expression>,
    pub(crate) limit: Option<u64>,
    /// The aggregates to which the expressions of the selection refer.
    pub(crate) aggregates: Vec<Aggregate>,
}

impl Statement {
    /// Calls a function for the path of each column to which the query refers.
    pub(crate) fn each_column<'s>(&'s self, mut visit: impl FnMut(&'s [Step])) {
        let items = match &self.selection {
            Selection::All => &[],
            Selection::Items(items) => items.as_slice(),
        };
        let arguments = self.aggregates.iter();
        let arguments = arguments.filter_map(|aggregate| aggregate.argument.as_ref());
        let expressions = items.iter().map(|item| &item.expression);
        for expression in expressions.chain(&self.filter).chain(arguments) {
            expression.each_column(&mut visit);
        }
    }
}

impl Expression {
    fn each_column<'s>(&'s self, visit: &mut impl FnMut(&'s [Step])) {
        match self {
            Self::Column(steps) => visit(steps),
            Self::Aggregate(_) | Self::Literal(_) => {}
            Self::And(left, right)
            | Self::Or(left, right)
            | Self::Calculate(_, left, right)
            | Self::Compare(_, left, right)
            | Self::Like {
                text: left,
                pattern: right,
                ..
            } => {
                left.each_column(visit);
                right.each_column(visit);
            }
            Self::Between(operands) => operands.iter().for_each(|one| one.each_column(visit)),
            Self::In(value, list) => {
                value.each_column(visit);
                list.iter().for_each(|one| one.each_column(visit));
            }
            Self::Cast(inner, _) | Self::IsNull(inner) | Self::Not(inner) => {
                inner.each_column(visit);
            }
        }
    }
}

/// What a query returns of each row.
#[derive(Clone, Debug)]
pub(crate) enum Selection {
    All,
    Items(Vec<Item>),
}

/// An expression that a query returns.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) expression: Expression,
    /// The name that the query gives to it.
    pub(crate) alias: Option<String>,
}

/// A function over all rows, and its argument. It is `None` for `count(*)`.
#[derive(Clone, Debug)]
pub(crate) struct Aggregate {
    pub(crate) function: Function,
    pub(crate) argument: Option<Expression>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    Avg,
    Count,
    Max,
    Min,
    Sum,
}

/// An expression over a row.
#[derive(Clone, Debug)]
pub(crate) enum Expression {
    /// The aggregate of this number.
    Aggregate(usize),
    And(Box<Expression>, Box<Expression>),
    Between(Box<[Expression; 3]>),
    Calculate(Operator, Box<Expression>, Box<Expression>),
    Cast(Box<Expression>, Type),
    Column(Vec<Step>),
    Compare(Comparison, Box<Expression>, Box<Expression>),
    In(Box<Expression>, Vec<Expression>),
    IsNull(Box<Expression>),
    Like {
        text: Box<Expression>,
        pattern: Box<Expression>,
        escape: Option<char>,
    },
    Literal(Value),
    Not(Box<Expression>),
    Or(Box<Expression>, Box<Expression>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    NotEqual,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Add,
    Concatenate,
    Divide,
    Multiply,
    Remainder,
    Subtract,
}

/// A step into a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// All elements of a list.
    Each,
    Index(usize),
    Member(String),
}
