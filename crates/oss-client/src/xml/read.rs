//! Reading a whole document.

use memchr::memmem;

use crate::xml::element::{Element, ReadXml};
use crate::xml::malformed::{Malformed, excerpt};
use crate::xml::scanner::Scanner;

/// Reads a document, which must have this root element.
///
/// ```
/// let size: i64 = oss_client::xml::read(b"<Size>4096</Size>", "Size")?;
/// assert_eq!(size, 4096);
/// # Ok::<(), oss_client::xml::Malformed>(())
/// ```
///
/// # Errors
///
/// Fails if the document is malformed, if its root element is another one, and if the value cannot be
/// read.
pub fn read<T: ReadXml>(document: &[u8], root: &str) -> Result<T, Malformed> {
    if document.is_empty() {
        let reason = format!("the document is empty; <{root}> was expected");
        return Err(Malformed::new(reason));
    }
    read_root(document, root, |element| {
        T::read_xml(element)?.ok_or_else(|| Malformed::new(format!("<{root}> is empty")))
    })
}

/// Reads a document, which must have this root element, by a function of the root.
pub(crate) fn read_root<'d, T>(
    document: &'d [u8],
    root: &str,
    read: impl FnOnce(&mut Element<'_, 'd>) -> Result<T, Malformed>,
) -> Result<T, Malformed> {
    read_with(document, |element| {
        if element.name() != root {
            let name = excerpt(element.name());
            let reason = format!("the document is <{name}>, not <{root}>");
            return Err(Malformed::new(reason));
        }
        read(element)
    })
}

/// Reads a document by a function of the root element. Use it if several root elements are possible.
///
/// After the function has read the value, the rest of the document is checked too, so that a document
/// that is cut off is refused.
///
/// ```
/// let document = b"<Error><Code>NoSuchKey</Code></Error>";
/// let code = oss_client::xml::read_with(document, |root| {
///     let mut code: Option<String> = None;
///     while let Some(mut child) = root.next_child()? {
///         if child.name() == "Code" {
///             child.set(&mut code)?;
///         }
///     }
///     Ok(code)
/// })?;
/// assert_eq!(code.as_deref(), Some("NoSuchKey"));
/// # Ok::<(), oss_client::xml::Malformed>(())
/// ```
///
/// # Errors
///
/// Fails if the document is malformed, and if the function fails.
pub fn read_with<'d, T>(
    document: &'d [u8],
    read: impl FnOnce(&mut Element<'_, 'd>) -> Result<T, Malformed>,
) -> Result<T, Malformed> {
    let text = std::str::from_utf8(document).map_err(|error| {
        let at = error.valid_up_to();
        Malformed::new(format!("it is not UTF-8 at byte {at}"))
    })?;
    let mut scanner = Scanner::new(text);
    scanner.names_are_encoded = names_are_encoded(text)?;
    let name = scanner.root()?;
    let value = read(&mut Element::new(&mut scanner, name))?;
    scanner.finish()?;
    Ok(value)
}

/// Returns whether the root element says that names are percent-encoded. It may say so after them, so
/// this must be known before they are read.
fn names_are_encoded(text: &str) -> Result<bool, Malformed> {
    if memmem::find(text.as_bytes(), ENCODING_TYPE.as_bytes()).is_none() {
        return Ok(false);
    }
    let mut scanner = Scanner::new(text);
    let name = scanner.root()?;
    let mut root = Element::new(&mut scanner, name);
    while let Some(mut child) = root.next_child()? {
        if child.name() == ENCODING_TYPE {
            return Ok(child.text()? == "url");
        }
    }
    Ok(false)
}

const ENCODING_TYPE: &str = "EncodingType";
