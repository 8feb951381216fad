//! The cases, as `cases.json` contains them.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::Result;

/// Variables, files and a machine, and what comes of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) machine: Machine,
    #[serde(default)]
    pub(crate) env: BTreeMap<String, String>,
    /// Below the home folder: a text as it is, anything else as JSON.
    #[serde(default)]
    pub(crate) files: BTreeMap<String, Value>,
    pub(crate) ours: Given,
    /// A part of our error, where ours gives nothing.
    pub(crate) error: Option<String>,
    python: Option<Expected>,
    node: Option<Expected>,
}

/// What a package gives where it differs from ours, and why that is not ours to mend.
#[derive(Debug, Deserialize)]
pub(crate) struct Expected {
    pub(crate) gives: Given,
    pub(crate) because: String,
}

/// What a resolution gives, with names of the stage in braces.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Given {
    Anonymous,
    /// Id, secret and perhaps token.
    Keys(Vec<String>),
    Nothing,
    /// `role/session`: whose session it is, by STS.
    Session(String),
}

/// Where the case plays.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Machine {
    #[default]
    #[serde(rename = "none")]
    Elsewhere,
    #[serde(rename = "role")]
    Role,
    #[serde(rename = "role, hardened")]
    Hardened,
    #[serde(rename = "role, version 1 only")]
    VersionOne,
}

impl Case {
    pub(crate) fn expected(&self, package: &str) -> Option<&Expected> {
        match package {
            "python" => self.python.as_ref(),
            _ => self.node.as_ref(),
        }
    }
}

pub(crate) fn read() -> Result<Vec<Case>> {
    Ok(serde_json::from_str(include_str!("cases.json"))?)
}
