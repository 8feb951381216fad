//! Comparing our text with the one of the server. The first line that differs names the cause.

use std::fmt;

use crate::mask;

/// The first line in which two canonical requests, or two strings to sign, differ. Security tokens and
/// signatures are masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The number of the line. The first line has the number 1.
    pub line: usize,
    /// Our line, or `None` if our text has fewer lines.
    pub ours: Option<String>,
    /// The line of the server, or `None` if its text has fewer lines.
    pub servers: Option<String>,
}

/// Compares our canonical request, or our string to sign, with the one that the server reports in a
/// `SignatureDoesNotMatch` error.
///
/// Returns `None` if they are equal. The request is correct then, so the secret is wrong.
///
/// ```
/// let ours = "PUT\n/bucket/key\n\ncontent-type:text/plain\n";
/// let servers = "PUT\n/bucket/key\n\ncontent-type:application/octet-stream\n";
/// let difference = oss_sign::explain::compare(ours, servers).ok_or("equal")?;
/// assert_eq!(
///     difference.to_string(),
///     "line 4 differs: signed \"content-type:text/plain\", \
///      received \"content-type:application/octet-stream\"",
/// );
/// # Ok::<(), &str>(())
/// ```
pub fn compare(ours: &str, servers: &str) -> Option<Difference> {
    let (mut left, mut right) = (ours.split('\n'), servers.split('\n'));
    for line in 1.. {
        match (left.next(), right.next()) {
            (None, None) => break,
            (ours, servers) if ours == servers => {}
            (ours, servers) => {
                return Some(Difference {
                    line,
                    ours: ours.map(mask::line),
                    servers: servers.map(mask::line),
                });
            }
        }
    }
    None
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} differs: signed ", self.line)?;
        side(f, self.ours.as_deref())?;
        f.write_str(", received ")?;
        side(f, self.servers.as_deref())
    }
}

/// Writes a line of one side, or that it has no such line.
pub(crate) fn side(f: &mut fmt::Formatter<'_>, line: Option<&str>) -> fmt::Result {
    match line {
        Some(line) => write!(f, "{line:?}"),
        None => f.write_str("nothing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_have_no_difference() {
        assert_eq!(compare("a\nb", "a\nb"), None);
    }

    #[test]
    fn the_first_differing_line_is_found_even_past_the_end() {
        let difference = compare("a\nb", "a\nb\nc").unwrap();
        assert_eq!(
            difference.to_string(),
            "line 3 differs: signed nothing, received \"c\""
        );
    }

    #[test]
    fn secrets_are_masked() {
        let difference = compare(
            "x-oss-security-token:SECRET",
            "/b/k?security-token=SECRET&versionId=1&x-oss-security-token=SECRET",
        )
        .unwrap();
        assert!(!difference.to_string().contains("SECRET"), "{difference}");
        assert!(
            difference.to_string().contains("&versionId=1&"),
            "{difference}"
        );
    }
}
