//! Whether a transfer has left exactly what it may.

use oss_client::Bucket;

use super::transfer::{Ended, Kind, Transfer};

/// Looks at what a transfer has left, and adds what is wrong.
pub(super) async fn check(
    transfer: &Transfer,
    ended: &Ended,
    bucket: &Bucket,
    wrong: &mut Vec<String>,
) {
    let mut complain = |what: String| {
        let result = match &ended.result {
            Ok(()) => "succeeded".to_owned(),
            Err(error) => format!("failed with: {error}"),
        };
        let size = transfer.content.len();
        wrong.push(format!(
            "{} of {size} bytes {result}; {what}",
            transfer.name()
        ));
    };
    if transfer.is_download() {
        check_download(transfer, ended, &mut complain).await;
    } else {
        check_upload(transfer, ended, bucket, &mut complain).await;
    }
}

async fn check_upload(
    transfer: &Transfer,
    ended: &Ended,
    bucket: &Bucket,
    complain: &mut impl FnMut(String),
) {
    let stored = match bucket.get_object(&transfer.key).send().await {
        Ok(object) => object.output.body.bytes(1 << 30).await.ok(),
        Err(error) if error.is_not_found() => None,
        Err(error) => return complain(format!("the object cannot be read: {error}")),
    };
    let is_whole = stored.as_deref() == Some(&transfer.content[..]);
    let is_before = stored.as_deref() == transfer.before.as_deref();
    match &ended.result {
        Ok(()) if !is_whole => complain("the object is not what was sent".to_owned()),
        Err(_) if !is_whole && !is_before => {
            let size = stored.map_or(0, |stored| stored.len());
            complain(format!(
                "the object is neither old nor new, but has {size} bytes"
            ));
        }
        _ => {}
    }
}

async fn check_download(transfer: &Transfer, ended: &Ended, complain: &mut impl FnMut(String)) {
    let read = tokio::fs::read(transfer.path()).await.ok();
    let is_before = read.as_deref() == transfer.before.as_deref();
    if transfer.kind == Kind::ToStream {
        if ended.result.is_ok() && !is_one_content(transfer, &ended.received) {
            complain("the stream is not the content".to_owned());
        }
        return;
    }
    match (&ended.result, &read) {
        (Ok(()), Some(read)) if is_one_content(transfer, read) => {}
        (Ok(()), _) => complain("the file is not the content".to_owned()),
        (Err(_), _) if is_before => {}
        (Err(_), _) => complain("the file that was there has changed".to_owned()),
    }
    let Ok(mut entries) = tokio::fs::read_dir(&transfer.folder).await else {
        return;
    };
    while let Ok(Some(entry)) = entries.next_entry().await {
        let name = entry.file_name().to_string_lossy().into_owned();
        let may_stay = transfer.kind == Kind::Resumable && ended.result.is_err();
        if name.ends_with(".oss-part") && !may_stay {
            complain(format!("{name} stayed"));
        }
    }
}

/// Whether it is the content that was stored, or the whole content by which somebody has replaced it, which
/// differs in the first byte.
fn is_one_content(transfer: &Transfer, received: &[u8]) -> bool {
    let content = &transfer.content;
    content.len() == received.len() && content.iter().skip(1).eq(received.iter().skip(1))
}
