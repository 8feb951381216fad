//! Refusals because something does not exist, or because of the state of what does.

use super::known::Known;

/// Whether the code is one of those for absent things, which are all named alike.
pub(super) fn is_missing(code: &str) -> bool {
    code.starts_with("NoSuch") || code.ends_with("NotExist") || code.starts_with("EntityNotExist")
}

pub(super) const MISSING: &[Known] = &[
    Known {
        ecs: &["0015-00000101"],
        codes: &["NoSuchBucket"],
        texts: &[],
        cause: "there is no bucket of this name",
        change: "check the name of the bucket; in path style, the first part of the path is the \
                 bucket",
    },
    Known {
        ecs: &["0026-00000001"],
        codes: &["NoSuchKey"],
        texts: &[],
        cause: "there is no object with this key",
        change: "check the key: it is case-sensitive, has no slash at its beginning, and is \
                 encoded once in a URL",
    },
    Known {
        ecs: &["0026-00000001"],
        codes: &["NoSuchVersion"],
        texts: &[],
        cause: "the object has no such version",
        change: "check the version id, or leave it out for the current version",
    },
    Known {
        ecs: &["0016-00000307"],
        codes: &[],
        texts: &[],
        cause: "the version is a delete marker, which has no content",
        change: "name a version that has content",
    },
    Known {
        ecs: &["0042-00000002", "0042-00000104", "0042-00000311"],
        codes: &["NoSuchUpload"],
        texts: &[],
        cause: "there is no multipart upload with this id: it was completed or aborted, or the id \
                belongs to another key",
        change: "begin a new upload, or list the uploads of the bucket",
    },
    Known {
        ecs: &[],
        codes: &["SymlinkTargetNotExist"],
        texts: &[],
        cause: "the object that the symbolic link points to does not exist",
        change: "store that object, or let the link point to another",
    },
    Known {
        ecs: &[],
        codes: &["KeyNotFound"],
        texts: &[],
        cause: "the KMS key does not exist",
        change: "check the id of the KMS key and its region",
    },
    Known {
        ecs: &[],
        codes: &["NoSuchLiveChannel"],
        texts: &[],
        cause: "the bucket has no live channel of this name",
        change: "check the name of the live channel",
    },
    Known {
        ecs: &[],
        codes: &["NoSuchRegion"],
        texts: &[],
        cause: "there is no region of this name",
        change: "write the region as in cn-hangzhou, without oss- before it",
    },
    Known {
        ecs: &[],
        codes: &["EntityNotExist.Role", "EntityNotExist.RoleArn"],
        texts: &[],
        cause: "there is no role of this name in that account",
        change: "copy the role's ARN from the RAM console; a user's ARN is not a role's",
    },
    Known {
        ecs: &[],
        codes: &[
            "CnameTokenNotFound",
            "NoSuchAccessPoint",
            "NoSuchAccessPointForObjectProcess",
            "NoSuchArchiveDirectReadConfiguration",
            "NoSuchBucketOverwriteConfig",
            "NoSuchBucketPolicy",
            "NoSuchCORSConfiguration",
            "NoSuchCname",
            "NoSuchInventory",
            "NoSuchLifecycle",
            "NoSuchObjectWormConfiguration",
            "NoSuchReplicationConfiguration",
            "NoSuchReplicationRule",
            "NoSuchServerSideEncryptionRule",
            "NoSuchStyle",
            "NoSuchTransferAccelerationConfiguration",
            "NoSuchWORMConfiguration",
            "NoSuchWebsiteConfiguration",
            "BucketCallbackPolicyNotExist",
            "MetaQueryNotExist",
        ],
        texts: &[],
        cause: "the bucket has no such configuration",
        change: "nothing is wrong if none was set; set one before reading it",
    },
];

