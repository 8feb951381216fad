//! A transfer of directories, before it begins.

use std::fmt;
use std::sync::Arc;

use super::compare::Compare;
use super::entry::Entry;
use super::rules::Rules;
use super::side::Directory;
use crate::client::Client;
use crate::transfers::options::{Options, options, resumable};
use crate::transfers::upload::settings::{ObjectSettings, object_setters};

/// A transfer of all files of a directory: between a local folder and the objects under a prefix, or
/// between two prefixes. [`Transfers::upload_dir`](crate::transfers::Transfers::upload_dir),
/// [`download_dir`](crate::transfers::Transfers::download_dir),
/// [`copy_dir`](crate::transfers::Transfers::copy_dir) and
/// [`sync`](crate::transfers::Transfers::sync) create it.
///
/// Both directories are read in the order of their names while files are transferred, so that it takes no
/// more memory for many files than for few. Up to 64 files are under way at once, each as
/// [`Upload`](crate::transfers::Upload), [`Download`](crate::transfers::Download) or
/// [`Copy`](crate::transfers::Copy) does it. A file that fails does not stop the others, unless
/// [`fail_fast`](Self::fail_fast) is set.
///
/// # What a directory contains
///
/// The files of a local folder and of all folders in it, and the objects whose keys begin with the prefix.
/// The name of a file below the folder, with `/` between its components, is what follows the prefix in its
/// key. Folders are nothing by themselves in OSS, and empty ones are not uploaded. An object without content
/// whose key ends with `/` stands for a folder, which is created by a download. Symbolic links are skipped,
/// unless [`follow_symlinks`](Self::follow_symlinks) is set, and so are devices, pipes and sockets.
///
/// # Safety of downloads
///
/// Nothing is written outside of the local folder. Keys with a component that is empty, `.` or `..`, or
/// contains NUL, are refused, on Windows also those with `\`, a drive or the name of a device. A symbolic
/// link that is found inside of the folder is never followed, and never replaced: what would be written
/// there is refused. Only the folder itself may be a link. Where both `a` and `a/b` are objects, `a` becomes
/// a file and `a/b` is refused. Each refusal is [reported](super::Refusal), and stops nothing else.
///
/// [`send`](Self::send) makes the transfer, which is the same as awaiting it, and [`start`](Self::start)
/// returns it as a stream.
#[must_use = "nothing is transferred until this is sent or started"]
pub struct DirectoryTransfer {
    pub(super) client: Client,
    pub(super) from: Directory,
    pub(super) to: Directory,
    pub(super) object: ObjectSettings,
    pub(super) options: Options,
    pub(super) rules: Rules,
}

impl DirectoryTransfer {
    /// Transfers everything.
    pub(in crate::transfers) fn all(client: &Client, from: Directory, to: Directory) -> Self {
        Self {
            client: client.clone(),
            from,
            to,
            object: ObjectSettings::default(),
            options: Options::default(),
            rules: Rules::default(),
        }
    }

    /// Transfers what differs.
    pub(in crate::transfers) fn sync(client: &Client, from: Directory, to: Directory) -> Self {
        Self::all(client, from, to)
            .compare(Compare::SizeAndTime)
            .keep_time(true)
    }

    /// Sets how it is found out which files are the same on both sides. The default is
    /// [`Compare::SizeAndTime`] for [`sync`](crate::transfers::Transfers::sync), and otherwise
    /// [`Compare::Always`].
    pub fn compare(mut self, compare: Compare) -> Self {
        self.rules.compare = compare;
        self
    }

    /// Sets whether what only the destination has is removed at the end. By default nothing is removed.
    ///
    /// It is removed only if
    ///
    /// - both sides could be read, and no file failed or was refused,
    /// - the source has a file that passes the filter, or [`allow_empty_source`](Self::allow_empty_source)
    ///   is set,
    /// - there is not more of it than [`max_delete`](Self::max_delete) allows.
    ///
    /// Otherwise nothing is removed, and [`DirectoryReport::withheld`](super::DirectoryReport::withheld) says why. Names that the
    /// [filter](Self::filter) refuses stay, and so do names that the source has in any form, such as that
    /// of a symbolic link that is not followed. Locally only files are removed, and the folders that are
    /// empty then; a symbolic link is never removed.
    pub fn delete(mut self, delete: bool) -> Self {
        self.rules.delete = delete;
        self
    }

    /// Sets how many names may be removed at most. If there are more, none is.
    pub fn max_delete(mut self, names: u64) -> Self {
        self.rules.max_delete = Some(names);
        self
    }

    /// Sets whether an empty source may lead to the removal of everything that the destination has. By
    /// default it may not, because the source may just not be mounted.
    pub fn allow_empty_source(mut self, allow: bool) -> Self {
        self.rules.allow_empty_source = allow;
        self
    }

    /// Sets which names take part. What the function refuses is neither transferred nor removed, and not
    /// reported.
    ///
    /// It is asked about each folder before its contents, also in a bucket, where the folder is only a part
    /// of keys. If it refuses a folder, everything in it is refused. It is asked about the entries of both
    /// sides, several times about some, must not wait, and must answer the same for the same entry.
    pub fn filter(mut self, filter: impl Fn(&Entry) -> bool + Send + Sync + 'static) -> Self {
        self.rules.accept = Some(Arc::new(filter));
        self
    }

    /// Sets whether the first file that fails or is refused ends the transfer with its error. By default all
    /// others are transferred.
    pub fn fail_fast(mut self, fail_fast: bool) -> Self {
        self.rules.fail_fast = fail_fast;
        self
    }

    /// Sets whether the symbolic links of a local source are followed. One that leads to a folder in which
    /// it is itself is skipped. Links at a local destination are never followed.
    pub fn follow_symlinks(mut self, follow: bool) -> Self {
        self.rules.follow_symlinks = follow;
        self
    }

    /// Sets whether names that the other side cannot have are skipped. By default they are refused, which
    /// counts as a failure.
    pub fn skip_bad_names(mut self, skip: bool) -> Self {
        self.rules.skip_bad_names = skip;
        self
    }

    /// Sets whether the times of files are kept. An upload then writes the time of the file into the metadata
    /// `mtime` of the object, in seconds with nine digits after the point, as rclone does. A download gives
    /// the file the time at which the object was modified. The default is true for
    /// [`sync`](crate::transfers::Transfers::sync), and otherwise false.
    pub fn keep_time(mut self, keep: bool) -> Self {
        self.rules.keep_time = keep;
        self
    }

    /// Sets whether files and objects that exist are left alone, however they differ. In a bucket with
    /// versioning, one that appears only while the directory is transferred may get a new version all the
    /// same.
    pub fn no_clobber(mut self, no_clobber: bool) -> Self {
        self.rules.no_clobber = no_clobber;
        self
    }

    /// Sets whether it is only found out and reported what would be done. Nothing is written or removed.
    pub fn dry_run(mut self, dry_run: bool) -> Self {
        self.rules.dry_run = dry_run;
        self
    }
}

options!(DirectoryTransfer);
resumable!(DirectoryTransfer);
object_setters!(DirectoryTransfer);

impl fmt::Debug for DirectoryTransfer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DirectoryTransfer")
            .field("from", &self.from)
            .field("to", &self.to)
            .finish_non_exhaustive()
    }
}
