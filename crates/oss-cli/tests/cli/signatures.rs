//! `oss sign explain`.

use crate::stage::Stage;

#[test]
fn a_request_that_is_not_signed_is_signed() {
    let stage = Stage::start();
    stage.file(
        "request.txt",
        format!(
            "PUT /examplebucket/a%20b.txt HTTP/1.1\r\nHost: {}\r\nContent-Type: text/plain\r\n\
             x-oss-date: 20260101T000000Z\r\n\r\nbody",
            stage.server().endpoint().rsplit('/').next().unwrap()
        ),
    );
    let mut transcript = stage.transcript();
    transcript.run("sign explain --request request.txt");
    transcript.run("sign explain --request request.txt --v1");
    transcript.run("sign explain --method put --url https://examplebucket.oss-cn-hangzhou.aliyuncs.com/a --header x-oss-date:20260101T000000Z");
    transcript.run("sign explain");
    transcript.run("sign explain /a");
    transcript.assert("sign-explain");
}

/// Nothing that is not sent to OSS over HTTP is signed, and the message does not repeat the query,
/// which may contain a token.
#[test]
fn what_is_not_a_url_of_http_is_refused() {
    let stage = Stage::start();
    stage.file("request.txt", "GET ftp://h/a HTTP/1.1\r\nHost: h\r\n\r\n");
    let mut transcript = stage.transcript();
    transcript.run("sign explain --url notaurl");
    transcript.run("sign explain notaurl");
    transcript.run("sign explain --url https://");
    transcript.run("sign explain --url ftp://examplebucket.oss-cn-hangzhou.aliyuncs.com/a?token=x");
    transcript.run("sign explain --request request.txt");
    transcript.assert("sign-explain-mistakes");
    for url in [
        "oss-cn-hangzhou.aliyuncs.com/examplebucket/a",
        "HTTP://oss-cn-hangzhou.aliyuncs.com",
        "oss-cn-hangzhou.aliyuncs.com/examplebucket/a://b",
        "examplebucket.oss-cn-hangzhou.aliyuncs.com/a?x-oss-process=ftp://h/a",
    ] {
        let explained = stage
            .transcript()
            .quietly(&format!("sign explain --url {url}"), b"");
        assert_eq!(explained.status.code(), Some(0), "{url}: {explained:?}");
    }
}

/// The most frequent report there is: a client adds a content type that was not signed.
#[test]
fn what_the_client_added_is_found_by_the_servers_answer() {
    let stage = Stage::start();
    let mut transcript = stage.transcript();
    let url = transcript.quietly("presign oss://examplebucket/a.txt --method PUT", b"");
    let url = String::from_utf8(url.stdout).unwrap();
    let url = url.trim();
    let added = "Content-Type: application/x-www-form-urlencoded\r\n";
    let refused = stage.send("PUT", url, added, "hello");
    stage.file("error.xml", refused);
    let explained = transcript.quietly(
        &format!("sign explain --method PUT --url {url} --error error.xml"),
        b"",
    );
    let text = String::from_utf8(explained.stdout).unwrap();
    assert_eq!(explained.status.code(), Some(4), "{text}");
    assert!(
        text.contains("received \"content-type:application/x-www-form-urlencoded\""),
        "{text}"
    );
    assert!(
        text.contains("change   content-type arrived in a form that was not signed"),
        "{text}"
    );

    let fine = transcript.quietly(&format!("sign explain --method PUT --url {url}"), b"");
    let text = String::from_utf8(fine.stdout).unwrap();
    assert!(
        text.ends_with("the signature is right for the key in use\n"),
        "{text}"
    );
    assert_eq!(fine.status.code(), Some(0));

    transcript.set("OSS_ACCESS_KEY_SECRET", "another-secret");
    let refused = transcript.quietly(&format!("sign explain --method PUT --url {url}"), b"");
    assert_eq!(refused.status.code(), Some(4));
}

/// Explains a link, and gives the exit status with what was written.
fn explained(
    transcript: &mut crate::transcript::Transcript<'_>,
    link: &str,
    more: &str,
) -> (Option<i32>, String) {
    let output = transcript.quietly(&format!("sign explain '{link}' {more}"), b"");
    let mut text = String::from_utf8(output.stdout).unwrap();
    text.push_str(&String::from_utf8(output.stderr).unwrap());
    (output.status.code(), text)
}

