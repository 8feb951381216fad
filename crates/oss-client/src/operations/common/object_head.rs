//! `ObjectHead`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use std::collections::BTreeMap;

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::operation::RawResponse;
use crate::operations::common::{
    LegalHoldStatus, RetentionMode, ServerSideDataEncryption, ServerSideEncryption,
};

/// What OSS knows about an object besides its content.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ObjectHead {
    /// The media type of the object (`Content-Type`).
    pub content_type: Option<String>,
    /// The MD5 digest of the content, in Base64 (`Content-MD5`). Only an object that was stored as
    /// a whole has one.
    pub content_md5: Option<String>,
    /// The user metadata. Names are case-insensitive. All names and values together can have up to
    /// 8 KiB (`x-oss-meta-*`).
    pub metadata: BTreeMap<String, String>,
    /// How the object is encrypted on the server (`x-oss-server-side-encryption`).
    pub server_side_encryption: Option<ServerSideEncryption>,
    /// The algorithm with which the data is encrypted if the key is managed by KMS. The default is
    /// AES-256 (`x-oss-server-side-data-encryption`).
    pub server_side_data_encryption: Option<ServerSideDataEncryption>,
    /// The ID of the KMS key. It is used only with KMS (`x-oss-server-side-encryption-key-id`).
    pub server_side_encryption_key_id: Option<String>,
    /// The position at which the next append begins, which is the length of the object
    /// (`x-oss-next-append-position`).
    pub next_append_position: Option<u64>,
    /// The CRC-64 of the whole object (`x-oss-hash-crc64ecma`). An object that was stored before
    /// OSS computed checksums, and the result of processing, have none.
    pub crc64: Option<u64>,
    /// When the object expires, and by which lifecycle rule (`x-oss-expiration`).
    pub expiration: Option<String>,
    /// Whether the object is being restored, and until when it is readable (`x-oss-restore`).
    pub restore: Option<String>,
    /// The result of the processing that the upload triggered, as JSON (`x-oss-process-status`).
    pub process_status: Option<String>,
    /// The number of tags of the object. It is absent if the caller cannot read the tags
    /// (`x-oss-tagging-count`).
    pub tagging_count: Option<u32>,
    /// The version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
    /// How caches can store the object when it is downloaded (`Cache-Control`).
    pub cache_control: Option<String>,
    /// Under which name, and how, browsers save the object (`Content-Disposition`).
    pub content_disposition: Option<String>,
    /// The coding of the content, for example `gzip` (`Content-Encoding`).
    pub content_encoding: Option<String>,
    /// When the object expires in caches, as an HTTP date (`Expires`).
    pub expires: Option<String>,
    /// When the appending to the object was ended (`x-oss-sealed-time`).
    pub sealed_time: Option<UtcSeconds>,
    /// Until when the object cannot be deleted or overwritten
    /// (`x-oss-object-worm-retain-until-date`).
    pub object_worm_retain_until_date: Option<UtcSeconds>,
    /// Whether the retention of the object can be bypassed (`x-oss-object-worm-mode`).
    pub object_worm_mode: Option<RetentionMode>,
    /// Whether the object is under legal hold (`x-oss-object-worm-legal-hold`).
    pub object_worm_legal_hold: Option<LegalHoldStatus>,
}

impl ObjectHead {
    /// Reads the headers of a response.
    pub(in crate::operations) fn read(response: &RawResponse) -> Result<Self> {
        Ok(Self {
            content_type: response.text("content-type"),
            content_md5: response.text("content-md5"),
            metadata: response.user_metadata("x-oss-meta-"),
            server_side_encryption: response.choice("x-oss-server-side-encryption"),
            server_side_data_encryption: response.choice("x-oss-server-side-data-encryption"),
            server_side_encryption_key_id: response.text("x-oss-server-side-encryption-key-id"),
            next_append_position: response.number("x-oss-next-append-position"),
            crc64: response.number("x-oss-hash-crc64ecma"),
            expiration: response.text("x-oss-expiration"),
            restore: response.text("x-oss-restore"),
            process_status: response.text("x-oss-process-status"),
            tagging_count: response.number("x-oss-tagging-count"),
            version_id: response.text("x-oss-version-id"),
            cache_control: response.text("cache-control"),
            content_disposition: response.text("content-disposition"),
            content_encoding: response.text("content-encoding"),
            expires: response.text("expires"),
            sealed_time: response.http_date("x-oss-sealed-time"),
            object_worm_retain_until_date: response.iso8601("x-oss-object-worm-retain-until-date"),
            object_worm_mode: response.choice("x-oss-object-worm-mode"),
            object_worm_legal_hold: response.choice("x-oss-object-worm-legal-hold"),
        })
    }
}
