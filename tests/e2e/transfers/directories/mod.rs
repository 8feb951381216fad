//! Transfers of directories: which files take part, where they end up, what is refused and removed.

mod compare;
mod failures;
mod many;
mod names;
mod removal;
mod safety;
mod settings;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use oss_client::transfers::{Action, Directory, DirectoryReport, DirectoryTransfer, FileReport};

use super::{Scene, read, write};
use crate::stage::BUCKET;

/// The files of a directory by name, with their content.
type Tree = BTreeMap<String, String>;

fn tree<const N: usize>(files: [(&str, &str); N]) -> Tree {
    let files = files.into_iter();
    files
        .map(|(name, content)| (name.to_owned(), content.to_owned()))
        .collect()
}

impl Scene {
    /// Writes files into the local folder `local`, and returns its path.
    fn plant<const N: usize>(&self, files: [(&str, &str); N]) -> PathBuf {
        let root = self.path("local");
        std::fs::create_dir_all(&root).unwrap();
        for (name, content) in files {
            let path = root.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            write(&path, content.as_bytes());
        }
        root
    }

    /// Stores objects, whose keys are given in full.
    async fn put<const N: usize>(&self, objects: [(&str, &str); N]) {
        for (key, content) in objects {
            let call = self.bucket.put_object(key).body(content.to_owned());
            call.send().await.unwrap();
        }
        self.stage.witness.take_count();
    }

    /// Returns all objects under a prefix, by what follows it.
    async fn objects(&self, prefix: &str) -> Tree {
        let mut found = Tree::new();
        let mut listed = self.bucket.list_objects_v2().prefix(prefix).items();
        while let Some(object) = listed.next().await {
            let key = object.unwrap().key;
            let got = self.bucket.get_object(&key).send().await.unwrap();
            let name = key.strip_prefix(prefix).unwrap().to_owned();
            found.insert(name, got.output.body.text().await.unwrap());
        }
        self.stage.witness.take_count();
        found
    }

    fn site(&self) -> Directory {
        Directory::bucket(BUCKET, "site")
    }

    fn sync_up(&self, root: &Path) -> DirectoryTransfer {
        self.transfers().sync(root, self.site())
    }

    fn sync_down(&self, root: &Path) -> DirectoryTransfer {
        self.transfers().sync(self.site(), root)
    }
}

/// Returns all files in a folder.
fn files(root: &Path) -> Tree {
    let mut found = Tree::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().unwrap() {
            let path = entry.unwrap().path();
            if path.symlink_metadata().unwrap().is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(root).unwrap().to_str().unwrap();
            let content = String::from_utf8(read(&path)).unwrap();
            found.insert(name.to_owned(), content);
        }
    }
    found
}

/// Makes the transfer, and returns what happened to each name, in the order of the names.
async fn run(transfer: DirectoryTransfer) -> (Vec<(String, String)>, DirectoryReport) {
    let mut run = transfer.start();
    let mut happened = Vec::new();
    while let Some(file) = run.next().await {
        happened.push((file.name.clone(), said(&file)));
    }
    happened.sort();
    (happened, run.finish().await.unwrap())
}

/// What happened, in a few words.
fn said(file: &FileReport) -> String {
    match &file.action {
        Action::Planned { step } => format!("would {step:?}"),
        Action::Skipped { why } => format!("skipped {why:?}"),
        Action::Refused { why } => format!("refused {why:?}"),
        Action::Failed { error } => format!("failed {:?}", error.kind()),
        done => format!("{done:?}"),
    }
}

fn happened<const N: usize>(expected: [(&str, &str); N]) -> Vec<(String, String)> {
    let expected = expected.into_iter();
    expected
        .map(|(name, what)| (name.to_owned(), what.to_owned()))
        .collect()
}

/// Sets when a file was modified, in seconds.
fn touch(path: &Path, seconds: i64) {
    let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds.try_into().unwrap());
    let file = std::fs::File::options().write(true).open(path).unwrap();
    file.set_modified(time).unwrap();
}
