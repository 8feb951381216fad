//! `LiveChannelConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::live_channel::{LiveChannelSnapshot, LiveChannelStatus, LiveChannelTarget};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The settings of a live channel.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LiveChannelConfiguration {
    /// The description of the live channel. It can have up to 128 bytes (`Description`).
    pub description: Option<String>,
    /// Whether the channel accepts streams. By default it does (`Status`).
    pub status: Option<LiveChannelStatus>,
    /// How the stream is stored (`Target`).
    pub target: LiveChannelTarget,
    /// The settings for snapshots of the stream (`Snapshot`).
    pub snapshot: Option<LiveChannelSnapshot>,
}

impl LiveChannelConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(target: impl Into<LiveChannelTarget>) -> Self {
        Self {
            description: None,
            status: None,
            target: target.into(),
            snapshot: None,
        }
    }

    /// The description of the live channel. It can have up to 128 bytes (`Description`).
    pub fn description(mut self, description: impl IntoField<String>) -> Self {
        self.description = description.into_field();
        self
    }

    /// Whether the channel accepts streams. By default it does (`Status`).
    pub fn status(mut self, status: impl IntoField<LiveChannelStatus>) -> Self {
        self.status = status.into_field();
        self
    }

    /// The settings for snapshots of the stream (`Snapshot`).
    pub fn snapshot(mut self, snapshot: impl IntoField<LiveChannelSnapshot>) -> Self {
        self.snapshot = snapshot.into_field();
        self
    }
}

impl ReadXml for LiveChannelConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut description = None;
        let mut status = None;
        let mut target = None;
        let mut snapshot = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Description" => child.set(&mut description)?,
                "Status" => child.set(&mut status)?,
                "Target" => child.set(&mut target)?,
                "Snapshot" => child.set(&mut snapshot)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            description,
            status,
            target: element.required("Target", target)?,
            snapshot,
        }))
    }
}

impl WriteXml for LiveChannelConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("Description", &self.description);
        xml.optional("Status", &self.status);
        xml.element("Target", &self.target);
        xml.optional("Snapshot", &self.snapshot);
    }
}
