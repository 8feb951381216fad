//! Transfers of whole directories, for `oss cp -r` and `oss sync`.

mod report;
mod sides;

use oss_client::transfers::{Compare, DirectoryReport, DirectoryTransfer, Withheld};

pub(super) use self::sides::Sides;
use crate::args::transfer::Transfer;
use crate::args::tree::Tree;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::session::Session;
use crate::set::SetIfSome;
use crate::transfer::{Tally, Task, Underway, again, notes};

/// Sets what is the same for both commands.
pub(super) async fn with_options(
    transfer: DirectoryTransfer,
    tree: &Tree,
    options: &Transfer,
    session: &Session,
) -> Result<DirectoryTransfer> {
    let compare = match (tree.size_only, tree.checksum) {
        (true, _) => Some(Compare::Size),
        (_, true) => Some(Compare::Checksum),
        _ => None,
    };
    let notes = match options.is_resumable() {
        true => notes::folder(session.environment()).await?,
        false => None,
    };
    let names = tree.filter.names();
    Ok(transfer
        .set_if_some(compare, DirectoryTransfer::compare)
        .set_if_some(notes, DirectoryTransfer::resumable_in)
        .set_if_some(options.part_size, DirectoryTransfer::part_size)
        .fail_fast(tree.fail_fast)
        .follow_symlinks(tree.follow_symlinks)
        .set_if(tree.filter.is_given(), |transfer| {
            transfer.filter(move |entry| match entry.is_dir {
                true => names.wants_folder(&entry.name),
                false => names.wants(&entry.name),
            })
        }))
}

/// Makes the transfer, and writes what happens to each file.
pub(super) async fn run(
    name: &'static str,
    transfer: DirectoryTransfer,
    sides: &Sides,
    session: &Session,
    underway: &Underway,
) -> Result<ExitStatus> {
    let mut progress = transfer.progress();
    let task = Task {
        label: format!("{name} {}", sides.source),
        way: format!("{name} {} → {}", sides.source, sides.destination),
        total: None,
        is_resumable: true,
    };
    let way = task.way.clone();
    let mut tally = Tally::default();
    let watched = transfer.progress();
    let transferred = async {
        let mut running = transfer.start();
        while let Some(file) = running.next().await {
            underway.aside(|| report::file(&file, sides, &mut tally, session.printer()))?;
        }
        Ok::<_, Failure>(running.finish().await)
    };
    let ended = underway.watch(task, watched, transferred, session).await?;
    let ended: DirectoryReport = match ended {
        Ok(ended) => ended,
        // With --fail-fast it is the error of a file, which was written already.
        Err(_) if tally.failed() > 0 => return Ok(tally.status()),
        Err(error) => {
            let noted = progress.now().parts;
            return Err(again::failed(error, noted, None).about(way));
        }
    };
    match ended.withheld {
        Some(withheld @ Withheld::Failures) => session.printer().warning(&withheld.to_string()),
        Some(withheld) => {
            let failure = Failure::new(ExitStatus::Conflict, withheld.to_string());
            let failure = match withheld {
                Withheld::EmptySource => failure.hint("--allow-empty-source removes everything"),
                Withheld::TooMany { .. } => failure.hint("--dry-run shows what would be removed"),
                _ => failure,
            };
            tally.add_failure(&failure, session.printer());
        }
        None => {}
    }
    report::summary(&ended, session.printer())?;
    Ok(tally.status())
}
