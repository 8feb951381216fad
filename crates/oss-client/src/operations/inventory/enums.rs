//! Enumerations. A value that is not known here is kept as text.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::open_enum::open_enum;

open_enum!(
    /// A column of the lists of changes of an inventory task.
    IncrementalInventoryField {
        /// The number that gives the order of the changes.
        SequenceNumber = "SequenceNumber",
        /// The kind of the change.
        RecordType = "RecordType",
        /// When the change was made.
        RecordTimestamp = "RecordTimestamp",
        /// Who made the change.
        Requester = "Requester",
        /// The address from which the change was made.
        SourceIp = "SourceIp",
        /// The ID of the request that made the change.
        RequestId = "RequestId",
        /// The size of the object, in bytes.
        Size = "Size",
        /// The storage class of the object.
        StorageClass = "StorageClass",
        /// When the object was last modified.
        LastModifiedDate = "LastModifiedDate",
        /// The ETag of the object.
        ETag = "ETag",
        /// Whether the object was uploaded in parts.
        IsMultipartUploaded = "IsMultipartUploaded",
        /// How the object was created.
        ObjectType = "ObjectType",
        /// The access control list of the object.
        ObjectAcl = "ObjectAcl",
        /// The CRC-64 of the object.
        Crc64 = "Crc64",
        /// Whether the object is encrypted.
        EncryptionStatus = "EncryptionStatus",
    }
);

open_enum!(
    /// A column of the lists of an inventory task.
    InventoryField {
        /// The size of the object, in bytes.
        Size = "Size",
        /// When the object was last modified.
        LastModifiedDate = "LastModifiedDate",
        /// The ETag of the object.
        ETag = "ETag",
        /// The storage class of the object.
        StorageClass = "StorageClass",
        /// Whether the object was uploaded in parts.
        IsMultipartUploaded = "IsMultipartUploaded",
        /// Whether the object is encrypted.
        EncryptionStatus = "EncryptionStatus",
        /// When a lifecycle rule moved the object to its present storage class.
        TransitionTime = "TransitionTime",
        /// The access control list of the object.
        ObjectAcl = "ObjectAcl",
        /// The number of tags of the object.
        TaggingCount = "TaggingCount",
        /// How the object was created.
        ObjectType = "ObjectType",
        /// The CRC-64 of the object.
        Crc64 = "Crc64",
    }
);

open_enum!(
    /// The format of the lists of an inventory task.
    InventoryFormat {
        /// Comma-separated values, compressed with gzip.
        Csv = "CSV",
    }
);

open_enum!(
    /// How often an inventory task runs.
    InventoryFrequency {
        /// It runs every day.
        Daily = "Daily",
        /// It runs every week.
        Weekly = "Weekly",
        /// It runs every month.
        Monthly = "Monthly",
        /// It runs once.
        Once = "Once",
    }
);

open_enum!(
    /// Which versions the lists of an inventory task contain.
    InventoryObjectVersions {
        /// They contain all versions.
        All = "All",
        /// They contain only the current versions.
        Current = "Current",
    }
);
