//! The text of the notes: JSON with a checksum of itself.

use std::collections::BTreeMap;
use std::path::Path;

use oss_transport::body::FileIdentity;
use serde::{Deserialize, Serialize};

use super::place::{NotedObject, Place};
use crate::error::{Error, ErrorKind, Result};
use crate::etag::ETag;
use crate::integrity::Crc64;
use crate::transfers::plan::Plan;
use crate::transfers::upload::Part;

/// What is noted of a transfer. There are no secrets in it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    v: u32,
    kind: String,
    tool: String,
    pub(super) remote: Remote,
    pub(super) local: Local,
    pub(super) part_size: u64,
    range: Option<(u64, u64)>,
    pub(super) upload_id: Option<String>,
    /// What the settings of the object of an upload are, as a digest.
    pub(super) settings: Option<String>,
    pub(super) parts: BTreeMap<u64, NotedPart>,
    /// The CRC-64 of the document with an empty text here.
    check: String,
}

/// The object.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Remote {
    pub(super) endpoint: String,
    pub(super) bucket: String,
    pub(super) key: String,
    /// The version that the caller has asked for.
    pub(super) version_id: Option<String>,
    /// The version that was found.
    pub(super) found_version_id: Option<String>,
    pub(super) etag: Option<String>,
    pub(super) size: Option<u64>,
    pub(super) crc64: Option<String>,
    pub(super) last_modified: Option<i64>,
}

/// The file.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Local {
    path: String,
    /// The name of the file into which a download writes.
    part_file: Option<String>,
    node: Option<(u64, u64)>,
    size: u64,
    /// In nanoseconds since 1970.
    modified: Option<i128>,
    changed: Option<(i64, i64)>,
}

/// A part that was transferred.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NotedPart {
    etag: Option<String>,
    /// As text, because some readers of JSON have no integers of 64 bits.
    crc64: Option<String>,
    size: Option<u64>,
}

impl Document {
    pub(super) fn new(place: &Place, plan: &Plan) -> Self {
        let mut remote = Remote::from(place);
        remote.size = Some(plan.size);
        Self {
            v: VERSION,
            kind: place.kind.as_str().to_owned(),
            tool: concat!("oss-rs/", env!("CARGO_PKG_VERSION")).to_owned(),
            remote,
            local: Local::default(),
            part_size: plan.part_size,
            range: place.range,
            upload_id: None,
            settings: None,
            parts: BTreeMap::new(),
            check: String::new(),
        }
    }

    /// Reads a document. What is damaged, or of another version, is `None`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut document: Self = serde_json::from_str(text).ok()?;
        let check = std::mem::take(&mut document.check);
        let is_right = document.v == VERSION && document.checksum().ok()? == check;
        (is_right && document.part_size > 0).then_some(document)
    }

    pub(super) fn text(&self) -> Result<String> {
        let mut document = self.clone();
        document.check = document.checksum()?;
        written(&document)
    }

    fn checksum(&self) -> Result<String> {
        Ok(Crc64::checksum(written(self)?.as_bytes()).to_string())
    }

    /// Whether the notes are of this transfer. Their name says so too, but a file may have been renamed.
    pub(super) fn is_of(&self, place: &Place) -> bool {
        let Remote {
            endpoint,
            bucket,
            key,
            version_id,
            ..
        } = &self.remote;
        self.kind == place.kind.as_str()
            && *endpoint == place.endpoint
            && *bucket == place.bucket
            && *key == place.key
            && *version_id == place.version_id
            && self.range == place.range
            && self.local.path == place.path.to_string_lossy()
    }
}

fn written(document: &Document) -> Result<String> {
    serde_json::to_string(document).map_err(|error| {
        Error::new(ErrorKind::Io)
            .with_message("the notes of a transfer cannot be written")
            .with_source(error)
    })
}

impl From<&Place> for Remote {
    fn from(place: &Place) -> Self {
        Self {
            endpoint: place.endpoint.clone(),
            bucket: place.bucket.clone(),
            key: place.key.clone(),
            version_id: place.version_id.clone(),
            ..Self::default()
        }
    }
}

impl Remote {
    pub(super) fn object(&mut self, object: &NotedObject) {
        self.found_version_id = object.version_id.clone();
        self.etag = Some(object.etag.as_str().to_owned());
        self.size = Some(object.size);
        self.crc64 = object.crc64.map(|crc64| crc64.to_string());
        self.last_modified = object.last_modified;
    }

    pub(super) fn as_object(&self) -> Option<NotedObject> {
        Some(NotedObject {
            etag: ETag::from(self.etag.as_ref()?),
            version_id: self.found_version_id.clone(),
            size: self.size?,
            crc64: self.crc64.as_ref().and_then(|crc64| crc64.parse().ok()),
            last_modified: self.last_modified,
        })
    }
}

