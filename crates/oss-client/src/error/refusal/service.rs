//! Refusals for reasons of the account, of quotas, and of the service itself.

use super::known::Known;

pub(super) const ACCOUNT: &[Known] = &[
    Known {
        ecs: &["0003-00000801"],
        codes: &["UserDisable"],
        texts: &[],
        cause: "the account is disabled for OSS, most often because a bill is not paid",
        change: "pay what is due, or ask the support of Alibaba Cloud",
    },
    Known {
        ecs: &[],
        codes: &["BucketDisable"],
        texts: &[],
        cause: "the bucket is disabled",
        change: "ask the support of Alibaba Cloud",
    },
    Known {
        ecs: &[],
        codes: &["KmsServiceNotEnabled"],
        texts: &[],
        cause: "the key management service (KMS) is not activated for the account",
        change: "activate KMS, or encrypt with AES256",
    },
    Known {
        ecs: &[],
        codes: &["Inactive"],
        texts: &[],
        cause: "RAM is not activated for the account",
        change: "activate RAM in the console",
    },
];

pub(super) const LIMIT: &[Known] = &[
    Known {
        ecs: &[],
        codes: &[
            "DownloadTrafficRateLimitExceeded",
            "MetaOperationQpsLimitExceeded",
            "QpsLimitExceeded",
            "RequestRateLimitExceeded",
            "ServerBusy",
            "ServiceUnavailable",
            "SlowDown",
            "Throttling",
            "TotalQpsLimitExceeded",
            "UploadTrafficRateLimitExceeded",
        ],
        texts: &[],
        cause: "there were too many requests, or the service is busy",
        change: "send fewer at a time, and try again after a while",
    },
    Known {
        ecs: &[],
        codes: &["TooManyBuckets"],
        texts: &[],
        cause: "the account has as many buckets as it may have in this region (100 by default)",
        change: "delete a bucket that is not used, or have the quota raised",
    },
    Known {
        ecs: &[],
        codes: &[
            "CORSRuleBeyondLimit",
            "InventoryExceedLimit",
            "LimitExceeded",
            "TooManyCname",
            "TooManyCnameToken",
            "TooManyReplicationRules",
            "TooManyTags",
        ],
        texts: &[],
        cause: "there are as many of these as a bucket or an account may have",
        change: "delete one that is not used",
    },
];

pub(super) const CALLBACK: &[Known] = &[Known {
    ecs: &["0007-00000203"],
    codes: &["CallbackFailed"],
    texts: &[],
    cause: "the object is stored, but OSS could not call the callback server or read its answer",
    change: "repair the callback server, and do not upload again; it has to answer 200 with JSON \
             within 5 seconds, and without redirects",
}];

pub(super) const FAILURE: &[Known] = &[
    // OSS itself gives this code to headers only; a server that stands in for it gives it to operations.
    Known {
        ecs: &[],
        codes: &[],
        texts: &["is not implemented by this server"],
        cause: "the server does not implement the operation",
        change: "use OSS itself, or another server that implements it",
    },
    Known {
        ecs: &[],
        codes: &["InternalError"],
        texts: &[],
        cause: "the service failed inside",
        change: "try again; if it stays, give the request id to the support of Alibaba Cloud",
    },
    Known {
        ecs: &[],
        codes: &["RequestTimeout"],
        texts: &[],
        cause: "the body of the request stood still for too long",
        change: "try again; if it stays, look at the connection of the machine that uploads",
    },
];
