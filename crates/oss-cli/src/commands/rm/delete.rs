//! Deleting, and saying what was deleted.

use std::collections::{BTreeMap, HashMap};

use oss_client::operations::object::{NotDeletedObject, ObjectIdentifier};

use super::targets::Target;
use crate::args::rm::Args;
use crate::exit::ExitStatus;
use crate::failure::{Facts, Failure, Result};
use crate::location::RemoteUrl;
use crate::output::json::Object;
use crate::session::Session;
use crate::transfer::Tally;

/// Deletes batch after batch.
pub(super) struct Deleting<'a> {
    args: &'a Args,
    session: &'a Session,
    pub(super) tally: Tally,
}

impl<'a> Deleting<'a> {
    pub(super) fn new(args: &'a Args, session: &'a Session) -> Self {
        Self {
            args,
            session,
            tally: Tally::default(),
        }
    }

    /// Deletes the objects of these URLs, those of one bucket together.
    pub(super) async fn named(&mut self, urls: &[RemoteUrl]) -> Result<()> {
        let target = |url: &RemoteUrl| Target {
            key: url.key().to_owned(),
            version_id: self.args.version_id.clone(),
            upload_id: None,
        };
        if let ([url], false) = (urls, self.args.dry_run) {
            return self.one(url, target(url)).await;
        }
        let mut buckets: BTreeMap<&str, (&RemoteUrl, Vec<Target>)> = BTreeMap::new();
        for url in urls {
            let (_, targets) = buckets
                .entry(url.bucket().as_str())
                .or_insert_with(|| (url, Vec::new()));
            targets.push(target(url));
        }
        for (url, targets) in buckets.into_values() {
            for batch in targets.chunks(BATCH) {
                self.batch(url, batch.to_vec()).await?;
            }
        }
        Ok(())
    }

    /// Deletes one object, whose failure is that of the command.
    async fn one(&mut self, url: &RemoteUrl, target: Target) -> Result<()> {
        let call = self.session.bucket(url.bucket())?.delete_object(url.key());
        let sent = call.version_id(target.version_id.clone()).send().await;
        sent.map_err(|error| {
            let resource = format!("{}/{}", url.bucket(), url.key());
            let failure = Failure::from(error).needing("oss:DeleteObject", resource);
            failure.about(format!("delete {url}"))
        })?;
        self.report(url, &target)
    }

    /// Deletes what belongs to the bucket of this URL. Returns whether to go on with the next batch.
    pub(super) async fn batch(&mut self, url: &RemoteUrl, batch: Vec<Target>) -> Result<bool> {
        if self.args.dry_run {
            for target in &batch {
                self.report(url, target)?;
            }
            return Ok(true);
        }
        if self.args.uploads {
            return self.uploads(url, batch).await;
        }
        if batch.is_empty() {
            return Ok(true);
        }
        let identifiers = batch.iter().map(|target| {
            ObjectIdentifier::new(&target.key).version_id(target.version_id.as_deref())
        });
        let identifiers: Vec<_> = identifiers.collect();
        let call = self.session.bucket(url.bucket())?;
        let sent = call.delete_multiple_objects(identifiers).send().await;
        let failed = match sent {
            Ok(deleted) => deleted.into_output().not_deleted,
            Err(error) => {
                let failure = Failure::from(error)
                    .needing("oss:DeleteObject", format!("{}/*", url.bucket()))
                    .about(format!(
                        "delete {} objects of oss://{}",
                        batch.len(),
                        url.bucket()
                    ));
                self.tally.add_failure(&failure, self.session.printer());
                return Ok(false);
            }
        };
        let failed: HashMap<_, _> = failed
            .into_iter()
            .map(|failed| ((failed.key.clone(), failed.version_id.clone()), failed))
            .collect();
        for target in &batch {
            let id = (target.key.clone(), target.version_id.clone());
            match failed.get(&id) {
                None => self.report(url, target)?,
                Some(failed) => {
                    let failure = not_deleted(failed, &shown(url, &target.key));
                    self.tally.add_failure(&failure, self.session.printer());
                }
            }
        }
        Ok(true)
    }

    async fn uploads(&mut self, url: &RemoteUrl, batch: Vec<Target>) -> Result<bool> {
        let bucket = self.session.bucket(url.bucket())?;
        for target in &batch {
            let upload_id = target.upload_id.as_deref().unwrap_or_default();
            let sent = bucket.abort_multipart_upload(&target.key, upload_id).send();
            match sent.await {
                Ok(_) => self.report(url, target)?,
                // It was completed or aborted meanwhile.
                Err(error) if error.code() == Some("NoSuchUpload") => {}
                Err(error) => {
                    let resource = format!("{}/{}", url.bucket(), target.key);
                    let failure = Failure::from(error)
                        .needing("oss:AbortMultipartUpload", resource)
                        .about(format!("delete an upload of {}", shown(url, &target.key)));
                    self.tally.add_failure(&failure, self.session.printer());
                }
            }
        }
        Ok(true)
    }

    /// Says what was deleted, or with `--dry-run` would be.
    fn report(&mut self, url: &RemoteUrl, target: &Target) -> Result<()> {
        self.tally.add_done(1);
        let printer = self.session.printer();
        if printer.is_quiet() && !printer.is_json() {
            return Ok(());
        }
        let what = shown(url, &target.key);
        let event = match self.args.dry_run {
            true => "plan",
            false => "delete",
        };
        let value = Object::default()
            .with("event", event)
            .with("op", "delete")
            .with("url", what.as_str())
            .with_some("version_id", target.version_id.as_deref())
            .with_some("upload_id", target.upload_id.as_deref());
        printer.data(value, || {
            let detail = match (&target.version_id, &target.upload_id) {
                (Some(version_id), _) => format!("  version {version_id}"),
                (_, Some(upload_id)) => format!("  upload {upload_id}"),
                _ => String::new(),
            };
            match self.args.dry_run {
                true => format!("(dry run) delete  {what}{detail}"),
                false => format!("delete  {what}{detail}"),
            }
        })
    }
}

fn shown(url: &RemoteUrl, key: &str) -> String {
    format!("oss://{}/{key}", url.bucket())
}

fn not_deleted(failed: &NotDeletedObject, url: &str) -> Failure {
    let status = match failed.code.as_deref() {
        Some("AccessDenied") => ExitStatus::Denied,
        Some("FileImmutable" | "ObjectWormLocked") => ExitStatus::Conflict,
        _ => ExitStatus::Unavailable,
    };
    let reason = failed.message.as_deref().or(failed.code.as_deref());
    let reason = reason.unwrap_or("the answer does not say that it was deleted");
    Failure::new(
        status,
        format!("delete {url}: {}", reason.trim_end_matches('.')),
    )
    .facts(Facts {
        code: failed.code.clone(),
        lacks_right: status == ExitStatus::Denied,
        ..Facts::default()
    })
}

/// How many objects one request deletes.
const BATCH: usize = 1000;
