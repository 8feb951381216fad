//! Tests of reading and writing documents.

mod elements;
mod growth;
mod refusals;
mod robustness;
mod values;
mod written;

use super::scanner::Token;
use super::*;

/// An element with everything in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Node {
    name: String,
    text: String,
    children: Vec<Node>,
}

impl ReadXml for Node {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut text = std::borrow::Cow::Borrowed("");
        let mut children = Vec::new();
        while element.is_open()? {
            match element.next_token()? {
                Token::Text(piece) => piece.append(&mut text)?,
                Token::Start(name) => element.opened(name).push(&mut children)?,
                Token::End => {}
            }
        }
        Ok(Some(Self {
            name: element.name().to_owned(),
            text: text.into_owned(),
            children,
        }))
    }
}

/// Reads everything in a document.
fn node(document: &[u8]) -> Result<Node, Malformed> {
    let node = read_with(document, Node::read_xml)?;
    node.ok_or_else(|| Malformed::new("a node always has a value"))
}

/// Reads nothing, so that everything is passed over.
fn passed_over(document: &[u8]) -> Result<(), Malformed> {
    read_with(document, |_| Ok(()))
}

/// Returns why a document is refused. It must be for the same reason whether it is read or not.
fn refusal(document: impl AsRef<[u8]>) -> String {
    let refusal = node(document.as_ref()).unwrap_err();
    assert_eq!(passed_over(document.as_ref()), Err(refusal.clone()));
    refusal.to_string()
}
