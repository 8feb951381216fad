//! `oss ls`.

mod buckets;
mod objects;

use crate::args::ls::Args;
use crate::exit::ExitStatus;
use crate::failure::Result;
use crate::session::Session;

/// Lists what was named, and requests nothing else.
pub(crate) async fn run(args: Args, session: &Session) -> Result<ExitStatus> {
    match args.url.clone() {
        Some(url) => objects::run(&args, &url, session).await?,
        None => buckets::run(&args, session).await?,
    }
    Ok(ExitStatus::Success)
}
