//! `LiveChannelSnapshot`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The settings for snapshots of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LiveChannelSnapshot {
    /// The role that OSS assumes to store the snapshots and to report them (`RoleName`).
    pub role_name: String,
    /// The bucket in which the snapshots are stored (`DestBucket`).
    pub dest_bucket: String,
    /// The message topic to which OSS reports snapshots (`NotifyTopic`).
    pub notify_topic: String,
    /// The time between two snapshots, in seconds (`Interval`).
    pub interval: u64,
}

impl LiveChannelSnapshot {
    /// Creates the value with what OSS requires.
    pub fn new(
        role_name: impl Into<String>,
        dest_bucket: impl Into<String>,
        notify_topic: impl Into<String>,
        interval: u64,
    ) -> Self {
        Self {
            role_name: role_name.into(),
            dest_bucket: dest_bucket.into(),
            notify_topic: notify_topic.into(),
            interval,
        }
    }
}

impl ReadXml for LiveChannelSnapshot {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut role_name = None;
        let mut dest_bucket = None;
        let mut notify_topic = None;
        let mut interval = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "RoleName" => child.set(&mut role_name)?,
                "DestBucket" => child.set(&mut dest_bucket)?,
                "NotifyTopic" => child.set(&mut notify_topic)?,
                "Interval" => child.set(&mut interval)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            role_name: element.required("RoleName", role_name)?,
            dest_bucket: element.required("DestBucket", dest_bucket)?,
            notify_topic: element.required("NotifyTopic", notify_topic)?,
            interval: element.required("Interval", interval)?,
        }))
    }
}

impl WriteXml for LiveChannelSnapshot {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("RoleName", &self.role_name);
        xml.element("DestBucket", &self.dest_bucket);
        xml.element("NotifyTopic", &self.notify_topic);
        xml.element("Interval", &self.interval);
    }
}
