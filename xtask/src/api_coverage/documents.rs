//! The counts and the table of operations in the documentation, between markers.

use crate::api_coverage::columns::{Counts, Table};
use crate::failure::Failure;
use crate::files;
use crate::shell::root;

/// Writes the counts and the table into the documents.
pub(super) fn write(table: &Table) -> Result<(), Failure> {
    for (path, marker, content) in documents(table) {
        let text = files::read(root().join(path))?;
        let new = replaced(&text, marker, &content).ok_or_else(|| no_markers(path, marker))?;
        files::write(root().join(path), &new)?;
    }
    Ok(())
}

/// Returns a finding for each document whose counts or whose table are not true.
pub(super) fn stale(table: &Table) -> Result<impl Iterator<Item = String> + use<>, Failure> {
    let mut findings = Vec::new();
    for (path, marker, content) in documents(table) {
        let text = files::read(root().join(path))?;
        let new = replaced(&text, marker, &content).ok_or_else(|| no_markers(path, marker))?;
        if new != text {
            findings.push(format!(
                "the {marker} in {path} are not true; run `cargo xtask api-coverage --write`"
            ));
        }
    }
    Ok(findings.into_iter())
}

/// The documents, the names of the markers in them, and what stands between these markers.
fn documents(table: &Table) -> [(&'static str, &'static str, String); 3] {
    let Counts {
        all,
        generated,
        tested,
        served,
        exercised,
    } = table.counts();
    [
        (
            "crates/oss-client/README.md",
            COUNTS,
            format!(
                "The client has {generated} of the {all} operations of OSS; {tested} have a unit test of \
                 their request and their answer."
            ),
        ),
        (
            "crates/oss-emulator/README.md",
            COUNTS,
            format!(
                "The server carries out {served} of the {all} operations of OSS; official SDKs exercise \
                 {exercised} of them. It answers\nthe others with 501 and the name of the operation."
            ),
        ),
        (
            "crates/oss-emulator/README.md",
            OPERATIONS,
            table.served_rows(),
        ),
    ]
}

/// Returns the text with the content between the markers of the given name, or `None` if they are
/// missing.
fn replaced(text: &str, marker: &str, content: &str) -> Option<String> {
    let (begin, end) = (format!("<!-- {marker} -->"), format!("<!-- /{marker} -->"));
    let (before, rest) = text.split_once(&begin)?;
    let (_, after) = rest.split_once(&end)?;
    Some(format!("{before}{begin}\n{content}\n{end}{after}"))
}

fn no_markers(path: &str, marker: &str) -> Failure {
    Failure::new(format!(
        "{path} lacks the lines <!-- {marker} --> and <!-- /{marker} -->"
    ))
}

/// The markers of the counts.
const COUNTS: &str = "api-coverage";
/// The markers of the table of operations.
const OPERATIONS: &str = "operations";

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn only_the_text_between_the_markers_is_replaced() {
        let text = "a\n<!-- counts -->\nold\n<!-- /counts -->\nb\n";
        let new = replaced(text, "counts", "new").unwrap();
        assert_eq!(new, text.replace("old", "new"));
        assert_eq!(replaced(text, "others", "new"), None);
    }
}
