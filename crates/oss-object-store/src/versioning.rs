//! Whether writes that must not overwrite anything can be relied on in the bucket.

use oss_client::operations::common::VersioningStatus;
use oss_client::{Bucket, Error};
use tokio::sync::OnceCell;

/// Whether versioning was ever turned on for the bucket. OSS ignores `x-oss-forbid-overwrite` from then
/// on, also while versioning is suspended, so that a write that must create an object might hide one.
///
/// The bucket is asked before the first such write, and the answer is kept.
#[derive(Debug, Default)]
pub(crate) struct Versioning {
    /// What counts if the caller may not read the setting.
    assume_unversioned: bool,
    answer: OnceCell<Answer>,
}

#[derive(Clone, Copy, Debug)]
enum Answer {
    Never,
    TurnedOn(&'static str),
    /// The caller may not read the setting.
    Denied,
}

impl Versioning {
    pub(crate) fn new(assume_unversioned: bool) -> Self {
        Self {
            assume_unversioned,
            answer: OnceCell::new(),
        }
    }

    /// Returns why writes that must not overwrite anything are not possible, or `None` if they are.
    ///
    /// # Errors
    ///
    /// Fails if the bucket could not be asked, for a reason that may pass. The next call asks again.
    pub(crate) async fn objection(&self, bucket: &Bucket) -> Result<Option<String>, Error> {
        let answer = self.answer.get_or_try_init(|| ask(bucket)).await?;
        Ok(match answer {
            Answer::Never => None,
            Answer::Denied if self.assume_unversioned => None,
            Answer::Denied => Some(format!(
                "OSS would overwrite an object if versioning is or was enabled for the bucket {:?}, and \
                 these credentials may not find that out (oss:GetBucketVersioning); set \
                 oss_assume_unversioned to true if you know that it never was",
                bucket.name().as_str()
            )),
            Answer::TurnedOn(status) => Some(format!(
                "the versioning of the bucket {:?} is {status}, and then OSS overwrites objects even if \
                 the request forbids it",
                bucket.name().as_str()
            )),
        })
    }
}

async fn ask(bucket: &Bucket) -> Result<Answer, Error> {
    match bucket.get_bucket_versioning().send().await {
        Ok(answer) => Ok(match answer.output.status {
            None => Answer::Never,
            Some(VersioningStatus::Suspended) => Answer::TurnedOn("suspended"),
            Some(_) => Answer::TurnedOn("enabled"),
        }),
        Err(error) if error.is_access_denied() => Ok(Answer::Denied),
        Err(error) => Err(error),
    }
}
