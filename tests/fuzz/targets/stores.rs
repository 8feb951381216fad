//! The whole path of a request over both stores: the same requests to a server over the store in memory
//! and to one over a data directory. What is acknowledged can be read back, and both servers agree.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;

use oss_client::integrity::content_md5;
use oss_emulator::{Clock, Emulator};
use tempfile::TempDir;

use super::server::{BUCKET, HTTP, ID, SECRET, exchange_at, now, signed};
use super::{block_on, text};
use crate::fuzz::Target;

/// Bytes of a connection. The bucket is open to everybody, so that requests reach the store without a
/// signature.
pub(super) const BYTES: Target = Target {
    name: "store_bytes",
    seeds: || {
        let texts = [
            "PUT /examplebucket/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhelloPUT /examplebucket/b HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\nGET /examplebucket/a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "PUT /examplebucket/%2e%2e/a%00b HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\n1GET /examplebucket/%2e%2e/a%00b HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-0\r\nConnection: close\r\n\r\n",
            "PUT /a HTTP/1.1\r\nHost: examplebucket.localhost\r\nContent-Length: 2\r\nx-oss-meta-a: b\r\nx-oss-tagging: a=b\r\n\r\nhiDELETE /a HTTP/1.1\r\nHost: examplebucket.localhost\r\nConnection: close\r\n\r\n",
            "POST /examplebucket/log?append&position=0 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nonePOST /examplebucket/log?append&position=3 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nConnection: close\r\n\r\ntwo",
            "PUT /examplebucket/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\n1PUT /examplebucket/c HTTP/1.1\r\nHost: localhost\r\nx-oss-copy-source: /examplebucket/a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        ];
        texts.map(|text| text.as_bytes().to_vec()).to_vec()
    },
    words: HTTP,
    run: |input| {
        with_both(async |both| {
            for address in both.addresses() {
                let open = [("x-oss-acl", "public-read-write")];
                assert_eq!(ask(address, "PUT", "", "acl", &open, "").await.0, 200);
                let _ = exchange_at(address, input).await;
            }
            both.compare().await;
        });
    },
    smoke: 100,
};

/// Signed requests, of which three bytes choose one each: what it does, with which key, and with how
/// much. The model knows what every key must contain.
pub(super) const SEQUENCES: Target = Target {
    name: "store_sequences",
    seeds: || {
        vec![
            (0..60).collect(),
            vec![0, 0, 6, 5, 1, 0, 4, 0, 0, 2, 1, 9, 7, 0, 0],
            vec![6, 2, 3, 6, 2, 3, 5, 3, 2, 6, 3, 1, 0, 2, 1, 6, 2, 0],
            vec![
                8, 0, 2, 3, 0, 200, 8, 0, 1, 9, 0, 1, 8, 1, 0, 2, 0, 0, 2, 1, 0,
            ],
        ]
    },
    words: &[
        "\0\0\x06",
        "\x06\x01\x02",
        "\x08\x02\x03",
        "\x05\x03\x02",
        "\x0a\0\0",
    ],
    run: |input| {
        with_both(async |both| {
            let mut model = Model::default();
            for step in input.chunks_exact(3).take(40) {
                let &[action, key, amount] = step else { return };
                match action % 11 {
                    // What a later server finds in the data directory is what was acknowledged.
                    10 => both.restart().await,
                    action => model.step(both, action, key % 4, amount).await,
                }
            }
            model.read_back(both).await;
            both.compare().await;
        });
    },
    smoke: 40,
};

/// The servers over the two stores.
struct Both {
    memory: Emulator,
    disk: Emulator,
    folder: TempDir,
}

impl Both {
    async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            memory: start(None).await,
            disk: start(Some(folder.path())).await,
            folder,
        }
    }

    fn addresses(&self) -> [SocketAddr; 2] {
        [&self.memory, &self.disk].map(|server| {
            let endpoint = server.endpoint();
            endpoint.trim_start_matches("http://").parse().unwrap()
        })
    }

    /// Ends the server over the data directory, and starts another one over it.
    async fn restart(&mut self) {
        let other = start(None).await;
        std::mem::replace(&mut self.disk, other).shutdown().await;
        let again = start(Some(self.folder.path())).await;
        std::mem::replace(&mut self.disk, again).shutdown().await;
    }

    /// Compares what the servers have stored.
    async fn compare(&self) {
        let mut lists = Vec::new();
        for address in self.addresses() {
            let (status, list) = ask(
                address,
                "GET",
                "",
                "encoding-type=url&max-keys=1000",
                &[],
                "",
            )
            .await;
            assert_eq!(status, 200);
            let mut objects = vec![list.clone()];
            for key in list.split("<Key>").skip(1) {
                let key = key.split('<').next().unwrap_or_default();
                let key = oss_sign::encode::percent_decode(key).unwrap();
                objects.push(format!(
                    "{:?}",
                    ask(address, "GET", &key, "", &[], "").await
                ));
            }
            lists.push(objects);
        }
        assert!(lists[0] == lists[1], "{:.3000?}", lists);
    }

    /// Sends a request to both servers, and returns their common answer.
    async fn ask(
        &self,
        method: &str,
        key: &str,
        query: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> (u16, String) {
        let [memory, disk] = self.addresses();
        let first = ask(memory, method, key, query, headers, body).await;
        let second = ask(disk, method, key, query, headers, body).await;
        assert_eq!(
            first.0, second.0,
            "{method} {key}?{query}: {first:.300?} {second:.300?}"
        );
        if first.0 < 300 && method == "GET" {
            assert!(first.1 == second.1, "{method} {key}?{query}");
        }
        first
    }
}

