//! XML documents as a tree of elements.
//!
//! Attributes and namespaces are ignored, because OSS puts no information into them. The depth and the
//! number of elements are limited, and only the predefined entities are resolved, so that a malicious
//! document cannot exhaust the memory.

use std::borrow::Cow;
use std::str::FromStr;

use oss_sign::UtcSeconds;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::timestamp;
use crate::xml::Malformed;

/// One element, with its text and its children. An element with children usually has only the white
/// space between them as its text.
#[derive(Debug, Default)]
pub(crate) struct Element<'a> {
    name: String,
    text: Cow<'a, str>,
    children: Vec<Element<'a>>,
}

/// Parses a document, which must have exactly one root element.
pub(crate) fn parse(document: &[u8]) -> Result<Element<'_>, Malformed> {
    let text = std::str::from_utf8(document)
        .map_err(|e| Malformed::new(format!("it is not UTF-8 at byte {}", e.valid_up_to())))?;
    let mut reader = Reader::from_str(text);
    let mut builder = Builder::default();
    loop {
        let event = reader
            .read_event()
            .map_err(|e| Malformed::new(format!("{e} (at byte {})", reader.error_position())))?;
        match event {
            Event::Start(start) => builder.open(local_name(&start))?,
            Event::Empty(start) => {
                builder.open(local_name(&start))?;
                builder.close();
            }
            Event::End(_) => builder.close(),
            Event::Text(text) => builder.text(text.into_inner())?,
            Event::CData(text) => builder.text(text.into_inner())?,
            Event::GeneralRef(reference) => builder.text(resolve(&reference)?.into())?,
            Event::DocType(_) => return Err(Malformed::new("it has a document type".to_owned())),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            Event::Eof => return builder.finish(),
        }
    }
}

impl<'a> Element<'a> {
    /// Returns the name without its namespace prefix.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Returns the first child of this name.
    pub(crate) fn child(&self, name: &str) -> Option<&Element<'a>> {
        self.children.iter().find(|child| child.name == name)
    }

    /// Returns all children of this name, in the order of the document.
    pub(crate) fn children<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s Element<'a>> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// Returns all children of this name inside the first child named `wrapper`.
    pub(crate) fn children_of<'s>(
        &'s self,
        wrapper: &str,
        name: &'s str,
    ) -> impl Iterator<Item = &'s Element<'a>> {
        self.child(wrapper)
            .into_iter()
            .flat_map(move |child| child.children(name))
    }

    /// Returns the text of the element itself.
    pub(crate) fn own_text(&self) -> &str {
        &self.text
    }

    /// Returns the text of the first child of this name, which may be empty.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.child(name)
            .map(|child| child.text.clone().into_owned())
    }

    /// Returns the number in the first child of this name. An empty element counts as absent.
    pub(crate) fn number<T: FromStr>(&self, name: &str) -> Result<Option<T>, Malformed> {
        self.read(name, "a number", |text| text.parse().ok())
    }

    /// Returns the boolean in the first child of this name. Upper and lower case are the same.
    pub(crate) fn boolean(&self, name: &str) -> Result<Option<bool>, Malformed> {
        self.read(name, "true or false", |text| {
            text.to_ascii_lowercase().parse().ok()
        })
    }

    /// Returns the ISO 8601 time in the first child of this name.
    pub(crate) fn timestamp(&self, name: &str) -> Result<Option<UtcSeconds>, Malformed> {
        self.read(name, "a time", timestamp::parse_iso8601)
    }

    /// Returns the value of an open enumeration in the first child of this name.
    pub(crate) fn choice<T: From<String>>(&self, name: &str) -> Option<T> {
        self.text(name).filter(|text| !text.is_empty()).map(T::from)
    }

    fn read<T>(
        &self,
        name: &str,
        expected: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Malformed> {
        let Some(text) = self.child(name).map(|child| child.text.trim()) else {
            return Ok(None);
        };
        if text.is_empty() {
            return Ok(None);
        }
        match parse(text) {
            Some(value) => Ok(Some(value)),
            None => Err(Malformed::new(format!(
                "<{name}> contains {text:?} instead of {expected}"
            ))),
        }
    }
}

/// The elements that are still open, the outermost first, and the finished root.
#[derive(Default)]
struct Builder<'a> {
    open: Vec<Element<'a>>,
    root: Option<Element<'a>>,
    elements: usize,
}

impl<'a> Builder<'a> {
    fn open(&mut self, name: String) -> Result<(), Malformed> {
        self.elements += 1;
        if self.open.len() >= MAX_DEPTH {
            return Err(Malformed::new(format!(
                "it is nested deeper than {MAX_DEPTH} elements"
            )));
        }
        if self.elements > MAX_ELEMENTS {
            return Err(Malformed::new(format!(
                "it has more than {MAX_ELEMENTS} elements"
            )));
        }
        if self.open.is_empty() && self.root.is_some() {
            return Err(Malformed::new(
                "it has more than one root element".to_owned(),
            ));
        }
        self.open.push(Element {
            name,
            ..Element::default()
        });
        Ok(())
    }

