//! A writer for request bodies.

use std::fmt::{Display, Write};

/// Writes one document. Each element is closed after the closure that fills it.
pub(crate) struct OldWriter {
    document: String,
}

impl OldWriter {
    /// Returns a document with this root element.
    pub(crate) fn document(root: &str, fill: impl FnOnce(&mut Self)) -> String {
        let mut writer = Self {
            document: String::new(),
        };
        writer.element(root, fill);
        writer.document
    }

    /// Writes an element with children.
    pub(crate) fn element(&mut self, name: &str, fill: impl FnOnce(&mut Self)) {
        self.tag("<", name);
        fill(self);
        self.tag("</", name);
    }

    /// Writes an element with text.
    pub(crate) fn text(&mut self, name: &str, text: impl Display) {
        self.tag("<", name);
        let _ = write!(Escaped(&mut self.document), "{text}");
        self.tag("</", name);
    }

    /// Writes an element if there is a text for it.
    pub(crate) fn optional(&mut self, name: &str, text: Option<impl Display>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    fn tag(&mut self, open: &str, name: &str) {
        self.document.push_str(open);
        self.document.push_str(name);
        self.document.push('>');
    }
}

/// A writer that escapes what it writes. Control characters become numeric references: unescaped
/// they are not XML, and OSS reads the references although XML 1.0 forbids these as well.
struct Escaped<'a>(&'a mut String);

impl Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                control if control.is_control() => {
                    write!(self.0, "&#x{:02X};", u32::from(control))?;
                }
                plain => self.0.push(plain),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_control_characters_are_escaped_and_read_back() {
        let key = "a<b>&\"c'\u{1}\r\n\té";
        let document = OldWriter::document("Delete", |xml| {
            xml.optional("Quiet", None::<bool>);
            xml.element("Object", |xml| xml.text("Key", key));
        });
        assert_eq!(
            document,
            "<Delete><Object>\
             <Key>a&lt;b&gt;&amp;\"c'&#x01;&#x0D;&#x0A;&#x09;é</Key></Object></Delete>"
        );
        let root = crate::xml::tree::parse(document.as_bytes()).unwrap();
        assert_eq!(root.child("Object").unwrap().text("Key").unwrap(), key);
    }
}
