//! The generated files: their headers and imports, formatting, and writing or checking them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::codegen::catalogue::{Catalogue, SHARED};
use crate::codegen::operation::camel;
use crate::codegen::rust::identifiers;
use crate::failure::Failure;
use crate::files;

/// The files below one folder.
pub(super) struct Output {
    folder: PathBuf,
    files: BTreeMap<PathBuf, String>,
}

impl Output {
    pub(super) fn new(folder: &str) -> Self {
        Self {
            folder: PathBuf::from(folder),
            files: BTreeMap::new(),
        }
    }

    /// Adds a file with the imports that its source needs. `about` is the first line of its
    /// documentation, unless the source brings its own.
    pub(super) fn add(
        &mut self,
        file: &str,
        about: &str,
        source: String,
        catalogue: &Catalogue<'_>,
    ) {
        let mut text = String::new();
        let (documentation, code) = match about {
            "" => {
                let lines = source.lines().take_while(|line| line.starts_with("//!"));
                let length = lines.map(|line| line.len() + 1).sum();
                let (documentation, code) = source.split_at(length);
                (documentation.to_owned(), code.to_owned())
            }
            _ => (format!("//! {about}\n"), source),
        };
        text.push_str(&documentation);
        text.push_str(&format!("\n{NOTICE}\n\n"));
        text.push_str(&imports(file, &code, &documentation, catalogue));
        text.push_str(&code);
        self.files.insert(self.folder.join(file), text);
    }

    /// Adds a file whose source has its imports already.
    pub(super) fn add_complete(&mut self, file: &str, documentation: &str, code: &str) {
        let text = format!("{documentation}\n{NOTICE}\n\n{code}");
        self.files.insert(self.folder.join(file), text);
    }

    /// Writes the files, or checks that they are what they would be.
    pub(super) fn settle(self, check: bool) -> Result<usize, Failure> {
        let present = generated(&self.folder)?;
        let count = self.files.len();
        let mut stale = Vec::new();
        for (path, text) in formatted(&self.files)? {
            if files::read(path).ok().as_deref() == Some(text.as_str()) {
                continue;
            }
            match check {
                true => stale.push(path.display().to_string()),
                false => files::write_new(path, &text)?,
            }
        }
        for path in present {
            if !self.files.contains_key(&path) {
                match check {
                    true => stale.push(path.display().to_string()),
                    false => files::remove(&path)?,
                }
            }
        }
        match stale.as_slice() {
            [] => Ok(count),
            _ => Err(Failure::new(format!(
                "these files are not what the model says; run `cargo xtask codegen`:\n  {}",
                stale.join("\n  ")
            ))),
        }
    }
}

/// Formats all files, several at a time.
fn formatted(files: &BTreeMap<PathBuf, String>) -> Result<Vec<(&PathBuf, String)>, Failure> {
    let files: Vec<_> = files.iter().collect();
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let share = files.len().div_ceil(workers).max(1);
    std::thread::scope(|scope| {
        let working: Vec<_> = files
            .chunks(share)
            .map(|share| {
                scope.spawn(|| {
                    let texts = share.iter().map(|(path, text)| {
                        let text = format(text).map_err(Failure::during(path.display()))?;
                        Ok((*path, text))
                    });
                    texts.collect::<Result<Vec<_>, Failure>>()
                })
            })
            .collect();
        let mut all = Vec::new();
        for worker in working {
            let done = worker.join();
            all.extend(done.map_err(|_| Failure::new("a worker that formats has failed"))??);
        }
        Ok(all)
    })
}

/// The files below a folder that were generated.
fn generated(folder: &Path) -> Result<BTreeSet<PathBuf>, Failure> {
    let mut found = BTreeSet::new();
    for path in files::with_extension(folder, "rs")? {
        if files::read(&path)?.lines().any(|line| line == NOTICE) {
            found.insert(path);
        }
    }
    Ok(found)
}

/// Formats a source with `rustfmt`.
pub(super) fn format(text: &str) -> Result<String, Failure> {
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path", "."])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(Failure::during("rustfmt"))?;
    if let Some(mut input) = child.stdin.take() {
        input
            .write_all(text.as_bytes())
            .map_err(Failure::during("rustfmt"))?;
    }
    let done = child
        .wait_with_output()
        .map_err(Failure::during("rustfmt"))?;
    if !done.status.success() {
        return Err(Failure::new("rustfmt does not understand it"));
    }
    String::from_utf8(done.stdout).map_err(Failure::during("rustfmt"))
}

