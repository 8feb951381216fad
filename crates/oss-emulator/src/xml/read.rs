//! A parser for the XML documents in requests.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// The reason for which a text is not a valid document, in words for the person who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Malformed(pub(crate) String);

/// An element with its text or its children.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) text: String,
    /// The names and values of the attributes, except for declarations of namespaces.
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Element>,
}

/// The characters that a document may contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Characters {
    /// The characters of XML 1.0.
    Xml10,
    /// All characters. Object keys can contain control characters, and clients write these without
    /// escaping them.
    Any,
}

impl Element {
    /// Parses a document whose root element must have the given name.
    ///
    /// # Errors
    ///
    /// Returns [`Malformed`] with the reason if the document is not valid.
    pub(crate) fn read(body: &[u8], root: &str, characters: Characters) -> Result<Self, Malformed> {
        let text = std::str::from_utf8(body).map_err(|_| malformed("it is not UTF-8"))?;
        let element = parse(text, characters)?;
        match element.name == root {
            true => Ok(element),
            false => Err(malformed(&format!("the root node is not named {root}."))),
        }
    }

    /// Returns the first child with the given name.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// Iterates over all elements below this one that have the given name.
    pub(crate) fn all<'e>(&'e self, name: &'e str) -> Box<dyn Iterator<Item = &'e Self> + 'e> {
        let below = self.children.iter().flat_map(move |child| {
            let own = std::iter::once(child).filter(move |child| child.name == name);
            own.chain(child.all(name))
        });
        Box::new(below)
    }

    /// Returns the value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Returns the text of the first child with the given name.
    pub(crate) fn child_text(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.as_str())
    }
}

fn malformed(detail: &str) -> Malformed {
    Malformed(detail.to_owned())
}

fn parse(text: &str, characters: Characters) -> Result<Element, Malformed> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{FEFF}'));
    reader.config_mut().expand_empty_elements = true;
    let mut open = vec![Element::default()];
    let mut elements = 0;
    loop {
        let event = reader
            .read_event()
            .map_err(|error| malformed(&error.to_string()))?;
        match event {
            Event::Start(start) if open.len() <= DEPTH => {
                elements += 1;
                if elements > ELEMENTS {
                    return Err(malformed("it has too many elements"));
                }
                open.push(Element {
                    name: start.local_name().as_ref().to_owned(),
                    attributes: attributes(&start)?,
                    ..Element::default()
                });
            }
            Event::Start(_) => return Err(malformed("its elements are nested too deep")),
            Event::End(_) => close(&mut open)?,
            Event::Text(piece) => add(&mut open, &with_line_feeds(&piece), characters)?,
            Event::CData(piece) => add(&mut open, &with_line_feeds(&piece), characters)?,
            Event::GeneralRef(reference) => {
                let c = resolve(&reference)?;
                add(&mut open, c.encode_utf8(&mut [0; 4]), characters)?;
            }
            Event::DocType(_) => return Err(malformed("it has a document type")),
            Event::Eof => break,
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    match open.as_mut_slice() {
        [outside] if outside.children.len() == 1 && outside.text.trim().is_empty() => outside
            .children
            .pop()
            .ok_or_else(|| malformed("it has no root")),
        _ => Err(malformed("it has not exactly one root")),
    }
}

fn attributes(start: &BytesStart<'_>) -> Result<Vec<(String, String)>, Malformed> {
    let refused = |error: &dyn std::fmt::Display| malformed(&error.to_string());
    let mut attributes = Vec::new();
    // The XML reader compares each attribute name with all names before it, so the number of
    // attributes is limited here.
    for attribute in start.attributes() {
        if attributes.len() == ATTRIBUTES {
            return Err(malformed("an element has too many attributes"));
        }
        let attribute = attribute.map_err(|error| refused(&error))?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| refused(&error))?;
        let name = attribute.key.local_name().as_ref().to_owned();
        attributes.push((name, value.into_owned()));
    }
    Ok(attributes)
}

/// Replaces all line breaks in a text by line feeds (XML 1.0, section 2.11). A carriage return that
/// belongs to the text is written as a character reference, which this does not affect.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    match text.contains('\r') {
        true => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
        false => Cow::Borrowed(text),
    }
}

fn close(open: &mut Vec<Element>) -> Result<(), Malformed> {
    let element = open.pop();
    match (element, open.last_mut()) {
        (Some(element), Some(parent)) => {
            parent.children.push(element);
            Ok(())
        }
        _ => Err(malformed("an element ends that was not begun")),
    }
}

