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
    transcript.run("sign explain --url /a");
    transcript.assert("sign-explain");
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
        text.contains("change   content-type arrived and was not signed so"),
        "{text}"
    );

    let fine = transcript.quietly(&format!("sign explain --method PUT --url {url}"), b"");
    let text = String::from_utf8(fine.stdout).unwrap();
    assert!(
        text.ends_with("the signature is right for the current key\n"),
        "{text}"
    );
    assert_eq!(fine.status.code(), Some(0));

    transcript.set("OSS_ACCESS_KEY_SECRET", "another-secret");
    let refused = transcript.quietly(&format!("sign explain --method PUT --url {url}"), b"");
    assert_eq!(refused.status.code(), Some(4));
}
