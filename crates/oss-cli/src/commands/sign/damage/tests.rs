//! Links as they arrive, and what is said of each.

use super::trials::trials;
use super::*;

const V4: &str = "https://examplebucket.oss-cn-hangzhou.aliyuncs.com/a%20b.txt?\
                  x-oss-credential=LTAIEXAMPLE%2F20260101%2Fcn-hangzhou%2Foss%2Faliyun_v4_request&\
                  x-oss-date=20260101T000000Z&x-oss-expires=3600&\
                  x-oss-signature-version=OSS4-HMAC-SHA256&\
                  x-oss-signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const V1: &str = "https://examplebucket.oss-cn-hangzhou.aliyuncs.com/a%20b.txt?Expires=1800000000&\
                  OSSAccessKeyId=LTAIEXAMPLE&Signature=abcdefghijklmnop%2Bqrstuvwxyz%3D";

#[track_caller]
fn mended(damaged: &str, right: &str, what: &str) {
    let examined = examine(damaged);
    let said: Vec<_> = examined.damages.iter().map(|one| &one.what).collect();
    assert!(
        said.iter().any(|said| said.contains(what)),
        "{damaged}: {said:?}"
    );
    assert_eq!(examined.link, right, "{said:?}");
    assert!(!examined.is_cut, "{said:?}");
}

#[track_caller]
fn lost(damaged: &str, what: &str) {
    let examined = examine(damaged);
    let said: Vec<_> = examined.damages.iter().map(|one| &one.what).collect();
    assert!(examined.is_cut, "{said:?}");
    assert!(
        said.iter().any(|said| said.contains(what)),
        "{damaged}: {said:?}"
    );
}

#[test]
fn a_whole_link_is_left_alone() {
    for link in [
        V4,
        V1,
        "https://examplebucket.oss-cn-hangzhou.aliyuncs.com/a?acl",
        "https://examplebucket.oss-cn-hangzhou.aliyuncs.com/100%25/a%2Bb.txt",
    ] {
        let examined = examine(link);
        assert_eq!(examined.damages, [], "{link}");
        assert_eq!(examined.link, link);
    }
}

#[test]
fn escapes_of_other_languages_are_undone() {
    for link in [V4, V1] {
        mended(&link.replace('&', "&amp;"), link, "&amp; stands");
        mended(&link.replace('&', "&#38;"), link, "&#38; stands");
        mended(&link.replace('&', "\\u0026"), link, "\\u0026");
        mended(&link.replace('&', "u0026"), link, "JSON");
        mended(&link.replace('/', "\\/"), link, "JSON");
        mended(&link.replace('&', "\\&"), link, "backslashes");
        mended(&link.replace('&', "^&"), link, "carets");
        mended(&link.replace('=', "=3D"), link, "=3D stands");
        mended(&link.replace('%', "%25"), link, "encoded twice");
        let whole = oss_sign::encode::percent_encode(link);
        mended(&whole, link, "as a whole");
    }
}

#[test]
fn blanks_and_what_is_around_are_taken_away() {
    for link in [V4, V1] {
        mended(&format!(" {link}\n"), link, "around the link");
        mended(&format!("<{link}>"), link, "around the link");
        mended(&format!("\"{link}\""), link, "around the link");
        mended(&link.replace("&", "&\n"), link, "line breaks");
        mended(&link.replace("LTAI", "LTAI\r\n"), link, "line breaks");
        mended(&link.replace("LTAI", "LT\u{200b}AI"), link, "invisible");
        mended(&link.replace("LTAI", "LT%0AAI"), link, "line breaks");
        mended(&link.replace("a%20b", "a b"), link, "within the link");
        for tail in [".", ",", ")", ").", "!", "\u{3002}"] {
            mended(&format!("{link}{tail}"), link, "behind the link");
        }
        mended(&format!("{link}{link}"), link, "two links");
    }
}

#[test]
fn a_wrapped_link_is_unwrapped() {
    let inner = oss_sign::encode::percent_encode(V4);
    let outer = format!("https://nam02.safelinks.example.com/?url={inner}&data=05");
    mended(&outer, V4, "wrapped in one of nam02.safelinks.example.com");
}

#[test]
fn a_cut_link_says_what_is_missing() {
    let first = V4.split('&').next().unwrap();
    lost(first, "x-oss-signature are missing");
    let damages = examine(first).damages;
    assert!(damages[0].undo.contains("in quotes"), "{damages:?}");
    lost(
        V1.split('&').next().unwrap(),
        "OSSAccessKeyId, Signature are missing",
    );
    let before_the_last = V4.rsplit_once('&').unwrap().0;
    lost(before_the_last, "x-oss-signature is missing");
    lost(V4.get(..V4.len() - 3).unwrap(), "has 61 of 64 characters");
    lost(V1.get(..V1.len() - 5).unwrap(), "of 28 characters");
    lost(&V4.replace("20260101T000000Z", "…"), "shortened");
}

#[test]
fn what_was_added_or_rewritten_is_named() {
    mended(
        &format!("{V4}&utm_source=mail&utm_medium=x"),
        V4,
        "utm_source, utm_medium was added",
    );
    mended(&format!("{V4}&fbclid=1"), V4, "fbclid was added");
    let added = examine(&format!("{V1}&utm_source=mail"));
    assert_eq!(added.damages, [], "version 1 does not sign it");
    mended(&V1.replace("%2B", "+"), V1, "a + stands in the signature");
    mended(&V1.replace("%2B", "%20"), V1, "a + stands in the signature");
    mended(
        &V4.replace("OSS4-HMAC-SHA256", "oss4-hmac-sha256"),
        V4,
        "letters of the link were changed",
    );
    mended(
        &V1.replace("OSSAccessKeyId", "ossaccesskeyid"),
        V1,
        "letters of the link were changed",
    );
    mended(
        &V4.replace("a%20b", "a%23b").replace("%23", "#"),
        &V4.replace("a%20b", "a%23b"),
        "a # stands",
    );
}

#[test]
fn several_changes_are_all_named() {
    let link = format!("<{}&amp;utm_source=x>.", V4.replace('&', "&amp;"));
    let examined = examine(&link);
    assert_eq!(examined.link, V4, "{:?}", examined.damages);
    assert!(examined.damages.len() >= 3, "{:?}", examined.damages);
}

#[test]
fn nothing_panics_on_any_text() {
    for text in [
        "", "?", "&", "%", "%2", "%25", "?%25%", "#", "://", "\\", "=3D", "é?é=é", "…",
    ] {
        let examined = examine(text);
        let _ = trials(&examined.link);
    }
}
