//! `oss rm`: deletes objects, versions, or the parts of uploads that were never completed.

mod delete;
mod targets;

use self::delete::Deleting;
use self::targets::Targets;
use crate::args::rm::Args;
use crate::commands::confirm::{confirm, needs_terminal};
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::location::RemoteUrl;
use crate::output::json::Object;
use crate::session::Session;
use crate::transfer::Underway;

/// Deletes what the URLs name.
pub(crate) async fn run(args: Args, session: &Session) -> Result<ExitStatus> {
    if args.filter.is_given() && !args.recursive {
        return Err(Failure::usage(
            "--include and --exclude choose among many names, with -r",
        ));
    }
    for url in &args.urls {
        check(url, &args)?;
    }
    let underway = Underway::default();
    underway
        .until_stopped(delete(&args, session), session)
        .await
}

/// Refuses a URL that would delete more, or something else, than was meant.
fn check(url: &RemoteUrl, args: &Args) -> Result<()> {
    match (url.key(), args.recursive, args.all) {
        ("", false, _) => Err(Failure::usage(format!("{url} names no object"))
            .hint("-r deletes everything below a URL")),
        ("", true, false) => Err(Failure::usage(format!("{url} is a whole bucket"))
            .hint("add --all to delete everything in it")),
        _ => Ok(()),
    }
}

async fn delete(args: &Args, session: &Session) -> Result<ExitStatus> {
    let printer = session.printer();
    if args.recursive && !args.dry_run && !args.yes {
        needs_terminal("delete everything below the URL")?;
        let mut count = 0;
        for url in &args.urls {
            let mut targets = Targets::new(url, args, session)?;
            while let Some(batch) = targets.next().await? {
                count += batch.len();
            }
        }
        let question = format!("delete {count} {} below {}", noun(args), shown(&args.urls));
        if count > 0 && !confirm(&question, false, &session.stop(), printer).await? {
            return Ok(ExitStatus::Success);
        }
    }
    let mut deleting = Deleting::new(args, session);
    if args.recursive || args.all_versions || args.uploads {
        for url in &args.urls {
            let mut targets = Targets::new(url, args, session)?;
            while let Some(batch) = targets.next().await? {
                if !deleting.batch(url, batch).await? {
                    break;
                }
            }
        }
    } else {
        deleting.named(&args.urls).await?;
    }
    if args.recursive && !args.dry_run {
        let (deleted, failed) = (deleting.tally.done(), deleting.tally.failed());
        let summary = Object::default()
            .with("event", "summary")
            .with("deleted", deleted)
            .with("failed", failed);
        if printer.is_json() {
            printer.value(summary)?;
        } else {
            printer.note(format!("{deleted} deleted, {failed} failed"));
        }
    }
    Ok(deleting.tally.status())
}

fn noun(args: &Args) -> &'static str {
    match (args.uploads, args.all_versions) {
        (true, _) => "unfinished uploads",
        (_, true) => "versions",
        _ => "objects",
    }
}

fn shown(urls: &[RemoteUrl]) -> String {
    let urls: Vec<String> = urls.iter().map(ToString::to_string).collect();
    urls.join(", ")
}
