//! The objects of a bucket.

use oss_client::operations::listing::{ListObjectsV2Output, ObjectSummary};

use crate::args::ls::Args;
use crate::escape::{steers_terminal, visible};
use crate::failure::{Failure, Result};
use crate::location::RemoteUrl;
use crate::output::Printer;
use crate::output::json::{self, Object};
use crate::output::size::human;
use crate::session::Session;

pub(super) async fn run(args: &Args, url: &RemoteUrl, session: &Session) -> Result<()> {
    let about = |error| explained(Failure::from(error), url).about(format!("list {url}"));
    let mut left = args.limit.unwrap_or(u64::MAX);
    let mut pages = session
        .bucket(url.bucket())?
        .list_objects_v2()
        .prefix((!url.key().is_empty()).then_some(url.key()))
        .delimiter((!args.recursive).then_some("/"))
        .start_after(args.start_after.as_deref())
        .max_keys(u32::try_from(left.min(PAGE)).unwrap_or(1))
        .pages();
    while let Some(page) = pages.next().await {
        for entry in entries(&page.map_err(about)?.output) {
            if left == 0 {
                return Ok(());
            }
            left -= 1;
            entry.print(args, session.printer())?;
        }
    }
    Ok(())
}

/// A key, or a prefix that stands for all keys below it.
enum Entry<'a> {
    Object(&'a ObjectSummary),
    Prefix(&'a str),
}

/// Returns the keys and prefixes of a page in one order, in which the server counts them.
fn entries(page: &ListObjectsV2Output) -> Vec<Entry<'_>> {
    let prefixes = page.common_prefixes.iter();
    let prefixes = prefixes.map(|group| group.prefix.as_str());
    let mut entries: Vec<Entry<'_>> = page.objects.iter().map(Entry::Object).collect();
    entries.extend(prefixes.map(Entry::Prefix));
    entries.sort_by(|a, b| a.name().cmp(b.name()));
    entries
}

impl Entry<'_> {
    fn name(&self) -> &str {
        match self {
            Self::Object(object) => &object.key,
            Self::Prefix(prefix) => prefix,
        }
    }

    fn print(&self, args: &Args, printer: Printer) -> Result<()> {
        match self {
            Self::Prefix(prefix) => {
                let value = Object::default().with("prefix", *prefix);
                let width = if args.long { WIDTH + LONG } else { WIDTH };
                printer.data(value, || format!("{:>width$} {}", "PRE", shown(prefix)))
            }
            Self::Object(object) => printer.data(value(object), || line(object, args)),
        }
    }
}

fn value(object: &ObjectSummary) -> Object {
    Object::default()
        .with("key", object.key.as_str())
        .with("size", object.size)
        .with("last_modified", json::time(object.last_modified))
        .with("etag", object.etag.as_str())
        .with("storage_class", object.storage_class.as_str())
        .with("type", object.object_type.as_str())
}

fn line(object: &ObjectSummary, args: &Args) -> String {
    let time = json::time(object.last_modified);
    let size = if args.bytes {
        object.size.to_string()
    } else {
        human(object.size)
    };
    let class = object.storage_class.as_str();
    let mut line = format!("{time:20}  {size:>12}  {class:8}");
    if args.long {
        let (etag, kind) = (object.etag.as_str(), object.object_type.as_str());
        line.push_str(&format!("  {etag:36}  {kind:10}"));
    }
    line.push_str("  ");
    line.push_str(&shown(&object.key));
    line
}

/// A key with characters that a terminal would obey is quoted, and they are escaped.
fn shown(key: &str) -> String {
    if key.contains(steers_terminal) {
        format!("\"{}\"", visible(key))
    } else {
        key.to_owned()
    }
}

/// Adds to a denial how the right to list is written: on the bucket, with the prefix as a condition.
fn explained(failure: Failure, url: &RemoteUrl) -> Failure {
    let bucket = url.bucket();
    let denied = failure.server().code.as_deref() == Some("AccessDenied");
    let failure = failure.needing("oss:ListObjects", bucket);
    match url.key() {
        _ if !denied => failure,
        "" => failure.hint(format!(
            "if the keys may list only one prefix: oss ls oss://{bucket}/PREFIX/"
        )),
        prefix => failure.hint(format!(
            "a condition on oss:Prefix must match {prefix:?} as a whole, with or without its slash"
        )),
    }
}

const PAGE: u64 = 1000;
/// The column before the key of an object.
const WIDTH: usize = 45;
/// The width of the columns that `--long` adds.
const LONG: usize = 50;
