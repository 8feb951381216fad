//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// Whether the last access time of objects is tracked.
    AccessMonitorStatus {
        /// The access time is tracked.
        Enabled = "Enabled",
        /// The access time is not tracked.
        Disabled = "Disabled",
    }
);

open_enum!(
    /// Whether an access point can be used.
    AccessPointStatus {
        /// It can be used.
        Enable = "enable",
        /// It is turned off.
        Disable = "disable",
        /// It is being created.
        Creating = "creating",
        /// It is being deleted.
        Deleting = "deleting",
    }
);

open_enum!(
    /// The access control list of a bucket.
    BucketAcl {
        /// Only the owner, and those whom a policy allows it, can access the objects.
        Private = "private",
        /// Everybody can read the objects. Only the owner, and those whom a policy allows it, can
        /// write.
        PublicRead = "public-read",
        /// Everybody can read and write objects.
        PublicReadWrite = "public-read-write",
    }
);

open_enum!(
    /// How data is stored redundantly.
    DataRedundancy {
        /// Locally redundant storage: the data is stored several times in one zone.
        Lrs = "LRS",
        /// Zone-redundant storage: the data is stored in several zones of the region.
        Zrs = "ZRS",
    }
);

open_enum!(
    /// How names in an answer are encoded.
    EncodingType {
        /// Names are percent-encoded.
        Url = "url",
    }
);

open_enum!(
    /// Whether a feature is on.
    FeatureStatus {
        /// The feature is on.
        Enabled = "Enabled",
        /// The feature is off.
        Disabled = "Disabled",
    }
);

open_enum!(
    /// Whether an object is under legal hold.
    LegalHoldStatus {
        /// The object is under legal hold.
        On = "ON",
        /// The object is not under legal hold.
        Off = "OFF",
    }
);

open_enum!(
    /// The access control list of an object.
    ObjectAcl {
        /// Only the owner, and those whom a policy allows it, can access the object.
        Private = "private",
        /// Everybody can read the object. Only the owner, and those whom a policy allows it, can
        /// write it.
        PublicRead = "public-read",
        /// Everybody can read and write the object.
        PublicReadWrite = "public-read-write",
        /// The list of the bucket applies.
        Default = "default",
    }
);

open_enum!(
    /// How an object was created.
    ObjectType {
        /// It was uploaded with one request.
        Normal = "Normal",
        /// It was joined from the parts of a multipart upload.
        Multipart = "Multipart",
        /// Data can be appended to it.
        Appendable = "Appendable",
        /// It is a symbolic link to another object.
        Symlink = "Symlink",
    }
);

open_enum!(
    /// Whether the caller of a request pays for it.
    RequestPayer {
        /// The caller pays.
        Requester = "requester",
    }
);

open_enum!(
    /// Whether the retention of an object can be bypassed.
    RetentionMode {
        /// Those who have a special permission can bypass the retention.
        Governance = "GOVERNANCE",
        /// Nobody can bypass the retention.
        Compliance = "COMPLIANCE",
    }
);

open_enum!(
    /// The algorithm with which data is encrypted if the key is managed by KMS.
    ServerSideDataEncryption {
        /// The data is encrypted with SM4.
        Sm4 = "SM4",
    }
);

open_enum!(
    /// How objects are encrypted on the server.
    ServerSideEncryption {
        /// With AES-256 and keys that OSS manages.
        Aes256 = "AES256",
        /// With a key of the Key Management Service (KMS).
        Kms = "KMS",
        /// With SM4 and keys that OSS manages.
        Sm4 = "SM4",
    }
);

open_enum!(
    /// The storage class of an object or a bucket.
    StorageClass {
        /// For data that is accessed often.
        Standard = "Standard",
        /// Infrequent Access, for data that is rarely accessed. OSS charges for at least 30 days
        /// and at least 64 KiB per object.
        Ia = "IA",
        /// For data that is archived. OSS charges for at least 60 days. Restoring an object takes
        /// about a minute.
        Archive = "Archive",
        /// For data that is archived and almost never accessed. OSS charges for at least 180 days.
        /// Restoring an object takes hours.
        ColdArchive = "ColdArchive",
        /// For data that is archived at the lowest price. OSS charges for at least 180 days.
        /// Restoring an object takes up to two days.
        DeepColdArchive = "DeepColdArchive",
    }
);

open_enum!(
    /// Whether the versioning of a bucket is enabled.
    VersioningStatus {
        /// Overwriting or deleting an object keeps the former version.
        Enabled = "Enabled",
        /// New objects have the version ID `null`. Versions that exist are kept.
        Suspended = "Suspended",
    }
);
