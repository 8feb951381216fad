//! The query parameters that V1 signs.

use crate::Error;
use crate::list::List;
use crate::sink::Sink;

/// Whether V1 signs a query parameter: every name that begins with `x-oss-`, and those of a list.
/// Names are case-sensitive.
///
/// ```
/// use oss_sign::v1::is_signed_parameter;
///
/// assert!(is_signed_parameter("versionId") && is_signed_parameter("x-oss-process"));
/// assert!(!is_signed_parameter("prefix") && !is_signed_parameter("ACL"));
/// ```
pub fn is_signed_parameter(name: &str) -> bool {
    name.starts_with("x-oss-") || SIGNED.binary_search(&name).is_ok()
}

/// The signed parameters of a request, raw, sorted by raw name.
pub(crate) struct Subresources<'a> {
    parameters: List<Parameter<'a>, 24>,
}

#[derive(Clone, Copy, Default)]
struct Parameter<'a> {
    name: &'a str,
    value: &'a str,
}

impl<'a> Subresources<'a> {
    pub(crate) fn new() -> Self {
        Self {
            parameters: List::new(),
        }
    }

    /// Takes a parameter if it is a signed one.
    pub(crate) fn push(&mut self, name: &'a str, value: &'a str) {
        if is_signed_parameter(name) {
            self.parameters.push(Parameter { name, value });
        }
    }

    pub(crate) fn sort(&mut self) {
        self.parameters
            .as_mut_slice()
            .sort_unstable_by(|a, b| a.name.cmp(b.name).then_with(|| a.value.cmp(b.value)));
    }

    /// `?name=value&name` or nothing.
    pub(crate) fn write(&self, sink: &mut impl Sink) {
        for (at, parameter) in self.parameters.as_slice().iter().enumerate() {
            sink.put(if at == 0 { b"?" } else { b"&" });
            sink.put(parameter.name.as_bytes());
            if !parameter.value.is_empty() {
                sink.put(b"=");
                sink.put(parameter.value.as_bytes());
            }
        }
    }
}

/// Refuses a query with a name twice, signed or not.
pub(crate) fn check_unique<'a>(names: impl Iterator<Item = &'a str>) -> Result<(), Error> {
    let mut sorted: List<&str, 32> = List::new();
    names.for_each(|name| sorted.push(name));
    sorted.as_mut_slice().sort_unstable();
    match sorted
        .as_slice()
        .windows(2)
        .find(|pair| matches!(pair, [a, b] if a == b))
    {
        Some([name, ..]) => Err(Error::DuplicateQuery {
            name: (*name).to_owned(),
        }),
        _ => Ok(()),
    }
}

/// Sorted by bytes: the union of what the official SDKs sign. `regions` is left out, because those
/// that send it with V1 do not sign it.
const SIGNED: &[&str] = &[
    "accessPoint",
    "accessPointConfigForObjectProcess",
    "accessPointForObjectProcess",
    "accessPointPolicy",
    "accessPointPolicyForObjectProcess",
    "acl",
    "append",
    "asyncFetch",
    "bucketArchiveDirectRead",
    "bucketInfo",
    "callback",
    "callback-var",
    "cleanRestoredObject",
    "cloudboxes",
    "cname",
    "comp",
    "continuation-token",
    "cors",
    "dataPipeline",
    "delete",
    "encryption",
    "endTime",
    "group",
    "httpsConfig",
    "img",
    "inventory",
    "inventoryId",
    "legalHold",
    "lifecycle",
    "link",
    "live",
    "location",
    "logging",
    "metaQuery",
    "metadataConfiguration",
    "metadataInventoryTable",
    "metadataJournalTable",
    "objectInfo",
    "objectMeta",
    "objectWorm",
    "overwriteConfig",
    "partNumber",
    "policy",
    "policyStatus",
    "position",
    "processConfiguration",
    "publicAccessBlock",
    "qos",
    "qosInfo",
    "qosRequester",
    "quota",
    "redundancyTransition",
    "referer",
    "regionList",
    "replication",
    "replicationLocation",
    "replicationProgress",
    "requestPayment",
    "requesterQosInfo",
    "resourceGroup",
    "resourcePool",
    "resourcePoolBuckets",
    "resourcePoolInfo",
    "response-cache-control",
    "response-content-disposition",
    "response-content-encoding",
    "response-content-language",
    "response-content-type",
    "response-expires",
    "restore",
    "retention",
    "rtc",
    "seal",
    "security-token",
    "sequential",
    "startTime",
    "stat",
    "status",
    "style",
    "styleName",
    "symlink",
    "tagging",
    "transferAcceleration",
    "udf",
    "udfApplication",
    "udfApplicationLog",
    "udfImage",
    "udfImageDesc",
    "udfName",
    "uploadId",
    "uploads",
    "userDefinedLogFieldsConfig",
    "versionId",
    "versioning",
    "versions",
    "vip",
    "vod",
    "vpcip",
    "website",
    "worm",
    "wormExtend",
    "wormId",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_so_that_it_can_be_searched() {
        assert!(SIGNED.is_sorted());
        assert!(SIGNED.iter().all(|name| is_signed_parameter(name)));
    }

    #[test]
    fn list_parameters_are_not_signed() {
        for name in [
            "prefix",
            "delimiter",
            "marker",
            "max-keys",
            "list-type",
            "accessmonitor",
        ] {
            assert!(!is_signed_parameter(name), "{name}");
        }
    }

    #[test]
    fn a_name_given_twice_is_refused_although_it_is_not_signed() {
        assert!(check_unique(["prefix", "acl", "prefix"].into_iter()).is_err());
        assert!(check_unique(["prefix", "acl"].into_iter()).is_ok());
    }
}
