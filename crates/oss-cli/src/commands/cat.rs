//! `oss cat`: objects written to standard output.

use futures_util::{Stream, StreamExt};
use tokio::io::AsyncWriteExt;

use crate::args::cat::Args;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::location::ObjectUrl;
use crate::output::Printer;
use crate::session::Session;

/// Writes objects to standard output, one after the other.
pub(crate) async fn run(args: Args, session: &Session) -> Result<ExitStatus> {
    for url in &args.urls {
        read(url, &args, session)
            .await
            .map_err(|failure| failure.about(format!("read {url}")))?;
    }
    Ok(ExitStatus::Success)
}

async fn read(url: &ObjectUrl, args: &Args, session: &Session) -> Result<()> {
    let call = session
        .bucket(url.bucket())?
        .get_object(url.key())
        .range(args.range)
        .version_id(args.version_id.as_deref());
    let object = call.send().await.map_err(|error| {
        let resource = format!("{}/{}", url.bucket(), url.key());
        Failure::from(error).needing("oss:GetObject", resource)
    })?;
    pour(object.output.body, session.printer()).await
}

/// Writes content to standard output as it arrives. What arrived before a failure is written too:
/// standard output is written in the background, so this waits for it.
pub(super) async fn pour<B, S>(mut body: S, printer: Printer) -> Result<()>
where
    B: AsRef<[u8]>,
    S: Stream<Item = Result<B, oss_client::Error>> + Unpin,
{
    let mut output = printer.bytes();
    let mut broken = None;
    while let Some(piece) = body.next().await {
        let piece = match piece {
            Ok(piece) => piece,
            Err(error) => {
                broken = Some(Failure::from(error));
                break;
            }
        };
        let sent = output.write_all(piece.as_ref()).await;
        sent.map_err(|error| Printer::output_failed(&error))?;
    }
    let flushed = output.flush().await;
    flushed.map_err(|error| Printer::output_failed(&error))?;
    broken.map_or(Ok(()), Err)
}
