//! Writing a value as a document.

use std::fmt::{Display, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use oss_sign::UtcSeconds;

use crate::timestamp;

/// A value that is written as the content of an element.
pub trait WriteXml {
    /// Writes the value: the text of the element, or its children.
    fn write_xml(&self, xml: &mut XmlWriter);
}

/// Writes one document.
#[derive(Debug)]
pub struct XmlWriter {
    document: String,
}

impl XmlWriter {
    /// Returns the document with this root element and this value.
    pub fn document<T: WriteXml>(root: &str, value: &T) -> String {
        let mut writer = Self {
            document: String::new(),
        };
        writer.element(root, value);
        writer.document
    }

    /// Writes an element with this value.
    pub fn element<T: WriteXml + ?Sized>(&mut self, name: &str, value: &T) {
        self.start(name);
        value.write_xml(self);
        self.end(name);
    }

    /// Writes an element if there is a value for it.
    pub fn optional<T: WriteXml>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.element(name, value);
        }
    }

    /// Writes an element for each value.
    pub fn list<T: WriteXml>(&mut self, name: &str, values: &[T]) {
        for value in values {
            self.element(name, value);
        }
    }

    /// Writes an element for each value, all of them inside an element named `wrapper`. Writes nothing
    /// if there are no values.
    pub fn wrapped<T: WriteXml>(&mut self, wrapper: &str, name: &str, values: &[T]) {
        if !values.is_empty() {
            self.start(wrapper);
            self.list(name, values);
            self.end(wrapper);
        }
    }

    /// Writes an element whose children are written by a function.
    pub fn nest(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        self.start(name);
        write(self);
        self.end(name);
    }

    /// Writes a text as base64 if there is one.
    pub fn base64(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.start(name);
            STANDARD.encode_string(value, &mut self.document);
            self.end(name);
        }
    }

    /// Writes a time such as `Sat, 17 May 2031 08:12:45 GMT` if there is one.
    pub fn http_date(&mut self, name: &str, value: Option<UtcSeconds>) {
        if let Some(value) = value {
            self.element(name, timestamp::http_date(value).as_str());
        }
    }

    /// Writes a time as the seconds since 1970 if there is one.
    pub fn unix(&mut self, name: &str, value: Option<UtcSeconds>) {
        if let Some(value) = value {
            self.element(name, &value.as_i64());
        }
    }

    /// Writes a text. Markup is escaped. Control characters become numeric references: they are not
    /// XML themselves, and OSS reads the references although XML 1.0 forbids these as well.
    pub fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find(is_special) {
            let (plain, special) = rest.split_at(at);
            self.document.push_str(plain);
            let mut characters = special.chars();
            match characters.next() {
                Some('&') => self.document.push_str("&amp;"),
                Some('<') => self.document.push_str("&lt;"),
                Some('>') => self.document.push_str("&gt;"),
                Some(control) => {
                    let code = u32::from(control);
                    self.display(&format_args!("&#x{code:02X};"));
                }
                None => {}
            }
            rest = characters.as_str();
        }
        self.document.push_str(rest);
    }

    /// Writes what needs no escaping.
    pub(super) fn display(&mut self, value: &impl Display) {
        // Writing to a string does not fail.
        let _ = write!(self.document, "{value}");
    }

    fn start(&mut self, name: &str) {
        self.tag("<", name);
    }

    fn end(&mut self, name: &str) {
        self.tag("</", name);
    }

    fn tag(&mut self, open: &str, name: &str) {
        self.document.push_str(open);
        self.document.push_str(name);
        self.document.push('>');
    }
}

fn is_special(character: char) -> bool {
    matches!(character, '&' | '<' | '>') || character.is_control()
}
