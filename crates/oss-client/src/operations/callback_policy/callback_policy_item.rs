//! `CallbackPolicyItem`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Callback settings that an upload can name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallbackPolicyItem {
    /// The name of the callback settings (`PolicyName`).
    pub policy_name: String,
    /// The callback settings, as Base64 of a JSON object (`Callback`).
    pub callback: String,
    /// The custom variables of the callback, as Base64 of a JSON object (`CallbackVar`).
    pub callback_var: Option<String>,
}

impl CallbackPolicyItem {
    /// Creates the value with what OSS requires.
    pub fn new(policy_name: impl Into<String>, callback: impl Into<String>) -> Self {
        Self {
            policy_name: policy_name.into(),
            callback: callback.into(),
            callback_var: None,
        }
    }

    /// The custom variables of the callback, as Base64 of a JSON object (`CallbackVar`).
    pub fn callback_var(mut self, callback_var: impl IntoField<String>) -> Self {
        self.callback_var = callback_var.into_field();
        self
    }
}

impl ReadXml for CallbackPolicyItem {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut policy_name = None;
        let mut callback = None;
        let mut callback_var = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "PolicyName" => child.set(&mut policy_name)?,
                "Callback" => child.set(&mut callback)?,
                "CallbackVar" => child.set(&mut callback_var)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            policy_name: element.required("PolicyName", policy_name)?,
            callback: element.required("Callback", callback)?,
            callback_var,
        }))
    }
}

impl WriteXml for CallbackPolicyItem {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("PolicyName", &self.policy_name);
        xml.element("Callback", &self.callback);
        xml.optional("CallbackVar", &self.callback_var);
    }
}
