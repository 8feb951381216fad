//! All texts of a document, for documents whose structure varies.

use std::borrow::Cow;

use crate::xml::element::Element;
use crate::xml::malformed::Malformed;
use crate::xml::scanner::Token;

/// Returns the name and the text of every element below this one that has no children, in the order of
/// the document. Elements with a name in `skipped` are left out, with everything in them.
pub(crate) fn leaves<'d>(
    element: &mut Element<'_, 'd>,
    skipped: &[&str],
) -> Result<Vec<(&'d str, Cow<'d, str>)>, Malformed> {
    let mut found = Vec::new();
    while let Some(mut child) = element.next_child()? {
        if !skipped.contains(&child.name()) {
            collect(&mut child, skipped, &mut found)?;
        }
    }
    Ok(found)
}

fn collect<'d>(
    element: &mut Element<'_, 'd>,
    skipped: &[&str],
    found: &mut Vec<(&'d str, Cow<'d, str>)>,
) -> Result<(), Malformed> {
    let mut text = Cow::Borrowed("");
    let mut is_leaf = true;
    while element.is_open()? {
        match element.next_token()? {
            Token::Text(piece) => piece.append(&mut text)?,
            Token::Start(name) => {
                is_leaf = false;
                if !skipped.contains(&name) {
                    collect(&mut element.opened(name), skipped, found)?;
                }
            }
            Token::End => {}
        }
    }
    if is_leaf {
        found.push((element.name(), text));
    }
    Ok(())
}