pub(super) const STATE: &[Known] = &[
    Known {
        ecs: &["0026-00000002"],
        codes: &["FileAlreadyExists", "ObjectAlreadyExists"],
        texts: &[],
        cause: "the object exists, and the request forbids overwriting it",
        change: "choose another key, or allow overwriting",
    },
    Known {
        ecs: &["0015-00000104"],
        codes: &["BucketAlreadyExists"],
        texts: &[],
        cause: "the name of the bucket is taken, or the bucket exists with other properties",
        change: "choose another name: names of buckets are shared by all accounts",
    },
    Known {
        ecs: &["0015-00000301"],
        codes: &["BucketNotEmpty"],
        texts: &[],
        cause: "the bucket is not empty",
        change: "delete its objects, their versions, unfinished multipart uploads and live \
                 channels first",
    },
    Known {
        ecs: &["0016-00000404"],
        codes: &["InvalidObjectState"],
        texts: &[],
        cause: "the object is archived and has not been restored",
        change: "restore it, and read it when that is done",
    },
    Known {
        ecs: &["0016-00000702"],
        codes: &["OperationNotSupported"],
        texts: &[],
        cause: "the operation does not apply to this object, such as restoring one that is not \
                archived",
        change: "look at the storage class of the object",
    },
    Known {
        ecs: &["0016-00000719"],
        codes: &[
            "ArchiveRestoreFileStale",
            "ArchiveRestoreNotFinished",
            "RestoreAlreadyInProgress",
        ],
        texts: &[],
        cause: "the object is being restored, or its restored copy has ended",
        change: "wait until x-oss-restore of the object says that it is done, or restore it again",
    },
    Known {
        ecs: &[],
        codes: &["FileImmutable"],
        texts: &[],
        cause: "a retention policy protects the object",
        change: "wait until the retention ends: nobody can overwrite or delete it before",
    },
    Known {
        ecs: &["0026-00000016"],
        codes: &["PositionNotEqualToLength"],
        texts: &[],
        cause: "the position of the append is not the object's length",
        change: "append at the position that x-oss-next-append-position of the answer names",
    },
    Known {
        ecs: &[],
        codes: &["AppendSealedObjectNotAllowed", "ObjectNotAppendable"],
        texts: &[],
        cause: "the object cannot be appended to",
        change: "append to an object that was made by an append and is not sealed",
    },
    Known {
        ecs: &[],
        codes: &["PreconditionFailed"],
        texts: &[],
        cause: "a condition of the request does not hold: the object was changed",
        change: "read the object's ETag again, and decide by it",
    },
    Known {
        ecs: &[],
        codes: &["NotModified"],
        texts: &[],
        cause: "the object has not changed",
        change: "use the copy that is already there",
    },
    Known {
        ecs: &["0042-00000108", "0042-00000313"],
        codes: &["PartAlreadyExist"],
        texts: &[],
        cause: "the sequential upload has this part already",
        change: "go on with the next part",
    },
    Known {
        ecs: &["0043-00000101"],
        codes: &["InvalidTargetType", "NotSymlink"],
        texts: &[],
        cause: "the object is not a symbolic link, or a link points to another link",
        change: "name a link, and let links point to objects",
    },
    Known {
        ecs: &[],
        codes: &["KeyDisabled"],
        texts: &[],
        cause: "the KMS key is disabled",
        change: "enable the key in KMS, or name another",
    },
    Known {
        ecs: &[],
        codes: &[
            "WORMConfigurationAlreadyExists",
            "WORMConfigurationLocked",
            "InventoryAlreadyExist",
            "InventoryConfigurationAlreadyExists",
            "BucketReplicationAlreadyExist",
            "MetaQueryAlreadyExist",
            "AccessMonitorDisableNotAllowed",
        ],
        texts: &[],
        cause: "the bucket has such a configuration already, or it cannot be changed now",
        change: "read what is configured, and delete or change that first",
    },
    Known {
        ecs: &[],
        codes: &["EntityAlreadyExists"],
        texts: &[],
        cause: "the name is taken, or the policy is attached already",
        change: "read what is there, and choose another name if it is something else",
    },
    Known {
        ecs: &[],
        codes: &["DeleteConflict"],
        texts: &[],
        cause: "something is still attached to what was to be deleted",
        change: "detach policies, and delete access keys and policy versions first",
    },
];
