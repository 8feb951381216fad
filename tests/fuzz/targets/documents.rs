//! The XML documents that `oss-client` reads, without the operations that read them.

use oss_client::xml::{self, Element, Malformed, XmlWriter};

use super::client::{XML, samples};
use crate::fuzz::Target;

pub(super) const DOCUMENTS: Target = Target {
    name: "xml_documents",
    seeds: || samples("body"),
    words: XML,
    run: |input| {
        let passed_over = xml::read_with(input, |_| Ok(()));
        let visited = xml::read_with(input, visit);
        assert_eq!(visited, passed_over, "it matters who reads the document");
        let text = xml::read_with(input, |root| Ok(root.text()?.into_owned()));
        assert_eq!(text.clone().map(drop), passed_over);
        // OSS refuses a reference to the null character, and so does the reader.
        if let Ok(text) = text
            && !text.contains('\0')
        {
            let written = XmlWriter::document("Text", &text);
            assert_eq!(xml::read(written.as_bytes(), "Text"), Ok(text));
        }
    },
    smoke: 4000,
};

/// Reads every element. Every second child is left after its first child.
fn visit(element: &mut Element<'_, '_>) -> Result<(), Malformed> {
    let mut is_whole = true;
    while let Some(mut child) = element.next_child()? {
        if is_whole {
            visit(&mut child)?;
        } else if let Some(mut first) = child.next_child()? {
            first.text()?;
        }
        is_whole = !is_whole;
    }
    element.text().map(drop)
}
