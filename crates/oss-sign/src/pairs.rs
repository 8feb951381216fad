//! Query pairs in a text: percent-encoded once, in the order given, and sorted where it counts.

use crate::Error;
use crate::encode::push_encoded;
use crate::list::List;
use crate::order;
use crate::sink::Sink;

/// Where each `name=value` stands in a text that is being written.
///
/// A URL and the canonical query hold the same encoded pairs in different orders, so the canonical
/// query is copied from the URL.
pub(crate) struct Pairs {
    pairs: List<Pair, 24>,
}

#[derive(Clone, Copy, Default)]
struct Pair {
    /// The order of the encoded name: most comparisons end here.
    order: u64,
    start: usize,
    name_end: usize,
    end: usize,
}

impl Pairs {
    pub(crate) fn new() -> Self {
        Self { pairs: List::new() }
    }

    /// Writes a pair, with `&` before it if it is not the first. No value and an empty one are the
    /// same: just the name.
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

    /// Writes a pair whose name needs no encoding; the encoded value is written by `value`.
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

    /// Writes a pair that is encoded already, as `name=value`.
    pub(crate) fn push_encoded(&mut self, text: &mut String, name_length: usize, pair: &[&str]) {
        let start = self.begin(text);
        pair.iter().for_each(|piece| text.push_str(piece));
        self.end(text, start, start + name_length);
    }

    /// Sorts by encoded name, then by encoded value.
    pub(crate) fn sort(&mut self, text: &str) {
        self.pairs.as_mut_slice().sort_unstable_by(|a, b| {
            a.order
                .cmp(&b.order)
                .then_with(|| a.name(text).cmp(b.name(text)))
                .then_with(|| a.whole(text).cmp(b.whole(text)))
        });
    }

    /// After sorting: refuses a name that stands there twice.
    pub(crate) fn check_unique(&self, text: &str) -> Result<(), Error> {
        let same = |pair: &[Pair]| match pair {
            [a, b] => a.order == b.order && a.name(text) == b.name(text),
            _ => false,
        };
        match self.pairs.as_slice().windows(2).find(|pair| same(pair)) {
            Some([a, ..]) => {
                let name = crate::encode::percent_decode(a.name(text)).unwrap_or_default();
                Err(Error::DuplicateQuery {
                    name: name.into_owned(),
                })
            }
            _ => Ok(()),
        }
    }

    /// The pairs in their present order, joined with `&`. Neighbours that are neighbours in the
    /// text as well are copied together.
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

    fn begin(&self, text: &mut String) -> usize {
        if !self.pairs.as_slice().is_empty() {
            text.push('&');
        }
        text.len()
    }

    fn end(&mut self, text: &str, start: usize, name_end: usize) {
        let mut pair = Pair {
            order: 0,
            start,
            name_end,
            end: text.len(),
        };
        pair.order = order::number(pair.name(text).as_bytes());
        self.pairs.push(pair);
    }
}

impl Pair {
    fn name(self, text: &str) -> &str {
        text.get(self.start..self.name_end).unwrap_or_default()
    }

    fn whole(self, text: &str) -> &str {
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
        pairs.sort(&text);
        pairs.check_unique(&text).unwrap();
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
        pairs.sort(&text);
        assert_eq!(
            pairs.check_unique(&text),
            Err(Error::DuplicateQuery {
                name: "response expires".to_owned()
            })
        );
    }
}
