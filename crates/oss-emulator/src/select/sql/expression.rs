//! Parsing expressions.

use super::token::Token;
use super::tree::{Aggregate, Comparison, Expression, Function, Operator, Step};
use super::{BadSql, bad, refused};
use crate::codes::Code;
use crate::select::value::{Type, Value};

/// The tokens that were not read yet, and what expressions have collected.
pub(super) struct Parser {
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
    depth: usize,
    /// How many operators have joined two expressions.
    joined: usize,
    pub(super) aggregates: Vec<Aggregate>,
}

impl Parser {
    pub(super) fn new(tokens: Vec<Token>) -> Self {
        Self {
            tokens: tokens.into_iter().peekable(),
            depth: 0,
            joined: 0,
            aggregates: Vec::new(),
        }
    }

    pub(super) fn peek(&mut self) -> Option<&Token> {
        self.tokens.peek()
    }

    pub(super) fn next(&mut self) -> Option<Token> {
        self.tokens.next()
    }

    /// Passes over a keyword if it is the next token.
    pub(super) fn keyword(&mut self, keyword: &str) -> bool {
        self.tokens.next_if(|token| token.is(keyword)).is_some()
    }

    /// Passes over a symbol if it is the next token.
    pub(super) fn symbol(&mut self, symbol: &'static str) -> bool {
        self.tokens.next_if_eq(&Token::Symbol(symbol)).is_some()
    }

    pub(super) fn expect(&mut self, symbol: &'static str) -> Result<(), BadSql> {
        match self.symbol(symbol) {
            true => Ok(()),
            false => bad(format!("{symbol} is missing")),
        }
    }

    /// Parses an expression.
    pub(super) fn expression(&mut self) -> Result<Expression, BadSql> {
        self.depth += 1;
        if self.depth > DEPTH {
            let reason = "it is nested too deep";
            return refused(Code::SqlExceedsMaxConditionDepth, reason);
        }
        let mut left = self.conjunction()?;
        while self.keyword("or") {
            let right = self.conjunction()?;
            self.join()?;
            left = Expression::Or(left.into(), right.into());
        }
        self.depth -= 1;
        Ok(left)
    }

    /// Counts an operator. Each of them makes the tree deeper, and the tree is evaluated by a function
    /// that calls itself.
    fn join(&mut self) -> Result<(), BadSql> {
        self.joined += 1;
        match self.joined > JOINED {
            true => refused(
                Code::SqlExceedsMaxConditionCount,
                "it has too many operators",
            ),
            false => Ok(()),
        }
    }

    fn conjunction(&mut self) -> Result<Expression, BadSql> {
        let mut left = self.negation()?;
        while self.keyword("and") {
            let right = self.negation()?;
            self.join()?;
            left = Expression::And(left.into(), right.into());
        }
        Ok(left)
    }

    fn negation(&mut self) -> Result<Expression, BadSql> {
        let mut negative = false;
        while self.keyword("not") {
            negative = !negative;
        }
        let expression = self.comparison()?;
        Ok(negated(expression, negative))
    }

    fn comparison(&mut self) -> Result<Expression, BadSql> {
        let left = self.sum()?;
        if self.keyword("is") {
            let negative = self.keyword("not");
            return match self.keyword("null") {
                true => Ok(negated(Expression::IsNull(left.into()), negative)),
                false => bad("NULL is missing after IS"),
            };
        }
        let negative = self.keyword("not");
        if self.keyword("like") {
            let pattern = self.sum()?.into();
            let escape = match self.keyword("escape") {
                true => Some(self.escape()?),
                false => None,
            };
            let text = left.into();
            let like = Expression::Like {
                text,
                pattern,
                escape,
            };
            return Ok(negated(like, negative));
        }
        if self.keyword("in") {
            self.expect("(")?;
            let list = self.list()?;
            return Ok(negated(Expression::In(left.into(), list), negative));
        }
        if self.keyword("between") {
            let low = self.sum()?;
            if !self.keyword("and") {
                return bad("AND is missing after BETWEEN");
            }
            let between = Expression::Between(Box::new([left, low, self.sum()?]));
            return Ok(negated(between, negative));
        }
        if negative {
            return bad("LIKE, IN or BETWEEN is missing after NOT");
        }
        let found = COMPARISONS
            .into_iter()
            .find(|(symbol, _)| self.symbol(symbol));
        match found {
            Some((_, comparison)) => {
                let right = self.sum()?;
                Ok(Expression::Compare(comparison, left.into(), right.into()))
            }
            None => Ok(left),
        }
    }

    fn escape(&mut self) -> Result<char, BadSql> {
        let Some(Token::Text(text)) = self.next() else {
            return bad("a text is missing after ESCAPE");
        };
        let mut characters = text.chars();
        match (characters.next(), characters.next()) {
            (Some(escape), None) => Ok(escape),
            _ => bad("the text after ESCAPE must be one character"),
        }
    }

    /// Parses expressions up to the closing parenthesis.
    fn list(&mut self) -> Result<Vec<Expression>, BadSql> {
        let mut list = vec![self.expression()?];
        while self.symbol(",") {
            list.push(self.expression()?);
        }
        self.expect(")")?;
        match list.len() > LISTED {
            true => refused(Code::SqlExceedsMaxInCount, "a list has too many values"),
            false => Ok(list),
        }
    }

    fn sum(&mut self) -> Result<Expression, BadSql> {
        let operators = [
            ("+", Operator::Add),
            ("-", Operator::Subtract),
            ("||", Operator::Concatenate),
        ];
        self.chain(&operators, Self::product)
    }

