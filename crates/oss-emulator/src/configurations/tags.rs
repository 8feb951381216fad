//! The tags of a bucket.

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::{Bucket, ConfigurationKind};
use crate::xml::elements;

elements! {
    /// `Tagging`.
    pub(crate) struct Tags {
        set: TagSet = "TagSet",
    }

    /// The tags, sorted as in the request.
    pub(crate) struct TagSet {
        tags: Vec<Tag> = "Tag",
    }

    /// A tag.
    pub(crate) struct Tag {
        key: String = "Key",
        value: String = "Value",
    }
}

impl Document for Tags {
    const KIND: ConfigurationKind = ConfigurationKind::Tags;
    const ROOT: &'static str = "Tagging";

    fn absent() -> Result<Self, OssError> {
        Ok(Self::new(Vec::new()))
    }

    fn check(&mut self) -> Result<(), OssError> {
        let tags = &self.set.tags;
        if tags.len() > TAGS {
            return Err(OssError::new(Code::TooManyTags));
        }
        for (index, tag) in tags.iter().enumerate() {
            tag.check()?;
            if tags
                .iter()
                .skip(index + 1)
                .any(|other| other.key == tag.key)
            {
                return Err(OssError::new(Code::RepeatedTags));
            }
        }
        Ok(())
    }
}

impl Tags {
    pub(crate) fn new(tags: Vec<Tag>) -> Self {
        Self {
            set: TagSet { tags },
        }
    }
}

impl Tag {
    fn check(&self) -> Result<(), OssError> {
        let reserved = ["http://", "https://", "Aliyun"];
        let is_reserved = reserved.iter().any(|start| self.key.starts_with(start));
        if is_reserved || !(1..=KEY).contains(&self.key.len()) {
            return Err(OssError::new(Code::InvalidTaggingKey).with("Key", &self.key));
        }
        if self.value.len() > VALUE {
            let message = "The TagValue you have provided is invalid.";
            return Err(OssError::new(Code::InvalidTag).message(message));
        }
        Ok(())
    }
}

/// Returns whether a bucket has a tag of this key and, if one is given, this value.
pub(crate) fn has_tag(bucket: &Bucket, key: &str, value: Option<&str>) -> bool {
    bucket.configurations.get::<Tags>().is_some_and(|tags| {
        let mut tags = tags.set.tags.iter();
        tags.any(|tag| tag.key == key && value.is_none_or(|value| tag.value == value))
    })
}

/// Returns whether all characters of a text can stand in the keys and values of tags.
pub(crate) fn has_tag_characters(text: &str) -> bool {
    let legal = |c: char| c.is_alphanumeric() || " +-=._:/".contains(c);
    text.chars().all(legal)
}

/// The maximum number of tags of a bucket.
const TAGS: usize = 20;
/// The maximum length of a key in bytes.
const KEY: usize = 64;
/// The maximum length of a value in bytes.
const VALUE: usize = 128;
