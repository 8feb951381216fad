//! The settings of the object that an upload creates.

use oss_sign::UtcSeconds;

use crate::operations::common::{
    LegalHoldStatus, ObjectAcl, RequestPayer, RetentionMode, ServerSideDataEncryption,
    ServerSideEncryption, StorageClass,
};
use crate::operations::multipart::{CompleteMultipartUpload, InitiateMultipartUpload, UploadPart};
use crate::operations::object::PutObject;
use crate::tags::Tags;

/// The settings of the object that an upload creates, whichever operations that takes.
#[derive(Clone, Debug, Default)]
pub(crate) struct ObjectSettings {
    pub(crate) cache_control: Option<String>,
    pub(crate) content_disposition: Option<String>,
    pub(crate) content_encoding: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) expires: Option<String>,
    pub(crate) server_side_encryption: Option<ServerSideEncryption>,
    pub(crate) server_side_data_encryption: Option<ServerSideDataEncryption>,
    pub(crate) server_side_encryption_key_id: Option<String>,
    pub(crate) storage_class: Option<StorageClass>,
    pub(crate) metadata: Vec<(String, String)>,
    pub(crate) tagging: Option<Tags>,
    pub(crate) forbid_overwrite: Option<bool>,
    pub(crate) acl: Option<ObjectAcl>,
    pub(crate) callback: Option<String>,
    pub(crate) callback_var: Option<String>,
    pub(crate) traffic_limit: Option<u64>,
    pub(crate) request_payer: Option<RequestPayer>,
    pub(crate) object_worm_retain_until_date: Option<UtcSeconds>,
    pub(crate) object_worm_mode: Option<RetentionMode>,
    pub(crate) object_worm_legal_hold: Option<LegalHoldStatus>,
}

/// Sets what an upload by one request and the beginning of one in parts have in common.
macro_rules! stored {
    ($settings:expr, $call:expr) => {{
        let settings = $settings;
        let call = $call
            .cache_control(settings.cache_control.clone())
            .content_disposition(settings.content_disposition.clone())
            .content_encoding(settings.content_encoding.clone())
            .content_type(settings.content_type.clone())
            .expires(settings.expires.clone())
            .server_side_encryption(settings.server_side_encryption.clone())
            .server_side_data_encryption(settings.server_side_data_encryption.clone())
            .server_side_encryption_key_id(settings.server_side_encryption_key_id.clone())
            .storage_class(settings.storage_class.clone())
            .tagging(settings.tagging.clone())
            .forbid_overwrite(settings.forbid_overwrite)
            .request_payer(settings.request_payer.clone())
            .object_worm_retain_until_date(settings.object_worm_retain_until_date)
            .object_worm_mode(settings.object_worm_mode.clone())
            .object_worm_legal_hold(settings.object_worm_legal_hold.clone());
        let metadata = settings.metadata.iter();
        metadata.fold(call, |call, (name, value)| call.metadata(name, value))
    }};
}

impl ObjectSettings {
    /// Returns a digest of all settings. An upload that was begun with other ones cannot be continued, because
    /// OSS takes most of them when it is begun.
    pub(crate) fn digest(&self) -> String {
        crate::integrity::content_md5(format!("{self:?}").as_bytes())
    }

    pub(crate) fn put(&self, call: PutObject) -> PutObject {
        stored!(self, call)
            .acl(self.acl.clone())
            .callback(self.callback.clone())
            .callback_var(self.callback_var.clone())
            .traffic_limit(self.traffic_limit)
    }

    pub(crate) fn initiate(&self, call: InitiateMultipartUpload) -> InitiateMultipartUpload {
        stored!(self, call)
    }

    pub(crate) fn part(&self, call: UploadPart) -> UploadPart {
        call.traffic_limit(self.traffic_limit)
            .request_payer(self.request_payer.clone())
    }

    pub(crate) fn complete(&self, call: CompleteMultipartUpload) -> CompleteMultipartUpload {
        call.forbid_overwrite(self.forbid_overwrite)
            .acl(self.acl.clone())
            .callback(self.callback.clone())
            .callback_var(self.callback_var.clone())
            .request_payer(self.request_payer.clone())
    }
}

/// Writes setters of fields of [`ObjectSettings`].
macro_rules! setters {
    ($transfer:ident { $($(#[$doc:meta])+ $field:ident: $type:ty),+ $(,)? }) => {
        impl $transfer {
            $(
                $(#[$doc])+
                pub fn $field(mut self, $field: impl $crate::into_field::IntoField<$type>) -> Self {
                    self.object.$field = $field.into_field();
                    self
                }
            )+
        }
    };
}

/// Writes the setters that every transfer has which creates an object.
macro_rules! object_setters {
    ($transfer:ident) => {
        $crate::transfers::upload::settings::setters!($transfer {
            /// How caches can store the object when it is downloaded (`Cache-Control`).
            cache_control: String,
            /// Under which name, and how, browsers save the object (`Content-Disposition`).
            content_disposition: String,
            /// The coding of the content, for example `gzip` (`Content-Encoding`).
            content_encoding: String,
            /// The media type of the object. By default it is derived from the extension of the key
            /// (`Content-Type`).
            content_type: String,
            /// When the object expires in caches, as an HTTP date (`Expires`).
            expires: String,
            /// How the object is encrypted on the server (`x-oss-server-side-encryption`).
            server_side_encryption: $crate::operations::common::ServerSideEncryption,
            /// The algorithm of the encryption with KMS (`x-oss-server-side-data-encryption`).
            server_side_data_encryption: $crate::operations::common::ServerSideDataEncryption,
            /// The key of the encryption with KMS (`x-oss-server-side-encryption-key-id`).
            server_side_encryption_key_id: String,
            /// The storage class of the object (`x-oss-storage-class`).
            storage_class: $crate::operations::common::StorageClass,
            /// The tags of the object (`x-oss-tagging`).
            tagging: $crate::tags::Tags,
            /// Whether the transfer fails with `FileAlreadyExists` if the object already exists. It has
            /// no effect in a bucket with versioning (`x-oss-forbid-overwrite`).
            forbid_overwrite: bool,
            /// Who may access the object (`x-oss-object-acl`).
            acl: $crate::operations::common::ObjectAcl,
            /// The limit of the speed of each request, which OSS keeps, in bit/s, from 819,200 to
            /// 838,860,800 (`x-oss-traffic-limit`).
            traffic_limit: u64,
            /// Whether the caller agrees to pay if the bucket charges the requester
            /// (`x-oss-request-payer`).
            request_payer: $crate::operations::common::RequestPayer,
        });

        impl $transfer {
            /// Adds metadata to the object, under a name without the prefix `x-oss-meta-`.
            pub fn metadata(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
                self.object.metadata.push((name.into(), value.into()));
                self
            }
        }
    };
}

pub(in crate::transfers) use {object_setters, setters};
