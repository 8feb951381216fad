//! The flags of the program.

use std::path::PathBuf;

use clap::builder::FalseyValueParser;

use super::listen::ListenAddress;
use super::port_range::PortRange;
use super::surroundings::SurroundingsArgs;
use super::switch::{FaultSwitch, QuotaSwitch};

/// The flags of the program.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Address to listen at: 127.0.0.1:9000, localhost:9000, or a port alone; port 0 is any free
    /// port
    #[arg(
        long,
        value_name = "ADDRESS",
        default_value = "127.0.0.1:0",
        env = "OSS_EMULATOR_LISTEN"
    )]
    pub listen: ListenAddress,

    /// Further name of the server, as oss.test; may be repeated
    ///
    /// The name and every bucket below it (BUCKET.oss.test) must resolve to the listening address,
    /// for example through the hosts file. Clients that put the bucket into the host name and cannot
    /// use an IP address, as ali-oss does for its signed URLs, need the endpoint
    /// `http://oss.test:PORT`. Where BUCKET.localhost resolves, `http://localhost:PORT` works without
    /// this flag.
    #[arg(
        long = "host",
        value_name = "NAME",
        env = "OSS_EMULATOR_HOST",
        value_delimiter = ','
    )]
    pub hosts: Vec<String>,

    /// Region that signatures must name [default: OSS_REGION, or else cn-hangzhou]
    #[arg(long, value_name = "REGION", env = "OSS_EMULATOR_REGION")]
    pub region: Option<String>,

    /// Access key ID of a RAM user who is allowed oss:*, sts:AssumeRole and ram:* [default: random]
    #[arg(
        long,
        value_name = "ID",
        requires = "access_key_secret",
        env = "OSS_EMULATOR_ACCESS_KEY_ID"
    )]
    pub access_key_id: Option<String>,

    /// Secret of that access key
    #[arg(
        long,
        value_name = "SECRET",
        requires = "access_key_id",
        env = "OSS_EMULATOR_ACCESS_KEY_SECRET",
        hide_env_values = true
    )]
    pub access_key_secret: Option<String>,

    /// Access key ID of the account itself, which is allowed everything except assuming a role
    #[arg(
        long,
        value_name = "ID",
        requires = "root_access_key_secret",
        env = "OSS_EMULATOR_ROOT_ACCESS_KEY_ID"
    )]
    pub root_access_key_id: Option<String>,

    /// Secret of the account's access key
    #[arg(
        long,
        value_name = "SECRET",
        requires = "root_access_key_id",
        env = "OSS_EMULATOR_ROOT_ACCESS_KEY_SECRET",
        hide_env_values = true
    )]
    pub root_access_key_secret: Option<String>,

    /// Second account, with a RAM user who is allowed everything in it; prints OSS_OTHER_ACCOUNT,
    /// OSS_OTHER_USER_ID, OSS_OTHER_ACCESS_KEY_ID and OSS_OTHER_ACCESS_KEY_SECRET
    #[arg(long, value_name = "ID", env = "OSS_EMULATOR_ACCOUNT")]
    pub account: Option<String>,

    /// Fault from the start: propagation=5s, flapping=5s, lose-answer=OPERATION, or throttle=20 (RAM
    /// calls in a minute); may be repeated
    #[arg(
        long = "fault",
        value_name = "FAULT",
        env = "OSS_EMULATOR_FAULT",
        value_delimiter = ','
    )]
    pub faults: Vec<FaultSwitch>,

    /// Limit of RAM that is lower than usual, as keys-per-user=1; may be repeated
    #[arg(
        long = "quota",
        value_name = "NAME=LIMIT",
        env = "OSS_EMULATOR_QUOTA",
        value_delimiter = ','
    )]
    pub quotas: Vec<QuotaSwitch>,

    /// Bucket that exists from the start; may be repeated, and the first is printed as OSS_BUCKET
    /// [default: OSS_BUCKET]
    #[arg(
        long = "bucket",
        value_name = "NAME",
        env = "OSS_EMULATOR_BUCKET",
        value_delimiter = ','
    )]
    pub buckets: Vec<String>,

    /// Resource pool that the account has from the start; may be repeated
    #[arg(
        long = "resource-pool",
        value_name = "NAME",
        env = "OSS_EMULATOR_RESOURCE_POOL",
        value_delimiter = ','
    )]
    pub resource_pools: Vec<String>,

    /// Directory that keeps buckets and objects, so that a later server continues from it [default:
    /// they are kept in memory]
    ///
    /// It is created unless it exists; a new one must be empty, and only one server at a time can use
    /// it. What was answered with success survives if the server is killed at any moment. Users,
    /// roles, keys and policies are not kept: give --access-key-id again, or else the key is a new one.
    #[arg(long, value_name = "DIRECTORY", env = "OSS_EMULATOR_DATA_DIR")]
    pub data_dir: Option<PathBuf>,

    /// File that receives the printed lines once the server is ready
    ///
    /// It appears complete, is readable by its owner only, and is removed when the server stops. A
    /// file that an earlier server left there is removed at the start. A symbolic link is refused.
    #[arg(long, value_name = "PATH", env = "OSS_EMULATOR_READY_FILE")]
    pub ready_file: Option<PathBuf>,

    /// Ports of this machine to which the server may connect, as 8080 or 9000-9010; may be repeated
    /// [default: none]
    ///
    /// The server connects to the applications that receive callbacks, and to the servers from which
    /// mirrors and asynchronous fetches get objects. It never connects to another machine.
    #[arg(
        long,
        value_name = "PORTS",
        env = "OSS_EMULATOR_OUTGOING_PORTS",
        value_delimiter = ','
    )]
    pub outgoing_ports: Vec<PortRange>,

    /// Accept the header oss-emulator-vpc-id: a request that has it comes from the VPC that it names
    #[arg(long, env = "OSS_EMULATOR_TRUST_VPC_HEADER", value_parser = FalseyValueParser::new())]
    pub trust_vpc_header: bool,

    /// Serve HTTPS; the path of the certificate to trust is printed as OSS_CA_CERTIFICATE
    #[arg(long, env = "OSS_EMULATOR_TLS", value_parser = FalseyValueParser::new())]
    pub tls: bool,

    /// Address of an admin port, for tests in any language: health, metrics, reset, faults and
    /// clock; it asks for no signature
    #[arg(long, value_name = "ADDRESS", env = "OSS_EMULATOR_ADMIN")]
    pub admin: Option<ListenAddress>,

    /// Folder whose folders are buckets and whose files are objects from the start
    #[arg(long, value_name = "DIR", env = "OSS_EMULATOR_SEED")]
    pub seed: Option<PathBuf>,

    /// TOML file with users, roles, policies and accounts that exist from the start
    ///
    /// `[[user]]` has name, account, access-keys (id, secret) and policies (JSON texts, or name and
    /// document); `[[role]]` has name, account, trust, max-session-seconds and policies; `[[account]]` has
    /// id and buckets.
    #[arg(long, value_name = "FILE", env = "OSS_EMULATOR_IDENTITIES")]
    pub identities: Option<PathBuf>,

    /// Form of the request log
    #[arg(
        long = "log",
        value_name = "FORM",
        default_value = "text",
        env = "OSS_EMULATOR_LOG"
    )]
    pub log_form: LogForm,

    /// Write a line to standard error for each request: method, host, path, status, operation, EC,
    /// request ID and duration; signatures and tokens are masked
    #[arg(long, env = "OSS_EMULATOR_LOG_REQUESTS", value_parser = FalseyValueParser::new())]
    pub log_requests: bool,

    /// Services beside OSS from which a program can get its keys
    #[command(flatten)]
    pub surroundings: SurroundingsArgs,
}

/// The form of the lines in the request log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
#[non_exhaustive]
pub enum LogForm {
    /// One line of text for each request.
    #[default]
    Text,
    /// One JSON object for each request.
    Json,
}

impl Args {
    /// Fills in the region and the bucket from `OSS_REGION` and `OSS_BUCKET` where no flag, and no
    /// variable of a flag, gave them. A variable that is empty counts as absent.
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
