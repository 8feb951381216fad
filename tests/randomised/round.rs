//! One round: some transfers at once, under faults, and then a look at what there is.

use std::sync::Arc;

use fastrand::Rng;
use futures_util::future::join_all;
use oss_client::{Bucket, Client};
use oss_emulator::Emulator;

use super::check::check;
use super::runtime::Hasty;
use super::transfer::{BUCKET, Transfer};
use super::{Outcome, fault};

/// How many transfers are made at once.
const AT_ONCE: usize = 8;

/// Makes a round. Returns how many transfers it has made.
pub(super) async fn run(
    random: &mut Rng,
    outcome: &mut Outcome,
) -> Result<usize, Box<dyn std::error::Error>> {
    let oss = Emulator::builder().bucket(BUCKET).start().await?;
    let client = Client::builder()
        .endpoint(oss.endpoint())
        .region(oss.region())
        .credentials(oss.credentials())
        .runtime(Arc::new(Hasty::new()))
        .build()?;
    let bucket = client.bucket(BUCKET)?;
    let folder = tempfile::tempdir()?;
    let transfers: Vec<Transfer> = (0..AT_ONCE)
        .map(|number| Transfer::choose(random, number, folder.path()))
        .collect();
    for transfer in &transfers {
        prepare(transfer, &bucket).await?;
    }
    for _ in 0..random.usize(0..10) {
        let (name, injection) = fault::choose(random);
        *outcome.faults.entry(name).or_default() += 1;
        oss.faults().inject(injection);
    }
    let all = client.transfers();
    let ended = join_all(transfers.iter().map(|transfer| transfer.make(&all))).await;
    oss.faults().clear();
    for (transfer, ended) in transfers.iter().zip(&ended) {
        let counts = outcome.counts.entry(transfer.name()).or_default();
        match &ended.result {
            Ok(()) => counts.succeeded += 1,
            Err(error) => {
                counts.failed += 1;
                let kind = format!("{:?}", error.kind());
                let kind = kind.split([' ', '{']).next().unwrap_or_default().to_owned();
                *outcome.errors.entry(kind).or_default() += 1;
            }
        }
        counts.retries += ended.retries;
        counts.recovered += usize::from(ended.recovered);
        counts.bytes += transfer.content.len() as u64;
        check(transfer, ended, &bucket, &mut outcome.wrong).await;
    }
    let reported: Vec<&String> = ended.iter().flat_map(|ended| &ended.reported).collect();
    let listed = bucket.list_multipart_uploads().send().await?;
    for upload in &listed.uploads {
        let of_key = transfers.iter().zip(&ended);
        let said = of_key
            .filter(|(transfer, _)| transfer.key == upload.key)
            .any(|(_, ended)| ended.says_that_an_upload_may_stay());
        match said || reported.contains(&&upload.upload_id) {
            true => outcome.reported += 1,
            false => {
                let of_key = transfers.iter().zip(&ended);
                let made = of_key.filter(|(transfer, _)| transfer.key == upload.key);
                let made: Vec<_> = made
                    .map(|(transfer, ended)| (transfer.name(), &ended.result))
                    .collect();
                let what = "a multipart upload stayed, and nobody was told";
                outcome.wrong.push(format!("{what}: {made:?}"));
            }
        }
    }
    Ok(AT_ONCE)
}

/// Makes what a transfer needs, and what is at its destination before.
async fn prepare(transfer: &Transfer, bucket: &Bucket) -> Result<(), Box<dyn std::error::Error>> {
    tokio::fs::create_dir(&transfer.folder).await?;
    let put = async |key: &str, content: &[u8]| {
        let call = bucket.put_object(key).body(content.to_vec());
        call.send().await.map(drop)
    };
    if transfer.is_download() {
        put(&transfer.key, &transfer.content).await?;
        if let Some(before) = &transfer.before {
            tokio::fs::write(transfer.path(), before).await?;
        }
        return Ok(());
    }
    tokio::fs::write(transfer.path(), &transfer.content).await?;
    put(&transfer.source_key(), &transfer.content).await?;
    if let Some(before) = &transfer.before {
        put(&transfer.key, before).await?;
    }
    Ok(())
}
