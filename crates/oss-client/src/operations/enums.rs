//! Enumerations of the protocol. They are open: a value that is not known here is kept as text.

use std::fmt;

macro_rules! open_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $wire:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$value_doc])* $value,)*
            /// A value that this version does not know, as it stands on the wire.
            Other(String),
        }

        impl $name {
            /// The value as it stands on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$value => $wire,)*
                    Self::Other(text) => text,
                }
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                match text.as_str() {
                    $($wire => Self::$value,)*
                    _ => Self::Other(text),
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::from(text.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

open_enum!(
    /// Access control list of a bucket.
    BucketAclType {
        /// Only the owner and those granted access.
        Private = "private",
        /// Everybody may read, only the owner may write.
        PublicRead = "public-read",
        /// Everybody may read and write.
        PublicReadWrite = "public-read-write",
    }
);

open_enum!(
    /// How copies are kept.
    DataRedundancyType {
        /// Several copies in one zone.
        Lrs = "LRS",
        /// Copies in several zones of the region.
        Zrs = "ZRS",
    }
);

open_enum!(
    /// Encoding of names in answers.
    EncodingType {
        /// Percent-encoding.
        Url = "url",
    }
);

open_enum!(
    /// Where a copy's metadata comes from.
    MetadataDirectiveType {
        /// From the source, the default.
        Copy = "COPY",
        /// From this request.
        Replace = "REPLACE",
    }
);

open_enum!(
    /// Access control list of an object.
    ObjectAclType {
        /// Only the owner and those granted access.
        Private = "private",
        /// Everybody may read the object.
        PublicRead = "public-read",
        /// Everybody may read and overwrite the object.
        PublicReadWrite = "public-read-write",
        /// The bucket's list applies.
        Default = "default",
    }
);

open_enum!(
    /// Legal hold.
    ObjectLegalHoldStatusType {
        /// Held.
        On = "ON",
        /// Not held.
        Off = "OFF",
    }
);

open_enum!(
    /// Strength of retention.
    ObjectRetentionModeType {
        /// Can be passed over with a special permission.
        Governance = "GOVERNANCE",
        /// Cannot be passed over by anybody.
        Compliance = "COMPLIANCE",
    }
);

open_enum!(
    /// Kind of an object.
    ObjectType {
        /// Written by one request.
        Normal = "Normal",
        /// Joined from parts.
        Multipart = "Multipart",
        /// Can be appended to.
        Appendable = "Appendable",
        /// Points to another object.
        Symlink = "Symlink",
    }
);

open_enum!(
    /// Treatment of invalid ranges.
    RangeBehaviorType {
        /// As HTTP says: 416.
        Standard = "standard",
    }
);

open_enum!(
    /// The caller's agreement to pay.
    RequestPayerType {
        /// Agreed.
        Requester = "requester",
    }
);

open_enum!(
    /// Data algorithm under KMS; AES-256 when absent.
    ServerSideDataEncryptionType {
        /// SM4.
        Sm4 = "SM4",
    }
);

open_enum!(
    /// Method of server-side encryption.
    ServerSideEncryptionType {
        /// AES-256 with keys of OSS.
        Aes256 = "AES256",
        /// With a key of the key management service.
        Kms = "KMS",
        /// SM4 with keys of OSS.
        Sm4 = "SM4",
    }
);

open_enum!(
    /// Storage class.
    StorageClassType {
        /// For data in frequent use.
        Standard = "Standard",
        /// For data in infrequent use: at least 30 days, at least 64 KB billed.
        Ia = "IA",
        /// For archives: at least 60 days; restore takes about a minute.
        Archive = "Archive",
        /// For cold archives: at least 180 days; restore takes hours.
        ColdArchive = "ColdArchive",
        /// For the coldest archives: at least 180 days; restore takes up to two days.
        DeepColdArchive = "DeepColdArchive",
    }
);

open_enum!(
    /// Where a copy's tags come from.
    TaggingDirectiveType {
        /// From the source, the default.
        Copy = "Copy",
        /// From this request.
        Replace = "Replace",
    }
);

open_enum!(
    /// Versioning state.
    VersioningStatusType {
        /// New versions are kept.
        Enabled = "Enabled",
        /// New writes replace the null version; older versions stay.
        Suspended = "Suspended",
    }
);
