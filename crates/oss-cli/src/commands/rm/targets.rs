//! What there is to delete below a URL, as the lists of OSS say.

use std::collections::VecDeque;

use oss_client::Bucket;
use oss_client::operations::listing::{ListObjectVersions, ListObjectsV2};
use oss_client::operations::multipart::ListMultipartUploads;
use oss_client::paging::Pages;

use crate::args::rm::Args;
use crate::failure::{Failure, Result};
use crate::filter::Names;
use crate::location::RemoteUrl;
use crate::session::Session;

/// Something to delete.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) key: String,
    pub(super) version_id: Option<String>,
    pub(super) upload_id: Option<String>,
}

/// What there is to delete below one URL, in batches of 1000 at most.
pub(super) struct Targets {
    url: RemoteUrl,
    list: List,
    recursive: bool,
    names: Names,
}

enum List {
    Objects(Pages<ListObjectsV2>),
    Versions(Pages<ListObjectVersions>),
    Uploads(Pages<ListMultipartUploads>),
}

impl Targets {
    pub(super) fn new(url: &RemoteUrl, args: &Args, session: &Session) -> Result<Self> {
        let bucket: Bucket = session.bucket(url.bucket())?;
        let prefix = (!url.key().is_empty()).then_some(url.key());
        let list = match (args.uploads, args.all_versions) {
            (true, _) => {
                let call = bucket.list_multipart_uploads().prefix(prefix);
                List::Uploads(call.max_uploads(PAGE).pages())
            }
            (_, true) => {
                let call = bucket.list_object_versions().prefix(prefix);
                List::Versions(call.max_keys(PAGE).pages())
            }
            _ => List::Objects(
                bucket
                    .list_objects_v2()
                    .prefix(prefix)
                    .max_keys(PAGE)
                    .pages(),
            ),
        };
        Ok(Self {
            url: url.clone(),
            list,
            recursive: args.recursive,
            names: args.filter.names(),
        })
    }

    /// Returns the next batch, which may be empty, or `None` at the end.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<Target>>> {
        let about = |error| {
            let failure = Failure::from(error).about(format!("list {}", self.url));
            failure.needing("oss:ListObjects", self.url.bucket())
        };
        let mut found = VecDeque::new();
        match &mut self.list {
            List::Objects(pages) => match pages.next().await.transpose().map_err(about)? {
                None => return Ok(None),
                Some(page) => found.extend(page.output.objects.into_iter().map(|object| Target {
                    key: object.key,
                    version_id: None,
                    upload_id: None,
                })),
            },
            List::Versions(pages) => match pages.next().await.transpose().map_err(about)? {
                None => return Ok(None),
                Some(page) => {
                    let versions = page.output.versions.into_iter();
                    let versions = versions.map(|version| (version.key, version.version_id));
                    let markers = page.output.delete_markers.into_iter();
                    let markers = markers.map(|marker| (marker.key, marker.version_id));
                    found.extend(versions.chain(markers).map(|(key, version_id)| Target {
                        key,
                        version_id: Some(version_id),
                        upload_id: None,
                    }));
                }
            },
            List::Uploads(pages) => match pages.next().await.transpose().map_err(about)? {
                None => return Ok(None),
                Some(page) => found.extend(page.output.uploads.into_iter().map(|upload| Target {
                    key: upload.key,
                    version_id: None,
                    upload_id: Some(upload.upload_id),
                })),
            },
        }
        let wanted = found.into_iter().filter(|target| self.wants(&target.key));
        Ok(Some(wanted.collect()))
    }

    /// The lists have everything that begins with the same letters, such as `ab` for `a`.
    fn wants(&self, key: &str) -> bool {
        let base = self.url.key();
        if !self.recursive {
            return key == base;
        }
        let Some(name) = key.strip_prefix(base) else {
            return false;
        };
        let name = match (base, name.strip_prefix('/')) {
            _ if base.is_empty() || base.ends_with('/') => name,
            (_, Some(name)) => name,
            _ if name.is_empty() => base.rsplit('/').next().unwrap_or(base),
            _ => return false,
        };
        self.names.wants(name)
    }
}

/// The largest page, and how many objects one request deletes.
const PAGE: u32 = 1000;
