//! `MirrorHeaders`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::website::MirrorHeader;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Which request headers are passed on to an origin server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MirrorHeaders {
    /// Whether all request headers are passed on. The default is false (`PassAll`).
    pub pass_all: Option<bool>,
    /// The names of the request headers that are passed on (`Pass`).
    pub pass: Vec<String>,
    /// The names of the request headers that are not passed on (`Remove`).
    pub remove: Vec<String>,
    /// Headers that are set for the origin server (`Set`).
    pub set: Vec<MirrorHeader>,
}

impl MirrorHeaders {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            pass_all: None,
            pass: Vec::new(),
            remove: Vec::new(),
            set: Vec::new(),
        }
    }

    /// Whether all request headers are passed on. The default is false (`PassAll`).
    pub fn pass_all(mut self, pass_all: impl IntoField<bool>) -> Self {
        self.pass_all = pass_all.into_field();
        self
    }

    /// The names of the request headers that are passed on (`Pass`).
    pub fn pass(mut self, pass: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.pass = pass.into_iter().map(Into::into).collect();
        self
    }

    /// The names of the request headers that are not passed on (`Remove`).
    pub fn remove(mut self, remove: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.remove = remove.into_iter().map(Into::into).collect();
        self
    }

    /// Headers that are set for the origin server (`Set`).
    pub fn set(mut self, set: impl IntoIterator<Item = impl Into<MirrorHeader>>) -> Self {
        self.set = set.into_iter().map(Into::into).collect();
        self
    }
}

impl ReadXml for MirrorHeaders {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut pass_all = None;
        let mut pass = Vec::new();
        let mut remove = Vec::new();
        let mut set = Vec::new();
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "PassAll" => child.set(&mut pass_all)?,
                "Pass" => child.push(&mut pass)?,
                "Remove" => child.push(&mut remove)?,
                "Set" => child.push(&mut set)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            pass_all,
            pass,
            remove,
            set,
        }))
    }
}

impl WriteXml for MirrorHeaders {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("PassAll", &self.pass_all);
        xml.list("Pass", &self.pass);
        xml.list("Remove", &self.remove);
        xml.list("Set", &self.set);
    }
}
