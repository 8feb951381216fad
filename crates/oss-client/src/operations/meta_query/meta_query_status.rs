//! `MetaQueryStatus`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::operations::meta_query::{MetaQueryMode, MetaQueryPhase, MetaQueryState};
use crate::xml::{Element, Malformed, ReadXml};

/// The state of a bucket's metadata index.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MetaQueryStatus {
    /// When the index was created (`CreateTime`).
    pub create_time: UtcSeconds,
    /// When the index was last updated (`UpdateTime`).
    pub update_time: UtcSeconds,
    /// Whether the index can be used (`State`).
    pub state: MetaQueryState,
    /// Whether OSS is building the index or keeping it up to date (`Phase`). An index that is not
    /// being built has none.
    pub phase: Option<MetaQueryPhase>,
    /// Whether the index is for exact metadata or for the meaning of the content (`MetaQueryMode`).
    pub mode: Option<MetaQueryMode>,
}

impl ReadXml for MetaQueryStatus {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut create_time = None;
        let mut update_time = None;
        let mut state = None;
        let mut phase = None;
        let mut mode = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "CreateTime" => child.set(&mut create_time)?,
                "UpdateTime" => child.set(&mut update_time)?,
                "State" => child.set(&mut state)?,
                "Phase" => child.set(&mut phase)?,
                "MetaQueryMode" => child.set(&mut mode)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            create_time: element.required("CreateTime", create_time)?,
            update_time: element.required("UpdateTime", update_time)?,
            state: element.required("State", state)?,
            phase,
            mode,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for MetaQueryStatus {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("CreateTime", &self.create_time);
        xml.element("UpdateTime", &self.update_time);
        xml.element("State", &self.state);
        xml.optional("Phase", &self.phase);
        xml.optional("MetaQueryMode", &self.mode);
    }
}
