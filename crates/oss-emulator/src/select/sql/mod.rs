//! The SQL of SelectObject. The list of tables is a path into the object, as in
//! `select s.a from ossobject.rows[*] s`, which is why the parser is one of its own.

mod expression;
mod statement;
mod token;
mod tree;

pub(super) use self::statement::parse;
pub(super) use self::tree::{
    Aggregate, Comparison, Expression, Function, Item, Operator, Selection, Statement, Step,
};

use crate::codes::Code;

/// The reason for which a text is not a valid query, and the code that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BadSql {
    pub(super) code: Code,
    pub(super) reason: String,
}

fn bad<T>(reason: impl Into<String>) -> Result<T, BadSql> {
    refused(Code::SqlSyntaxError, reason)
}

fn refused<T>(code: Code, reason: impl Into<String>) -> Result<T, BadSql> {
    let reason = reason.into();
    Err(BadSql { code, reason })
}
