//! Styles: names for ways in which images are processed.

use oss_sign::UtcSeconds;

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::ConfigurationKind;
use crate::xml::{Xml, elements, words};

elements! {
    /// A style.
    pub(crate) struct Style {
        name: String = "Name",
        content: String = "Content",
        category: Option<StyleCategory> = "Category",
        created: UtcSeconds = "CreateTime",
        modified: UtcSeconds = "LastModifyTime",
    }

    /// `Style` in a request.
    pub(crate) struct StyleContent {
        content: String = "Content",
    }
}

words! {
    /// What a style is for.
    pub(crate) enum StyleCategory {
        Document = "document",
        Image = "image",
        Video = "video",
    }
}

impl Document for Style {
    const KIND: ConfigurationKind = ConfigurationKind::Style;
    const ROOT: &'static str = "Style";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::NoSuchStyle))
    }
}

impl StyleCategory {
    /// Parses the value of the parameter `category`.
    ///
    /// # Errors
    ///
    /// Returns `InvalidArgument` if there is no such category.
    pub(crate) fn parse(text: &str) -> Result<Self, OssError> {
        match text {
            "document" => Ok(Self::Document),
            "image" => Ok(Self::Image),
            "video" => Ok(Self::Video),
            _ => Err(OssError::invalid_argument(
                "category",
                text,
                "The category must be image, document or video.",
            )),
        }
    }
}

impl Style {
    /// Adds the element that answers contain.
    pub(crate) fn shown(&self, xml: Xml) -> Xml {
        let category = self.category.unwrap_or(StyleCategory::Image);
        xml.text("Name", &self.name)
            .text("Content", &self.content)
            .text("Category", category.as_str())
            .text("CreateTime", self.created.to_http_date())
            .text("LastModifyTime", self.modified.to_http_date())
    }
}

/// Returns whether a style can have this name: at most 63 letters, digits, hyphens, underscores and
/// dots.
pub(crate) fn is_style_name(name: &str) -> bool {
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    (1..=63).contains(&name.len()) && name.bytes().all(legal)
}
