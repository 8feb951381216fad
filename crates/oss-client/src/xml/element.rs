//! An element that is being read, and the trait of the values that are read from one.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use oss_sign::UtcSeconds;
use percent_encoding::percent_decode_str;

use crate::timestamp;
use crate::xml::malformed::{Malformed, excerpt};
use crate::xml::scanner::{Scanner, Token};

/// A value that is read from one element.
pub trait ReadXml: Sized {
    /// Reads the value.
    ///
    /// Returns `None` if the element is empty and this is no value of the type, as for numbers, booleans,
    /// times and enumerations. An empty text is the value `""`, and a structure always has a value.
    ///
    /// # Errors
    ///
    /// Fails if the element does not contain such a value. The error names the element.
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed>;
}

/// An element of a document, which is read from its start to its end.
///
/// What is left unread is passed over. Reading an element again yields nothing more.
pub struct Element<'r, 'd> {
    scanner: &'r mut Scanner<'d>,
    /// How many elements are open between two children of this one.
    depth: usize,
    name: &'d str,
}

impl<'r, 'd> Element<'r, 'd> {
    /// Creates the element whose start tag has just been read.
    pub(super) fn new(scanner: &'r mut Scanner<'d>, name: &'d str) -> Self {
        let depth = scanner.depth();
        Self {
            scanner,
            depth,
            name,
        }
    }

