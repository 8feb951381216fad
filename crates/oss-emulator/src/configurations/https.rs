//! The TLS versions and ciphers that a bucket accepts.

use super::document::Document;
use crate::codes::OssError;
use crate::store::ConfigurationKind;
use crate::xml::{elements, words};

elements! {
    /// `HttpsConfiguration`. The server stores it and does not enforce it.
    pub(crate) struct HttpsConfig {
        tls: Tls = "TLS",
        ciphers: Option<CipherSuite> = "CipherSuite",
    }

    /// The versions.
    pub(crate) struct Tls {
        enable: bool = "Enable",
        versions: Vec<TlsVersion> = "TLSVersion",
    }

    /// The ciphers.
    pub(crate) struct CipherSuite {
        enable: bool = "Enable",
        strong: Option<bool> = "StrongCipherSuite",
        custom: Vec<String> = "CustomCipherSuite",
        custom_tls13: Vec<String> = "TLS13CustomCipherSuite",
    }
}

words! {
    /// A version of TLS.
    pub(crate) enum TlsVersion {
        V10 = "TLSv1.0",
        V11 = "TLSv1.1",
        V12 = "TLSv1.2",
        V13 = "TLSv1.3",
    }
}

impl Document for HttpsConfig {
    const KIND: ConfigurationKind = ConfigurationKind::HttpsConfig;
    const ROOT: &'static str = "HttpsConfiguration";

    fn absent() -> Result<Self, OssError> {
        Ok(Self {
            tls: Tls {
                enable: false,
                versions: Vec::new(),
            },
            ciphers: None,
        })
    }

    fn check(&mut self) -> Result<(), OssError> {
        let mut seen = Vec::new();
        self.tls.versions.retain(|version| {
            let is_new = !seen.contains(version);
            seen.push(*version);
            is_new
        });
        match self.tls.enable && self.tls.versions.is_empty() {
            true => Err(OssError::malformed_xml("the element TLSVersion is missing")),
            false => Ok(()),
        }
    }
}
