//! Pieces of text, and the references in them.

use std::borrow::Cow;

use memchr::memchr;

use crate::xml::malformed::{Malformed, excerpt};
use crate::xml::steps;

/// Text between two tags, or the content of a CDATA section.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'d> {
    raw: &'d str,
    has_references: bool,
}

impl<'d> Piece<'d> {
    pub(super) fn plain(raw: &'d str) -> Self {
        Self {
            raw,
            has_references: false,
        }
    }

    pub(super) fn with_references(raw: &'d str) -> Self {
        Self {
            raw,
            has_references: true,
        }
    }

    /// Returns what the piece stands for.
    #[inline]
    pub(super) fn into_text(self) -> Result<Cow<'d, str>, Malformed> {
        if !self.has_references {
            return Ok(Cow::Borrowed(self.raw));
        }
        let mut text = Cow::Borrowed("");
        self.append(&mut text)?;
        Ok(text)
    }

    /// Checks the references in text that nobody reads.
    pub(super) fn check(self) -> Result<(), Malformed> {
        if self.has_references {
            resolve(self.raw, |_| {})?;
        }
        Ok(())
    }

    /// Appends what the text stands for. The only piece of a text is borrowed if it has no references.
    pub(super) fn append(self, text: &mut Cow<'d, str>) -> Result<(), Malformed> {
        if text.is_empty() && !self.has_references {
            *text = Cow::Borrowed(self.raw);
            return Ok(());
        }
        let text = text.to_mut();
        if !self.has_references {
            text.push_str(self.raw);
            return Ok(());
        }
        text.reserve(self.raw.len());
        resolve(self.raw, |part| text.push_str(part))
    }
}

/// Passes the text to `part`, in parts, with its references resolved.
fn resolve(raw: &str, mut part: impl FnMut(&str)) -> Result<(), Malformed> {
    let mut rest = raw;
    while let Some(start) = memchr(b'&', rest.as_bytes()) {
        steps::count(start);
        part(rest.get(..start).unwrap_or_default());
        let reference = rest.get(start + 1..).unwrap_or_default();
        let is_end = |byte: &u8| matches!(byte, b';' | b'&' | b'<');
        let end = reference.as_bytes().iter().position(is_end);
        let end = end.unwrap_or(reference.len());
        steps::count(end);
        let name = reference.get(..end).unwrap_or_default();
        let Some(after) = reference.get(end..).and_then(|rest| rest.strip_prefix(';')) else {
            let reason = format!("the reference &{} does not end with ;", excerpt(name));
            return Err(Malformed::new(reason));
        };
        let Some(character) = character(name) else {
            let reason = format!("the entity &{}; is not known", excerpt(name));
            return Err(Malformed::new(reason));
        };
        part(character.encode_utf8(&mut [0; 4]));
        rest = after;
    }
    steps::count(rest.len());
    part(rest);
    Ok(())
}

/// Returns the character for which a reference stands. OSS writes references to control characters,
/// although XML 1.0 forbids them; only the null character is refused.
fn character(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => None,
        };
    };
    let (digits, radix) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    // `from_str_radix` alone would accept a sign.
    if digits.starts_with('+') {
        return None;
    }
    let code = u32::from_str_radix(digits, radix).ok()?;
    char::from_u32(code).filter(|character| *character != '\0')
}