/// Links arrive through mails, chats, documents and shells, each of which changes them in its way.
#[test]
fn a_link_that_was_changed_on_its_way_is_recognised() {
    let stage = Stage::start();
    let mut transcript = stage.transcript();
    for flags in ["", "--sign v1"] {
        let key = "oss://examplebucket/dir/a\u{e4}b.txt";
        let link = transcript.quietly(&format!("presign {key} {flags}"), b"");
        let link = String::from_utf8(link.stdout).unwrap();
        let link = link.trim();
        let (status, text) = explained(&mut transcript, link, "");
        assert_eq!(status, Some(0), "{text}");
        let shouted = link.replacen("http://", "HTTP://", 1);
        for (changed, what) in [
            (link.replace('&', "&amp;"), "&amp; stands where & was"),
            (link.replace('&', "\\u0026"), "escapes of JSON"),
            (format!("<{link}>"), "around the link"),
            (format!("{link}."), "behind the link"),
            (link.replace('&', "&\n"), "line breaks"),
            (link.replace('%', "%25"), "percent-encoded twice"),
            (
                link.replacen("%C3%A4", "%25C3%25A4", 1),
                "the key in the link was percent-encoded twice",
            ),
        ] {
            let (status, text) = explained(&mut transcript, &changed, "");
            assert_eq!(status, Some(4), "{changed}: {text}");
            assert!(text.contains(what), "{changed}: {text}");
            let right = "with that undone, the signature is right for the key in use";
            assert!(text.contains(right), "{changed}: {text}");
        }
        assert_eq!(
            explained(&mut transcript, &shouted, "").0,
            Some(0),
            "{shouted}"
        );
        let cut = link.split('&').next().unwrap();
        let (status, text) = explained(&mut transcript, cut, "");
        assert_eq!(status, Some(4), "{text}");
        assert!(
            text.contains("the link was cut off") && text.contains("in quotes"),
            "{text}"
        );
    }
}

#[test]
fn what_only_the_signature_can_tell_is_tried_with_the_key() {
    let stage = Stage::start();
    let mut transcript = stage.transcript();
    let link = transcript.quietly("presign 'oss://examplebucket/a b.txt' --method PUT", b"");
    let link = String::from_utf8(link.stdout).unwrap();
    let link = link.trim();
    let put = "--method PUT";
    for (changed, what) in [
        (link.replace("a%20b", "a+b"), "a + stands in the path"),
        (
            format!("{link}&ref=newsletter"),
            "ref was added to the link",
        ),
        (
            format!("{link}&utm_source=mail"),
            "utm_source was added to the link",
        ),
    ] {
        let (status, text) = explained(&mut transcript, &changed, put);
        assert_eq!(status, Some(4), "{changed}: {text}");
        assert!(
            text.contains(what) && text.contains("with that undone"),
            "{text}"
        );
    }
    let (status, text) = explained(&mut transcript, link, "");
    assert_eq!(status, Some(4), "{text}");
    assert!(
        text.contains("signed for the method PUT, not for GET"),
        "{text}"
    );
}

/// An expired link is explained by both commands, and neither sends anybody to the other.
#[test]
fn an_expired_link_does_not_bounce_between_two_explanations() {
    let stage = Stage::start();
    let mut transcript = stage.transcript();
    for (name, ec, message) in [
        ("v1", "<EC>0002-00000069</EC>", "Request has expired."),
        ("v4", "<EC>0002-00000236</EC>", "Request has expired."),
        ("bare", "", "Request has expired."),
        ("form", "", "Invalid according to Policy: Policy expired."),
        (
            "date",
            "<EC>0002-00000503</EC>",
            "OSS authentication requires a valid Date.",
        ),
        (
            "endpoint",
            "",
            "The bucket you are attempting to access must be addressed using the specified \
             endpoint. Please send all future requests to this endpoint.",
        ),
    ] {
        let body =
            format!("<Error><Code>AccessDenied</Code><Message>{message}</Message>{ec}</Error>");
        stage.file(&format!("{name}.xml"), body);
        transcript.run(&format!("access explain --offline --error {name}.xml"));
        transcript.run(&format!("sign explain --error {name}.xml"));
    }
    transcript.run("access explain --offline --error v4.xml --output json");
    transcript.run("sign explain --error v4.xml --output json");
    transcript.assert("explain-expired");
}
