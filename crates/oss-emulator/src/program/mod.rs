//! The server as a program, for whoever wants to be one: its arguments, and its life.
//!
//! Behind the feature `program`, which the binary `oss-emulator` needs and nothing else does.

mod args;
mod around;
mod other_account;
mod ready;
mod switch;

use std::future::Future;
use std::io;

pub use self::args::Args;
pub use self::around::{Access, Around, Service};
pub use self::switch::{FaultSwitch, QuotaSwitch};

use self::other_account::OtherAccount;
use self::ready::Ready;
use crate::{Emulator, Error, Quotas};

/// Starts a server, says where it is, and stops it when `stop` is ready.
///
/// `say` gets lines that a shell can `eval`: addresses, an access key and its secret, and the way to
/// the surroundings that were asked for. They are
/// written to the ready file too, which goes when the server does. Listen for signals before this
/// is called, since whoever reads the lines may send one at once.
///
/// # Errors
///
/// Those of [`Builder::start`](crate::Builder::start), and [`Error::Announce`].
pub async fn serve(
    args: Args,
    say: impl FnOnce(&str) -> io::Result<()>,
    stop: impl Future<Output = ()>,
) -> Result<(), Error> {
    let mut builder = Emulator::builder().listen(args.listen).region(args.region);
    if let (Some(id), Some(secret)) = (args.access_key_id, args.access_key_secret) {
        builder = builder.access_key(id, secret);
    }
    if let (Some(id), Some(secret)) = (args.root_access_key_id, args.root_access_key_secret) {
        builder = builder.root_access_key(id, secret);
    }
    for bucket in &args.buckets {
        builder = builder.bucket(bucket);
    }
    if args.tls {
        builder = builder.tls();
    }
    if args.trust_vpc_header {
        builder = builder.trust_vpc_header();
    }
    let other = args.account.map(OtherAccount::new);
    if let Some(other) = &other {
        builder = builder.user(other.user());
    }
    let mut quotas = Quotas::default();
    args.quotas.iter().for_each(|quota| quota.set(&mut quotas));
    let server = builder
        .quotas(quotas)
        .surroundings(args.around.wanted())
        .start()
        .await?;
    args.faults
        .iter()
        .for_each(|fault| fault.set(server.faults()));
    let mut more = other.as_ref().map_or_else(Vec::new, OtherAccount::values);
    more.extend(
        args.buckets
            .first()
            .map(|name| ("OSS_BUCKET", name.as_str())),
    );
    let announced = Ready::announce(&server, &args.around, &more, args.ready_file, say).await;
    let ready = match announced {
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
