//! What stands by hand around the operations: against scripted answers, and against the embedded
//! server.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::error::Error;
use std::sync::Arc;

use oss_client::transport::testing::{Answer, ScriptedTransport};
use oss_client::{Bucket, Client, sign::Credentials};
use oss_emulator::Emulator;

mod appending;
mod callbacks;
mod conversions;
mod existence;
mod form_uploads;
mod live_channels;
mod metadata;
mod processing;
mod restoring;
mod selecting;
mod symlinks;
mod uploads;

type Outcome = Result<(), Box<dyn Error>>;

/// A bucket of the embedded server, which may send callbacks to any port of the machine.
async fn start() -> Result<(Emulator, Bucket), Box<dyn Error>> {
    let oss = Emulator::builder()
        .bucket("examplebucket")
        .outgoing_ports(1..=u16::MAX)
        .start()
        .await?;
    let client = Client::builder()
        .endpoint(oss.endpoint())
        .region(oss.region())
        .credentials(oss.credentials())
        .build()?;
    let bucket = client.bucket("examplebucket")?;
    Ok((oss, bucket))
}

/// A bucket that answers as the script says.
fn scripted(answers: impl IntoIterator<Item = Answer>) -> (ScriptedTransport, Bucket) {
    let transport = ScriptedTransport::new(answers);
    let client = Client::builder()
        .region("cn-hangzhou")
        .credentials(Credentials::new("EXAMPLEKEYID", "EXAMPLEKEYSECRET").unwrap())
        .transport(Arc::new(transport.clone()))
        .build()
        .unwrap();
    (transport, client.bucket("examplebucket").unwrap())
}
