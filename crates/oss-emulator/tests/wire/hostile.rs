//! Input that no honest client sends, over both stores. Whatever it is, it is answered or the connection
//! ends, it touches no object but its own, and nothing leaves the data directory.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use oss_emulator::Emulator;
use oss_sign::encode::percent_decode;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::raw::{Connection, ask};
use crate::signed::{GET, Plain, Signer, builder};

const PUT: Plain<'static> = Plain {
    method: "PUT",
    body: "the first content",
    ..GET
};

/// A server over one of the stores, with a folder around its data directory.
struct Target {
    server: Emulator,
    around: TempDir,
}

impl Target {
    /// A server over the store in memory, and one over a data directory.
    async fn both() -> [Self; 2] {
        let (memory, disk) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let secret = disk.path().join("secret.txt");
        tokio::fs::write(secret, SECRET).await.unwrap();
        let on_disk = builder().data_dir(disk.path().join("data"));
        [
            Self {
                server: builder().start().await.unwrap(),
                around: memory,
            },
            Self {
                server: on_disk.start().await.unwrap(),
                around: disk,
            },
        ]
    }

    fn signer(&self) -> Signer {
        Signer::of(&self.server)
    }

    /// Lets everybody read and write, so that a request need not be signed.
    async fn open_to_all(&self) {
        let open = Plain {
            method: "PUT",
            key: None,
            query: &[("acl", "")],
            headers: &[("x-oss-acl", "public-read-write")],
            body: "",
            ..GET
        };
        assert_eq!(self.signer().ask(&self.server, &open).await.status, 200);
    }

    async fn content(&self) -> String {
        self.signer().ask(&self.server, &GET).await.body
    }
}

const SECRET: &str = "not in the data directory";

fn request(method: &str, target: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "{method} {target} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\n{body}"
    )
}

/// Every file below a folder, with the folder's path cut off.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => found.push(path.strip_prefix(folder).unwrap().display().to_string()),
            }
        }
    }
    found.sort();
    found
}

#[tokio::test]
async fn a_key_is_a_name_and_never_a_path_nor_another_key() {
    // Targets with the key that they name. A target without a key is refused.
    let targets: [(&str, Option<&str>); 27] = [
        ("../../secret.txt", Some("../../secret.txt")),
        ("%2e%2e/%2e%2e/secret.txt", Some("../../secret.txt")),
        ("..%2F..%2fsecret.txt", Some("../../secret.txt")),
        ("%252e%252e%252fsecret.txt", Some("%2e%2e%2fsecret.txt")),
        ("..%5C..%5Csecret.txt", Some("..\\..\\secret.txt")),
        ("%5Csecret.txt", None),
        ("C:%5Csecret.txt", Some("C:\\secret.txt")),
        ("%2Fetc%2Fpasswd", None),
        ("/etc/passwd", None),
        ("a%00b", None),
        ("a", Some("a")),
        ("A", Some("A")),
        ("a.", Some("a.")),
        ("a%20", Some("a ")),
        ("a/", Some("a/")),
        ("a//", Some("a//")),
        ("a/.", Some("a/.")),
        ("%C3%A9", Some("é")),
        ("e%CC%81", Some("e\u{301}")),
        ("%EF%BC%A1", Some("\u{ff21}")),
        ("%C0%AE%C0%AE/x", None),
        ("%FF", None),
        ("NUL", Some("NUL")),
        ("a%2Bb", Some("a+b")),
        ("a+b", Some("a+b")),
        ("a%20b", Some("a b")),
        ("%25", Some("%")),
    ];
    for target in Target::both().await {
        target.open_to_all().await;
        let before = files(target.around.path());
        let mut expected = BTreeMap::new();
        for (number, (path, key)) in targets.iter().enumerate() {
            // Some are so long that they are files of their own.
            let content = format!("{number} ").repeat([1, 100_000][number % 2]);
            let put = request("PUT", &format!("/examplebucket/{path}"), &content);
            let reply = ask(&target.server, &put).await;
            match key {
                Some(key) => {
                    assert_eq!(reply.status, 200, "{path}: {}", reply.body);
                    expected.insert((*key).to_owned(), (*path, content));
                }
                None => assert_eq!(reply.status, 400, "{path}: {}", reply.body),
            }
        }
        for (path, content) in expected.values() {
            let get = request("GET", &format!("/examplebucket/{path}"), "");
            assert!(ask(&target.server, &get).await.body == *content, "{path}");
        }
        let list = request("GET", "/examplebucket/?encoding-type=url&max-keys=1000", "");
        let list = ask(&target.server, &list).await.body;
        let listed: Vec<String> = list
            .split("<Key>")
            .skip(1)
            .map(|rest| percent_decode(rest.split('<').next().unwrap()).unwrap())
            .map(std::borrow::Cow::into_owned)
            .collect();
        let keys: Vec<String> = expected.keys().cloned().collect();
        assert_eq!(listed, keys);
        // Nothing but the files of the data directory was made, and their names are numbers.
        for file in files(target.around.path()) {
            let name = file.strip_prefix("data/blobs/");
            let own = name.is_some_and(|name| {
                name.bytes()
                    .all(|byte| byte.is_ascii_hexdigit() || byte == b'/')
            });
            assert!(own || before.contains(&file), "{file}");
        }
        let secret = target.around.path().join("secret.txt");
        if secret.exists() {
            assert_eq!(tokio::fs::read_to_string(secret).await.unwrap(), SECRET);
        }
    }
}

