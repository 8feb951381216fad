//! Reads and writes text files. Blocking is harmless here, because these commands are not async.

use std::path::Path;

use crate::failure::Failure;

/// Reads the whole text of a file.
pub(crate) fn read(path: impl AsRef<Path>) -> Result<String, Failure> {
    let path = path.as_ref();
    #[expect(
        clippy::disallowed_methods,
        reason = "no runtime that could be blocked"
    )]
    std::fs::read_to_string(path).map_err(Failure::during(path.display()))
}

/// Writes a file, and replaces a file that is already there.
pub(crate) fn write(path: impl AsRef<Path>, text: &str) -> Result<(), Failure> {
    let path = path.as_ref();
    #[expect(
        clippy::disallowed_methods,
        reason = "no runtime that could be blocked"
    )]
    std::fs::write(path, text).map_err(Failure::during(path.display()))
}