fn add(open: &mut [Element], text: &str, characters: Characters) -> Result<(), Malformed> {
    if characters == Characters::Xml10 && !text.chars().all(is_xml10) {
        return Err(malformed("it has a character that XML 1.0 forbids"));
    }
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
    Ok(())
}

fn is_xml10(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

fn resolve(reference: &BytesRef<'_>) -> Result<char, Malformed> {
    match reference.resolve_char_ref() {
        Ok(Some(c)) => Ok(c),
        Ok(None) => Ok(match reference.as_ref() {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            "apos" => '\'',
            _ => return Err(malformed("it refers to an entity")),
        }),
        Err(error) => Err(malformed(&error.to_string())),
    }
}

/// The maximum nesting depth. No document of OSS is nested that deeply.
const DEPTH: usize = 32;
/// The maximum number of elements in a document. The largest document of OSS has a thousand rules of some twenty
/// elements each.
const ELEMENTS: usize = 50_000;
/// The maximum number of attributes of an element.
const ATTRIBUTES: usize = 32;

#[cfg(test)]
mod tests {
    use super::Characters::{Any, Xml10};
    use super::*;

    fn read(text: &str, characters: Characters) -> Option<Element> {
        Element::read(text.as_bytes(), "A", characters).ok()
    }

    #[test]
    fn text_is_kept_and_references_are_resolved() {
        let element = read(
            "<?xml version=\"1.0\"?>\n<A><B> a&amp;b&#x20;<![CDATA[<c>]]></B><C/></A>",
            Xml10,
        );
        let element = element.unwrap();
        assert_eq!(element.child_text("B"), Some(" a&b <c>"));
        assert_eq!(element.child_text("C"), Some(""));
        assert_eq!(element.child_text("D"), None);
    }

    #[test]
    fn forbidden_characters_are_taken_only_where_keys_may_have_them() {
        for text in ["<A>\u{1}</A>", "<A>&#x01;</A>", "<A>\u{C}</A>"] {
            assert_eq!(read(text, Xml10), None, "{text:?}");
            assert!(read(text, Any).is_some(), "{text:?}");
        }
    }

    #[test]
    fn line_breaks_are_line_feeds_unless_they_are_references() {
        let element = read("<A>\r\n<B>1\r2\r\n3&#13;4<![CDATA[\r]]></B></A>", Any).unwrap();
        assert_eq!(element.child_text("B"), Some("1\n2\n3\r4\n"));
    }

    #[test]
    fn elements_and_attributes_are_counted() {
        let elements = |count: usize| format!("<A>{}</A>", "<B/>".repeat(count));
        assert!(read(&elements(ELEMENTS - 1), Any).is_some());
        assert!(read(&elements(ELEMENTS), Any).is_none());
        let attributes = |count: usize| {
            let all: String = (0..count).map(|at| format!(" a{at}=\"\"")).collect();
            format!("<A{all}/>")
        };
        assert!(read(&attributes(ATTRIBUTES), Any).is_some());
        assert!(read(&attributes(ATTRIBUTES + 1), Any).is_none());
    }

    #[test]
    fn what_is_not_a_document_is_refused() {
        let deep = "<A>".repeat(100) + &"</A>".repeat(100);
        for text in [
            "",
            "text",
            "<B/>",
            "<A>",
            "<A></B>",
            "</A>",
            "<A/><A/>",
            "<A/>x",
            "<A>&nbsp;</A>",
            "<A>&#0;</A>",
            "<!DOCTYPE A [<!ENTITY x \"y\">]><A>&x;</A>",
            "{\"A\":1}",
            &deep,
        ] {
            assert_eq!(read(text, Any), None, "{text}");
        }
        assert!(Element::read(b"<A>\xFF</A>", "A", Any).is_err());
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(300))]

        #[test]
        fn no_text_panics(
            text in "(<A>|</A>|<B/>|<|>|/|&|&amp;|&#[0-9]{1,7};|&#x[0-9A-F]{1,6};| a=|\"|<!\\[CDATA\\[|\\]\\]>|<!--|-->|<\\?|\\?>|<!DOCTYPE|[^a]){0,30}"
        ) {
            let _ = read(&text, Any);
            let _ = read(&format!("<A>{text}</A>"), Xml10);
        }
    }
}
