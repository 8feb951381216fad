//! `oss presign`.

use std::time::Duration;

use clap::ValueEnum;
use oss_sign::SourceIp;

use crate::args::value::{duration, header, not_empty, parameter, size, source_ip, traffic_limit};
use crate::location::ObjectUrl;

/// Make a URL that anybody can use until it expires
///
/// The URL is printed alone on standard output. The headers that must be sent with it, and a warning
/// if it ends earlier than asked for, are printed on standard error. Nothing is sent to OSS. Whoever
/// has the URL has the access.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The object: oss://BUCKET/KEY. With --form, a key that ends with / is a prefix
    #[arg(value_name = "URL")]
    pub(crate) url: ObjectUrl,

    /// How long the URL works: at most 7 days, with temporary keys at most 12 hours
    #[arg(long, value_name = "DURATION", default_value = "15m", value_parser = duration)]
    pub(crate) expires: Duration,

    /// HTTP method of the request that the URL is for
    #[arg(long, value_name = "METHOD", default_value = "GET", ignore_case = true)]
    pub(crate) method: Method,

    /// Content type that the upload must have. Without this option it must have none
    #[arg(long, value_name = "TYPE", value_parser = not_empty)]
    pub(crate) content_type: Option<String>,

    /// Header that must be sent with the URL, unchanged. With --form, a field of the form. May be repeated
    #[arg(long = "header", value_name = "NAME:VALUE", value_parser = header)]
    pub(crate) headers: Vec<(String, String)>,

    /// Query parameter to add to the URL, such as x-oss-process=image/resize,w_200. May be repeated
    #[arg(long = "query", value_name = "NAME=VALUE", value_parser = parameter)]
    pub(crate) query: Vec<(String, String)>,

    /// Version of the object. By default the URL is for the current version
    #[arg(long, value_name = "ID", value_parser = not_empty)]
    pub(crate) version_id: Option<String>,

    /// Speed limit of the transfer in bytes per second, from 100KiB to 100MiB
    #[arg(long, value_name = "RATE", value_parser = traffic_limit)]
    pub(crate) traffic_limit: Option<u64>,

    /// Only clients with an address in this range may use the URL, such as 203.0.113.0/24
    #[arg(long, value_name = "CIDR", value_parser = source_ip)]
    pub(crate) source_ip: Option<SourceIp>,

    /// Only clients in this VPC may use the URL
    #[arg(long, value_name = "ID", value_parser = not_empty)]
    pub(crate) vpc_id: Option<String>,

    /// Sign with V1, for services that do not support V4
    #[arg(long)]
    pub(crate) v1: bool,

    /// What to do if temporary keys end before the URL would
    #[arg(long, value_name = "POLICY", default_value = "clamp")]
    pub(crate) token_policy: Policy,

    /// Print a curl command that uses the URL or the form
    #[arg(long)]
    pub(crate) curl: bool,

    /// Print the fields of an upload form (POST policy) instead of a URL
    #[arg(long, conflicts_with_all = ["method", "version_id", "query", "source_ip", "vpc_id", "traffic_limit"])]
    pub(crate) form: bool,

    /// Size of the largest file that may be uploaded by the form
    #[arg(long, value_name = "SIZE", requires = "form", value_parser = size)]
    pub(crate) max_size: Option<u64>,
}

/// `--method`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "UPPER")]
pub(crate) enum Method {
    /// Download
    Get,
    /// Upload
    Put,
    /// Read the metadata
    Head,
    /// Delete
    Delete,
}

/// `--token-policy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Policy {
    /// Let the URL end together with the keys
    Clamp,
    /// Sign for the whole time, although the URL stops working when the keys end
    Allow,
    /// Fail
    Require,
}
