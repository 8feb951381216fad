//! Hashes of secrets and of texts of any length, for texts that only need to be compared.

use ring::digest::{Context, SHA256};

/// The SHA-256 of some texts.
pub(crate) type Fingerprint = [u8; 32];

/// Returns the fingerprint of a list of texts. It also depends on where one text ends and the next
/// begins.
pub(crate) fn fingerprint(texts: &[&str]) -> Fingerprint {
    let mut hash = Context::new(&SHA256);
    for text in texts {
        hash.update(&(text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    }
    let mut fingerprint = Fingerprint::default();
    fingerprint
        .iter_mut()
        .zip(hash.finish().as_ref())
        .for_each(|(to, from)| *to = *from);
    fingerprint
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_split_otherwise_are_other_texts() {
        assert_eq!(fingerprint(&["a", "bc"]), fingerprint(&["a", "bc"]));
        assert_ne!(fingerprint(&["a", "bc"]), fingerprint(&["ab", "c"]));
    }
}
