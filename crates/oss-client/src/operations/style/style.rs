//! `Style`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::operations::style::StyleCategory;
use crate::xml::{Element, Malformed, ReadXml};

/// A style, which is a named processing instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Style {
    /// When the style was created (`CreateTime`).
    pub create_time: UtcSeconds,
    /// When the style was last changed (`LastModifyTime`).
    pub last_modify_time: UtcSeconds,
    /// The kind of files that the style processes (`Category`). Older servers do not report the
    /// category.
    pub category: Option<StyleCategory>,
    /// The name of the style (`Name`).
    pub name: String,
    /// The processing instruction, for example `image/resize,p_50` (`Content`).
    pub content: String,
}

impl ReadXml for Style {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut create_time = None;
        let mut last_modify_time = None;
        let mut category = None;
        let mut name = None;
        let mut content = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "CreateTime" => child.set_http_date(&mut create_time)?,
                "LastModifyTime" => child.set_http_date(&mut last_modify_time)?,
                "Category" => child.set(&mut category)?,
                "Name" => child.set(&mut name)?,
                "Content" => child.set(&mut content)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            create_time: element.required("CreateTime", create_time)?,
            last_modify_time: element.required("LastModifyTime", last_modify_time)?,
            category,
            name: element.required("Name", name)?,
            content: element.required("Content", content)?,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for Style {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.http_date("CreateTime", Some(self.create_time));
        xml.http_date("LastModifyTime", Some(self.last_modify_time));
        xml.optional("Category", &self.category);
        xml.element("Name", &self.name);
        xml.element("Content", &self.content);
    }
}
