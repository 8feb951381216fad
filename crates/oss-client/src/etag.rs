//! Entity tags.

use std::fmt;
use std::hash::{Hash, Hasher};

use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The entity tag of an object or a part, which changes with the content.
///
/// OSS writes it in double quotes. Two tags are equal if they are equal without the quotes, and so
/// are a tag and a text. The tag is the MD5 digest of the content only for objects that one `PUT` has
/// written.
///
/// ```
/// use oss_client::ETag;
///
/// let etag = ETag::from("\"5B3C1A2E053D763E1B002CC607C5A0FE\"");
/// assert_eq!(etag, "5B3C1A2E053D763E1B002CC607C5A0FE");
/// assert_eq!(etag.as_str(), "5B3C1A2E053D763E1B002CC607C5A0FE");
/// assert_eq!(etag.to_string(), "\"5B3C1A2E053D763E1B002CC607C5A0FE\"");
/// ```
#[derive(Clone)]
pub struct ETag {
    /// The text as it was given, with or without quotes.
    text: String,
}

impl ETag {
    /// Returns the tag without quotes.
    pub fn as_str(&self) -> &str {
        unquoted(&self.text)
    }
}

fn unquoted(text: &str) -> &str {
    let inner = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    inner.unwrap_or(text)
}

impl fmt::Display for ETag {
    /// Writes the tag as it was given or received, which is how it stands in requests.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for ETag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ETag({})", self.as_str())
    }
}

impl From<String> for ETag {
    fn from(text: String) -> Self {
        Self { text }
    }
}

impl From<&str> for ETag {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<&String> for ETag {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&ETag> for ETag {
    fn from(etag: &ETag) -> Self {
        etag.clone()
    }
}

impl PartialEq for ETag {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for ETag {}

impl Hash for ETag {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl PartialEq<str> for ETag {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == unquoted(other)
    }
}

impl PartialEq<&str> for ETag {
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}

impl PartialEq<String> for ETag {
    fn eq(&self, other: &String) -> bool {
        self == other.as_str()
    }
}

impl ReadXml for ETag {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let text = element.text()?.into_owned();
        Ok((!text.is_empty()).then(|| Self::from(text)))
    }
}

impl WriteXml for ETag {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.text(&self.text);
    }
}
