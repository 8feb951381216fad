//! Entity tags.

use std::fmt;
use std::hash::{Hash, Hasher};

use md5::{Digest, Md5};

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

    /// Returns the tag that OSS gives to an object of these parts, without quotes. It is the MD5 digest of
    /// the upper-case texts of their tags, followed by a hyphen and the number of parts.
    pub(crate) fn of_parts<'e>(etags: impl IntoIterator<Item = &'e str>) -> Option<String> {
        let (mut digest, mut count) = (Md5::new(), 0);
        for etag in etags {
            digest.update(unquoted(etag).to_ascii_uppercase());
            count += 1;
        }
        let digest: String = digest
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02X}"))
            .collect();
        (count > 0).then(|| format!("{digest}-{count}"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_of_an_object_is_made_of_the_texts_of_the_tags_of_its_parts() {
        let parts = [
            "\"5d41402abc4b2a76b9719d911017c592\"",
            "7D793037A0760186574B0282F2F435E7",
        ];
        assert_eq!(
            ETag::of_parts(parts).as_deref(),
            Some("42B84D75CCD1176E729FC310B961AF25-2")
        );
        assert_eq!(ETag::of_parts([]), None);
    }
}
