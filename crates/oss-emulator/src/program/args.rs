//! What the program is told on its command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use super::around::Around;
use super::switch::{FaultSwitch, QuotaSwitch};

/// What the program is told on its command line.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Address and port to listen at; port 0 is any free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:0")]
    pub listen: SocketAddr,

    /// Region that signatures must name
    #[arg(long, value_name = "REGION", default_value = "cn-hangzhou")]
    pub region: String,

    /// Access key of a RAM user with oss:*, sts:AssumeRole and ram:*; random if absent
    #[arg(long, value_name = "ID", requires = "access_key_secret")]
    pub access_key_id: Option<String>,

    /// Its secret
    #[arg(long, value_name = "SECRET", requires = "access_key_id")]
    pub access_key_secret: Option<String>,

    /// Access key of the account itself, which may do everything except assume a role
    #[arg(long, value_name = "ID", requires = "root_access_key_secret")]
    pub root_access_key_id: Option<String>,

    /// Its secret
    #[arg(long, value_name = "SECRET", requires = "root_access_key_id")]
    pub root_access_key_secret: Option<String>,

    /// A second account, with a RAM user who may do everything in it; its key is printed
    #[arg(long, value_name = "ID")]
    pub account: Option<String>,

    /// Something that goes wrong: propagation=5s, flapping=5s, lose-answer=OPERATION, throttle=20
    /// (calls of RAM in a minute); may be repeated
    #[arg(long = "fault", value_name = "FAULT")]
    pub faults: Vec<FaultSwitch>,

    /// A limit of RAM that is lower than usual, as keys-per-user=1; may be repeated
    #[arg(long = "quota", value_name = "NAME=LIMIT")]
    pub quotas: Vec<QuotaSwitch>,

    /// Bucket that exists from the start; may be repeated, the first becomes OSS_BUCKET
    #[arg(long = "bucket", value_name = "NAME")]
    pub buckets: Vec<String>,

    /// File that gets the printed lines once the server is ready, complete or not at all
    #[arg(long, value_name = "PATH")]
    pub ready_file: Option<PathBuf>,

    /// Believe the header oss-emulator-vpc-id: a request that has it comes from the VPC that it
    /// names
    #[arg(long)]
    pub trust_vpc_header: bool,

    /// Serve https; the path of the generated authority's certificate is printed
    #[arg(long)]
    pub tls: bool,

    /// The services around a program that give it keys
    #[command(flatten)]
    pub around: Around,
}
