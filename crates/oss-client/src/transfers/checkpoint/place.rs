//! What a transfer is of: the object, the file, and which of both is the source.

use std::path::PathBuf;

use crate::etag::ETag;

/// What identifies a transfer.
#[derive(Clone, Debug)]
pub(in crate::transfers) struct Place {
    pub(in crate::transfers) kind: Kind,
    pub(in crate::transfers) endpoint: String,
    pub(in crate::transfers) bucket: String,
    pub(in crate::transfers) key: String,
    pub(in crate::transfers) version_id: Option<String>,
    pub(in crate::transfers) range: Option<(u64, u64)>,
    /// The local file.
    pub(in crate::transfers) path: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::transfers) enum Kind {
    Upload,
    Download,
}

/// What a download needs to know of its object, from one run to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::transfers) struct NotedObject {
    pub(in crate::transfers) etag: ETag,
    pub(in crate::transfers) version_id: Option<String>,
    pub(in crate::transfers) size: u64,
    pub(in crate::transfers) crc64: Option<u64>,
    pub(in crate::transfers) last_modified: Option<i64>,
}

impl Place {
    /// The name of the notes: the same for the same transfer, different for all others.
    pub(super) fn name(&self) -> String {
        use md5::{Digest, Md5};
        let mut digest = Md5::new();
        let range = self.range.map(|(start, end)| format!("{start}-{end}"));
        let path = self.path.to_string_lossy();
        for field in [
            self.endpoint.as_str(),
            &self.bucket,
            &self.key,
            self.version_id.as_deref().unwrap_or_default(),
            range.as_deref().unwrap_or_default(),
            &path,
        ] {
            digest.update((field.len() as u64).to_be_bytes());
            digest.update(field);
        }
        let digest: String = digest
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        format!("{}-{digest}", self.kind.as_str())
    }
}

impl Kind {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Upload => "upload",
            Self::Download => "download",
        }
    }
}
