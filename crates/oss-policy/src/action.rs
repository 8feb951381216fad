//! The actions of OSS by name, and on what each is asked.

use std::fmt;

/// Makes the enum and its names from one table, so that a name stands once.
macro_rules! actions {
    ($($level:ident { $($name:ident,)* })*) => {
        /// An action that a policy can allow, for [`SessionPolicy`](crate::SessionPolicy).
        ///
        /// Several operations may ask for one action: uploading in parts asks for
        /// [`Action::PutObject`] alone, reading a head for [`Action::GetObject`]. With a version
        /// id the `…Version` actions are asked instead.
        ///
        /// ```
        /// use oss_policy::{Action, Level};
        ///
        /// assert_eq!(Action::PutObject.as_str(), "oss:PutObject");
        /// assert_eq!(Action::ListObjects.level(), Level::Listing);
        /// assert_eq!(Action::other("oss:NewThing", Level::Bucket).as_str(), "oss:NewThing");
        /// ```
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Action {
            $($(
                #[doc = concat!("`oss:", stringify!($name), "`.")]
                $name,
            )*)*
            /// `sts:AssumeRole`: from this session on to another role.
            AssumeRole,
            /// An action that has no name here.
            Other {
                /// As policies write it, with its service.
                name: String,
                /// On what it is asked.
                level: Level,
            },
        }

        impl Action {
            /// All actions that have a name here.
            pub fn all() -> impl Iterator<Item = Self> {
                [$($(Self::$name,)*)* Self::AssumeRole].into_iter()
            }

            /// The action as policies write it, such as `oss:PutObject`.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $($(Self::$name => concat!("oss:", stringify!($name)),)*)*
                    Self::AssumeRole => "sts:AssumeRole",
                    Self::Other { name, .. } => name,
                }
            }

            /// On what the action is asked, which decides the resource that has to allow it.
            #[must_use]
            pub fn level(&self) -> Level {
                match self {
                    $($(Self::$name)|* => Level::$level,)*
                    Self::AssumeRole => Level::Role,
                    Self::Other { level, .. } => *level,
                }
            }
        }
    };
}

impl Action {
    /// An action that has no name here; it may have wildcards, such as `oss:Get*`.
    #[must_use]
    pub fn other(name: impl Into<String>, level: Level) -> Self {
        Self::Other {
            name: name.into(),
            level,
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// On what an action is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Level {
    /// One object.
    Object,
    /// A bucket, for a listing that has a prefix: it can be narrowed by the condition key
    /// `oss:Prefix`.
    Listing,
    /// A bucket as a whole.
    Bucket,
    /// The service: it cannot be narrowed to a bucket.
    Service,
    /// A role of RAM.
    Role,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Object => "an object",
            Self::Listing => "a listing",
            Self::Bucket => "a bucket as a whole",
            Self::Service => "the service",
            Self::Role => "a role",
        })
    }
}

