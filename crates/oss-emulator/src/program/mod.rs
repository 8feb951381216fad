//! The server as a program: its flags, and how it starts and stops.
//!
//! The binary `oss-emulator` and the command `oss emulator` both use this module. It is part of the
//! crate if the feature `program` is enabled.

mod args;
mod files;
mod identities_file;
mod listen;
mod other_account;
mod port_range;
mod ready;
mod surroundings;
mod switch;

use std::future::Future;
use std::io;

pub use self::args::{Args, LogForm};
pub use self::listen::ListenAddress;
pub use self::port_range::PortRange;
pub use self::surroundings::{MetadataAccess, Service, SurroundingsArgs};
pub use self::switch::{FaultSwitch, QuotaSwitch};

use self::identities_file::IdentitiesFile;
use self::other_account::OtherAccount;
use self::ready::Ready;
use crate::handlers;
use crate::route::OperationName;
use crate::{Builder, Clock, Emulator, Error, Quotas};

/// Starts a server, prints where it is, and stops it when `stop` is ready.
///
/// - `variable` looks up an environment variable. `OSS_REGION`, `OSS_BUCKET` and
///   `OSS_EMULATOR_DATA_DIR` are used where no flag gives the region, a bucket or a data directory.
/// - `say` receives lines that a shell can `eval`: addresses, an access key with its secret, and how
///   to reach the surroundings that were asked for. The ready file receives the same lines. It is
///   removed when the server stops; one that an earlier server left is removed first.
/// - `log` receives a line for every request if `--log-requests` is given.
/// - `stop` ends the server. Start to listen for signals before you call this, because whoever reads
///   the lines may send a signal at once.
///
/// # Errors
///
/// Those of [`Builder::start`](crate::Builder::start), [`Error::Listen`] if the host to listen at
/// cannot be looked up, and [`Error::Announce`] if a file cannot be written or `say` fails.
pub async fn serve(
    args: Args,
    variable: impl Fn(&str) -> Option<String>,
    say: impl FnOnce(&str) -> io::Result<()>,
    log: impl Fn(&str) + Send + Sync + 'static,
    stop: impl Future<Output = ()>,
) -> Result<(), Error> {
    let args = args.or_environment(variable);
    let identities = match &args.identities {
        Some(path) => IdentitiesFile::read(path)
            .await
            .map_err(Error::Identities)?,
        None => IdentitiesFile::default(),
    };
    if let Some(path) = &args.ready_file {
        files::remove_stale(path).await.map_err(Error::Announce)?;
    }
    let other = args.account.clone().map(OtherAccount::new);
    let mut builder = identities.add_to(configure(&args).await?);
    if args.log_requests {
        let now = || Clock::system().now().to_iso_extended();
        let form = args.log_form;
        builder = builder.on_request(move |request| match form {
            LogForm::Text => log(&format!("{} {request}", now())),
            LogForm::Json => log(&request.to_json(&now())),
        });
    }
    if let Some(other) = &other {
        builder = builder.user(other.user());
    }
    let server = builder.start().await?;
    for fault in &args.faults {
        fault.set(server.faults());
    }
    let ready = announce(&server, args, other.as_ref(), say).await;
    let ready = match ready {
        Ok(ready) => ready,
        Err(cause) => {
            server.shutdown().await;
            return Err(Error::Announce(cause));
        }
    };
    stop.await;
    ready.withdraw().await;
    server.shutdown().await;
    Ok(())
}

/// Returns the official names of the operations of OSS that the server carries out, in alphabetical
/// order. It answers a request for another operation with 501 and the name of the operation.
pub fn served_operations() -> impl Iterator<Item = &'static str> {
    let served = |name: &&OperationName| handlers::find(**name).is_some();
    let names = OperationName::ALL.iter().filter(served);
    names.map(|name| name.as_str())
}

async fn configure(args: &Args) -> Result<Builder, Error> {
    let listen = args.listen.resolve().await.map_err(Error::Listen)?;
    let mut builder = Emulator::builder().listen(listen);
    if let Some(region) = &args.region {
        builder = builder.region(region);
    }
    if let (Some(id), Some(secret)) = (&args.access_key_id, &args.access_key_secret) {
        builder = builder.access_key(id, secret);
    }
    if let (Some(id), Some(secret)) = (&args.root_access_key_id, &args.root_access_key_secret) {
        builder = builder.root_access_key(id, secret);
    }
    if let Some(data_dir) = &args.data_dir {
        builder = builder.data_dir(data_dir);
    }
    for host in &args.hosts {
        builder = builder.host(host);
    }
    if let Some(admin) = &args.admin {
        builder = builder.admin(admin.resolve().await.map_err(Error::Listen)?);
    }
    if let Some(folder) = &args.seed {
        builder = builder.seed(folder);
    }
    for bucket in &args.buckets {
        builder = builder.bucket(bucket);
    }
    for pool in &args.resource_pools {
        builder = builder.resource_pool(pool);
    }
    if args.tls {
        builder = builder.tls();
    }
    for PortRange(ports) in &args.outgoing_ports {
        builder = builder.outgoing_ports(ports.clone());
    }
    if args.trust_vpc_header {
        builder = builder.trust_vpc_header();
    }
    let mut quotas = Quotas::default();
    for quota in &args.quotas {
        quota.set(&mut quotas);
    }
    Ok(builder
        .quotas(quotas)
        .surroundings(args.surroundings.configuration()))
}

async fn announce(
    server: &Emulator,
    args: Args,
    other: Option<&OtherAccount>,
    say: impl FnOnce(&str) -> io::Result<()>,
) -> io::Result<Ready> {
    let mut more = other.map_or_else(Vec::new, OtherAccount::values);
    let bucket = args.buckets.first();
    more.extend(bucket.map(|name| ("OSS_BUCKET", name.as_str())));
    Ready::announce(server, &args.surroundings, &more, args.ready_file, say).await
}
