//! A received query, taken apart.

use std::borrow::Cow;

use super::Reason;
use crate::encode::percent_decode_query;

/// Decoded pairs in the order of the wire.
#[derive(Clone)]
pub(crate) struct Query<'a> {
    pairs: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

impl<'a> Query<'a> {
    /// Splits at `&` and at the first `=`, and decodes once; a bare `+` is a blank.
    pub(crate) fn parse(raw: &'a str) -> Result<Self, Reason> {
        let pieces = raw.split('&').filter(|piece| !piece.is_empty());
        let pairs = pieces.map(|piece| {
            let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
            let decode = |text| percent_decode_query(text).ok_or(Reason::QueryNotUtf8);
            Ok((decode(name)?, decode(value)?))
        });
        Ok(Self {
            pairs: pairs.collect::<Result<_, _>>()?,
        })
    }

    /// The first value of a name; empty where it has none.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.iter()
            .find(|(n, _)| *n == name)
            .map(|(_, value)| value)
    }

    /// As [`get`](Self::get), for keeping.
    pub(crate) fn cow(&self, name: &str) -> Option<Cow<'a, str>> {
        self.pairs
            .iter()
            .find(|(n, _)| *n == name)
            .map(|(_, value)| value.clone())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs
            .iter()
            .map(|(name, value)| (name.as_ref(), value.as_ref()))
    }
}
