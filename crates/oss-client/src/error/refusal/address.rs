//! Refusals of the endpoint, the domain, or the way in which the bucket was addressed.

use super::advice::RefusalAdvice;
use super::known::Known;

/// The answer names the right endpoint.
pub(super) fn elsewhere(endpoint: &str) -> RefusalAdvice {
    RefusalAdvice::new(
        "the bucket is served at another endpoint",
        format!("use the endpoint {endpoint}"),
    )
}

pub(super) const CAUSES: &[Known] = &[
    Known {
        ecs: &[],
        codes: &["PermanentRedirect", "TemporaryRedirect"],
        texts: &["must be addressed using the specified endpoint"],
        cause: "the bucket is served at another endpoint",
        change: "use the endpoint of the bucket's region, which the answer names as Endpoint",
    },
    Known {
        ecs: &[],
        codes: &["SecondLevelDomainForbidden"],
        texts: &["OSS third level domain", "virtual hosted style"],
        cause: "the bucket stands in the path, and OSS wants it in the host name",
        change: "send the request to BUCKET.oss-REGION.aliyuncs.com; with a client, set the \
                 region or its host as the endpoint, and no path style",
    },
    Known {
        ecs: &[],
        codes: &["NonStandardHostForbidden", "InvalidHostPutBucket"],
        texts: &[],
        cause: "the host name is neither one of OSS nor a domain that is bound to a bucket",
        change: "check the endpoint, or bind the domain to the bucket; a bucket can only be \
                 created at an endpoint of OSS",
    },
    Known {
        ecs: &[],
        codes: &["TransferAccelerationDisabled"],
        texts: &[],
        cause: "transfer acceleration is not enabled for the bucket",
        change: "enable it, or use the endpoint of the bucket's region",
    },
    Known {
        ecs: &[],
        codes: &[],
        texts: &["does not reside in the same data center"],
        cause: "source and target of the copy are in different regions",
        change: "copy within one region; between regions, download the object and upload it",
    },
    Known {
        ecs: &["0048-00000300"],
        codes: &["ApkDownloadForbidden", "ExternalRedirectForbidden"],
        texts: &["using the OSS endpoint"],
        cause: "OSS does not serve this under its own host names",
        change: "bind a domain of your own to the bucket, and use that domain",
    },
    Known {
        ecs: &["0018-00000115"],
        codes: &["NeedVerifyDomainOwnership", "CnameDenied"],
        texts: &[],
        cause: "the domain belongs to somebody else, or its ownership has not been proved",
        change: "create a CNAME token and put it into the domain's DNS before binding the domain",
    },
    Known {
        ecs: &[],
        codes: &["BadRequest"],
        texts: &["plain HTTP request was sent to HTTPS port"],
        cause: "the server cannot read the request",
        change: "check that the scheme fits the port: http sent to a port for https is refused so",
    },
];