#[tokio::test]
async fn an_upload_that_is_cut_or_framed_wrongly_changes_nothing() {
    for target in Target::both().await {
        let signer = target.signer();
        assert_eq!(signer.ask(&target.server, &PUT).await.status, 200);
        let large = "x".repeat(300_000);
        let framed = |framing: &str| {
            let plain = Plain { body: "", ..PUT };
            signer.v4(&plain).replace("Content-Length: 0\r\n", framing)
        };
        let chunked = framed("Transfer-Encoding: chunked\r\n");
        for cut in [
            framed("Content-Length: 10\r\n") + "hello",
            framed("Content-Length: 400000\r\n") + &large,
            framed("Content-Length: 18446744073709551615\r\n") + "hello",
            format!("{chunked}5\r\nhel"),
            format!("{chunked}5\r\nhello\r\n"),
            format!("{chunked}5\r\nhello\r\n0\r\n"),
            format!("{chunked}493E0\r\n{large}"),
            format!("{chunked}493E0\r\n{large}\r\n0"),
        ] {
            let mut connection = Connection::open(&target.server).await;
            connection.write(&cut).await;
            connection.finish().await;
            let reply = connection.read_reply(false).await;
            let status = reply.map_or(400, |reply| reply.status);
            assert_eq!(status, 400, "{:.600}", cut);
            assert_eq!(target.content().await, PUT.body);
        }
    }
}

