//! Which relative names can be local names, and where they are.

use std::path::{Path, PathBuf};

use super::report::Refusal;

/// Refuses names that are no names of a file below a folder.
///
/// # Errors
///
/// The name has a component that is empty, `.` or `..`, or contains what no local name can.
pub(super) fn check(name: &str) -> Result<(), Refusal> {
    if name.contains('\0') {
        return Err(Refusal::Nul);
    }
    for component in name.split('/') {
        match component {
            "" => return Err(Refusal::EmptyComponent),
            "." | ".." => return Err(Refusal::DotComponent),
            _ if cfg!(windows) && !is_windows_name(component) => {
                return Err(Refusal::NotOnWindows);
            }
            _ => {}
        }
    }
    Ok(())
}

/// Where a name is below a folder. The name was checked.
pub(super) fn path(root: &Path, name: &str) -> PathBuf {
    let mut path = root.to_owned();
    path.extend(name.split('/').filter(|component| !component.is_empty()));
    path
}

/// Splits a name into its folder, which may be empty, and the last component.
pub(super) fn split(name: &str) -> (&str, &str) {
    name.rsplit_once('/').unwrap_or(("", name))
}

/// Whether this is the name of what a download that did not end leaves behind.
pub(super) fn is_part_file(name: &str) -> bool {
    let Some(name) = name
        .strip_prefix('.')
        .and_then(|n| n.strip_suffix(".oss-part"))
    else {
        return false;
    };
    let is_hex = |text: &str| text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.rsplit_once('.')
        .is_some_and(|(_, short)| is_hex(short))
}

/// Whether Windows can have a file of this name. `C:`, streams, devices and names that end with a dot or a
/// space all mean something else than a file of that name.
/// Source: <https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file>
fn is_windows_name(name: &str) -> bool {
    let is_allowed =
        |c: char| !matches!(c, '<' | '>' | ':' | '"' | '\\' | '|' | '?' | '*') && c >= ' ';
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    let numbered = stem
        .get(..3)
        .zip(stem.get(3..))
        .is_some_and(|(kind, rest)| {
            let digit = matches!(
                rest,
                "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"
            );
            digit
                && ["COM", "LPT"]
                    .iter()
                    .any(|of| kind.eq_ignore_ascii_case(of))
        });
    let reserved = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
    name.chars().all(is_allowed)
        && !name.ends_with(['.', ' '])
        && !numbered
        && !reserved.iter().any(|of| stem.eq_ignore_ascii_case(of))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_elsewhere_are_refused() {
        for (name, refusal) in [
            ("", Refusal::EmptyComponent),
            ("/etc/passwd", Refusal::EmptyComponent),
            ("a//b", Refusal::EmptyComponent),
            ("a/", Refusal::EmptyComponent),
            (".", Refusal::DotComponent),
            ("../x", Refusal::DotComponent),
            ("a/../../x", Refusal::DotComponent),
            ("a/./x", Refusal::DotComponent),
            ("a\0b", Refusal::Nul),
        ] {
            assert_eq!(check(name), Err(refusal), "{name:?}");
        }
        for name in ["a", "a/b", "..a", ".a/b", "a b+c%d/ä"] {
            assert_eq!(check(name), Ok(()), "{name:?}");
        }
    }

    #[test]
    fn windows_has_fewer_names() {
        for name in [
            "C:", "a:b", "a\\b", "nul", "COM1.txt", "lpt¹", "a.", "a ", "a?", "\u{1}",
        ] {
            assert!(!is_windows_name(name), "{name:?}");
        }
        for name in ["COM", "COM10", "nulls", "a.b", "ä"] {
            assert!(is_windows_name(name), "{name:?}");
        }
    }

    #[test]
    fn part_files_are_known_by_their_names() {
        assert!(is_part_file(".video.mp4.0123abcd.oss-part"));
        assert!(!is_part_file("video.mp4.0123abcd.oss-part"));
        assert!(!is_part_file(".video.mp4.oss-part"));
    }
}
