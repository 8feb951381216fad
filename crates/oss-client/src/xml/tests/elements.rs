//! What is found in a document.

use std::borrow::Cow;

use super::*;

/// Reads the texts of all children with this name, and leaves the other children unread.
fn texts(document: &str, name: &str) -> Vec<String> {
    let mut list = Vec::new();
    read_with(document.as_bytes(), |root| root.list(name, &mut list)).unwrap();
    list
}

#[test]
fn prefixes_attributes_comments_and_instructions_are_passed_over() {
    let document = "\u{feff}\r\n <?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- <c> -->\n\
        <r:Result xmlns:r=\"http://x\" a='>' ><?p <x> ?><Name a=\"b>/\" >x<!-- -- --><?q?>y</Name >\
        <r:Empty/><Other b = '\"'/></r:Result\n><!-- end --><?p?> \n";
    let root = node(document.as_bytes()).unwrap();
    assert_eq!(root.name, "Result");
    let children: Vec<_> = root.children.iter().map(|c| (&*c.name, &*c.text)).collect();
    assert_eq!(children, [("Name", "xy"), ("Empty", ""), ("Other", "")]);
    assert_eq!(passed_over(document.as_bytes()), Ok(()));
}

#[test]
fn references_and_cdata_stand_for_characters() {
    let text = texts(
        "<a><b>a&amp;b<![CDATA[<c>&amp;]]]]>&#x1;&#33;&lt;&gt;&quot;&apos;&#x1F600;é</b></a>",
        "b",
    );
    assert_eq!(text, ["a&b<c>&amp;]]\u{1}!<>\"'\u{1f600}é"]);
}

#[test]
fn a_text_in_one_piece_is_a_slice_of_the_document() {
    let document = b"<a> plain </a>";
    read_with(document, |root| {
        assert!(matches!(root.text()?, Cow::Borrowed(" plain ")));
        assert_eq!(root.text()?, "", "the element has ended");
        assert!(root.next_child()?.is_none(), "the element has ended");
        Ok(())
    })
    .unwrap();
    read_with(b"<a><b/>x</a>", |root| {
        let mut empty = root.next_child()?.unwrap();
        assert_eq!(empty.text()?, "", "what follows is the parent's");
        assert_eq!(empty.text()?, "");
        assert_eq!(root.text()?, "x");
        Ok(())
    })
    .unwrap();
    let ended_twice = read_with(b"<a><b/>x</b>", |root| {
        root.next_child()?.unwrap().text().map(drop)
    });
    assert!(ended_twice.is_err());
}

#[test]
fn what_is_left_unread_is_passed_over() {
    let document = b"<a>1<b><c>x</c><c/>y</b>2<d><e><f/></e></d>3<g>z</g></a>";
    let mut names = Vec::new();
    read_with(document, |root| {
        while let Some(mut child) = root.next_child()? {
            names.push(child.name().to_owned());
            if child.name() == "b" {
                // Only the first of its children, and of that one nothing.
                assert_eq!(child.next_child()?.unwrap().name(), "c");
            } else if child.name() == "d" {
                let mut inner = child.next_child()?.unwrap();
                assert_eq!(inner.next_child()?.unwrap().name(), "f");
                assert!(inner.next_child()?.is_none());
                assert!(inner.next_child()?.is_none());
            }
        }
        Ok(())
    })
    .unwrap();
    assert_eq!(names, ["b", "d", "g"]);
    let own = read_with(document, |root| Ok(root.text()?.into_owned()));
    assert_eq!(own.unwrap(), "123");
}

#[test]
fn the_first_of_several_elements_counts() {
    let mut slot: Option<i64> = None;
    let mut list: Vec<i64> = Vec::new();
    let document = b"<a><n/><n>1</n><n>2</n><n>x</n></a>";
    read_with(document, |root| {
        while let Some(mut child) = root.next_child()? {
            child.set(&mut slot)?;
        }
        Ok(())
    })
    .unwrap();
    assert_eq!(slot, Some(1), "what follows is not read");
    let document = b"<a><n>1</n><m>x</m><n/><n>2</n></a>";
    read_with(document, |root| root.list("n", &mut list)).unwrap();
    assert_eq!(list, [1, 2], "an empty element is no number");
}

#[test]
fn names_are_decoded_if_the_document_says_so_anywhere() {
    let name = |document: &str| {
        let mut name = None;
        let read = read_with(document.as_bytes(), |root| {
            while let Some(mut child) = root.next_child()? {
                if child.name() == "Key" {
                    child.set_name(&mut name)?;
                }
            }
            Ok(())
        });
        read.map(|()| name.unwrap_or_default())
            .map_err(|error| error.to_string())
    };
    let decoded = Ok("a/b é+".to_owned());
    let plain = |text: &str| Ok(text.to_owned());
    let key = "<Key>a%2Fb%20%C3%A9+</Key>";
    let url = "<EncodingType>url</EncodingType>";
    assert_eq!(name(&format!("<a>{url}{key}</a>")), decoded);
    assert_eq!(name(&format!("<a>{key}<b/>{url}</a>")), decoded);
    let prefixed = "<x:EncodingType a=''>url</x:EncodingType>";
    assert_eq!(name(&format!("<a>{key}{prefixed}</a>")), decoded);

    let raw = plain("a%2Fb%20%C3%A9+");
    assert_eq!(name(&format!("<a>{key}</a>")), raw);
    assert_eq!(name(&format!("<a>{key}<EncodingType/></a>")), raw);
    assert_eq!(name(&format!("<a>{key}<b>{url}</b></a>")), raw);
    assert_eq!(name(&format!("<a>{key}<!--{url}--></a>")), raw);
    assert_eq!(
        name(&format!("<a>{key}<EncodingType>x</EncodingType>{url}</a>")),
        raw
    );
    assert_eq!(
        name(&format!("<a>{url}<Key>%FF</Key></a>")).unwrap_err(),
        "<Key> contains the name \"%FF\", which is not UTF-8"
    );
    let twice = format!("<a>{url}<Key>%31</Key><Key>%FF</Key></a>");
    assert_eq!(name(&twice), plain("1"));
}

#[test]
fn the_root_must_be_the_expected_one() {
    let error = |document: &[u8]| read::<Node>(document, "a").unwrap_err().to_string();
    assert_eq!(read::<Node>(b"<x:a/>", "a").unwrap().name, "a");
    assert_eq!(error(b"<b><a/></b>"), "the document is <b>, not <a>");
    assert_eq!(error(b""), "the document is empty; <a> was expected");
    let empty = read::<i64>(b"<a> </a>", "a").unwrap_err();
    assert_eq!(empty.to_string(), "<a> is empty");
}

#[test]
fn a_missing_child_is_named() {
    let missing = read_with(b"<x:Contents/>", |root| {
        assert_eq!(root.required("Key", Some(1))?, 1);
        root.required::<String>("Key", None)
    });
    assert_eq!(missing.unwrap_err().to_string(), "<Contents> has no <Key>");
}

#[test]
fn leaves_are_the_elements_without_children() {
    let document = b"<a>x<b> y </b><c>z<d>1</d><e/>z</c><s>2</s><f><s><g/></s></f></a>";
    let found = read_with(document, |root| leaves(root, &["s"])).unwrap();
    let found: Vec<_> = found.iter().map(|(name, text)| (*name, &**text)).collect();
    assert_eq!(found, [("b", " y "), ("d", "1"), ("e", "")]);
}
