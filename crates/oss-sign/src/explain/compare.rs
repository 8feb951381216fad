//! Our text beside the server's: the first line that differs names the cause.

use std::fmt;

/// Where two canonical requests or strings to sign differ first. `Display` shows the lines with
/// tokens and signatures masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The number of the line, from 1.
    pub line: usize,
    /// Our line, masked; `None` when our text ends before it.
    pub ours: Option<String>,
    /// The server's line, masked; `None` when its text ends before it.
    pub servers: Option<String>,
}

/// Compares our canonical request, or our string to sign, with the one that the server reports in
/// its `SignatureDoesNotMatch`. `None` when they are equal: then the secret is another one.
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
                    ours: ours.map(mask),
                    servers: servers.map(mask),
                });
            }
        }
    }
    None
}

/// A canonical request or a string to sign with its tokens and signatures masked, so that it can be
/// shown to others.
///
/// ```
/// let text = "GET\n/b/k\n\nx-oss-security-token:CAIS\n";
/// assert_eq!(oss_sign::explain::masked(text), "GET\n/b/k\n\nx-oss-security-token:****\n");
/// ```
pub fn masked(text: &str) -> String {
    text.split('\n').map(mask).collect::<Vec<_>>().join("\n")
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} differs: signed ", self.line)?;
        side(f, self.ours.as_deref())?;
        f.write_str(", received ")?;
        side(f, self.servers.as_deref())
    }
}

fn side(f: &mut fmt::Formatter<'_>, line: Option<&str>) -> fmt::Result {
    match line {
        Some(line) => write!(f, "{line:?}"),
        None => f.write_str("nothing"),
    }
}

/// A line without its secrets: the value of each header or parameter that is one.
fn mask(line: &str) -> String {
    if let Some((name, _)) = line.split_once(':')
        && SECRET.contains(&name)
    {
        return format!("{name}:****");
    }
    let mut masked = String::with_capacity(line.len());
    for piece in line.split_inclusive(['&', '?']) {
        match piece.split_once('=') {
            Some((name, value)) if SECRET.contains(&name) => {
                masked.push_str(name);
                masked.push_str("=****");
                masked.push_str(if value.ends_with('&') { "&" } else { "" });
            }
            _ => masked.push_str(piece),
        }
    }
    masked
}

const SECRET: [&str; 8] = [
    "authorization",
    "security-token",
    "x-acs-security-token",
    "x-oss-security-token",
    "x-oss-signature",
    "SecurityToken",
    "Signature",
    "x-oss-server-side-encryption-key",
];

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
