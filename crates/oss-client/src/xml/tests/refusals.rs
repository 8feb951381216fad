//! Documents that are refused, and the reasons.

use super::scanner::{MAX_DEPTH, MAX_ELEMENTS};
use super::*;

#[test]
fn what_is_no_document_is_refused_with_the_reason() {
    for (document, reason) in [
        ("", "it has no element"),
        (" \n<!-- c --><?p?>", "it has no element"),
        ("plain text", "it has text outside of any element"),
        ("&amp;<a/>", "it has text outside of any element"),
        ("<![CDATA[x]]><a/>", "it has text outside of any element"),
        ("<a/>b", "it has text outside of any element"),
        ("<a/>\u{feff}", "it has text outside of any element"),
        ("<", "it has text outside of any element"),
        ("</a>", "it has an end tag without a start tag at byte 0"),
        (
            "<a/></a>",
            "it has an end tag without a start tag at byte 4",
        ),
        ("<a/><b/>", "it has more than one root element"),
        ("<a><b>", "it ends inside <b>"),
        ("<a>text", "it ends inside <a>"),
        ("<a></", "it ends inside <a>"),
        ("<a></a", "it ends inside <a>"),
        ("<a><", "it ends inside <a>"),
        ("<x:a></a>", "<x:a> is closed by </a> at byte 5"),
        ("<a><b></a></b>", "<b> is closed by </a> at byte 6"),
        ("<a></ab>", "<a> is closed by </ab> at byte 3"),
        ("<ab></a>", "<ab> is closed by </a> at byte 4"),
        ("<html><br></html>", "<br> is closed by </html> at byte 10"),
        ("<a>< b/></a>", "it has a tag without a name at byte 3"),
        ("<a><></a>", "it has a tag without a name at byte 3"),
        ("<a><x:/></a>", "it has a tag without a name at byte 3"),
        ("<a><1/></a>", "it has a tag without a name at byte 3"),
        ("<a><b&c/></a>", "it has a tag that is none at byte 3"),
        ("<a><b<c/></a>", "it has a tag that is none at byte 3"),
        ("<a><b", "it has a tag that does not end at byte 3"),
        ("<a><b /", "it has a tag that does not end at byte 3"),
        ("<a><b <c/></a>", "it has a tag that does not end at byte 3"),
        ("<a><b c='></a>", "it has a tag that does not end at byte 3"),
        (
            "<a><!-- -> </a>",
            "it has a comment that does not end at byte 3",
        ),
        (
            "<a><![CDATA[ ]> </a>",
            "it has a CDATA section that does not end at byte 3",
        ),
        (
            "<a><?>?></a>",
            "it has an instruction without a name at byte 3",
        ),
        (
            "<a><?p > </a>",
            "it has an instruction that does not end at byte 3",
        ),
        (
            "<a><!ELEMENT a></a>",
            "it has a declaration that is not known at byte 3",
        ),
    ] {
        assert_eq!(refusal(document), reason, "{document}");
    }
}

#[test]
fn references_that_stand_for_nothing_are_refused() {
    for name in [
        "lol",
        "",
        "AMP",
        "#",
        "#x",
        "#0",
        "#x0",
        "#-1",
        "#+1",
        "#x+1",
        "#X41",
        "#xD800",
        "#x110000",
        "#99999999999",
        "#1a",
    ] {
        let reason = format!("the entity &{name}; is not known");
        assert_eq!(refusal(format!("<a>x&{name};y</a>")), reason);
    }
    for document in ["<a>&amp</a>", "<a>&amp <b/>;</a>", "<a>&amp&amp;</a>"] {
        let reason = refusal(document);
        assert!(reason.ends_with("does not end with ;"), "{reason}");
    }
}

#[test]
fn document_types_are_refused_wherever_they_are() {
    let reason = "it has a document type";
    let bomb = "<!DOCTYPE a [<!ENTITY lol \"lol\">]><a>&lol;</a>";
    assert_eq!(refusal(bomb), reason);
    assert_eq!(refusal("<!doctype html><html></html>"), reason);
    assert_eq!(refusal("<a><!DOCTYPE a></a>"), reason);
    assert_eq!(refusal("<a/><!DOCTYPE a>"), reason);
}

#[test]
fn what_is_not_utf_8_is_refused_with_its_position() {
    assert_eq!(refusal(b"<a>\xff</a>"), "it is not UTF-8 at byte 3");
    assert_eq!(refusal(b"<a/>\xc3"), "it is not UTF-8 at byte 4");
}

#[test]
fn depth_and_number_of_elements_are_limited() {
    let nested = |depth: usize| "<a>".repeat(depth) + &"</a>".repeat(depth);
    assert!(node(nested(MAX_DEPTH).as_bytes()).is_ok());
    let reason = "it is nested deeper than 32 elements";
    assert_eq!(refusal(nested(MAX_DEPTH + 1)), reason);
    assert_eq!(refusal("<a>".repeat(100_000)), reason);

    let wide = |elements: usize| format!("<a>{}</a>", "<b/>".repeat(elements - 1));
    assert_eq!(passed_over(wide(MAX_ELEMENTS).as_bytes()), Ok(()));
    let reason = "it has more than 500000 elements";
    assert_eq!(refusal(wide(MAX_ELEMENTS + 1)), reason);
}

#[test]
fn an_error_quotes_no_more_than_the_beginning_of_a_part() {
    let long = "x".repeat(100_000);
    for document in [
        format!("<{long}>"),
        format!("<a></{long}>"),
        format!("<a>&{long};</a>"),
        format!("<a>&{long}</a>"),
    ] {
        assert!(refusal(&document).len() < 300);
    }
}
