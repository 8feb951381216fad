//! The key or file that a destination stands for.

use std::path::{Path, PathBuf};

use oss_sign::ObjectKey;

use crate::failure::{Failure, Result};
use crate::location::RemoteUrl;

/// Returns the key of a source, which must name an object.
pub(super) fn source_key(url: &RemoteUrl) -> Result<&str> {
    if url.key().is_empty() || url.key().ends_with('/') {
        let problem = format!("{url} names no object; cp copies one object or file");
        return Err(Failure::usage(problem).hint("-r copies everything below a prefix"));
    }
    Ok(url.key())
}

/// Returns the key of a destination. If the destination is a bucket or ends with `/`, the name of the
/// source is appended.
pub(super) fn destination_key(url: &RemoteUrl, name: Option<&str>) -> Result<RemoteUrl> {
    let key = match (url.key(), name) {
        (key, Some(name)) if key.is_empty() || key.ends_with('/') => format!("{key}{name}"),
        (key, None) if key.is_empty() || key.ends_with('/') => {
            let problem = format!("{url} does not say under which key");
            return Err(Failure::usage(problem).hint("standard input has no name of its own"));
        }
        (key, _) => key.to_owned(),
    };
    let key = ObjectKey::new(key).map_err(|error| Failure::usage(error.to_string()))?;
    Ok(url.with_key(&key))
}

/// Returns the file of a destination. If the destination is a folder, or is written like one, the
/// last part of the key becomes the name of the file in it.
pub(super) fn destination_file(path: &Path, is_folder: bool, key: &str) -> Result<PathBuf> {
    if !is_folder && !ends_with_separator(path) {
        return Ok(path.to_owned());
    }
    let name = key.rsplit('/').next().unwrap_or_default();
    // A key may contain what leads out of the folder, or what cannot be the name of a file.
    let is_name = !matches!(name, "" | "." | "..")
        && !name.contains(|c: char| c == '\0' || std::path::is_separator(c));
    if !is_name {
        return Err(Failure::usage(format!(
            "{name:?} cannot be the name of a file; write the whole path of the destination"
        )));
    }
    Ok(path.join(name))
}

fn ends_with_separator(path: &Path) -> bool {
    let text = path.as_os_str().to_string_lossy();
    text.ends_with(std::path::is_separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(destination: &str, name: Option<&str>) -> Result<String> {
        let url = destination.parse().unwrap();
        destination_key(&url, name).map(|url| url.key().to_owned())
    }

    #[test]
    fn a_folder_keeps_the_name_of_the_source() {
        assert_eq!(key("oss://examplebucket", Some("a.txt")).unwrap(), "a.txt");
        assert_eq!(
            key("oss://examplebucket/d/", Some("a.txt")).unwrap(),
            "d/a.txt"
        );
        assert_eq!(key("oss://examplebucket/d", Some("a.txt")).unwrap(), "d");
        assert_eq!(key("oss://examplebucket/d", None).unwrap(), "d");
        assert!(key("oss://examplebucket/d/", None).is_err());
    }

    #[test]
    fn a_key_does_not_lead_out_of_the_folder() {
        let file = |path: &str, folder, key| destination_file(Path::new(path), folder, key);
        assert_eq!(file("d", true, "x/a.txt").unwrap(), Path::new("d/a.txt"));
        assert_eq!(file("d/", false, "a.txt").unwrap(), Path::new("d/a.txt"));
        assert_eq!(file("d", false, "x/..").unwrap(), Path::new("d"));
        for key in ["x/..", "x/.", "x/a\0b"] {
            assert!(file("d", true, key).is_err(), "{key:?}");
        }
    }
}
