//! `oss presign`.

use std::time::Duration;

use clap::ValueEnum;
use oss_sign::SourceIp;

use crate::args::value::{duration, header, parameter, size, source_ip, traffic_limit};
use crate::location::ObjectUrl;

/// Make a URL that anybody can use until it expires
///
/// The URL alone is printed; what must be sent with it, and whether it ends before it was asked
/// to, stands on standard error. Nothing is sent to OSS. Whoever holds the URL has the access.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The object: oss://BUCKET/KEY; with --form a key that ends with / is a prefix
    #[arg(value_name = "URL")]
    pub(crate) url: ObjectUrl,

    /// How long the URL lives: at most 7 days, with a security token at most 12 hours
    #[arg(long, value_name = "DURATION", default_value = "15m", value_parser = duration)]
    pub(crate) expires: Duration,

    /// What the URL does
    #[arg(long, value_name = "METHOD", default_value = "GET", ignore_case = true)]
    pub(crate) method: Method,

    /// Content type that an upload must have; without it an upload must have none
    #[arg(long, value_name = "TYPE")]
    pub(crate) content_type: Option<String>,

    /// Header that must be sent exactly so; may be repeated
    #[arg(long = "header", value_name = "NAME:VALUE", value_parser = header)]
    pub(crate) headers: Vec<(String, String)>,

    /// Query parameter of the URL, such as x-oss-process=…; may be repeated
    #[arg(long = "query", value_name = "NAME=VALUE", value_parser = parameter)]
    pub(crate) query: Vec<(String, String)>,

    /// Version of the object
    #[arg(long, value_name = "ID")]
    pub(crate) version_id: Option<String>,

    /// Speed limit in bytes per second, 30KiB to 100MiB
    #[arg(long, value_name = "RATE", value_parser = traffic_limit)]
    pub(crate) traffic_limit: Option<i64>,

    /// Addresses that may use the URL, such as 203.0.113.0/24
    #[arg(long, value_name = "CIDR", value_parser = source_ip)]
    pub(crate) source_ip: Option<SourceIp>,

    /// VPC from which the URL may be used
    #[arg(long, value_name = "ID")]
    pub(crate) vpc_id: Option<String>,

    /// Sign by version 1, for services that know no other
    #[arg(long)]
    pub(crate) v1: bool,

    /// What to do when temporary keys end before the URL would
    #[arg(long, value_name = "POLICY", default_value = "clamp")]
    pub(crate) token_policy: Policy,

    /// Print a curl command
    #[arg(long)]
    pub(crate) curl: bool,

    /// Print the fields of an upload form (POST policy) instead of a URL
    #[arg(long, conflicts_with_all = ["method", "version_id", "query", "source_ip", "vpc_id", "traffic_limit"])]
    pub(crate) form: bool,

    /// Largest file that the form takes
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
    /// Shorten the URL to the life of the keys
    Clamp,
    /// Sign anyway; the URL dies with the keys
    Allow,
    /// Refuse
    Require,
}
