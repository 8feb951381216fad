//! `MirrorAuth`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use std::fmt;

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// How requests to an origin server are signed.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MirrorAuth {
    /// How requests to the origin server are signed (`AuthType`).
    pub auth_type: Option<String>,
    /// The ID of the region (`Region`).
    pub region: Option<String>,
    /// The access key ID with which requests to the origin server are signed (`AccessKeyId`).
    pub access_key_id: Option<String>,
    /// The access key secret with which requests to the origin server are signed
    /// (`AccessKeySecret`).
    pub access_key_secret: Option<String>,
}

impl fmt::Debug for MirrorAuth {
    /// Shows of a secret only whether it is there.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MirrorAuth")
            .field("auth_type", &self.auth_type)
            .field("region", &self.region)
            .field("access_key_id", &self.access_key_id)
            .field(
                "access_key_secret",
                &self.access_key_secret.as_ref().map(|_| "****"),
            )
            .finish()
    }
}

impl MirrorAuth {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            auth_type: None,
            region: None,
            access_key_id: None,
            access_key_secret: None,
        }
    }

    /// How requests to the origin server are signed (`AuthType`).
    pub fn auth_type(mut self, auth_type: impl IntoField<String>) -> Self {
        self.auth_type = auth_type.into_field();
        self
    }

    /// The ID of the region (`Region`).
    pub fn region(mut self, region: impl IntoField<String>) -> Self {
        self.region = region.into_field();
        self
    }

    /// The access key ID with which requests to the origin server are signed (`AccessKeyId`).
    pub fn access_key_id(mut self, access_key_id: impl IntoField<String>) -> Self {
        self.access_key_id = access_key_id.into_field();
        self
    }

    /// The access key secret with which requests to the origin server are signed
    /// (`AccessKeySecret`).
    pub fn access_key_secret(mut self, access_key_secret: impl IntoField<String>) -> Self {
        self.access_key_secret = access_key_secret.into_field();
        self
    }
}

impl ReadXml for MirrorAuth {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut auth_type = None;
        let mut region = None;
        let mut access_key_id = None;
        let mut access_key_secret = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "AuthType" => child.set(&mut auth_type)?,
                "Region" => child.set(&mut region)?,
                "AccessKeyId" => child.set(&mut access_key_id)?,
                "AccessKeySecret" => child.set(&mut access_key_secret)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            auth_type,
            region,
            access_key_id,
            access_key_secret,
        }))
    }
}

impl WriteXml for MirrorAuth {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("AuthType", &self.auth_type);
        xml.optional("Region", &self.region);
        xml.optional("AccessKeyId", &self.access_key_id);
        xml.optional("AccessKeySecret", &self.access_key_secret);
    }
}