    fn product(&mut self) -> Result<Expression, BadSql> {
        let operators = [
            ("*", Operator::Multiply),
            ("/", Operator::Divide),
            ("%", Operator::Remainder),
        ];
        self.chain(&operators, Self::operand)
    }

    /// Parses operands that are joined by operators, from the left to the right.
    fn chain(
        &mut self,
        operators: &[(&'static str, Operator)],
        operand: fn(&mut Self) -> Result<Expression, BadSql>,
    ) -> Result<Expression, BadSql> {
        let mut left = operand(self)?;
        while let Some((_, operator)) = operators.iter().find(|(symbol, _)| self.symbol(symbol)) {
            let right = operand(self)?;
            self.join()?;
            left = Expression::Calculate(*operator, left.into(), right.into());
        }
        Ok(left)
    }

    fn operand(&mut self) -> Result<Expression, BadSql> {
        let mut negative = false;
        while self.symbol("-") {
            negative = !negative;
        }
        let operand = self.primary()?;
        let zero = || Expression::Literal(Value::Int(0)).into();
        match negative {
            true => Ok(Expression::Calculate(
                Operator::Subtract,
                zero(),
                operand.into(),
            )),
            false => Ok(operand),
        }
    }

    fn primary(&mut self) -> Result<Expression, BadSql> {
        match self.next() {
            Some(Token::Symbol("(")) => {
                let inner = self.expression()?;
                self.expect(")")?;
                Ok(inner)
            }
            Some(Token::Number(number)) => match (number.parse(), number.parse()) {
                (Ok(int), _) => Ok(Expression::Literal(Value::Int(int))),
                (_, Ok(float)) => Ok(Expression::Literal(Value::Float(float))),
                _ => bad(format!("{number} is not a number")),
            },
            Some(Token::Text(text)) => Ok(Expression::Literal(Value::Text(text))),
            Some(Token::Quoted(name)) => self.column(name),
            Some(Token::Word(word)) => self.word(word),
            Some(token) => bad(format!("{token:?} is not expected")),
            None => bad("it ends too early"),
        }
    }

    /// Parses what begins with a keyword or a name.
    fn word(&mut self, word: String) -> Result<Expression, BadSql> {
        let lower = word.to_ascii_lowercase();
        match lower.as_str() {
            "null" => return Ok(Expression::Literal(Value::Null)),
            "true" => return Ok(Expression::Literal(Value::Bool(true))),
            "false" => return Ok(Expression::Literal(Value::Bool(false))),
            _ => {}
        }
        if !self.symbol("(") {
            return self.column(word);
        }
        if lower == "cast" {
            let inner = self.expression()?;
            let to = match (self.keyword("as"), self.next()) {
                (true, Some(Token::Word(name))) => Type::parse(&name),
                _ => None,
            };
            self.expect(")")?;
            return match to {
                Some(to) => Ok(Expression::Cast(inner.into(), to)),
                None => bad("CAST has no type that is known"),
            };
        }
        let Some(function) = function(&lower) else {
            return bad(format!("there is no function {word}"));
        };
        let argument = match function == Function::Count && self.symbol("*") {
            true => None,
            false => Some(self.expression()?),
        };
        self.expect(")")?;
        self.aggregates.push(Aggregate { function, argument });
        Ok(Expression::Aggregate(self.aggregates.len() - 1))
    }

    fn column(&mut self, name: String) -> Result<Expression, BadSql> {
        let mut steps = vec![Step::Member(name)];
        self.steps(&mut steps)?;
        match steps.contains(&Step::Each) {
            true => bad("[*] is allowed in FROM only"),
            false => Ok(Expression::Column(steps)),
        }
    }

    /// Parses the steps of a path after its first name.
    pub(super) fn steps(&mut self, steps: &mut Vec<Step>) -> Result<(), BadSql> {
        loop {
            if self.symbol(".") {
                match self.next() {
                    Some(Token::Word(name) | Token::Quoted(name)) => steps.push(Step::Member(name)),
                    _ => return bad("a name is missing after a point"),
                }
            } else if self.symbol("[") {
                let step = match self.next() {
                    Some(Token::Symbol("*")) => Step::Each,
                    Some(Token::Number(number)) => match number.parse() {
                        Ok(index) => Step::Index(index),
                        Err(_) => return bad(format!("{number} is not an index")),
                    },
                    _ => return bad("an index is missing"),
                };
                self.expect("]")?;
                steps.push(step);
            } else {
                return Ok(());
            }
        }
    }
}

fn negated(expression: Expression, negative: bool) -> Expression {
    match negative {
        true => Expression::Not(expression.into()),
        false => expression,
    }
}

fn function(name: &str) -> Option<Function> {
    Some(match name {
        "avg" => Function::Avg,
        "count" => Function::Count,
        "max" => Function::Max,
        "min" => Function::Min,
        "sum" => Function::Sum,
        _ => return None,
    })
}

const COMPARISONS: [(&str, Comparison); 7] = [
    ("=", Comparison::Equal),
    ("!=", Comparison::NotEqual),
    ("<>", Comparison::NotEqual),
    ("<=", Comparison::LessOrEqual),
    (">=", Comparison::GreaterOrEqual),
    ("<", Comparison::Less),
    (">", Comparison::Greater),
];

/// The maximum number of operators that join two expressions.
const JOINED: usize = 256;
/// The maximum number of values in a list.
const LISTED: usize = 1024;
/// How deep expressions can be nested.
const DEPTH: usize = 64;
