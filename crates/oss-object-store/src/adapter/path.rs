//! Paths and keys.

use super::api::object_store::Result;
use super::api::object_store::path::{Error as PathError, Path};
use super::error::generic;
use crate::OssStore;

/// Returns the key of the object at a path.
///
/// # Errors
///
/// Fails for the empty path, which is the root and no object.
pub(super) fn key(store: &OssStore, path: &Path) -> Result<String> {
    match path.as_ref() {
        "" => Err(generic(
            "the empty path is the root of the store and no object",
        )),
        path => Ok(store.key(path)),
    }
}

/// Returns what the keys of the objects below a path begin with.
pub(super) fn keys_below(store: &OssStore, path: Option<&Path>) -> String {
    match path.map(Path::as_ref) {
        None | Some("") => store.prefix().to_owned(),
        Some(path) => store.key(path) + "/",
    }
}

/// Returns the path of an object, or `None` for a key that ends with a slash. Such objects are
/// placeholders that other programs create for folders, and no path can name them.
///
/// # Errors
///
/// Fails for a key with empty, `.` or `..` segments, which no path can name either, so that an object is
/// never left out of a list silently.
pub(super) fn object(store: &OssStore, key: &str) -> Result<Option<Path>> {
    match store.path(key) {
        None | Some("") => Ok(None),
        Some(path) if path.ends_with('/') => Ok(None),
        Some(path) => exact(path).map(Some),
    }
}

/// Returns the path of a common prefix.
pub(super) fn prefix(store: &OssStore, prefix: &str) -> Result<Path> {
    let path = store.path(prefix).unwrap_or(prefix);
    exact(path.strip_suffix('/').unwrap_or(path))
}

/// Parses a path that stands for exactly this text. `Path::parse` alone would remove slashes at the ends,
/// and the path would name another object.
fn exact(text: &str) -> Result<Path> {
    let path = Path::parse(text)?;
    match path.as_ref() == text {
        true => Ok(path),
        false => Err(PathError::EmptySegment {
            path: text.to_owned(),
        }
        .into()),
    }
}
