//! `oss cp -r`: copies whole directories.

use oss_client::transfers::{Compare, DirectoryTransfer};

use super::upload::speed;
use super::{Copying, refuse_options_of_objects};
use crate::args::cp::Args;
use crate::commands::tree::{self, Sides};
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::location::Location;
use crate::set::SetIfSome;

pub(super) async fn run(args: &Args, copying: &Copying<'_>) -> Result<ExitStatus> {
    if args.if_match.is_some() || args.version_id.is_some() {
        return Err(Failure::usage(
            "--if-match and --version-id are for one object, without -r",
        ));
    }
    if !matches!(args.destination, Location::Remote(_)) {
        refuse_options_of_objects(args)?;
    }
    let session = copying.session;
    let sides = Sides::new(&args.source, &args.destination).await?;
    let compare = match args.transfer.is_resumable() {
        true => Compare::SizeAndTime,
        false => Compare::Always,
    };
    let transfer = sides
        .transfer(session)?
        .compare(compare)
        .keep_time(args.tree.preserve)
        .no_clobber(args.no_clobber)
        .dry_run(args.dry_run)
        .content_type(args.content_type.as_deref())
        .cache_control(args.cache_control.as_deref())
        .storage_class(args.storage_class.as_deref())
        .acl(args.acl.as_deref())
        .set_if_some(speed(args), |transfer, speed| transfer.rate_limit(&speed));
    let metadata = args.metadata.iter();
    let transfer: DirectoryTransfer = metadata.fold(transfer, |transfer, (name, value)| {
        transfer.metadata(name, value)
    });
    let transfer = tree::with_options(transfer, &args.tree, &args.transfer, session).await?;
    tree::run("copy", transfer, &sides, session, copying.underway).await
}
