//! The work grows no faster than the document.

use super::*;

/// Reads a document twice as large, in each way, and compares the steps.
fn grows_at_most_as_the_document(name: &str, document: impl Fn(usize) -> String) {
    let ways: [fn(&[u8]); 3] = [
        |document| drop(node(document)),
        |document| drop(passed_over(document)),
        |document| drop(read_with(document, |root| leaves(root, &["s"]).map(drop))),
    ];
    for read in ways {
        let steps = |size: usize| {
            let document = document(size);
            steps::take();
            read(document.as_bytes());
            steps::take()
        };
        let (once, twice) = (steps(2_000), steps(4_000));
        assert!(once >= 1_000, "{name}: only {once} steps were counted");
        assert!(twice <= 2 * once + 64, "{name}: {once}, then {twice}");
        let bytes = document(4_000).len();
        assert!(twice <= 6 * bytes + 64, "{name}: {twice} for {bytes} bytes");
    }
}

#[test]
fn documents_of_every_kind_take_steps_in_proportion() {
    let nested = "<a>".repeat(20) + &"</a>".repeat(20);
    grows_at_most_as_the_document("flat", |n| format!("<r>{}</r>", "<a>x</a>".repeat(n)));
    grows_at_most_as_the_document("nested", |n| format!("<r>{}</r>", nested.repeat(n / 8)));
    grows_at_most_as_the_document("entities", |n| format!("<r>{}</r>", "&amp;".repeat(n)));
    grows_at_most_as_the_document("mixed", |n| format!("<r>{}</r>", "&lt;x<a/>".repeat(n)));
    grows_at_most_as_the_document("comments", |n| format!("<r>{}</r>", "<!-- - -->".repeat(n)));
    grows_at_most_as_the_document("prolog", |n| "<!-- -->\n<?p?> ".repeat(n) + "<r/>");
    grows_at_most_as_the_document("sections", |n| {
        format!("<r>{}</r>", "<![CDATA[]]>".repeat(n))
    });
    grows_at_most_as_the_document("attributes", |n| format!("<r{}/>", " a='b'".repeat(n)));
    grows_at_most_as_the_document("names", |n| {
        let name = "a".repeat(n);
        format!("<{name}></{name}>")
    });
    grows_at_most_as_the_document("encoded", |n| {
        let keys = "<Key>EncodingType</Key>".repeat(n);
        format!("<r>{keys}<EncodingType>url</EncodingType></r>")
    });
}

#[test]
fn documents_that_end_nowhere_are_refused_in_proportion() {
    for open in ["<!--", "<![CDATA[", "<?", "<a b='", "<a ", "&", "</"] {
        grows_at_most_as_the_document(open, |n| {
            format!("<r>{}{}", "<a>x</a>".repeat(n), open.repeat(n))
        });
    }
    grows_at_most_as_the_document("unclosed", |n| {
        format!("<r>{}", "<a><b>x</b></a>".repeat(n))
    });
}