// With a version id the object actions have a name of their own; beside those, every permission of
// the API's operations, by the level of the operation that asks for it.
actions! {
    Object {
        AbortMultipartUpload,
        CleanRestoredObject,
        DeleteLiveChannel,
        DeleteObject,
        DeleteObjectTagging,
        DeleteObjectVersion,
        DeleteObjectVersionTagging,
        GetLiveChannelHistory,
        GetLiveChannelInfo,
        GetLiveChannelStat,
        GetObject,
        GetObjectAcl,
        GetObjectLegalHold,
        GetObjectRetention,
        GetObjectTagging,
        GetObjectVersion,
        GetObjectVersionAcl,
        GetObjectVersionTagging,
        GetVodPlaylist,
        ListParts,
        PostProcessTask,
        PostVodPlaylist,
        PublishRtmpStream,
        PutLiveChannel,
        PutLiveChannelStatus,
        PutObject,
        PutObjectAcl,
        PutObjectLegalHold,
        PutObjectRetention,
        PutObjectTagging,
        PutObjectVersionAcl,
        PutObjectVersionTagging,
        RestoreObject,
        RestoreObjectVersion,
    }
    Listing {
        ListMultipartUploads,
        ListObjectVersions,
        ListObjects,
    }
    Bucket {
        AbortBucketWorm,
        CloseMetaQuery,
        CompleteBucketWorm,
        CreateAccessPoint,
        CreateAccessPointForObjectProcess,
        CreateBucketDataRedundancyTransition,
        CreateBucketMetadataConfiguration,
        CreateCnameToken,
        DeleteAccessPoint,
        DeleteAccessPointForObjectProcess,
        DeleteAccessPointPolicy,
        DeleteAccessPointPolicyForObjectProcess,
        DeleteAccessPointPublicAccessBlock,
        DeleteBucket,
        DeleteBucketCors,
        DeleteBucketDataRedundancyTransition,
        DeleteBucketEncryption,
        DeleteBucketInventory,
        DeleteBucketLifecycle,
        DeleteBucketLogging,
        DeleteBucketMetadataConfiguration,
        DeleteBucketOverwriteConfig,
        DeleteBucketPolicy,
        DeleteBucketPublicAccessBlock,
        DeleteBucketReplication,
        DeleteBucketStorageQuota,
        DeleteBucketTagging,
        DeleteBucketWebsite,
        DeleteCname,
        DeleteStyle,
        DoMetaQuery,
        ExtendBucketWorm,
        GetAccessPoint,
        GetAccessPointConfigForObjectProcess,
        GetAccessPointForObjectProcess,
        GetAccessPointPolicy,
        GetAccessPointPolicyForObjectProcess,
        GetAccessPointPublicAccessBlock,
        GetBucketAccessMonitor,
        GetBucketAcl,
        GetBucketArchiveDirectRead,
        GetBucketCors,
        GetBucketDataRedundancyTransition,
        GetBucketEncryption,
        GetBucketHttpsConfig,
        GetBucketInfo,
        GetBucketInventory,
        GetBucketLifecycle,
        GetBucketLocation,
        GetBucketLogging,
        GetBucketMetadataConfiguration,
        GetBucketObjectWormConfiguration,
        GetBucketOverwriteConfig,
        GetBucketPolicy,
        GetBucketPolicyStatus,
        GetBucketPublicAccessBlock,
        GetBucketReferer,
        GetBucketReplication,
        GetBucketReplicationLocation,
        GetBucketReplicationProgress,
        GetBucketRequestPayment,
        GetBucketResourceGroup,
        GetBucketStat,
        GetBucketStorageQuota,
        GetBucketTagging,
        GetBucketTransferAcceleration,
        GetBucketVersioning,
        GetBucketWebsite,
        GetBucketWorm,
        GetCnameToken,
        GetMetaQueryStatus,
        GetStyle,
        InitiateBucketWorm,
        ListAccessPoints,
        ListBucketDataRedundancyTransition,
        ListCname,
        ListLiveChannel,
        ListStyle,
        OpenMetaQuery,
        PutAccessPointConfigForObjectProcess,
        PutAccessPointPolicy,
        PutAccessPointPolicyForObjectProcess,
        PutAccessPointPublicAccessBlock,
        PutBucket,
        PutBucketAccessMonitor,
        PutBucketAcl,
        PutBucketArchiveDirectRead,
        PutBucketCors,
        PutBucketEncryption,
        PutBucketHttpsConfig,
        PutBucketInventory,
        PutBucketLifecycle,
        PutBucketLogging,
        PutBucketObjectWormConfiguration,
        PutBucketOverwriteConfig,
        PutBucketPolicy,
        PutBucketPublicAccessBlock,
        PutBucketReferer,
        PutBucketReplication,
        PutBucketRequestPayment,
        PutBucketResourceGroup,
        PutBucketRtc,
        PutBucketStorageQuota,
        PutBucketTagging,
        PutBucketTransferAcceleration,
        PutBucketVersioning,
        PutBucketWebsite,
        PutCname,
        PutStyle,
        UpdateBucketMetadataInventoryTableConfiguration,
        UpdateBucketMetadataJournalTableConfiguration,
    }
    Service {
        DeletePublicAccessBlock,
        DescribeRegions,
        GetPublicAccessBlock,
        ListAccessPointsForObjectProcess,
        ListBuckets,
        ListCloudBoxes,
        ListUserDataRedundancyTransition,
        PutPublicAccessBlock,
        WriteGetObjectResponse,
    }
}