#[tokio::test]
async fn nothing_is_smuggled_behind_an_ambiguous_request() {
    for target in Target::both().await {
        let signer = target.signer();
        let delete = signer.v4(&Plain {
            method: "DELETE",
            ..GET
        });
        let head = signer.v4(&Plain { body: "", ..PUT });
        let framed = |framing: &str| head.replace("Content-Length: 0\r\n", framing);
        let length = delete.len();
        let chunked = framed("Transfer-Encoding: chunked\r\n");
        for (start, body) in [
            // Two lengths, and lengths that are no numbers.
            (framed("Content-Length: 0\r\nContent-Length: 5\r\n"), ""),
            (framed(&format!("Content-Length: 0, {length}\r\n")), ""),
            (framed("Content-Length: +0\r\n"), ""),
            (framed("Content-Length: -0\r\n"), ""),
            (framed("Content-Length: 0x0\r\n"), ""),
            (framed("Content-Length: 18446744073709551616\r\n"), ""),
            (framed("Content-Length: \r\n"), ""),
            // A blank before the colon, a folded line, and other names of the coding.
            (framed("Content-Length : 0\r\n"), ""),
            (
                framed("Content-Length: 0\r\n Transfer-Encoding: chunked\r\n"),
                "",
            ),
            (framed("X: a\r\n\tb\r\nContent-Length: 0\r\n"), ""),
            (framed("Transfer-Encoding: xchunked\r\n"), "0\r\n\r\n"),
            (
                framed("Transfer-Encoding: chunked, identity\r\n"),
                "0\r\n\r\n",
            ),
            (framed("Transfer-Encoding: \x0bchunked\r\n"), "0\r\n\r\n"),
            // Sizes of chunks with signs, prefixes and overflow, and lines that end too early.
            (chunked.clone(), "-1\r\n\r\n0\r\n\r\n"),
            (chunked.clone(), "+0\r\n\r\n"),
            (chunked.clone(), "0x0\r\n\r\n"),
            (chunked.clone(), "10000000000000000\r\n"),
            (chunked.clone(), "FFFFFFFFFFFFFFFFF\r\n"),
            (chunked.clone(), "\n0\r\n\r\n"),
            (chunked.clone(), "1\na\n0\n\n"),
            (chunked.clone(), "1\r\nab\r\n0\r\n\r\n"),
            (chunked.clone(), "g\r\n\r\n"),
        ] {
            assert_eq!(signer.ask(&target.server, &PUT).await.status, 200);
            let mut connection = Connection::open(&target.server).await;
            connection.write(format!("{start}{body}{delete}")).await;
            let reply = connection.read().await;
            assert_eq!(reply.status, 400, "{start}{body}");
            assert_eq!(reply.header("connection"), "close", "{start}{body}");
            assert!(connection.is_closed().await, "{start}{body}");
            assert_eq!(target.content().await, PUT.body, "{start}{body}");
        }
    }
}

#[tokio::test]
async fn a_malformed_range_gives_the_whole_object_or_a_right_part_of_it() {
    for target in Target::both().await {
        let signer = target.signer();
        let content = "0123456789".repeat(40_000);
        let put = Plain {
            body: &content,
            ..PUT
        };
        assert_eq!(signer.ask(&target.server, &put).await.status, 200);
        for range in [
            "bytes=",
            "bytes=-",
            "bytes=abc",
            "bytes=1",
            "bytes=--1",
            "bytes=+1-2",
            "bytes=1-+2",
            "bytes=2-1",
            "bytes=-0",
            "bytes=0x1-2",
            "bits=0-1",
            "0-1",
            "bytes=0-18446744073709551616",
            "bytes=18446744073709551615-",
            "bytes=99999999999999999999-",
            "bytes=-18446744073709551616",
            "bytes=399999-400000",
            "bytes=400000-",
            "bytes=0-0,5-6",
            "bytes=,",
            "bytes=0-1-2",
            "BYTES=0-1",
            "bytes = 0-1",
        ] {
            for behavior in ["", "standard"] {
                let headers = [("range", range), ("x-oss-range-behavior", behavior)];
                let get = Plain {
                    headers: &headers,
                    ..GET
                };
                let reply = signer.ask(&target.server, &get).await;
                match reply.status {
                    200 => assert!(reply.body == content, "{range} {behavior}"),
                    206 => {
                        let part = reply.header("content-range").to_owned();
                        let (part, size) = part.split_once('/').unwrap();
                        let (first, last) = part
                            .strip_prefix("bytes ")
                            .unwrap()
                            .split_once('-')
                            .unwrap();
                        let number = |text: &str| text.parse::<usize>().unwrap();
                        assert_eq!(number(size), content.len());
                        let part = &content[number(first)..=number(last)];
                        assert!(reply.body == part, "{range} {behavior}");
                    }
                    status => assert_eq!(status, 416, "{range} {behavior}"),
                }
            }
        }
    }
}

