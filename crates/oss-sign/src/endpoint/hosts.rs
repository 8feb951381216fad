//! The hosts of OSS, and what each of them says about itself.

use super::Host;
use crate::regions::{self, distance, has_form};
use crate::{BucketName, Error};

/// A host below `aliyuncs.com` that was recognised.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Recognised<'h> {
    /// The bucket in front of the host, where somebody pasted the host of a bucket.
    pub(super) bucket: Option<&'h str>,
    /// The host without the bucket.
    pub(super) host: &'h str,
    pub(super) kind: Host,
    pub(super) region: Option<&'h str>,
    pub(super) product: &'static str,
}

/// Whether a host belongs to Alibaba Cloud. Such a host is never a domain that is bound to a bucket.
pub(super) fn is_of_service(host: &str) -> bool {
    host == "aliyuncs.com" || host.ends_with(".aliyuncs.com")
}

/// Reads a host below `aliyuncs.com`.
///
/// # Errors
///
/// [`Error::InvalidEndpoint`] for a host that is none of OSS, with the nearest one that is.
pub(super) fn recognise(host: &str) -> Result<Recognised<'_>, Error> {
    if host.split('.').any(|label| label == "s3") {
        let reason = "it is a host of the S3-compatible interface; remove the label s3";
        return refuse(host, reason.to_owned());
    }
    if let Some(found) = without_bucket(host) {
        return Ok(found);
    }
    if let Some((bucket, rest)) = host.split_once('.')
        && let Some(found) = without_bucket(rest)
        && BucketName::new(bucket).is_ok()
    {
        let bucket = Some(bucket);
        return Ok(Recognised { bucket, ..found });
    }
    refuse(host, unknown(host))
}

/// Refuses the id of a region where a host is expected.
///
/// # Errors
///
/// [`Error::InvalidEndpoint`] with the host of that region.
pub(super) fn refuse_bare_region(host: &str) -> Result<(), Error> {
    let plain = host.strip_prefix("oss-").unwrap_or(host);
    let plain = plain.strip_suffix("-internal").unwrap_or(plain);
    let is_region = regions::find(plain).is_some() || plain != host && has_form(plain);
    if host.contains('.') || !is_region {
        return Ok(());
    }
    let near = nearest(host);
    refuse(host, format!("it is not a host; did you mean {near}?"))
}

fn without_bucket(host: &str) -> Option<Recognised<'_>> {
    let found = |kind, region, product| Recognised {
        bucket: None,
        host,
        kind,
        region,
        product,
    };
    if ACCELERATED.contains(&host) {
        return Some(found(Host::Accelerated, None, "oss"));
    }
    let (region, product) = region_of(host)?;
    Some(found(Host::Regional, Some(region), product))
}

/// The region and the product that a host of OSS belongs to.
fn region_of(host: &str) -> Option<(&str, &'static str)> {
    if let Some(region) = regions::listing(host) {
        return Some((region.id, "oss"));
    }
    let name = host.strip_suffix(".aliyuncs.com")?;
    let labels: Vec<&str> = name.split('.').collect();
    match labels.as_slice() {
        ["oss" | "oss-internal"] => Some(("cn-hangzhou", "oss")),
        [single] => {
            // `vpc100-` is the old name of internal hosts.
            let single = single.strip_prefix("vpc100-").unwrap_or(single);
            let id = without_internal(single.strip_prefix("oss-")?);
            has_form(id).then_some((id, "oss"))
        }
        [id, "oss"] => {
            let id = without_internal(id);
            is_dual_stack_region(id).then_some((id, "oss"))
        }
        // The id of a cloud box takes the place of the region in signatures.
        [cloud_box, _, "oss-cloudbox" | "oss-cloudbox-control"] if cloud_box.starts_with("cb-") => {
            Some((cloud_box, "oss-cloudbox"))
        }
        _ => None,
    }
}

/// Before `.oss.aliyuncs.com` stands either a region or, in the oldest form of hosts, a bucket. A
/// bucket may be named `my-bucket`, so the area must be a known one, or a number must follow.
fn is_dual_stack_region(id: &str) -> bool {
    let area = |id: &str| id.split('-').next().map(str::to_owned);
    let is_known = regions::all()
        .iter()
        .any(|region| area(region.id) == area(id));
    has_form(id) && (is_known || id.ends_with(|c: char| c.is_ascii_digit()))
}

fn without_internal(id: &str) -> &str {
    id.strip_suffix("-internal").unwrap_or(id)
}

fn unknown(host: &str) -> String {
    let near = nearest(host);
    format!(
        "it is not a host of OSS, and a domain that is bound to a bucket never ends in \
         aliyuncs.com; did you mean {near}?"
    )
}

/// The host of OSS that a text resembles most.
fn nearest(text: &str) -> String {
    let without_domain = |host: &str| host.replace(".aliyuncs.com", "");
    let name = without_domain(text);
    let slips = |host: &str| distance(&without_domain(host), &name);
    let known = name
        .split('.')
        .rev()
        .find_map(|label| regions::near(label).first().copied());
    let region = known.and_then(regions::find);
    let hosts = region.map_or_else(Vec::new, regions::Region::hosts);
    let accelerated = ACCELERATED.map(str::to_owned);
    let all = hosts.into_iter().chain(accelerated);
    let close = all.min_by_key(|host| slips(host));
    match (close, region) {
        (Some(host), Some(_)) => host,
        (Some(host), None) if slips(&host) <= 4 => host,
        _ => "oss-cn-hangzhou.aliyuncs.com, or the host of another region".to_owned(),
    }
}

fn refuse<T>(endpoint: &str, reason: String) -> Result<T, Error> {
    Err(Error::InvalidEndpoint {
        endpoint: endpoint.to_owned(),
        reason,
    })
}

const ACCELERATED: [&str; 2] = [
    "oss-accelerate.aliyuncs.com",
    "oss-accelerate-overseas.aliyuncs.com",
];
