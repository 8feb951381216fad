//! What user metadata can be.

use http::HeaderName;

use crate::error::{Error, Result};

/// Counts the metadata of a request while checking each entry.
#[derive(Default)]
pub(super) struct Metadata {
    length: usize,
}

impl Metadata {
    /// Checks a header if it is user metadata.
    pub(super) fn check(&mut self, header: &str, value: &str) -> Result<()> {
        let Some(name) = own_name(header) else {
            return Ok(());
        };
        let field = |right: &str| {
            let shown = format!("{name:?}: {value:?}");
            Error::invalid_field("metadata", shown, right)
        };
        if name.is_empty() || HeaderName::from_bytes(name.as_bytes()).is_err() {
            return Err(field("a name has letters, digits and hyphens"));
        }
        if !value.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return Err(field(
                "a value is visible ASCII; percent-encode it or write it in Base64, and decode it after \
                 reading",
            ));
        }
        if value.trim() != value {
            return Err(field(
                "spaces at the beginning or the end of a value would be lost",
            ));
        }
        self.length += name.len() + value.len();
        if self.length > MAX_LENGTH {
            return Err(Error::invalid_request(
                "metadata: all names and values together have more than 8 KiB",
            ));
        }
        Ok(())
    }
}

/// The name of the entry, if the header is user metadata.
fn own_name(header: &str) -> Option<&str> {
    let (prefix, name) = header.split_at_checked(PREFIX.len())?;
    prefix.eq_ignore_ascii_case(PREFIX).then_some(name)
}

const PREFIX: &str = "x-oss-meta-";
const MAX_LENGTH: usize = 8 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(header: &str, value: &str) -> String {
        Metadata::default()
            .check(header, value)
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn a_refusal_names_the_entry_and_its_value() {
        assert!(refusal("x-oss-meta-author", "José").contains("metadata \"author\": \"José\""));
        assert!(refusal("X-Oss-Meta-a", "b\r\nc").contains("\"b\\r\\nc\""));
        assert!(refusal("x-oss-meta-ä", "b").contains("letters, digits and hyphens"));
        assert!(refusal("x-oss-meta-", "b").contains("letters, digits and hyphens"));
        assert!(refusal("x-oss-meta-a", " b").contains("would be lost"));
        assert!(
            Metadata::default().check("x-oss-acl", "é").is_ok(),
            "it is no metadata"
        );
    }

    #[test]
    fn all_entries_together_have_a_limit() {
        let mut metadata = Metadata::default();
        let half = "v".repeat(4096 - 1);
        assert!(metadata.check("x-oss-meta-a", &half).is_ok());
        assert!(metadata.check("x-oss-meta-b", &half).is_ok());
        assert!(metadata.check("x-oss-meta-c", "").is_err());
    }
}
