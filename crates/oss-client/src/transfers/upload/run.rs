//! The way of an upload: what is sent, in one request or in parts.

use oss_transport::FileSource;

use super::divisible::Divisible;
use super::finish::finish;
use super::parts::send_parts;
use super::source::Content;
use super::steps::Steps;
use super::{Unfinished, Upload, UploadOutput, single, stream};
use crate::client::Client;
use crate::error::{Error, ErrorKind, Result};
use crate::transfers::checkpoint::{Checkpoint, Kind, Place, Resumed};
use crate::transfers::options::Resume;
use crate::transfers::plan::{Plan, USUAL_PART};

pub(super) async fn run(upload: Upload) -> Result<UploadOutput> {
    let _ending = upload.options.counters.ending();
    let leave_parts = upload.leaves_parts();
    let Upload {
        client,
        bucket,
        key,
        source,
        object,
        options,
        delete_corrupt,
        ..
    } = upload;
    let job = options.job(&client, "Upload", &bucket, &key)?;
    let steps = Steps {
        job: &job,
        object: &object,
        part_size: options.part_size,
        leave_parts,
        delete_corrupt,
    };
    let sent = match source.0 {
        Content::Bytes(bytes) => send(&steps, Divisible::Bytes(bytes), None).await,
        Content::File(file) => send_file(&steps, file, None).await,
        Content::Path(path) => {
            let place = Place {
                kind: Kind::Upload,
                endpoint: client.endpoint().authority().to_owned(),
                bucket,
                key,
                version_id: None,
                range: None,
                path,
            };
            send_path(&steps, &client, &options.resume, place).await
        }
        Content::Stream(body) => stream::send(&steps, body).await,
    };
    sent.map_err(|error| job.about(error))
}

async fn send_path(
    steps: &Steps<'_>,
    client: &Client,
    resume: &Resume,
    place: Place,
) -> Result<UploadOutput> {
    let file = FileSource::open(&place.path).await.map_err(|error| {
        Error::new(ErrorKind::Io)
            .with_message(format!("cannot read {}: {error}", place.path.display()))
            .with_source(error)
    })?;
    let checkpoint = Checkpoint::open(client, resume, place).await?;
    send_file(steps, file, checkpoint).await
}

async fn send_file(
    steps: &Steps<'_>,
    file: FileSource,
    checkpoint: Option<(Checkpoint, Option<Resumed>)>,
) -> Result<UploadOutput> {
    // A file of `/proc` has content, but no length.
    match file.len() {
        None => stream::send(steps, file.body()).await,
        Some(_) => send(steps, Divisible::File(file), checkpoint).await,
    }
}

/// Sends content whose parts can be read in any order.
async fn send(
    steps: &Steps<'_>,
    content: Divisible,
    checkpoint: Option<(Checkpoint, Option<Resumed>)>,
) -> Result<UploadOutput> {
    let job = steps.job;
    let plan = Plan::for_upload(content.len(), steps.part_size, USUAL_PART)?;
    if is_single(&plan) {
        job.counters.set_total(plan.size, 1);
        let output = match content.whole() {
            Ok(body) => single::put(steps, body, plan.size).await,
            Err(error) => Err(error),
        };
        if let Some((checkpoint, _)) = checkpoint {
            checkpoint.remove().await;
        }
        return output;
    }
    job.counters.set_total(plan.size, plan.count());
    let (mut checkpoint, resumed) = match checkpoint {
        Some((checkpoint, resumed)) => (Some(checkpoint), resumed),
        None => (None, None),
    };
    let output = in_parts(steps, &content, &plan, &mut checkpoint, resumed).await;
    match (&output, checkpoint) {
        (Ok(_), Some(checkpoint)) => checkpoint.remove().await,
        (Err(error), Some(checkpoint)) if !may_resume(error) || !checkpoint.has_notes() => {
            checkpoint.remove().await;
        }
        // The error of the upload matters more than one of its notes.
        (Err(_), Some(mut checkpoint)) => drop(checkpoint.write().await),
        _ => {}
    }
    output
}

async fn in_parts(
    steps: &Steps<'_>,
    content: &Divisible,
    plan: &Plan,
    checkpoint: &mut Option<Checkpoint>,
    resumed: Option<Resumed>,
) -> Result<UploadOutput> {
    let (mut unfinished, known) =
        Unfinished::take_up_or_begin(steps, content, plan, checkpoint, resumed).await?;
    match send_parts(steps, &unfinished, content, plan, known, checkpoint).await {
        Ok(sent) => finish(steps, &mut unfinished, content, sent).await,
        Err(error) => Err(unfinished.give_up(error).await),
    }
}

/// Whether a later run can continue after this error.
fn may_resume(error: &Error) -> bool {
    !matches!(
        error.kind(),
        ErrorKind::FileChanged | ErrorKind::Integrity { .. }
    )
}

/// Small content is sent by one request.
fn is_single(plan: &Plan) -> bool {
    plan.size < 2 * plan.part_size && plan.size <= MAX_PUT
}

/// The largest object that one request can upload.
/// Source: <https://www.alibabacloud.com/help/en/oss/developer-reference/putobject>
const MAX_PUT: u64 = 5 << 30;