    /// Returns the name without its namespace prefix.
    pub fn name(&self) -> &'d str {
        self.name
    }

    /// Returns the next child, or `None` if there is no further one. What was not read of the previous
    /// child is passed over.
    ///
    /// # Errors
    ///
    /// Fails if the document is malformed up to there.
    #[inline]
    pub fn next_child(&mut self) -> Result<Option<Element<'_, 'd>>, Malformed> {
        if !self.is_open()? {
            return Ok(None);
        }
        let name = self.scanner.next_tag()?;
        Ok(name.map(|name| self.opened(name)))
    }

    /// Returns the text of the element itself. Its children are passed over.
    ///
    /// # Errors
    ///
    /// Fails if the document is malformed up to the end of the element.
    #[inline]
    pub fn text(&mut self) -> Result<Cow<'d, str>, Malformed> {
        if !self.is_open()? {
            return Ok(Cow::Borrowed(""));
        }
        if let Some(piece) = self.scanner.only_text() {
            return piece.into_text();
        }
        let mut text = Cow::Borrowed("");
        while self.is_open()? {
            if let Token::Text(piece) = self.scanner.next()? {
                piece.append(&mut text)?;
            }
        }
        Ok(text)
    }

    /// Reads the value of this element into a slot. A slot that is filled is left alone, so that the
    /// first of several elements counts.
    ///
    /// # Errors
    ///
    /// Fails if the element does not contain such a value.
    pub fn set<T: ReadXml>(&mut self, slot: &mut Option<T>) -> Result<(), Malformed> {
        if slot.is_none() {
            *slot = T::read_xml(self)?;
        }
        Ok(())
    }

    /// Appends the value of this element to a list. An empty element that is no value is left out.
    ///
    /// # Errors
    ///
    /// Fails if the element does not contain such a value.
    pub fn push<T: ReadXml>(&mut self, list: &mut Vec<T>) -> Result<(), Malformed> {
        if let Some(value) = T::read_xml(self)? {
            // A page of a list is large enough that the system must hand out memory for each copy of the
            // growing list. Growing fourfold needs a third less of it than growing twofold.
            if list.len() == list.capacity() {
                list.reserve(3 * list.len());
            }
            list.push(value);
        }
        Ok(())
    }

    /// Appends the values of all children with this name, as in `<Buckets><Bucket/><Bucket/></Buckets>`.
    ///
    /// # Errors
    ///
    /// Fails if one of these children does not contain such a value.
    pub fn list<T: ReadXml>(&mut self, name: &str, list: &mut Vec<T>) -> Result<(), Malformed> {
        while let Some(mut child) = self.next_child()? {
            if child.name == name {
                child.push(list)?;
            }
        }
        Ok(())
    }

    /// Reads a text that the server percent-encodes if the request has the parameter `encoding-type`.
    /// It is decoded if the root element has the child `<EncodingType>url</EncodingType>`, because a
    /// server may ignore the parameter.
    ///
    /// # Errors
    ///
    /// Fails if the decoded text is not UTF-8.
    pub fn set_name(&mut self, slot: &mut Option<String>) -> Result<(), Malformed> {
        if slot.is_some() {
            return Ok(());
        }
        let text = self.text()?;
        if !self.scanner.names_are_encoded {
            *slot = Some(text.into_owned());
            return Ok(());
        }
        // The decoded text is never longer.
        let mut decoded = Vec::with_capacity(text.len());
        decoded.extend(percent_decode_str(&text));
        let decoded = String::from_utf8(decoded).map_err(|_| {
            let (name, text) = (excerpt(self.name), excerpt(&text));
            Malformed::new(format!(
                "<{name}> contains the name {text:?}, which is not UTF-8"
            ))
        })?;
        *slot = Some(decoded);
        Ok(())
    }

    /// Reads a text that is base64 in the document.
    ///
    /// # Errors
    ///
    /// Fails if it is not base64, or if the decoded text is not UTF-8.
    pub fn set_base64(&mut self, slot: &mut Option<String>) -> Result<(), Malformed> {
        if slot.is_none() {
            let text = self.text()?;
            let decoded = STANDARD.decode(text.trim()).ok();
            let decoded = decoded.and_then(|bytes| String::from_utf8(bytes).ok());
            let wrong = || Malformed::instead_of(self.name, &text, "a text as base64");
            *slot = Some(decoded.ok_or_else(wrong)?);
        }
        Ok(())
    }

    /// Reads a time such as `Sat, 17 May 2031 08:12:45 GMT`. Other times are read by [`set`](Self::set).
    ///
    /// # Errors
    ///
    /// Fails if the text is another one.
    pub fn set_http_date(&mut self, slot: &mut Option<UtcSeconds>) -> Result<(), Malformed> {
        if slot.is_none() {
            *slot = self.parse("an HTTP date", timestamp::parse_http_date)?;
        }
        Ok(())
    }

    /// Reads a time that is written as the seconds since 1970.
    ///
    /// # Errors
    ///
    /// Fails if the text is another one.
    pub fn set_unix(&mut self, slot: &mut Option<UtcSeconds>) -> Result<(), Malformed> {
        if slot.is_none() {
            let seconds = self.parse("the seconds since 1970", |text| text.parse().ok())?;
            *slot = seconds.map(UtcSeconds::new);
        }
        Ok(())
    }

    /// Returns the value of a child of this element that must be there.
    ///
    /// # Errors
    ///
    /// Fails if there is no value. The error names this element and the child.
    pub fn required<T>(&self, name: &str, value: Option<T>) -> Result<T, Malformed> {
        value.ok_or_else(|| Malformed::new(format!("<{}> has no <{name}>", excerpt(self.name))))
    }

    /// Parses the text without the white space around it. An empty text is no value.
    pub(super) fn parse<T>(
        &mut self,
        expected: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Malformed> {
        let text = self.text()?;
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        match parse(text) {
            Some(value) => Ok(Some(value)),
            None => Err(Malformed::instead_of(self.name, text, expected)),
        }
    }

    /// Returns what comes next in this element, which must be open.
    pub(super) fn next_token(&mut self) -> Result<Token<'d>, Malformed> {
        self.scanner.next()
    }

    /// Returns the child whose start tag was the last token.
    pub(super) fn opened(&mut self, name: &'d str) -> Element<'_, 'd> {
        Element::new(&mut *self.scanner, name)
    }

    /// Passes over the rest of the current child, and returns whether this element has not ended yet.
    #[inline]
    pub(super) fn is_open(&mut self) -> Result<bool, Malformed> {
        self.scanner.skip_to(self.depth)?;
        Ok(self.scanner.depth() == self.depth)
    }
}

impl std::fmt::Debug for Element<'_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Element")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}
