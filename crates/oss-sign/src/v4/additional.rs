//! The additional headers: names that are signed because the caller asks for it.

use crate::Request;
use crate::encode::push_encoded;
use crate::headers::{compare_ignoring_case, is_always_signed};
use crate::list::List;
use crate::sink::Sink;

/// Names of headers, each once, sorted by their lower-case bytes.
pub(crate) struct Additional<'a> {
    names: List<&'a str, 8>,
}

impl<'a> Additional<'a> {
    /// From what the caller asked for: names that are signed anyhow are dropped, and so are names
    /// that the request does not carry or carries empty, because the server refuses a list with an
    /// absent header.
    pub(crate) fn of(request: &'a Request<'_>) -> Self {
        let mut names = List::new();
        for name in &request.additional_headers {
            let mut headers = request.headers();
            let carried = headers.any(|(n, v)| n.eq_ignore_ascii_case(name) && !v.is_empty());
            if carried && !is_always_signed(name) {
                names.push(name.as_ref());
            }
        }
        Self::sorted(names)
    }

    /// From a list that was received; it is taken as it is, only sorted.
    pub(crate) fn received(list: &'a str) -> Self {
        let mut names = List::new();
        if !list.is_empty() {
            list.split(';').for_each(|name| names.push(name));
        }
        Self::sorted(names)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.names.as_slice().is_empty()
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.names
            .as_slice()
            .iter()
            .any(|n| n.eq_ignore_ascii_case(name))
    }

    /// The lower-case names, each once, joined with `;`.
    pub(crate) fn write(&self, sink: &mut impl Sink) {
        for (at, name) in self.unique().enumerate() {
            if at > 0 {
                sink.put_byte(b';');
            }
            sink.put_lower(name);
        }
    }

    /// The same, for the list in `Authorization`.
    pub(crate) fn push(&self, text: &mut String) {
        for (at, name) in self.unique().enumerate() {
            if at > 0 {
                text.push(';');
            }
            text.extend(name.chars().map(|c| c.to_ascii_lowercase()));
        }
    }

    /// The same percent-encoded, for the parameter of a URL.
    pub(crate) fn push_encoded(&self, text: &mut String) {
        for (at, name) in self.unique().enumerate() {
            if at > 0 {
                text.push_str("%3B");
            }
            for c in name.chars() {
                push_encoded(text, c.to_ascii_lowercase().encode_utf8(&mut [0; 4]));
            }
        }
    }

    fn unique(&self) -> impl Iterator<Item = &'a str> {
        let names = self.names.as_slice();
        let before = std::iter::once("").chain(names.iter().copied());
        let fresh = names.iter().copied().zip(before);
        fresh
            .filter(|(name, before)| !name.eq_ignore_ascii_case(before))
            .map(|(name, _)| name)
    }

    fn sorted(mut names: List<&'a str, 8>) -> Self {
        names
            .as_mut_slice()
            .sort_unstable_by(|a, b| compare_ignoring_case(a, b));
        Self { names }
    }
}
