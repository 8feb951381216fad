//! Who does the work.

/// Who does the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Candidate {
    /// The client of hyper-util, which neither signs nor checks anything.
    Bare,
    /// Nobody: only the CRC-64 of the same bytes is computed.
    Checksum,
    /// The S3 client of object_store.
    S3,
    /// The same without the SHA-256 of what is put, which its signatures contain otherwise.
    S3Unsigned,
    /// The service `oss` of opendal, through `OpendalStore`.
    Opendal,
    /// `OssStore`.
    Ours,
}

impl Candidate {
    const ALL: [Self; 6] = [
        Self::Bare,
        Self::Checksum,
        Self::S3,
        Self::S3Unsigned,
        Self::Opendal,
        Self::Ours,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Bare => "bare",
            Self::Checksum => "checksum",
            Self::S3 => "s3",
            Self::S3Unsigned => "s3-unsigned",
            Self::Opendal => "opendal",
            Self::Ours => "ours",
        }
    }

    /// How the tables call it.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Bare => "bare hyper",
            Self::Checksum => "CRC-64 alone",
            Self::S3 => "AmazonS3",
            Self::S3Unsigned => "AmazonS3, unsigned payload",
            Self::Opendal => "OpendalStore",
            Self::Ours => "OssStore",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|candidate| candidate.name() == name)
    }
}
