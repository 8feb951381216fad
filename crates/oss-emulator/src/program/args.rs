//! The flags of the program.

use std::path::PathBuf;

use super::listen::ListenAddress;
use super::surroundings::SurroundingsArgs;
use super::switch::{FaultSwitch, QuotaSwitch};

/// The flags of the program.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Address to listen at: 127.0.0.1:9000, localhost:9000, or a port alone; port 0 is any free
    /// port
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:0")]
    pub listen: ListenAddress,

    /// Further name of the server, as oss.test; may be repeated
    ///
    /// The name and every bucket below it (BUCKET.oss.test) must resolve to the listening address,
    /// for example through the hosts file. Clients that put the bucket into the host name and cannot
    /// use an IP address, as ali-oss does for its signed URLs, need the endpoint
    /// `http://oss.test:PORT`. Where BUCKET.localhost resolves, `http://localhost:PORT` works without
    /// this flag.
    #[arg(long = "host", value_name = "NAME")]
    pub hosts: Vec<String>,

    /// Region that signatures must name [default: OSS_REGION, or else cn-hangzhou]
    #[arg(long, value_name = "REGION")]
    pub region: Option<String>,

    /// Access key ID of a RAM user who is allowed oss:*, sts:AssumeRole and ram:* [default: random]
    #[arg(long, value_name = "ID", requires = "access_key_secret")]
    pub access_key_id: Option<String>,

    /// Secret of that access key
    #[arg(long, value_name = "SECRET", requires = "access_key_id")]
    pub access_key_secret: Option<String>,

    /// Access key ID of the account itself, which is allowed everything except assuming a role
    #[arg(long, value_name = "ID", requires = "root_access_key_secret")]
    pub root_access_key_id: Option<String>,

    /// Secret of the account's access key
    #[arg(long, value_name = "SECRET", requires = "root_access_key_id")]
    pub root_access_key_secret: Option<String>,

    /// Second account, with a RAM user who is allowed everything in it; the user's key is printed
    #[arg(long, value_name = "ID")]
    pub account: Option<String>,

    /// Fault from the start: propagation=5s, flapping=5s, lose-answer=OPERATION, or throttle=20 (RAM
    /// calls in a minute); may be repeated
    #[arg(long = "fault", value_name = "FAULT")]
    pub faults: Vec<FaultSwitch>,

    /// Limit of RAM that is lower than usual, as keys-per-user=1; may be repeated
    #[arg(long = "quota", value_name = "NAME=LIMIT")]
    pub quotas: Vec<QuotaSwitch>,

    /// Bucket that exists from the start; may be repeated, and the first is printed as OSS_BUCKET
    /// [default: OSS_BUCKET]
    #[arg(long = "bucket", value_name = "NAME")]
    pub buckets: Vec<String>,

    /// File that receives the printed lines once the server is ready
    ///
    /// It appears complete, is readable by its owner only, and is removed when the server stops. A
    /// file that an earlier server left there is removed at the start. A symbolic link is refused.
    #[arg(long, value_name = "PATH")]
    pub ready_file: Option<PathBuf>,

    /// Accept the header oss-emulator-vpc-id: a request that has it comes from the VPC that it names
    #[arg(long)]
    pub trust_vpc_header: bool,

    /// Serve HTTPS; the path of the certificate to trust is printed as OSS_CA_CERTIFICATE
    #[arg(long)]
    pub tls: bool,

    /// Write a line to standard error for each request: method, host, path, status, operation, EC,
    /// request ID and duration; signatures and tokens are masked
    #[arg(long)]
    pub log_requests: bool,

    /// Services beside OSS from which a program can get its keys
    #[command(flatten)]
    pub surroundings: SurroundingsArgs,
}

impl Args {
    /// Fills in the region and the bucket from `OSS_REGION` and `OSS_BUCKET` where no flag gave
    /// them. A variable that is empty counts as absent.
    pub(super) fn or_environment(mut self, variable: impl Fn(&str) -> Option<String>) -> Self {
        let variable = |name| variable(name).filter(|value| !value.is_empty());
        self.region = self.region.or_else(|| variable("OSS_REGION"));
        if self.buckets.is_empty() {
            self.buckets.extend(variable("OSS_BUCKET"));
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Program {
        #[command(flatten)]
        args: Args,
    }

    fn args(flags: &[&str], environment: &[(&str, &str)]) -> Args {
        let line = ["oss-emulator"].iter().chain(flags);
        let variable = |name: &str| {
            let found = environment.iter().find(|(own, _)| *own == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        Program::parse_from(line).args.or_environment(variable)
    }

    #[test]
    fn a_flag_comes_before_the_environment_and_that_before_the_default() {
        let environment = [("OSS_REGION", "cn-beijing"), ("OSS_BUCKET", "from-outside")];
        let read = args(&[], &environment);
        assert_eq!(read.region.as_deref(), Some("cn-beijing"));
        assert_eq!(read.buckets, ["from-outside"]);
        let flags = ["--region", "cn-shanghai", "--bucket", "a", "--bucket", "b"];
        let read = args(&flags, &environment);
        assert_eq!(read.region.as_deref(), Some("cn-shanghai"));
        assert_eq!(read.buckets, ["a", "b"]);
        let read = args(&[], &[("OSS_REGION", ""), ("OSS_BUCKET", "")]);
        assert_eq!((read.region, read.buckets.len()), (None, 0));
    }
}
