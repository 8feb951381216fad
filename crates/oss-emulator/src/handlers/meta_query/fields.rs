//! The fields of objects in the index.

use std::cmp::Ordering;

use oss_sign::UtcSeconds;

use crate::objects::quoted;
use crate::store::ListedObject;
use crate::xml::Xml;

/// The value of a field, which is compared as a number or as a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Number(f64),
    Text(String),
}

impl Value {
    /// Reads a value to compare with this one. Returns `None` if it has another type.
    pub(super) fn same_type(&self, text: &str) -> Option<Self> {
        match self {
            Self::Number(_) => text.parse().ok().map(Self::Number),
            Self::Text(_) => Some(Self::Text(text.to_owned())),
        }
    }

    /// Compares two values of the same type.
    pub(super) fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Number(one), Self::Number(two)) => one.partial_cmp(two),
            (Self::Text(one), Self::Text(two)) => Some(one.cmp(two)),
            _ => None,
        }
    }

    /// Returns the value as text.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}

/// Returns the value of a field of an object. Returns `None` if the index does not have the field or
/// the object has no value.
#[expect(
    clippy::cast_precision_loss,
    reason = "sizes are compared with the precision of JSON numbers"
)]
pub(super) fn value(listed: &ListedObject, field: &str) -> Option<Value> {
    let object = &listed.object;
    let header = |name| {
        let value = object.header(name)?;
        Some(Value::Text(String::from_utf8_lossy(value).into_owned()))
    };
    let text = |text: &str| Some(Value::Text(text.to_owned()));
    match field {
        "Filename" => text(&listed.key),
        "Size" => Some(Value::Number(object.size as f64)),
        "FileModifiedTime" => Some(Value::Text(time(object.modified))),
        "OSSObjectType" => text(object.kind.as_str()),
        "OSSStorageClass" => text(object.class.as_str()),
        "ObjectACL" => text(object.acl.as_str()),
        "ETag" => Some(Value::Text(quoted(&object.etag))),
        "OSSCRC64" => Some(Value::Text(object.crc64.to_string())),
        "OSSTaggingCount" => Some(Value::Number(object.tags.len() as f64)),
        "ContentType" => header("content-type"),
        "CacheControl" => header("cache-control"),
        "ContentDisposition" => header("content-disposition"),
        "ContentEncoding" => header("content-encoding"),
        "ContentLanguage" => header("content-language"),
        "ServerSideEncryption" => header("x-oss-server-side-encryption"),
        _ => match field.split_once('.') {
            Some(("OSSTagging", key)) => {
                let mut tags = object.tags.iter();
                text(&tags.find(|(tag, _)| tag == key)?.1)
            }
            Some(("OSSUserMeta", key)) => header(&format!("x-oss-meta-{key}")),
            _ => None,
        },
    }
}

/// Adds the element `File` for an object.
pub(super) fn element(xml: Xml, listed: &ListedObject) -> Xml {
    let object = &listed.object;
    let xml = FIELDS.iter().fold(xml.begin("File"), |xml, field| {
        xml.maybe(field, value(listed, field).map(|value| value.text()))
    });
    let xml = match object.tags.is_empty() {
        true => xml,
        false => xml
            .begin("OSSTagging")
            .each(&object.tags, |xml, (key, value)| {
                pair(xml, "Tagging", key, value)
            })
            .close(),
    };
    let meta = object.headers.iter().filter_map(|(name, value)| {
        let key = name.strip_prefix("x-oss-meta-")?;
        Some((key, String::from_utf8_lossy(value)))
    });
    let meta: Vec<_> = meta.collect();
    let xml = match meta.is_empty() {
        true => xml,
        false => xml
            .begin("OSSUserMeta")
            .each(meta, |xml, (key, value)| pair(xml, "UserMeta", key, &value))
            .close(),
    };
    xml.close()
}

fn pair(xml: Xml, name: &'static str, key: &str, value: &str) -> Xml {
    xml.begin(name)
        .text("Key", key)
        .text("Value", value)
        .close()
}

/// Writes a time as the index does: in the time zone of China, with nine digits.
pub(super) fn time(time: UtcSeconds) -> String {
    let local = time.plus_seconds(8 * 3600).to_iso_extended();
    format!("{}.000000000+08:00", local.trim_end_matches('Z'))
}

/// The fields that answers contain.
const FIELDS: [&str; 10] = [
    "Filename",
    "Size",
    "FileModifiedTime",
    "OSSObjectType",
    "OSSStorageClass",
    "ObjectACL",
    "ETag",
    "OSSCRC64",
    "OSSTaggingCount",
    "ContentType",
];