fn imports(file: &str, code: &str, documentation: &str, catalogue: &Catalogue<'_>) -> String {
    if file == "mod.rs" {
        return String::new();
    }
    if file.ends_with("enums.rs") {
        return "use crate::open_enum::open_enum;\n\n".to_owned();
    }
    let mut used = identifiers(
        &code
            .replace("crate::xml::WriteXml", "")
            .replace("crate::xml::XmlWriter", ""),
    );
    // A module names the types of its links too.
    if !documentation.is_empty() && file.ends_with("mod.rs") {
        for name in ["Bucket", "Client"] {
            if documentation.contains(&format!("[`{name}::")) {
                used.insert(name.to_owned());
            }
        }
    }
    let mut paths: BTreeSet<String> = BTreeSet::new();
    for (name, path) in KNOWN {
        if used.contains(*name) && !(file.ends_with("tests.rs") && TEST_OWN.contains(name)) {
            paths.insert(format!("{path}::{name}"));
        }
    }
    let own = file.split('/').next().unwrap_or_default();
    let defines = |name: &str| code.contains(&format!("struct {name} {{"));
    let is_module = file.ends_with("mod.rs");
    for (name, group) in catalogue.types() {
        if used.contains(name) && !defines(name) && !(is_module && group == own) {
            paths.insert(format!("crate::operations::{group}::{name}"));
        }
    }
    for name in catalogue.model.header_sets.keys() {
        let name = camel(name);
        if used.contains(&name) && !defines(&name) && !is_module {
            paths.insert(format!("crate::operations::{SHARED}::{name}"));
        }
    }
    if file.ends_with("tests.rs") {
        for (group, operation) in catalogue.operations() {
            if used.contains(&operation.name) {
                paths.insert(format!("crate::operations::{group}::{}", operation.name));
            }
        }
    }
    let mut grouped: BTreeMap<(u8, String), Vec<String>> = BTreeMap::new();
    for path in paths {
        let Some((module, name)) = path.rsplit_once("::") else {
            continue;
        };
        let rank = match module.split("::").next() {
            Some("std") => 0,
            Some("crate") => 2,
            _ => 1,
        };
        grouped
            .entry((rank, module.to_owned()))
            .or_default()
            .push(name.to_owned());
    }
    let mut out = String::new();
    let mut last = None;
    for ((rank, module), names) in grouped {
        if last.is_some_and(|last| last != rank) {
            out.push('\n');
        }
        last = Some(rank);
        out.push_str(&format!("use {module}::{{{}}};\n", names.join(", ")));
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// The line after the documentation of every generated file.
const NOTICE: &str = "// Written by `cargo xtask codegen` from the files in `xtask/model`.";

const TEST_OWN: &[&str] = &["Operation"];

/// The names that generated code uses, and where they stand.
const KNOWN: &[(&str, &str)] = &[
    ("BTreeMap", "std::collections"),
    ("fmt", "std"),
    ("Method", "http"),
    ("BucketName", "oss_sign"),
    ("UtcSeconds", "oss_sign"),
    ("encode", "oss_sign"),
    ("Body", "oss_transport"),
    ("ObjectBody", "crate::body"),
    ("Bucket", "crate::bucket"),
    ("CallContext", "crate::call"),
    ("call", "crate::call"),
    ("presign", "crate::call"),
    ("Sending", "crate::call"),
    ("Client", "crate::client"),
    ("ETag", "crate::etag"),
    ("Result", "crate::error"),
    ("IntoField", "crate::into_field"),
    ("open_enum", "crate::open_enum"),
    ("MultipartForm", "crate::multipart_form"),
    ("Answer", "crate::operation"),
    ("CallOptions", "crate::operation"),
    ("Check", "crate::operation"),
    ("Idempotency", "crate::operation"),
    ("Operation", "crate::operation"),
    ("OperationRequest", "crate::operation"),
    ("RawResponse", "crate::operation"),
    ("by_hand", "crate::operations"),
    ("sample", "crate::operations"),
    ("random", "crate::operations::sample"),
    ("random_enum", "crate::operations::sample"),
    ("SelectBody", "crate::select"),
    ("Items", "crate::paging"),
    ("More", "crate::paging"),
    ("Names", "crate::paging"),
    ("Paged", "crate::paging"),
    ("Pages", "crate::paging"),
    ("Visited", "crate::paging"),
    ("ByteRange", "crate::range"),
    ("Tags", "crate::tags"),
    ("timestamp", "crate"),
    ("Malformed", "crate::xml"),
    ("Element", "crate::xml"),
    ("ReadXml", "crate::xml"),
    ("WriteXml", "crate::xml"),
    ("XmlWriter", "crate::xml"),
];
