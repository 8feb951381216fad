//! Cutting a query into tokens.

use super::{BadSql, bad};

/// A token of SQL.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A keyword or a name.
    Word(String),
    /// A name in double quotes or backticks, which is never a keyword.
    Quoted(String),
    Text(String),
    Number(String),
    Symbol(&'static str),
}

impl Token {
    /// Returns whether the token is this keyword, without regard to case.
    pub(super) fn is(&self, keyword: &str) -> bool {
        matches!(self, Self::Word(word) if word.eq_ignore_ascii_case(keyword))
    }
}

/// Cuts a query into tokens.
///
/// # Errors
///
/// Returns [`BadSql`] if a text or a name has no end, and for characters that SQL does not have.
pub(super) fn tokens(sql: &str) -> Result<Vec<Token>, BadSql> {
    let mut rest = sql.trim_start();
    let mut tokens = Vec::new();
    while let Some(first) = rest.chars().next() {
        let (token, after) = match first {
            // The service passes over a quote at the end of a query.
            '\'' if rest.trim_end() == "'" => break,
            '\'' => quoted(rest, '\'').map(|(text, after)| (Token::Text(text), after))?,
            '"' | '`' => quoted(rest, first).map(|(name, after)| (Token::Quoted(name), after))?,
            c if c.is_ascii_digit() => {
                let (number, after) = split(rest, |c| c.is_ascii_digit() || c == '.');
                (Token::Number(number.to_owned()), after)
            }
            c if is_word(c) => {
                let (word, after) = split(rest, is_word);
                (Token::Word(word.to_owned()), after)
            }
            _ => {
                let symbol = SYMBOLS.iter().find(|symbol| rest.starts_with(**symbol));
                match symbol {
                    Some(symbol) => {
                        let after = rest.get(symbol.len()..).unwrap_or_default();
                        (Token::Symbol(symbol), after)
                    }
                    None => return bad(format!("the character {first:?} is not expected")),
                }
            }
        };
        tokens.push(token);
        rest = after.trim_start();
    }
    Ok(tokens)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn split(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    text.split_at(end)
}

/// Reads a text in quotes, in which a quote is written twice.
fn quoted(text: &str, quote: char) -> Result<(String, &str), BadSql> {
    let mut value = String::new();
    let mut rest = text.get(1..).unwrap_or_default();
    loop {
        let Some((piece, after)) = rest.split_once(quote) else {
            return bad("a text has no end");
        };
        value.push_str(piece);
        match after.strip_prefix(quote) {
            Some(continued) => {
                value.push(quote);
                rest = continued;
            }
            None => return Ok((value, after)),
        }
    }
}

/// Longer symbols come before those with which they begin.
const SYMBOLS: [&str; 19] = [
    "<=", ">=", "<>", "!=", "||", "(", ")", "[", "]", ",", ".", "*", "+", "-", "/", "%", "=", "<",
    ">",
];