#[tokio::test]
async fn documents_that_grow_or_nest_without_end_are_refused() {
    let entities = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>";
    let file = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>";
    let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    let many = format!("<Delete {}/>", "a=\"b\" ".repeat(50_000));
    let nested = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let statements = format!(
        r#"{{"Version":"1","Statement":[{}{{}}]}}"#,
        r#"{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"},"#.repeat(20_000)
    );
    for target in Target::both().await {
        for (method, subresource, body) in [
            (
                "POST",
                "delete",
                format!("{entities}<Delete><Object><Key>&c;</Key></Object></Delete>"),
            ),
            (
                "POST",
                "delete",
                format!("{file}<Delete><Object><Key>&b;</Key></Object></Delete>"),
            ),
            ("POST", "delete", deep.clone()),
            ("POST", "delete", many.clone()),
            (
                "POST",
                "delete",
                "<Delete><Object><Key>a</Key></Object>".to_owned(),
            ),
            ("POST", "delete", "\0\u{feff}<Delete/>".to_owned()),
            (
                "PUT",
                "lifecycle",
                format!("{entities}<LifecycleConfiguration>&c;</LifecycleConfiguration>"),
            ),
            ("PUT", "cors", deep.clone()),
            ("PUT", "policy", nested.clone()),
            ("PUT", "policy", statements.clone()),
            (
                "PUT",
                "policy",
                r#"{"Version":"1","Version":"1","Statement":[]}"#.to_owned(),
            ),
            (
                "PUT",
                "policy",
                r#"{"Version":1e999,"Statement":{}}"#.to_owned(),
            ),
            ("PUT", "policy", "null".to_owned()),
            ("PUT", "policy", String::new()),
        ] {
            let query = [(subresource, "")];
            let md5 = oss_md5(body.as_bytes());
            let headers = [("content-md5", md5.as_str())];
            let plain = Plain {
                method,
                key: None,
                query: &query,
                headers: &headers,
                body: &body,
                ..GET
            };
            let reply = target.signer().ask(&target.server, &plain).await;
            assert_eq!(
                reply.status, 400,
                "{subresource} {:.80}: {}",
                body, reply.body
            );
            assert!(!reply.body.contains("root:"), "{}", reply.body);
        }
    }
}

/// The value of Content-MD5 for a body.
fn oss_md5(body: &[u8]) -> String {
    use base64::Engine as _;
    use md5::Digest as _;
    base64::engine::general_purpose::STANDARD.encode(md5::Md5::digest(body))
}

#[tokio::test]
async fn a_head_of_any_size_costs_little_and_the_server_goes_on() {
    const MIB: usize = 1024 * 1024;
    for target in Target::both().await {
        let address = target.server.endpoint().strip_prefix("http://").unwrap();
        for start in [
            "GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ",
            "GET /",
            "GET / HTTP/1.1\r\nHost: ",
            "",
        ] {
            let mut stream = TcpStream::connect(address).await.unwrap();
            // The server may end the connection before it has read everything.
            let _ = stream.write_all(start.as_bytes()).await;
            for _ in 0..10 {
                let _ = stream.write_all(&vec![b'a'; MIB]).await;
            }
            let mut answer = Vec::new();
            let read = stream.read_to_end(&mut answer);
            let ended = tokio::time::timeout(Duration::from_secs(30), read).await;
            assert!(ended.is_ok(), "the connection ends");
            let refused = answer.is_empty() || answer.starts_with(b"HTTP/1.1 400 ");
            assert!(refused, "{}", String::from_utf8_lossy(&answer));
        }
        let signer = target.signer();
        assert_eq!(signer.ask(&target.server, &PUT).await.status, 200);
        assert_eq!(target.content().await, PUT.body);
    }
}
