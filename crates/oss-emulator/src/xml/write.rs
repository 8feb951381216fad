//! A writer for the XML documents in responses.

use std::fmt::Write;

/// An XML document that is being written. It has no namespaces and no indentation, and texts are
/// escaped.
///
/// ```text
/// Xml::document("Owner").text("ID", "1").end()
/// ```
#[derive(Debug)]
pub(crate) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// Begins a document with its declaration. Its root element follows.
    pub(crate) fn declared() -> Self {
        Self {
            out: String::from(DECLARATION),
            open: Vec::new(),
        }
    }

    /// Begins a document with its declaration and root element.
    pub(crate) fn document(root: &'static str) -> Self {
        Self::declared().begin(root)
    }

    /// Returns a complete document whose root element contains only a text.
    pub(crate) fn text_document(root: &str, value: &str) -> String {
        Self::declared().text(root, value).end()
    }

    /// Opens an element inside the current one.
    pub(crate) fn begin(mut self, name: &'static str) -> Self {
        self.push(format_args!("<{name}>"));
        self.open.push(name);
        self
    }

    /// Adds an element that contains only a text.
    pub(crate) fn text(mut self, name: &str, value: impl AsRef<str>) -> Self {
        self.push(format_args!("<{name}>{}</{name}>", escape(value.as_ref())));
        self
    }

    /// Adds an element like [`Xml::text`] if there is a value.
    pub(crate) fn maybe(self, name: &str, value: Option<impl AsRef<str>>) -> Self {
        match value {
            Some(value) => self.text(name, value),
            None => self,
        }
    }

    /// Calls `write` for each item in order, which adds the elements of that item.
    pub(crate) fn each<T>(
        self,
        items: impl IntoIterator<Item = T>,
        write: impl FnMut(Self, T) -> Self,
    ) -> Self {
        items.into_iter().fold(self, write)
    }

    /// Closes the innermost open element.
    pub(crate) fn close(mut self) -> Self {
        if let Some(name) = self.open.pop() {
            self.push(format_args!("</{name}>"));
        }
        self
    }

    /// Closes all open elements and returns the document.
    pub(crate) fn end(mut self) -> String {
        while !self.open.is_empty() {
            self = self.close();
        }
        self.out
    }

    fn push(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a `String` cannot fail.
        let _ = self.out.write_fmt(text);
    }
}

/// Escapes the characters that XML reserves in texts. Quotes are not escaped, because OSS does not
/// escape those around an ETag. A carriage return is written as a reference, because parsers read it
/// as a line feed otherwise. Control characters that XML 1.0 does not allow are written as they are, as
/// OSS does. Lenient parsers such as that of ali-oss read them, but refuse references to them. Other
/// clients avoid them with `encoding-type=url`.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#13;"),
            _ => out.push(c),
        }
    }
    out
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_nest_and_text_is_escaped() {
        let document = Xml::document("Owner")
            .text("ID", "a<b>&\u{1}\r\n")
            .begin("In")
            .end();
        assert_eq!(
            document,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <Owner><ID>a&lt;b&gt;&amp;\u{1}&#13;\n</ID><In></In></Owner>"
        );
    }
}
