//! The query parameters that V1 signs.

use std::cmp::Ordering;

use crate::comparisons::Counted;
use crate::list::List;
use crate::sink::Sink;
use crate::{Error, order};

/// Returns whether V1 signs a query parameter. It signs every name that begins with `x-oss-`, and those
/// of a list. Names are case-sensitive.
///
/// ```
/// use oss_sign::v1::is_signed_parameter;
///
/// assert!(is_signed_parameter("versionId") && is_signed_parameter("x-oss-process"));
/// assert!(!is_signed_parameter("prefix") && !is_signed_parameter("ACL"));
/// ```
pub fn is_signed_parameter(name: &str) -> bool {
    name.starts_with("x-oss-")
        || SIGNED
            .binary_search_by(|signed| by_length(signed, name))
            .is_ok()
}

/// The signed parameters of a request, raw, sorted by raw name.
pub(crate) struct Subresources<'a> {
    parameters: List<Parameter<'a>, 20>,
}

#[derive(Clone, Copy, Default)]
struct Parameter<'a> {
    /// The order of the name, which decides most comparisons.
    order: Counted<u64>,
    name: &'a str,
    value: &'a str,
}

impl<'a> Subresources<'a> {
    pub(crate) fn new() -> Self {
        Self {
            parameters: List::new(),
        }
    }

    /// Adds a parameter if it is a signed one.
    pub(crate) fn push(&mut self, name: &'a str, value: &'a str) {
        if is_signed_parameter(name) {
            let order = Counted(order::number(name.as_bytes()));
            self.parameters.push(Parameter { order, name, value });
        }
    }

    pub(crate) fn sort(&mut self) {
        self.parameters.as_mut_slice().sort_unstable_by(|a, b| {
            let names = a.order.cmp(&b.order).then_with(|| a.name.cmp(b.name));
            names.then_with(|| a.value.cmp(b.value))
        });
    }

    /// `?name=value&name` or nothing.
    pub(crate) fn write(&self, sink: &mut impl Sink) {
        for (at, parameter) in self.parameters.as_slice().iter().enumerate() {
            sink.put_byte(if at == 0 { b'?' } else { b'&' });
            sink.put(parameter.name.as_bytes());
            if !parameter.value.is_empty() {
                sink.put_byte(b'=');
                sink.put(parameter.value.as_bytes());
            }
        }
    }
}

/// Refuses a query with a name twice, signed or not.
pub(crate) fn check_unique<'a>(names: impl Iterator<Item = &'a str>) -> Result<(), Error> {
    let mut sorted: List<(u64, &str), 20> = List::new();
    names.for_each(|name| sorted.push((order::number(name.as_bytes()), name)));
    sorted.as_mut_slice().sort_unstable();
    let mut pairs = sorted.as_slice().windows(2);
    match pairs.find(|pair| matches!(pair, [a, b] if a == b)) {
        Some([(_, name), ..]) => Err(Error::DuplicateQuery {
            name: (*name).to_owned(),
        }),
        _ => Ok(()),
    }
}

/// Lengths differ more often than the beginnings of names, and comparing them is faster.
fn by_length(a: &str, b: &str) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

/// Sorted by length and then by bytes: the union of what the official SDKs sign. `regions` is left out, because those
/// that send it with V1 do not sign it.
const SIGNED: &[&str] = &[
    "acl",
    "img",
    "qos",
    "rtc",
    "udf",
    "vip",
    "vod",
    "comp",
    "cors",
    "link",
    "live",
    "seal",
    "stat",
    "worm",
    "cname",
    "group",
    "quota",
    "style",
    "vpcip",
    "append",
    "delete",
    "policy",
    "status",
    "wormId",
    "endTime",
    "logging",
    "qosInfo",
    "referer",
    "restore",
    "symlink",
    "tagging",
    "udfName",
    "uploads",
    "website",
    "callback",
    "location",
    "position",
    "udfImage",
    "uploadId",
    "versions",
    "inventory",
    "legalHold",
    "lifecycle",
    "metaQuery",
    "retention",
    "startTime",
    "styleName",
    "versionId",
    "asyncFetch",
    "bucketInfo",
    "cloudboxes",
    "encryption",
    "objectInfo",
    "objectMeta",
    "objectWorm",
    "partNumber",
    "regionList",
    "sequential",
    "versioning",
    "wormExtend",
    "accessPoint",
    "httpsConfig",
    "inventoryId",
    "replication",
    "callback-var",
    "dataPipeline",
    "policyStatus",
    "qosRequester",
    "resourcePool",
    "udfImageDesc",
    "resourceGroup",
    "requestPayment",
    "security-token",
    "udfApplication",
    "overwriteConfig",
    "requesterQosInfo",
    "resourcePoolInfo",
    "response-expires",
    "accessPointPolicy",
    "publicAccessBlock",
    "udfApplicationLog",
    "continuation-token",
    "cleanRestoredObject",
    "replicationLocation",
    "replicationProgress",
    "resourcePoolBuckets",
    "metadataJournalTable",
    "processConfiguration",
    "redundancyTransition",
    "transferAcceleration",
    "metadataConfiguration",
    "response-content-type",
    "metadataInventoryTable",
    "response-cache-control",
    "bucketArchiveDirectRead",
    "response-content-encoding",
    "response-content-language",
    "userDefinedLogFieldsConfig",
    "accessPointForObjectProcess",
    "response-content-disposition",
    "accessPointConfigForObjectProcess",
    "accessPointPolicyForObjectProcess",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_so_that_it_can_be_searched() {
        assert!(SIGNED.is_sorted_by(|a, b| by_length(a, b).is_lt()));
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
