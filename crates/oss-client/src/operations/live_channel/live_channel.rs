//! `LiveChannel`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::operations::live_channel::LiveChannelStatus;
use crate::xml::{Element, Malformed, ReadXml};

/// A live channel, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LiveChannel {
    /// The name of the live channel (`Name`).
    pub name: String,
    /// The description of the live channel (`Description`).
    pub description: Option<String>,
    /// Whether the channel accepts streams (`Status`).
    pub status: LiveChannelStatus,
    /// When the settings of the live channel were last changed (`LastModified`).
    pub last_modified: UtcSeconds,
    /// The URLs to which a client pushes the stream (`Url` in `PublishUrls`).
    pub publish_urls: Vec<String>,
    /// The URLs with which the stream is played (`Url` in `PlayUrls`).
    pub play_urls: Vec<String>,
}

impl ReadXml for LiveChannel {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut name = None;
        let mut description = None;
        let mut status = None;
        let mut last_modified = None;
        let mut publish_urls = Vec::new();
        let mut play_urls = Vec::new();
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Name" => child.set(&mut name)?,
                "Description" => child.set(&mut description)?,
                "Status" => child.set(&mut status)?,
                "LastModified" => child.set(&mut last_modified)?,
                "PlayUrls" => child.list("Url", &mut play_urls)?,
                "PublishUrls" => child.list("Url", &mut publish_urls)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            name: element.required("Name", name)?,
            description,
            status: element.required("Status", status)?,
            last_modified: element.required("LastModified", last_modified)?,
            publish_urls,
            play_urls,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for LiveChannel {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Name", &self.name);
        xml.optional("Description", &self.description);
        xml.element("Status", &self.status);
        xml.element("LastModified", &self.last_modified);
        xml.wrapped("PublishUrls", "Url", &self.publish_urls);
        xml.wrapped("PlayUrls", "Url", &self.play_urls);
    }
}
