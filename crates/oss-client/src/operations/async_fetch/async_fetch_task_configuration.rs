//! `AsyncFetchTaskConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::common::StorageClass;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// What OSS fetches in the background, and where it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AsyncFetchTaskConfiguration {
    /// The URL of the file (`Url`).
    pub url: String,
    /// The key of the object as which the file is stored (`Object`).
    pub object: String,
    /// The `Host` header of the request that fetches the file (`Host`).
    pub host: Option<String>,
    /// The MD5 digest that the file must have, in Base64 (`ContentMD5`).
    pub content_md5: Option<String>,
    /// The callback settings, as Base64 of a JSON object (`Callback`).
    pub callback: Option<String>,
    /// The storage class with which the file is stored (`StorageClass`).
    pub storage_class: Option<StorageClass>,
    /// Whether nothing is fetched if the object already exists. The default is true; with false,
    /// the request fails in this case (`IgnoreSameKey`).
    pub ignore_same_key: Option<bool>,
    /// Whether the callback is also called if the task fails (`CallbackWhenFailed`).
    pub callback_when_failed: Option<bool>,
}

impl AsyncFetchTaskConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(url: impl Into<String>, object: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            object: object.into(),
            host: None,
            content_md5: None,
            callback: None,
            storage_class: None,
            ignore_same_key: None,
            callback_when_failed: None,
        }
    }

    /// The `Host` header of the request that fetches the file (`Host`).
    pub fn host(mut self, host: impl IntoField<String>) -> Self {
        self.host = host.into_field();
        self
    }

    /// The MD5 digest that the file must have, in Base64 (`ContentMD5`).
    pub fn content_md5(mut self, content_md5: impl IntoField<String>) -> Self {
        self.content_md5 = content_md5.into_field();
        self
    }

    /// The callback settings, as Base64 of a JSON object (`Callback`).
    pub fn callback(mut self, callback: impl IntoField<String>) -> Self {
        self.callback = callback.into_field();
        self
    }

    /// The storage class with which the file is stored (`StorageClass`).
    pub fn storage_class(mut self, storage_class: impl IntoField<StorageClass>) -> Self {
        self.storage_class = storage_class.into_field();
        self
    }

    /// Whether nothing is fetched if the object already exists. The default is true; with false,
    /// the request fails in this case (`IgnoreSameKey`).
    pub fn ignore_same_key(mut self, ignore_same_key: impl IntoField<bool>) -> Self {
        self.ignore_same_key = ignore_same_key.into_field();
        self
    }

    /// Whether the callback is also called if the task fails (`CallbackWhenFailed`).
    pub fn callback_when_failed(mut self, callback_when_failed: impl IntoField<bool>) -> Self {
        self.callback_when_failed = callback_when_failed.into_field();
        self
    }
}

impl ReadXml for AsyncFetchTaskConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut url = None;
        let mut object = None;
        let mut host = None;
        let mut content_md5 = None;
        let mut callback = None;
        let mut storage_class = None;
        let mut ignore_same_key = None;
        let mut callback_when_failed = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Url" => child.set(&mut url)?,
                "Object" => child.set(&mut object)?,
                "Host" => child.set(&mut host)?,
                "ContentMD5" => child.set(&mut content_md5)?,
                "Callback" => child.set(&mut callback)?,
                "StorageClass" => child.set(&mut storage_class)?,
                "IgnoreSameKey" => child.set(&mut ignore_same_key)?,
                "CallbackWhenFailed" => child.set(&mut callback_when_failed)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            url: element.required("Url", url)?,
            object: element.required("Object", object)?,
            host,
            content_md5,
            callback,
            storage_class,
            ignore_same_key,
            callback_when_failed,
        }))
    }
}

impl WriteXml for AsyncFetchTaskConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Url", &self.url);
        xml.element("Object", &self.object);
        xml.optional("Host", &self.host);
        xml.optional("ContentMD5", &self.content_md5);
        xml.optional("Callback", &self.callback);
        xml.optional("StorageClass", &self.storage_class);
        xml.optional("IgnoreSameKey", &self.ignore_same_key);
        xml.optional("CallbackWhenFailed", &self.callback_when_failed);
    }
}
