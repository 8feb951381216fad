//! `oss sync`.

use oss_client::transfers::DirectoryTransfer;

use crate::args::sync::Args;
use crate::commands::tree::{self, Sides};
use crate::exit::ExitStatus;
use crate::failure::Result;
use crate::session::Session;
use crate::set::SetIfSome;
use crate::transfer::Underway;

/// Makes one directory equal to another.
pub(crate) async fn run(args: Args, session: &Session) -> Result<ExitStatus> {
    session.limit_jobs(args.transfer.jobs);
    let underway = Underway::default();
    let work = async {
        let sides = Sides::new(&args.source, &args.destination).await?;
        let transfer = sides
            .transfer(session)?
            .delete(args.delete)
            .set_if_some(args.max_delete, DirectoryTransfer::max_delete)
            .allow_empty_source(args.allow_empty_source)
            .no_clobber(args.no_clobber)
            .dry_run(args.dry_run);
        let transfer = tree::with_options(transfer, &args.tree, &args.transfer, session).await?;
        tree::run("sync", transfer, &sides, session, &underway).await
    };
    underway.until_stopped(work, session).await
}
