//! The decoded parameters of a received query.

use std::borrow::Cow;

use super::Reason;
use crate::comparisons::counted;
use crate::encode::percent_decode_query;

/// Decoded names and values, in the order of the request.
#[derive(Clone)]
pub(crate) struct Query<'a> {
    pairs: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

impl<'a> Query<'a> {
    /// Splits a query at `&` and at the first `=`, and decodes each part once. A `+` is a space.
    pub(crate) fn parse(raw: &'a str) -> Result<Self, Reason> {
        let mut pairs = Vec::with_capacity(raw.matches('&').count() + 1);
        for piece in raw.split('&').filter(|piece| !piece.is_empty()) {
            let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
            let decode = |text| percent_decode_query(text).ok_or(Reason::QueryNotUtf8);
            pairs.push((decode(name)?, decode(value)?));
        }
        Ok(Self { pairs })
    }

    /// The first value of a parameter. It is empty for a parameter without a value.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.iter()
            .find(|(n, _)| counted(*n == name))
            .map(|(_, value)| value)
    }

    /// The same value, independent of this query.
    pub(crate) fn cow(&self, name: &str) -> Option<Cow<'a, str>> {
        self.pairs
            .iter()
            .find(|(n, _)| counted(*n == name))
            .map(|(_, value)| value.clone())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs
            .iter()
            .map(|(name, value)| (name.as_ref(), value.as_ref()))
    }
}
