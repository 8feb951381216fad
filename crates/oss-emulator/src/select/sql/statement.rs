//! Parsing whole queries.

use super::expression::Parser;
use super::token::{Token, tokens};
use super::tree::{Expression, Item, Selection, Statement, Step};
use super::{BadSql, bad, refused};
use crate::codes::Code;

/// Parses `select … from ossobject… [where …] [limit …]`.
///
/// # Errors
///
/// Returns [`BadSql`] with the reason if the text is not such a query.
pub(crate) fn parse(sql: &str) -> Result<Statement, BadSql> {
    let mut parser = Parser::new(tokens(sql)?);
    if !parser.keyword("select") {
        return bad("it does not begin with SELECT");
    }
    let mut selection = selection(&mut parser)?;
    let of_selection = parser.aggregates.len();
    let (source, table) = source(&mut parser)?;
    let mut filter = match parser.keyword("where") {
        true => Some(parser.expression()?),
        false => None,
    };
    if parser.aggregates.len() > of_selection {
        return bad("WHERE cannot have aggregates");
    }
    let limit = match parser.keyword("limit") {
        true => Some(limit(&mut parser)?),
        false => None,
    };
    if let Some(token) = parser.next() {
        return bad(format!("{token:?} is not expected"));
    }
    let mut aggregates = std::mem::take(&mut parser.aggregates);
    let mut expressions: Vec<&mut Expression> = filter.iter_mut().collect();
    if let Selection::Items(items) = &mut selection {
        expressions.extend(items.iter_mut().map(|item| &mut item.expression));
    }
    let arguments = aggregates.iter_mut();
    expressions.extend(arguments.filter_map(|aggregate| aggregate.argument.as_mut()));
    for expression in expressions {
        without_table(expression, &table);
    }
    Ok(Statement {
        selection,
        source,
        filter,
        limit,
        aggregates,
    })
}

fn selection(parser: &mut Parser) -> Result<Selection, BadSql> {
    if parser.symbol("*") {
        return Ok(Selection::All);
    }
    let mut items = Vec::new();
    loop {
        let expression = parser.expression()?;
        let mut alias = None;
        // The service accepts several names, of which the last one is used.
        while parser.keyword("as") {
            alias = match parser.next() {
                Some(Token::Word(name) | Token::Quoted(name)) => Some(name),
                _ => return bad("a name is missing after AS"),
            };
        }
        check_item(&expression)?;
        items.push(Item { expression, alias });
        if !parser.symbol(",") {
            return Ok(Selection::Items(items));
        }
    }
}

/// Checks that an expression is one of those that a query can return: a column, a converted column or
/// an aggregate.
fn check_item(expression: &Expression) -> Result<(), BadSql> {
    match expression {
        Expression::Column(_) | Expression::Aggregate(_) => Ok(()),
        Expression::Cast(inner, _) if matches!(**inner, Expression::Column(_)) => Ok(()),
        _ => bad("it returns something else than columns and aggregates"),
    }
}

/// Parses FROM. Returns the path to the rows, and the name that stands for a row.
fn source(parser: &mut Parser) -> Result<(Vec<Step>, String), BadSql> {
    if !parser.keyword("from") || !parser.keyword(TABLE) {
        return bad("FROM OSSOBJECT is missing");
    }
    let mut steps = Vec::new();
    parser.steps(&mut steps)?;
    parser.keyword("as");
    let named = parser.peek().is_some_and(|token| {
        matches!(token, Token::Word(_)) && !(token.is("where") || token.is("limit"))
    });
    let table = match (named, parser.peek().cloned()) {
        (true, Some(Token::Word(name))) => {
            parser.next();
            name
        }
        _ => TABLE.to_owned(),
    };
    Ok((steps, table))
}

fn limit(parser: &mut Parser) -> Result<u64, BadSql> {
    match parser.next() {
        Some(Token::Number(number)) => match number.parse() {
            Ok(limit) if limit > 0 => Ok(limit),
            _ => refused(
                Code::SqlInvalidLimitValue,
                format!("{number} is not a limit"),
            ),
        },
        _ => bad("a number is missing after LIMIT"),
    }
}

/// Removes the name of the table from the columns of an expression.
fn without_table(expression: &mut Expression, table: &str) {
    let visit = |inner: &mut Expression| without_table(inner, table);
    match expression {
        Expression::Column(steps) => {
            let names_table = |step: &Step| match step {
                Step::Member(name) => {
                    name.eq_ignore_ascii_case(table) || name.eq_ignore_ascii_case(TABLE)
                }
                _ => false,
            };
            if steps.len() > 1 && steps.first().is_some_and(names_table) {
                steps.remove(0);
            }
        }
        Expression::Aggregate(_) | Expression::Literal(_) => {}
        Expression::And(left, right)
        | Expression::Or(left, right)
        | Expression::Calculate(_, left, right)
        | Expression::Compare(_, left, right) => {
            visit(left);
            visit(right);
        }
        Expression::Like { text, pattern, .. } => {
            visit(text);
            visit(pattern);
        }
        Expression::Between(operands) => operands.iter_mut().for_each(visit),
        Expression::In(value, list) => {
            visit(value);
            list.iter_mut().for_each(visit);
        }
        Expression::Cast(inner, _) | Expression::IsNull(inner) | Expression::Not(inner) => {
            visit(inner);
        }
    }
}

const TABLE: &str = "ossobject";