    fn text(&mut self, text: Cow<'a, str>) -> Result<(), Malformed> {
        match self.open.last_mut() {
            Some(element) if element.text.is_empty() => element.text = text,
            Some(element) => element.text.to_mut().push_str(&text),
            None if text.trim_start_matches('\u{feff}').trim().is_empty() => {}
            None => {
                return Err(Malformed::new(
                    "it has text outside of any element".to_owned(),
                ));
            }
        }
        Ok(())
    }

    fn close(&mut self) {
        let Some(element) = self.open.pop() else {
            return;
        };
        match self.open.last_mut() {
            Some(parent) => parent.children.push(element),
            None => self.root = Some(element),
        }
    }

    fn finish(self) -> Result<Element<'a>, Malformed> {
        if let Some(element) = self.open.last() {
            return Err(Malformed::new(format!("it ends inside <{}>", element.name)));
        }
        self.root
            .ok_or_else(|| Malformed::new("it has no element".to_owned()))
    }
}

/// Returns the name of a tag without its namespace prefix.
fn local_name(tag: &BytesStart<'_>) -> String {
    let name: &str = tag.local_name().into_inner();
    name.to_owned()
}

fn resolve(reference: &BytesRef<'_>) -> Result<String, Malformed> {
    let name: &str = reference;
    let unknown = || Malformed::new(format!("the entity &{name}; is not known"));
    if reference.is_char_ref() {
        let character = reference.resolve_char_ref().map_err(|_| unknown())?;
        return character.map(String::from).ok_or_else(unknown);
    }
    let text = quick_xml::escape::resolve_predefined_entity(name).ok_or_else(unknown)?;
    Ok(text.to_owned())
}

const MAX_DEPTH: usize = 32;

/// The largest page of a list has about 15,000 elements.
const MAX_ELEMENTS: usize = 500_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(document: &str) -> String {
        parse(document.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn text_numbers_times_and_repeated_elements_are_read() {
        let document = "\r\n <?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- c -->\n\
            <r:Result xmlns:r=\"http://x\"><Name a=\"b\">a&amp;b<![CDATA[<c>]]>&#x1;&#33;</Name>\
            <Max> 50 </Max><Last/><On>True</On><At>2031-05-17T08:12:45.000Z</At>\
            <Item>1</Item><Item>2</Item></r:Result>";
        let root = parse(document.as_bytes()).unwrap();
        assert_eq!(root.name(), "Result");
        assert_eq!(root.text("Name").unwrap(), "a&b<c>\u{1}!");
        assert_eq!(root.number::<i32>("Max"), Ok(Some(50)));
        assert_eq!(root.number::<i32>("Last"), Ok(None));
        assert_eq!(root.boolean("On"), Ok(Some(true)));
        assert_eq!(
            root.timestamp("At"),
            Ok(Some(UtcSeconds::new(1_936_771_965)))
        );
        let items: Vec<_> = root.children("Item").map(Element::own_text).collect();
        assert_eq!(items, ["1", "2"]);
    }

    #[test]
    fn what_is_no_document_is_refused_with_the_reason() {
        assert_eq!(refusal(""), "it has no element");
        assert_eq!(refusal("plain text"), "it has text outside of any element");
        assert_eq!(refusal("<a/>b"), "it has text outside of any element");
        assert_eq!(refusal("<a><b>"), "it ends inside <b>");
        assert_eq!(refusal("<a/><b/>"), "it has more than one root element");
        assert!(refusal("<html><br></html>").contains("br"));
        assert!(parse(b"<a>\xff</a>").is_err());
    }

    #[test]
    fn depth_and_entities_are_bounded() {
        let deep = "<a>".repeat(100_000);
        assert_eq!(refusal(&deep), "it is nested deeper than 32 elements");
        assert_eq!(refusal("<a>&lol;</a>"), "the entity &lol; is not known");
        let bomb = "<!DOCTYPE a [<!ENTITY lol \"lol\">]><a>&lol;</a>";
        assert_eq!(refusal(bomb), "it has a document type");
        let wide = format!("<a>{}</a>", "<b/>".repeat(MAX_ELEMENTS));
        assert!(refusal(&wide).starts_with("it has more than"));
    }

    #[test]
    fn a_number_that_is_none_names_the_element() {
        let root = parse(b"<a><MaxKeys>many</MaxKeys></a>").unwrap();
        let refusal = root.number::<i32>("MaxKeys").unwrap_err().to_string();
        assert_eq!(refusal, "<MaxKeys> contains \"many\" instead of a number");
    }
}
