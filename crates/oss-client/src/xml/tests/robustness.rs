//! Documents that are cut off, changed or made at random.

use proptest::prelude::*;

use super::*;

const DOCUMENT: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<x:List a='b'><!-- c -->\
    <EncodingType>url</EncodingType><Key>a%2Fé</Key><Empty/>\n<Owner><ID>1&amp;2&#34;</ID>\
    <![CDATA[<d>]]></Owner><?p q?></x:List>";

#[test]
fn a_document_that_is_cut_off_is_never_complete() {
    assert!(node(DOCUMENT.as_bytes()).is_ok());
    for end in 0..DOCUMENT.len() {
        refusal(&DOCUMENT.as_bytes()[..end]);
    }
}

/// An element with this name, this text and these children, as a document.
fn written(node: &Node) -> String {
    let mut document = format!("<{}>", node.name);
    for character in node.text.chars() {
        document.push_str(&format!("&#{};", u32::from(character)));
    }
    for child in &node.children {
        document.push_str(&written(child));
    }
    document + &format!("</{}>", node.name)
}

fn nodes() -> impl Strategy<Value = Node> {
    let leaf = ("[A-Za-z]{1,4}", "[ -~é\u{1}]{0,6}").prop_map(|(name, text)| Node {
        name,
        text,
        children: Vec::new(),
    });
    leaf.prop_recursive(5, 32, 4, |inner| {
        let children = prop::collection::vec(inner, 0..4);
        ("[A-Za-z]{1,4}", children).prop_map(|(name, children)| Node {
            name,
            text: String::new(),
            children,
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn what_is_written_is_read(expected in nodes()) {
        let document = written(&expected);
        prop_assert_eq!(node(document.as_bytes()), Ok(expected));
        for end in 0..document.len() {
            prop_assert!(node(&document.as_bytes()[..end]).is_err());
        }
    }

    #[test]
    fn random_markup_is_read_or_refused_alike(
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..24),
    ) {
        let document = parts.concat();
        let (read, passed_over) = (node(document.as_bytes()), passed_over(document.as_bytes()));
        prop_assert_eq!(read.map(drop), passed_over);
    }

    #[test]
    fn changed_bytes_are_read_or_refused_alike(
        changes in prop::collection::vec((0..DOCUMENT.len(), any::<u8>()), 1..6),
    ) {
        let mut document = DOCUMENT.as_bytes().to_vec();
        for (at, byte) in changes {
            document[at] = byte;
        }
        prop_assert_eq!(node(&document).map(drop), passed_over(&document));
    }

    #[test]
    fn random_bytes_never_panic(document in prop::collection::vec(any::<u8>(), 0..64)) {
        prop_assert_eq!(node(&document).map(drop), passed_over(&document));
    }
}

const PARTS: &[&str] = &[
    "<a>",
    "</a>",
    "<a>",
    "</a>",
    "<b:c/>",
    "<",
    ">",
    "/",
    "=",
    "'",
    "\"",
    "&",
    ";",
    "&amp;",
    "&#x41;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "<!DOCTYPE a>",
    "x",
    "é",
    " ",
    "\u{feff}",
    "<EncodingType>",
    "</EncodingType>",
];
