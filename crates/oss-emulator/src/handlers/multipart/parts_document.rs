//! The document of CompleteMultipartUpload, which lists the parts.

use super::place::part_number;
use crate::codes::{Code, OssError};
use crate::store::Chosen;
use crate::xml::{Characters, Element};

/// Reads the list of parts. The quotes around ETags may be missing.
///
/// # Errors
///
/// Returns `MalformedXML` if the document is malformed or has no parts, and `InvalidPartOrder` if
/// the numbers are not ascending.
pub(super) fn read(body: &[u8]) -> Result<Chosen, OssError> {
    let root = Element::read(body, "CompleteMultipartUpload", Characters::Xml10)
        .map_err(|error| OssError::from(error).ec(EC))?;
    let mut parts: Vec<(u16, String)> = Vec::new();
    for part in root.children.iter().filter(|child| child.name == "Part") {
        let text = |name| part.child_text(name).map(str::trim);
        let (Some(number), Some(etag)) = (text("PartNumber"), text("ETag")) else {
            return Err(malformed("a part has no PartNumber or no ETag"));
        };
        if !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(malformed("a PartNumber is not a number"));
        }
        let number = part_number(number)?;
        if parts.last().is_some_and(|(before, _)| *before >= number) {
            return Err(OssError::new(Code::InvalidPartOrder));
        }
        parts.push((number, etag.trim_matches('"').to_owned()));
    }
    match parts.is_empty() {
        true => Err(malformed("it has no parts")),
        false => Ok(Chosen::Listed(parts)),
    }
}

fn malformed(detail: &str) -> OssError {
    OssError::malformed_xml(detail).ec(EC)
}

const EC: &str = "0042-00000205";
