//! The parameters of a query, percent-encoded once and sorted for the canonical request.

use std::borrow::Cow;

use crate::Error;
use crate::comparisons::{Counted, counted};
use crate::encode::{percent_decode, push_encoded};
use crate::list::List;
use crate::order;
use crate::sink::Sink;

/// The positions of each `name=value` in a text that is being written.
///
/// A URL and the canonical query contain the same encoded pairs in different orders. The canonical query
/// is therefore copied from the URL.
pub(crate) struct Pairs {
    pairs: List<Pair, 24>,
}

#[derive(Clone, Copy, Default)]
struct Pair {
    /// The order of the encoded name, which decides most comparisons.
    order: Counted<u64>,
    start: usize,
    name_end: usize,
    end: usize,
}

impl Pairs {
    pub(crate) fn new() -> Self {
        Self { pairs: List::new() }
    }

    /// Writes a pair, with `&` before it if it is not the first. Of a parameter without a value, or with
    /// an empty one, only the name is written.
    pub(crate) fn push(&mut self, text: &mut String, name: &str, value: &str) {
        let start = self.begin(text);
        push_encoded(text, name);
        let name_end = text.len();
        if !value.is_empty() {
            text.push('=');
            push_encoded(text, value);
        }
        self.end(text, start, name_end);
    }

    /// Writes a pair with a name that needs no encoding. `value` writes the encoded value.
    pub(crate) fn push_with(
        &mut self,
        text: &mut String,
        name: &str,
        value: impl FnOnce(&mut String),
    ) {
        let start = self.begin(text);
        text.push_str(name);
        let name_end = text.len();
        text.push('=');
        value(text);
        self.end(text, start, name_end);
    }

    /// Adds a pair that is in the text already, and returns the position of the next one.
    pub(crate) fn take(&mut self, start: usize, name: &str, length: usize) -> usize {
        let (name_end, end) = (start + name.len(), start + length);
        self.pairs.push(Pair {
            order: Counted(order::number(name.as_bytes())),
            start,
            name_end,
            end,
        });
        end + 1
    }

    /// Writes `&` unless this is the first pair, and returns the position of the pair.
    pub(crate) fn begin(&self, text: &mut String) -> usize {
        if !self.pairs.as_slice().is_empty() {
            text.push('&');
        }
        text.len()
    }

    /// Sorts by encoded name, then by encoded value.
    ///
    /// # Errors
    ///
    /// Returns [`Error::DuplicateQuery`] for a name that is given more than once. The pairs are sorted
    /// nevertheless.
    pub(crate) fn sort(&mut self, text: &str) -> Result<(), Error> {
        let (text, pairs) = (text.as_bytes(), self.pairs.as_mut_slice());
        pairs.sort_unstable_by_key(|pair| pair.order);
        let mut repeated = None;
        for same in pairs
            .chunk_by_mut(|a, b| a.order == b.order)
            .filter(|same| same.len() > 1)
        {
            same.sort_unstable_by(|a, b| {
                let names = counted(a.name(text).cmp(b.name(text)));
                names.then_with(|| a.whole(text).cmp(b.whole(text)))
            });
            let mut neighbours = same.windows(2);
            let equal =
                |pair: &&[Pair]| matches!(pair, [a, b] if counted(a.name(text) == b.name(text)));
            repeated = repeated.or(neighbours.find(equal).and_then(<[Pair]>::first).copied());
        }
        match repeated {
            Some(pair) => {
                let name = String::from_utf8_lossy(pair.name(text)).into_owned();
                let name = percent_decode(&name).map_or(String::new(), Cow::into_owned);
                Err(Error::DuplicateQuery { name })
            }
            None => Ok(()),
        }
    }

    /// The name and the whole text of each of the sorted pairs, both encoded.
    pub(crate) fn sorted<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = (&'a [u8], &'a [u8])> {
        let (text, pairs) = (text.as_bytes(), self.pairs.as_slice().iter());
        pairs.map(|pair| (pair.name(text), pair.whole(text)))
    }

    /// Writes the sorted pairs, joined with `&`. Pairs that follow each other in the text as well are
    /// copied together.
    pub(crate) fn write(&self, text: &str, sink: &mut impl Sink) {
        let mut pairs = self.pairs.as_slice().iter();
        let Some(first) = pairs.next() else {
            return;
        };
        let (mut start, mut end) = (first.start, first.end);
        for pair in pairs {
            if pair.start != end + 1 {
                sink.put(text.as_bytes().get(start..end).unwrap_or_default());
                sink.put_byte(b'&');
                start = pair.start;
            }
            end = pair.end;
        }
        sink.put(text.as_bytes().get(start..end).unwrap_or_default());
    }

    fn end(&mut self, text: &str, start: usize, name_end: usize) {
        let name = text.as_bytes().get(start..name_end).unwrap_or_default();
        self.pairs.push(Pair {
            order: Counted(order::number(name)),
            start,
            name_end,
            end: text.len(),
        });
    }
}

impl Pair {
    fn name(self, text: &[u8]) -> &[u8] {
        text.get(self.start..self.name_end).unwrap_or_default()
    }

    fn whole(self, text: &[u8]) -> &[u8] {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(names: &[(&str, &str)]) -> String {
        let (mut text, mut pairs) = (String::new(), Pairs::new());
        for (name, value) in names {
            pairs.push(&mut text, name, value);
        }
        pairs.sort(&text).unwrap();
        let mut out = Vec::new();
        pairs.write(&text, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn names_sort_by_their_encoded_bytes() {
        let names = [
            "a~b",
            "ab",
            "a_b",
            "aB",
            "a.b",
            "a-b",
            "a/b",
            "a b",
            "p",
            "|p",
            "+p",
            "callback-var",
        ]
        .map(|name| (name, ""));
        assert_eq!(
            canonical(&names),
            "%2Bp&%7Cp&a%20b&a%2Fb&a-b&a.b&aB&a_b&ab&a~b&callback-var&p"
        );
    }

    #[test]
    fn the_name_is_sorted_and_not_the_joined_text() {
        assert_eq!(
            canonical(&[("callback-var", "1"), ("callback", "2")]),
            "callback=2&callback-var=1"
        );
    }

    #[test]
    fn a_name_given_twice_is_refused() {
        let (mut text, mut pairs) = (String::new(), Pairs::new());
        for (name, value) in [
            ("response expires", "1"),
            ("b", ""),
            ("response expires", ""),
        ] {
            pairs.push(&mut text, name, value);
        }
        assert_eq!(
            pairs.sort(&text),
            Err(Error::DuplicateQuery {
                name: "response expires".to_owned()
            })
        );
    }
}