impl Local {
    pub(super) fn of_source(path: &Path, identity: &FileIdentity) -> Self {
        Self {
            path: path.to_string_lossy().into_owned(),
            part_file: None,
            node: identity.node(),
            size: identity.size(),
            modified: modified(identity),
            changed: identity.changed(),
        }
    }

    pub(super) fn of_part_file(path: &Path, file: &Path, identity: &FileIdentity) -> Self {
        Self {
            path: path.to_string_lossy().into_owned(),
            part_file: Some(file.to_string_lossy().into_owned()),
            node: identity.node(),
            size: identity.size(),
            // It is written all the time.
            modified: None,
            changed: None,
        }
    }

    pub(super) fn is_same_source(&self, identity: &FileIdentity) -> bool {
        self.is_same_file(identity)
            && self.modified == modified(identity)
            && self.changed == identity.changed()
    }

    pub(super) fn is_same_file(&self, identity: &FileIdentity) -> bool {
        self.node == identity.node() && self.size == identity.size()
    }
}

fn modified(identity: &FileIdentity) -> Option<i128> {
    let since = identity.modified()?.duration_since(std::time::UNIX_EPOCH);
    i128::try_from(since.ok()?.as_nanos()).ok()
}

impl NotedPart {
    pub(super) fn uploaded(part: &Part) -> Self {
        Self {
            etag: Some(part.etag.as_str().to_owned()),
            crc64: part.crc64.map(|crc64| crc64.to_string()),
            size: Some(part.size),
        }
    }

    pub(super) fn downloaded(crc64: u64) -> Self {
        Self {
            etag: None,
            crc64: Some(crc64.to_string()),
            size: None,
        }
    }

    pub(super) fn as_uploaded(&self) -> Option<Part> {
        Some(Part {
            etag: ETag::from(self.etag.as_ref()?),
            crc64: self.crc64(),
            size: self.size?,
        })
    }

    pub(super) fn crc64(&self) -> Option<u64> {
        self.crc64.as_ref()?.parse().ok()
    }
}

const VERSION: u32 = 1;

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::transfers::checkpoint::place::Kind;

    fn place() -> Place {
        Place {
            kind: Kind::Download,
            endpoint: "https://oss-cn-hangzhou.aliyuncs.com".to_owned(),
            bucket: "examplebucket".to_owned(),
            key: "exampledir/exampleobject.txt".to_owned(),
            version_id: None,
            range: None,
            path: PathBuf::from("/data/exampleobject.txt"),
        }
    }

    fn document() -> Document {
        let mut document = Document::new(&place(), &Plan::for_download(100, 10));
        document.remote.object(&NotedObject {
            etag: ETag::from("\"E\""),
            version_id: Some("V".to_owned()),
            size: 100,
            crc64: Some(u64::MAX),
            last_modified: Some(7),
        });
        document.local.path = place().path.to_string_lossy().into_owned();
        document.parts.insert(3, NotedPart::downloaded(9));
        document
    }

    #[test]
    fn what_is_written_is_read_back() {
        let text = document().text().unwrap();
        let read = Document::parse(&text).unwrap();
        assert!(read.is_of(&place()));
        let object = read.remote.as_object().unwrap();
        assert_eq!((object.crc64, object.size), (Some(u64::MAX), 100));
        assert_eq!(read.parts[&3].crc64(), Some(9));
    }

    #[test]
    fn no_byte_of_it_can_change_unnoticed() {
        let text = document().text().unwrap();
        for at in 0..text.len() {
            let mut damaged = text.clone().into_bytes();
            damaged[at] ^= 1;
            if let Ok(damaged) = String::from_utf8(damaged) {
                assert!(Document::parse(&damaged).is_none(), "byte {at}");
            }
            assert!(Document::parse(&text[..at]).is_none());
        }
    }

    #[test]
    fn another_version_and_another_transfer_are_not_believed() {
        let mut newer = document();
        newer.v = 2;
        assert!(Document::parse(&newer.text().unwrap()).is_none());
        let others = [
            Place {
                kind: Kind::Upload,
                ..place()
            },
            Place {
                key: "other".to_owned(),
                ..place()
            },
            Place {
                version_id: Some("V".to_owned()),
                ..place()
            },
            Place {
                path: PathBuf::from("/data/other"),
                ..place()
            },
            Place {
                range: Some((0, 5)),
                ..place()
            },
        ];
        let document = document();
        assert!(others.iter().all(|other| !document.is_of(other)));
        assert!(others.iter().all(|other| other.name() != place().name()));
    }
}
