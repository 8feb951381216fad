//! The actions of OSS by name, and the kind of resource that each is asked on.

mod further;
mod unknown;

use std::fmt;

pub use unknown::UnknownAction;

/// Makes the enum and its names from one table, so that a name stands once.
macro_rules! actions {
    ($($level:ident { $($name:ident,)* })*) => {
        /// An action that a policy can allow, for [`SessionPolicy`](crate::SessionPolicy).
        ///
        /// Several operations can require the same action. For example, every step of a multipart
        /// upload requires only [`Action::PutObject`], and HEAD of an object requires
        /// [`Action::GetObject`]. If a request names a version, it requires the action with
        /// `Version` in its name instead.
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
                #[doc = concat!("The action `oss:", stringify!($name), "`.")]
                $name,
            )*)*
            /// The action `sts:AssumeRole`, which lets a session assume another role.
            AssumeRole,
            /// An action that is not in this list.
            Other {
                /// The name as policies write it, with its service.
                name: String,
                /// The kind of resource that the action is asked on.
                level: Level,
            },
        }

        impl Action {
            /// Returns all actions of this list.
            pub fn all() -> impl Iterator<Item = Self> {
                [$($(Self::$name,)*)* Self::AssumeRole].into_iter()
            }

            /// Returns the name of the action as policies write it, such as `oss:PutObject`.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $($(Self::$name => concat!("oss:", stringify!($name)),)*)*
                    Self::AssumeRole => "sts:AssumeRole",
                    Self::Other { name, .. } => name,
                }
            }

            /// Returns the kind of resource that the action is asked on, which is the resource that a
            /// policy has to name.
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
    /// Creates an action that is not in this list. Its name can have wildcards, as in `oss:Get*`.
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

/// The kind of resource that an action is asked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Level {
    /// One object.
    Object,
    /// A bucket, for listings that have a prefix. They can be restricted by the condition key
    /// `oss:Prefix`.
    Listing,
    /// A bucket as a whole.
    Bucket,
    /// The service. Such an action cannot be restricted to a bucket.
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

// These are the actions that the operations of the API require, by the level of the operation, and
// the actions on versions of objects, which have names of their own.
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
