//! What the program is told on its command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Parser;

/// An Alibaba Cloud OSS and STS server in memory, for tests and demonstrations.
///
/// When it is ready it prints lines that a shell can `eval`. In scripts: start it in the
/// background with --ready-file, wait for the file, and source it.
#[derive(Debug, Parser)]
#[command(name = "oss-emulator", version)]
pub(crate) struct Args {
    /// Address and port to listen at; port 0 is any free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:0")]
    pub(crate) listen: SocketAddr,

    /// Region that signatures must name
    #[arg(long, value_name = "REGION", default_value = "cn-hangzhou")]
    pub(crate) region: String,

    /// Access key of a RAM user with oss:*, sts:AssumeRole and ram:*; random if absent
    #[arg(long, value_name = "ID", requires = "access_key_secret")]
    pub(crate) access_key_id: Option<String>,

    /// Its secret
    #[arg(long, value_name = "SECRET", requires = "access_key_id")]
    pub(crate) access_key_secret: Option<String>,

    /// Bucket that exists from the start; may be repeated, the first becomes OSS_BUCKET
    #[arg(long = "bucket", value_name = "NAME")]
    pub(crate) buckets: Vec<String>,

    /// File that gets the printed lines once the server is ready, complete or not at all
    #[arg(long, value_name = "PATH")]
    pub(crate) ready_file: Option<PathBuf>,

    /// Serve https; the path of the generated authority's certificate is printed
    #[arg(long)]
    pub(crate) tls: bool,
}
