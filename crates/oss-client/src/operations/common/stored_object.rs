//! `StoredObject`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use std::collections::BTreeMap;

use crate::operation::OperationRequest;
use crate::operations::common::{ServerSideDataEncryption, ServerSideEncryption, StorageClass};
use crate::tags::Tags;

/// How an object is stored: its metadata, storage class, encryption and tags.
#[derive(Clone, Default)]
pub(in crate::operations) struct StoredObject {
    pub(in crate::operations) cache_control: Option<String>,
    pub(in crate::operations) content_disposition: Option<String>,
    pub(in crate::operations) content_encoding: Option<String>,
    pub(in crate::operations) content_type: Option<String>,
    pub(in crate::operations) expires: Option<String>,
    pub(in crate::operations) server_side_encryption: Option<ServerSideEncryption>,
    pub(in crate::operations) server_side_data_encryption: Option<ServerSideDataEncryption>,
    pub(in crate::operations) server_side_encryption_key_id: Option<String>,
    pub(in crate::operations) storage_class: Option<StorageClass>,
    pub(in crate::operations) metadata: BTreeMap<String, String>,
    pub(in crate::operations) tagging: Option<Tags>,
}

impl StoredObject {
    /// Adds the headers to a request.
    pub(in crate::operations) fn add_to(self, request: OperationRequest) -> OperationRequest {
        request
            .optional_header("cache-control", self.cache_control)
            .optional_header("content-disposition", self.content_disposition)
            .optional_header("content-encoding", self.content_encoding)
            .optional_header("content-type", self.content_type)
            .optional_header("expires", self.expires)
            .optional_header("x-oss-server-side-encryption", self.server_side_encryption)
            .optional_header(
                "x-oss-server-side-data-encryption",
                self.server_side_data_encryption,
            )
            .optional_header(
                "x-oss-server-side-encryption-key-id",
                self.server_side_encryption_key_id,
            )
            .optional_header("x-oss-storage-class", self.storage_class)
            .user_metadata("x-oss-meta-", self.metadata)
            .optional_header("x-oss-tagging", self.tagging)
    }
}
