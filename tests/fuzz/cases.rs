//! Inputs that failed in an earlier run, which are kept as files.

use std::fs;
use std::io;
use std::path::PathBuf;

/// The inputs in the target's folder, in the order of their names.
pub(super) fn read(target: &str) -> Vec<Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder(target)) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    paths.iter().filter_map(|path| bytes(path).ok()).collect()
}

/// Writes an input to the target's folder. The name of the file is made from its contents.
pub(super) fn keep(target: &str, input: &[u8]) -> io::Result<PathBuf> {
    let folder = folder(target);
    fs::create_dir_all(&folder)?;
    let path = folder.join(format!(
        "{:016x}",
        crc_fast::checksum(crc_fast::CrcAlgorithm::Crc64Xz, input)
    ));
    #[expect(
        clippy::disallowed_methods,
        reason = "nothing else runs that could be blocked"
    )]
    fs::write(&path, input)?;
    Ok(path)
}

fn bytes(path: &PathBuf) -> io::Result<Vec<u8>> {
    #[expect(
        clippy::disallowed_methods,
        reason = "nothing else runs that could be blocked"
    )]
    fs::read(path)
}

fn folder(target: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/cases")).join(target)
}