async fn start(folder: Option<&Path>) -> Emulator {
    let builder = Emulator::builder()
        .clock(Clock::stepped(now()))
        .access_key(ID, SECRET)
        .bucket(BUCKET);
    let builder = match folder {
        Some(folder) => builder.data_dir(folder.join("data")),
        None => builder,
    };
    builder.start().await.unwrap()
}

thread_local! {
    static BOTH: Cell<Option<Both>> = const { Cell::new(None) };
}

/// Runs an input with the servers of this thread, which are empty.
fn with_both(run: impl AsyncFnOnce(&mut Both)) {
    block_on(async {
        let mut both = match BOTH.take() {
            Some(both) => both,
            None => Both::start().await,
        };
        both.memory.reset().await.unwrap();
        both.disk.reset().await.unwrap();
        run(&mut both).await;
        BOTH.set(Some(both));
    });
}

/// Sends a signed request, and returns the status and the body of the answer.
async fn ask(
    address: SocketAddr,
    method: &str,
    key: &str,
    query: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> (u16, String) {
    let request = signed(method, key, query, headers, body).unwrap();
    let answer = text(&exchange_at(address, &request).await);
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.get(9..12).unwrap().parse().unwrap();
    assert!(status < 500, "{method} {key}?{query}: {answer:.1000}");
    (status, body.to_owned())
}

/// What the objects must contain.
#[derive(Default)]
struct Model {
    objects: BTreeMap<String, Object>,
    /// How many contents were made, so that no two are equal.
    made: usize,
}

#[derive(Clone)]
struct Object {
    content: String,
    is_appendable: bool,
}

impl Object {
    fn whole(content: String) -> Self {
        Self {
            content,
            is_appendable: false,
        }
    }
}

impl Model {
    async fn step(&mut self, both: &Both, action: u8, key: u8, amount: u8) {
        let (key, other) = (name(key), name(amount % 4));
        match action {
            0 | 1 => {
                let content = self.content(amount);
                let (status, _) = both.ask("PUT", &key, "", &[], &content).await;
                assert_eq!(status, 200);
                self.objects.insert(key, Object::whole(content));
            }
            2 => self.read(both, &key).await,
            3 => self.read_part(both, &key, amount.into()).await,
            4 => {
                assert_eq!(both.ask("DELETE", &key, "", &[], "").await.0, 204);
                self.objects.remove(&key);
            }
            5 => {
                let source = format!("/{BUCKET}/{other}");
                let copied = both
                    .ask("PUT", &key, "", &[("x-oss-copy-source", &source)], "")
                    .await;
                match self.objects.get(&other).cloned() {
                    Some(object) => {
                        assert_eq!(copied.0, 200, "{}", copied.1);
                        self.objects.insert(key, Object::whole(object.content));
                    }
                    None => assert_eq!(copied.0, 404),
                }
            }
            6 => self.append(both, key, amount).await,
            7 => self.list(both).await,
            8 => self.upload_parts(both, key, amount).await,
            _ => {
                let body = format!(
                    "<Delete><Object><Key>{key}</Key></Object><Object><Key>{other}</Key></Object></Delete>"
                );
                let md5 = content_md5(body.as_bytes());
                let headers = [("content-md5", md5.as_str())];
                assert_eq!(both.ask("POST", "", "delete", &headers, &body).await.0, 200);
                self.objects.remove(&key);
                self.objects.remove(&other);
            }
        }
    }

    /// Makes a content that no other object has. Some are kept with the rows, others in files.
    fn content(&mut self, amount: u8) -> String {
        const LENGTHS: [usize; 7] = [0, 1, 7, 1_000, 9_000, 70_000, 300_000];
        self.made += 1;
        let unit = format!("{:06} ", self.made);
        let length = LENGTHS[usize::from(amount) % LENGTHS.len()];
        unit.repeat(length.div_ceil(unit.len()))[..length].to_owned()
    }

    async fn read(&self, both: &Both, key: &str) {
        let (status, body) = both.ask("GET", key, "", &[], "").await;
        match self.objects.get(key) {
            Some(object) => assert!(status == 200 && body == object.content, "{key}"),
            None => assert_eq!(status, 404),
        }
    }

    async fn read_part(&self, both: &Both, key: &str, amount: usize) {
        let (first, last) = (amount, amount * 3);
        let range = format!("bytes={first}-{last}");
        let headers = [
            ("range", range.as_str()),
            ("x-oss-range-behavior", "standard"),
        ];
        let (status, body) = both.ask("GET", key, "", &headers, "").await;
        match self.objects.get(key).map(|object| object.content.as_str()) {
            None => assert_eq!(status, 404),
            Some(content) if first >= content.len() => assert_eq!(status, 416),
            Some(content) => {
                let end = content.len().min(last + 1);
                assert!(
                    status == 206 && body == content[first..end],
                    "{key} {range}"
                );
            }
        }
    }

    async fn append(&mut self, both: &Both, key: String, amount: u8) {
        let old = self.objects.get(&key).cloned();
        let length = old.as_ref().map_or(0, |object| object.content.len());
        // Every fifth append is at another place.
        let position = if amount % 5 == 4 { length + 1 } else { length };
        let query = format!("append&position={position}");
        let more = self.content(amount);
        let (status, _) = both.ask("POST", &key, &query, &[], &more).await;
        let fits = old.as_ref().is_none_or(|object| object.is_appendable) && position == length;
        assert_eq!(status, if fits { 200 } else { 409 }, "{key} {position}");
        if fits {
            let content = old.map_or_else(String::new, |object| object.content) + &more;
            let is_appendable = true;
            self.objects.insert(
                key,
                Object {
                    content,
                    is_appendable,
                },
            );
        }
    }

    async fn list(&self, both: &Both) {
        let (_, list) = both.ask("GET", "", "list-type=2", &[], "").await;
        let keys = list.split("<Key>").skip(1);
        let keys: Vec<&str> = keys.filter_map(|rest| rest.split('<').next()).collect();
        let expected: Vec<&str> = self.objects.keys().map(String::as_str).collect();
        assert_eq!(keys, expected);
    }

    /// Uploads an object in parts. Some uploads are aborted.
    async fn upload_parts(&mut self, both: &Both, key: String, amount: u8) {
        let parts: Vec<String> = (0..=amount % 3).map(|_| self.content(6)).collect();
        let aborted = amount % 4 == 3;
        for address in both.addresses() {
            let (_, begun) = ask(address, "POST", &key, "uploads", &[], "").await;
            let id = element(&begun, "UploadId");
            let mut listed = String::new();
            for (index, part) in parts.iter().enumerate() {
                let number = index + 1;
                let query = format!("partNumber={number}&uploadId={id}");
                assert_eq!(ask(address, "PUT", &key, &query, &[], part).await.0, 200);
                let etag = md5_hex(part);
                listed += &format!(
                    "<Part><PartNumber>{number}</PartNumber><ETag>\"{etag}\"</ETag></Part>"
                );
            }
            let query = format!("uploadId={id}");
            if aborted {
                assert_eq!(ask(address, "DELETE", &key, &query, &[], "").await.0, 204);
                continue;
            }
            let body = format!("<CompleteMultipartUpload>{listed}</CompleteMultipartUpload>");
            let completed = ask(address, "POST", &key, &query, &[], &body).await;
            assert_eq!(completed.0, 200, "{}", completed.1);
        }
        if !aborted {
            self.objects.insert(key, Object::whole(parts.concat()));
        }
    }

    async fn read_back(&self, both: &Both) {
        self.list(both).await;
        for key in self.objects.keys() {
            self.read(both, key).await;
        }
    }
}

/// The keys are prefixes of each other, or differ in case only.
fn name(number: u8) -> String {
    ["a", "a/", "a/b", "A"][usize::from(number)].to_owned()
}

fn element<'d>(document: &'d str, name: &str) -> &'d str {
    let (_, rest) = document.split_once(&format!("<{name}>")).unwrap();
    rest.split('<').next().unwrap()
}

/// The ETag of a part.
fn md5_hex(content: &str) -> String {
    use base64::Engine as _;
    let md5 = content_md5(content.as_bytes());
    let digest = base64::engine::general_purpose::STANDARD
        .decode(md5)
        .unwrap();
    digest.iter().map(|byte| format!("{byte:02X}")).collect()
}
