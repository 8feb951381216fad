//! The tags and texts of a document, in their order.

use memchr::{memchr, memchr2, memmem};

use crate::xml::malformed::{Malformed, excerpt};
use crate::xml::steps;
use crate::xml::text::Piece;

/// A position in a document, and the elements that are open there.
pub(super) struct Scanner<'d> {
    text: &'d str,
    at: usize,
    /// The names in the start tags of the open elements. Only the first `depth` of them count.
    open: [&'d str; MAX_DEPTH],
    depth: usize,
    /// Whether the innermost element is a tag such as `<Prefix/>`, so that its end comes next.
    ends_at_once: bool,
    /// The number of elements so far.
    elements: usize,
    /// Whether the names in the document are percent-encoded.
    pub(super) names_are_encoded: bool,
}

/// What comes next in an element.
pub(super) enum Token<'d> {
    /// The start of a child, with its name without the prefix.
    Start(&'d str),
    Text(Piece<'d>),
    /// The end of the innermost element.
    End,
}

impl<'d> Scanner<'d> {
    pub(super) fn new(text: &'d str) -> Self {
        Self {
            text,
            at: 0,
            open: [""; MAX_DEPTH],
            depth: 0,
            ends_at_once: false,
            elements: 0,
            names_are_encoded: false,
        }
    }

    /// Returns the number of open elements.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// Opens the root element and returns its name.
    pub(super) fn root(&mut self) -> Result<&'d str, Malformed> {
        if self.rest().starts_with(BYTE_ORDER_MARK) {
            self.at += BYTE_ORDER_MARK.len();
        }
        if self.is_at_element()? {
            return self.start_tag();
        }
        Err(Malformed::new("it has no element"))
    }

    /// Reads the rest of the document.
    pub(super) fn finish(&mut self) -> Result<(), Malformed> {
        self.skip_to(0)?;
        if self.is_at_element()? {
            return Err(Malformed::new("it has more than one root element"));
        }
        Ok(())
    }

    /// Passes over everything until no more than this many elements are open.
    #[inline]
    pub(super) fn skip_to(&mut self, depth: usize) -> Result<(), Malformed> {
        while self.depth > depth {
            self.next_tag()?;
        }
        Ok(())
    }

    /// Returns the name of the next child, or `None` at the end of the innermost element.
    #[inline]
    pub(super) fn next_tag(&mut self) -> Result<Option<&'d str>, Malformed> {
        loop {
            match self.next()? {
                Token::Start(name) => return Ok(Some(name)),
                Token::Text(piece) => piece.check()?,
                Token::End => return Ok(None),
            }
        }
    }

    /// Passes over the rest of the innermost element and returns its text, if the rest is one piece of
    /// text and an end tag without space. Otherwise nothing is passed over.
    #[inline]
    pub(super) fn only_text(&mut self) -> Option<Piece<'d>> {
        let rest = self.rest();
        let first = memchr2(b'<', b'&', rest)?;
        let from_first = rest.get(first..)?;
        let has_references = from_first.starts_with(b"&");
        let length = match has_references {
            true => first + memchr(b'<', from_first)?,
            false => first,
        };
        steps::count(length);
        let name = self.innermost();
        let after = rest.get(length..)?.strip_prefix(b"</")?;
        let after = after.strip_prefix(name.as_bytes())?;
        if self.ends_at_once || !after.starts_with(b">") {
            return None;
        }
        let start = self.at;
        self.at = start + length + name.len() + "</>".len();
        self.depth = self.depth.checked_sub(1)?;
        let text = self.slice(start, start + length);
        Some(match has_references {
            true => Piece::with_references(text),
            false => Piece::plain(text),
        })
    }

    /// Returns what comes next. An element must be open.
    #[inline]
    pub(super) fn next(&mut self) -> Result<Token<'d>, Malformed> {
        if self.ends_at_once {
            self.ends_at_once = false;
            self.depth = self.depth.saturating_sub(1);
            return Ok(Token::End);
        }
        loop {
            match self.rest() {
                [b'<', first, ..] if first.is_ascii_alphabetic() => {
                    return self.start_tag().map(Token::Start);
                }
                [b'<', b'/', ..] => return self.end_tag().map(|()| Token::End),
                [b'<', b'!', rest @ ..] if rest.starts_with(b"[CDATA[") => {
                    let content = self.delimited("<![CDATA[", "]]>", "a CDATA section")?;
                    return Ok(Token::Text(Piece::plain(content)));
                }
                [b'<', b'!', ..] => self.comment()?,
                [b'<', b'?', ..] => self.instruction()?,
                [b'<', _, ..] => return self.start_tag().map(Token::Start),
                [] | [b'<'] => return Err(self.cut()),
                rest => return Ok(Token::Text(self.characters(rest))),
            }
        }
    }

    /// Passes over what may be outside of the root element, and returns whether an element follows.
    fn is_at_element(&mut self) -> Result<bool, Malformed> {
        loop {
            let rest = self.rest();
            let space = rest.iter().take_while(|byte| is_space(**byte)).count();
            steps::count(space);
            self.at += space;
            match rest.get(space..).unwrap_or_default() {
                [] => return Ok(false),
                [b'<', b'!', rest @ ..] if !rest.starts_with(b"[") => self.comment()?,
                [b'<', b'?', ..] => self.instruction()?,
                [b'<', b'/', ..] => return Err(self.wrong("an end tag without a start tag")),
                [b'<', first, ..] if *first != b'!' => return Ok(true),
                _ => return Err(Malformed::new("it has text outside of any element")),
            }
        }
    }

    /// Reads a start tag and returns its name without the prefix. Nearly all tags of OSS are a name of
    /// letters, for which fewer checks are enough.
    #[inline]
    fn start_tag(&mut self) -> Result<&'d str, Malformed> {
        let tag = self.rest().get(1..).unwrap_or_default();
        let length = tag
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        steps::count(length);
        if length == 0 || tag.get(length) != Some(&b'>') {
            return self.unusual_start_tag(tag);
        }
        let start = self.at + 1;
        let name = self.slice(start, start + length);
        self.open(name)?;
        self.at = start + length + 1;
        Ok(name)
    }

    /// Reads a start tag that may have a prefix, attributes or any other name.
    fn unusual_start_tag(&mut self, tag: &'d [u8]) -> Result<&'d str, Malformed> {
        let (mut length, mut prefix) = (0, 0);
        for byte in tag {
            match byte {
                b'>' | b'/' | b' ' | b'\n' | b'\r' | b'\t' => break,
                b'<' | b'&' | b'=' | b'"' | b'\'' => return Err(self.wrong("a tag that is none")),
                b':' if prefix == 0 => prefix = length + 1,
                _ => {}
            }
            length += 1;
        }
        steps::count(length);
        let start = self.at + 1;
        let name = self.slice(start, start + length);
        let local = self.slice(start + prefix, start + length);
        if local.is_empty() || !name.starts_with(is_name_start) {
            return Err(self.wrong("a tag without a name"));
        }
        let (end, is_empty) = match tag.get(length..).unwrap_or_default() {
            [b'>', ..] => (length + 1, false),
            [b'/', b'>', ..] => (length + 2, true),
            attributes => {
                let (end, is_empty) = self.attributes(attributes)?;
                (length + end, is_empty)
            }
        };
        self.open(name)?;
        self.at = start + end;
        self.ends_at_once = is_empty;
        Ok(local)
    }

    /// Passes over attributes. Returns the length up to the end of the tag, and whether the tag is also
    /// the end of its element.
    fn attributes(&self, attributes: &[u8]) -> Result<(usize, bool), Malformed> {
        let mut quote = None;
        let mut previous = b' ';
        for (at, byte) in attributes.iter().enumerate() {
            match (quote, byte) {
                (None, b'>') => {
                    steps::count(at);
                    return Ok((at + 1, previous == b'/'));
                }
                (None, b'<') => return Err(self.wrong("a tag that does not end")),
                (None, b'"' | b'\'') => quote = Some(*byte),
                (Some(open), byte) if open == *byte => quote = None,
                _ => {}
            }
            previous = *byte;
        }
        Err(self.wrong("a tag that does not end"))
    }

    #[inline]
    fn open(&mut self, name: &'d str) -> Result<(), Malformed> {
        self.elements += 1;
        if self.elements > MAX_ELEMENTS {
            let reason = format!("it has more than {MAX_ELEMENTS} elements");
            return Err(Malformed::new(reason));
        }
        let Some(slot) = self.open.get_mut(self.depth) else {
            let reason = format!("it is nested deeper than {MAX_DEPTH} elements");
            return Err(Malformed::new(reason));
        };
        *slot = name;
        self.depth += 1;
        Ok(())
    }

    #[inline]
    fn end_tag(&mut self) -> Result<(), Malformed> {
        let name = self.innermost();
        let tag = self.rest().get(2..).unwrap_or_default();
        steps::count(name.len());
        let after = tag.strip_prefix(name.as_bytes()).unwrap_or_default();
        if after.starts_with(b">") {
            self.at += 2 + name.len() + 1;
            self.depth = self.depth.saturating_sub(1);
            return Ok(());
        }
        let space = after.iter().take_while(|byte| is_space(**byte)).count();
        steps::count(space);
        if after.get(space) != Some(&b'>') {
            return Err(self.wrong_end(name, tag));
        }
        self.at += 2 + name.len() + space + 1;
        self.depth = self.depth.saturating_sub(1);
        Ok(())
    }

    fn wrong_end(&self, name: &str, tag: &[u8]) -> Malformed {
        let Some(length) = memchr(b'>', tag) else {
            return self.cut();
        };
        let start = self.at + 2;
        Malformed::new(format!(
            "<{}> is closed by </{}> at byte {}",
            excerpt(name),
            excerpt(self.slice(start, start + length)),
            self.at
        ))
    }

    /// Passes over a comment. Every other declaration is refused.
    fn comment(&mut self) -> Result<(), Malformed> {
        let rest = self.rest();
        if rest.starts_with(b"<!--") {
            return self.delimited("<!--", "-->", "a comment").map(drop);
        }
        let start = rest.get(..DOCUMENT_TYPE.len()).unwrap_or_default();
        if start.eq_ignore_ascii_case(DOCUMENT_TYPE) {
            return Err(Malformed::new("it has a document type"));
        }
        Err(self.wrong("a declaration that is not known"))
    }

    /// Passes over a processing instruction or the XML declaration.
    fn instruction(&mut self) -> Result<(), Malformed> {
        let start = self.at;
        let content = self.delimited("<?", "?>", "an instruction")?;
        if content.starts_with(is_name_start) {
            return Ok(());
        }
        let reason = format!("it has an instruction without a name at byte {start}");
        Err(Malformed::new(reason))
    }

    /// Passes over what is enclosed by these two texts, and returns it.
    fn delimited(&mut self, open: &str, close: &str, what: &str) -> Result<&'d str, Malformed> {
        let start = self.at + open.len();
        let content = self.rest().get(open.len()..).unwrap_or_default();
        let Some(length) = memmem::find(content, close.as_bytes()) else {
            return Err(self.wrong(&format!("{what} that does not end")));
        };
        steps::count(length);
        self.at = start + length + close.len();
        Ok(self.slice(start, start + length))
    }

    /// Passes over text up to the next tag.
    fn characters(&mut self, rest: &'d [u8]) -> Piece<'d> {
        let start = self.at;
        let first = memchr2(b'<', b'&', rest).unwrap_or(rest.len());
        let from_first = rest.get(first..).unwrap_or_default();
        if !from_first.starts_with(b"&") {
            steps::count(first);
            self.at += first;
            return Piece::plain(self.slice(start, self.at));
        }
        let end = first + memchr(b'<', from_first).unwrap_or(from_first.len());
        steps::count(end);
        self.at += end;
        Piece::with_references(self.slice(start, self.at))
    }

    fn rest(&self) -> &'d [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn slice(&self, start: usize, end: usize) -> &'d str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn innermost(&self) -> &'d str {
        let last = self.depth.checked_sub(1);
        last.and_then(|last| self.open.get(last).copied())
            .unwrap_or_default()
    }

    fn cut(&self) -> Malformed {
        Malformed::new(format!("it ends inside <{}>", excerpt(self.innermost())))
    }

    fn wrong(&self, what: &str) -> Malformed {
        Malformed::new(format!("it has {what} at byte {}", self.at))
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

fn is_name_start(character: char) -> bool {
    character.is_ascii_alphabetic() || character == '_' || !character.is_ascii()
}

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();
const DOCUMENT_TYPE: &[u8] = b"<!DOCTYPE";

pub(super) const MAX_DEPTH: usize = 32;

/// The largest page of a list has about 15,000 elements.
pub(super) const MAX_ELEMENTS: usize = 500_000;
