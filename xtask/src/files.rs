//! Text files, read and written at once: a command of this project waits for nothing else.

use std::path::Path;

use crate::failure::Failure;

/// The whole text of a file.
pub(crate) fn read(path: impl AsRef<Path>) -> Result<String, Failure> {
    let path = path.as_ref();
    #[expect(
        clippy::disallowed_methods,
        reason = "no runtime that could be blocked"
    )]
    std::fs::read_to_string(path).map_err(Failure::during(path.display()))
}

/// Writes a file, in place of one that is there.
pub(crate) fn write(path: impl AsRef<Path>, text: &str) -> Result<(), Failure> {
    let path = path.as_ref();
    #[expect(
        clippy::disallowed_methods,
        reason = "no runtime that could be blocked"
    )]
    std::fs::write(path, text).map_err(Failure::during(path.display()))
}
