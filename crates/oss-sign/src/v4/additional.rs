//! The additional headers, which are signed only because the caller asks for it.

use crate::Request;
use crate::encode::push_encoded;
use crate::headers::{Names, is_always_signed};
use crate::sink::Sink;

/// Names of headers, sorted by their lower-case bytes.
pub(crate) struct Additional<'a> {
    names: Names<'a>,
}

impl<'a> Additional<'a> {
    /// The names that the caller asked for. Names that are signed anyway are left out. So are
    /// names that the request does not carry or carries with an empty value, because the server
    /// refuses a list that names an absent header.
    pub(crate) fn from_request(request: &'a Request<'_>) -> Self {
        Self::from_names(request, |name| request.carries(name))
    }

    /// As [`from_request`](Self::from_request), for a URL: its host is known without a header.
    pub(crate) fn from_url_request(request: &'a Request<'_>) -> Self {
        Self::from_names(request, |name| is_host(name) || request.carries(name))
    }

    fn from_names(request: &'a Request<'_>, is_known: impl Fn(&str) -> bool) -> Self {
        let names = request.additional_headers.iter().map(AsRef::as_ref);
        Self {
            names: Names::new(names.filter(|name| !is_always_signed(name) && is_known(name))),
        }
    }

    /// The names of a list that was received. Nothing is left out.
    pub(crate) fn from_list(list: &'a str) -> Self {
        Self {
            names: Names::new(list.split(';').filter(|_| !list.is_empty())),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.names.as_slice().is_empty()
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.names.contains(name)
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

    /// Writes the same list into `Authorization`.
    pub(crate) fn push(&self, text: &mut String) {
        for (at, name) in self.unique().enumerate() {
            if at > 0 {
                text.push(';');
            }
            text.extend(name.chars().map(|c| c.to_ascii_lowercase()));
        }
    }

    /// Writes the same list, percent-encoded, into a parameter of a URL.
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

    /// Whether the host is among them.
    pub(crate) fn has_host(&self) -> bool {
        !self.is_empty() && self.contains("host")
    }
}

/// Whether a header names the host.
pub(super) fn is_host(name: &str) -> bool {
    name.eq_ignore_ascii_case("host")
}
