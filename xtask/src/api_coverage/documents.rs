//! The counts in the documentation, between two markers.

use crate::api_coverage::columns::Counts;
use crate::failure::Failure;
use crate::files;
use crate::shell::root;

/// Writes the counts into the documents.
pub(super) fn write(counts: &Counts) -> Result<(), Failure> {
    for (path, sentence) in documents(counts) {
        let text = files::read(root().join(path))?;
        let new = replaced(&text, &sentence).ok_or_else(|| no_markers(path))?;
        files::write(root().join(path), &new)?;
    }
    Ok(())
}

/// Returns a finding for each document whose counts are not true.
pub(super) fn stale(counts: &Counts) -> Result<impl Iterator<Item = String> + use<>, Failure> {
    let mut findings = Vec::new();
    for (path, sentence) in documents(counts) {
        let text = files::read(root().join(path))?;
        let new = replaced(&text, &sentence).ok_or_else(|| no_markers(path))?;
        if new != text {
            findings.push(format!(
                "the counts in {path} are not true; run `cargo xtask api-coverage --write`"
            ));
        }
    }
    Ok(findings.into_iter())
}

fn documents(counts: &Counts) -> [(&'static str, String); 2] {
    let Counts {
        all,
        generated,
        tested,
        served,
        exercised,
    } = counts;
    [
        (
            "crates/oss-client/README.md",
            format!(
                "The client has {generated} of the {all} operations of OSS; {tested} have a unit test of \
                 their request and their answer."
            ),
        ),
        (
            "crates/oss-emulator/README.md",
            format!(
                "The server carries out {served} of the {all} operations of OSS; official SDKs exercise \
                 {exercised} of them. It answers\nthe others with 501 and the name of the operation."
            ),
        ),
    ]
}

/// Returns the text with the sentence between the markers, or `None` if they are missing.
fn replaced(text: &str, sentence: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{sentence}\n{END}{after}"))
}

fn no_markers(path: &str) -> Failure {
    Failure::new(format!("{path} lacks the lines {BEGIN} and {END}"))
}

const BEGIN: &str = "<!-- api-coverage -->";
const END: &str = "<!-- /api-coverage -->";

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn only_the_text_between_the_markers_is_replaced() {
        let text = "a\n<!-- api-coverage -->\nold\n<!-- /api-coverage -->\nb\n";
        let new = replaced(text, "new").unwrap();
        assert_eq!(new, text.replace("old", "new"));
        assert_eq!(replaced("a\nb\n", "new"), None);
    }
}
