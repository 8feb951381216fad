//! Requests to the server: raw bytes, signed requests, documents, forms and RPC calls.

use std::cell::OnceCell;
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::time::Duration;

use oss_client::integrity::content_md5;
use oss_emulator::{Clock, Emulator, Role, User};
use oss_sign::encode::{percent_decode_query, percent_encode, percent_encode_path};
use oss_sign::post_policy::PostPolicy;
use oss_sign::{
    BucketName, Credentials, ObjectKey, Request, Resource, Secret, UtcSeconds, rpc, v4,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::{NOW, block_on, text};
use crate::fuzz::Target;

pub(super) const HTTP: &[&str] = &[
    "\r\n",
    "\r\n\r\n",
    ": ",
    "Transfer-Encoding: chunked\r\n",
    "Content-Length: 1\r\n",
    "Host: \r\n",
    "Range: bytes=-1\r\n",
    "x-oss-",
    "?acl",
    "?delete",
    "?uploads",
    "?versions&",
    "?list-type=2&",
    "&x-oss-process=",
    "&response-content-type=",
    "%00",
    "%2F..%2F",
    "é",
    "Expect: 100-continue\r\n",
    "HTTP/1.0",
];

pub(super) const BYTES: Target = Target {
    name: "server_bytes",
    seeds: || {
        let texts = [
            "GET /examplebucket/a.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "PUT /examplebucket/a.txt HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nAuthorization: OSS AK:c2ln\r\nDate: Tue, 25 Nov 2025 00:00:00 GMT\r\nConnection: close\r\n\r\nhello",
            "PUT /examplebucket/a.txt HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 40\r\nConnection: close\r\n\r\nAction=AssumeRole&Version=2015-04-01&a=b",
            "GET /?Action=GetCallerIdentity&Version=2015-04-01&Signature=x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nx-acs-action: AssumeRole\r\nx-acs-version: 2015-04-01\r\nAuthorization: ACS3-HMAC-SHA256 Credential=AK,SignedHeaders=host,Signature=00\r\nConnection: close\r\n\r\n",
            "OPTIONS /examplebucket HTTP/1.1\r\nHost: localhost\r\nOrigin: http://a\r\nConnection: close\r\n\r\n",
        ];
        texts.map(|text| text.as_bytes().to_vec()).to_vec()
    },
    words: HTTP,
    run: |input| {
        block_on(async {
            let _ = exchange(input).await;
        });
    },
    smoke: 600,
};

pub(super) const CALLS: Target = Target {
    name: "server_calls",
    seeds: || {
        let texts = [
            "GET a.txt\n",
            "GET a.txt?versionId=null&response-content-type=text/plain&x-oss-traffic-limit=819200\nrange: bytes=0-1\nif-match: \"x\"\n",
            "PUT b.txt\ncontent-type: text/plain\nx-oss-meta-a: b\nx-oss-object-acl: private\nx-oss-storage-class: IA\nx-oss-tagging: a=b\n\nhello",
            "PUT c.txt\nx-oss-copy-source: /examplebucket/a.txt\nx-oss-metadata-directive: REPLACE\n",
            "HEAD a.txt?objectMeta\n",
            "DELETE a.txt?versionId=null\n",
            "GET \n",
            "GET ?list-type=2&prefix=a&delimiter=/&max-keys=10&continuation-token=x&start-after=a&encoding-type=url\n",
            "GET ?versions&key-marker=a&version-id-marker=b\n",
            "GET ?acl\n",
            "PUT ?acl\nx-oss-acl: private\n",
            "GET a.txt?acl\n",
            "PUT a.txt?acl\nx-oss-object-acl: default\n",
            "POST a.txt?append&position=0\n\nhello",
        ];
        texts.map(|text| text.as_bytes().to_vec()).to_vec()
    },
    words: &[
        "?acl",
        "?versioning",
        "&max-keys=0",
        "&prefix=%00",
        "\nrange: bytes=",
        "\nif-none-match: *",
        "\nif-modified-since: ",
        "\nx-oss-forbid-overwrite: true",
        "\nx-oss-callback: e30=",
        "\nx-oss-tagging: ",
        "\nx-oss-meta-",
        "\nx-oss-copy-source: ",
        "\ncontent-encoding: gzip",
        "\nx-oss-persistent-headers: ",
        "\n\n",
        "é",
        "//",
    ],
    run: |input| {
        let text = text(input);
        let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
        let mut lines = head.lines();
        let Some((method, target)) = lines.next().and_then(|line| line.split_once(' ')) else {
            return;
        };
        let (key, query) = target.split_once('?').unwrap_or((target, ""));
        let headers: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once(": ")).collect();
        if let Some(request) = signed(method, key, query, &headers, body) {
            block_on(answered(&request, method == "HEAD"));
        }
    },
    smoke: 600,
};

pub(super) const DOCUMENTS: Target = Target {
    name: "server_documents",
    seeds: || {
        let texts = [
            "POST ?delete\n<?xml version=\"1.0\"?><Delete><Quiet>false</Quiet><Object><Key>a.txt</Key><VersionId>null</VersionId></Object><Object><Key>b &amp; c</Key></Object></Delete>",
            "POST ?delete&encoding-type=url\n<Delete><Object><Key>a%20b</Key></Object></Delete>",
            "PUT ?versioning\n<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>",
            "PUT \n<CreateBucketConfiguration><StorageClass>IA</StorageClass><DataRedundancyType>LRS</DataRedundancyType></CreateBucketConfiguration>",
        ];
        texts.map(|text| text.as_bytes().to_vec()).to_vec()
    },
    words: &[
        "<Object>",
        "</Object>",
        "<Key>",
        "</Key>",
        "<Quiet>true</Quiet>",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>",
        "&#13;",
        "&#0;",
        "&lt;",
        "<a xmlns:b=\"c\">",
        "<!--",
        "-->",
        "\r",
    ],
    run: |input| {
        let text = text(input);
        let (first, body) = text.split_once('\n').unwrap_or((&text, ""));
        let Some((method, target)) = first.split_once(' ') else {
            return;
        };
        let (key, query) = target.split_once('?').unwrap_or((target, ""));
        let md5 = content_md5(body.as_bytes());
        if let Some(request) = signed(method, key, query, &[("content-md5", &md5)], body) {
            block_on(answered(&request, method == "HEAD"));
        }
    },
    smoke: 600,
};

pub(super) const FORMS: Target = Target {
    name: "server_forms",
    seeds: || {
        let bucket = BucketName::new(BUCKET).unwrap();
        let policy = PostPolicy::new(UtcSeconds::new(NOW.cast_signed() + 600))
            .bucket(&bucket)
            .key_starts_with("")
            .content_length(0..=1024);
        let form = policy.sign_v4(&keys(), "cn-hangzhou", now()).unwrap();
        let mut fields: Vec<(&str, &str)> = form.fields().collect();
        fields.retain(|(name, _)| *name != "key");
        fields.push(("key", "form/${filename}"));
        let mut body = String::new();
        for (name, value) in fields {
            let _ = write!(
                body,
                "--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
        }
        body += "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b--\r\n";
        vec![body.into_bytes()]
    },
    words: &[
        "--b\r\n",
        "--b--\r\n",
        "Content-Disposition: form-data; name=\"key\"\r\n\r\n",
        "; filename=\"",
        "\r\n\r\n",
        "\r\n",
        "${filename}",
        "success_action_status",
        "success_action_redirect",
        "x-oss-object-acl",
        "policy",
        "\"",
        "\0",
    ],
    run: |input| {
        let head = format!(
            "POST /{BUCKET}/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            input.len()
        );
        block_on(answered(&[head.as_bytes(), input].concat(), false));
    },
    smoke: 600,
};

pub(super) const RPC_CALLS: Target = Target {
    name: "rpc_calls",
    seeds: || {
        let texts = [
            "Version=2015-04-01&Action=AssumeRole&RoleArn=acs:ram::1000000000000001:role/ramosstest&RoleSessionName=sessiontest&DurationSeconds=900&Policy=%7B%22Version%22%3A%221%22%2C%22Statement%22%3A%5B%5D%7D",
            "Version=2015-04-01&Action=GetCallerIdentity",
            "Version=2015-05-01&Action=CreateUser&UserName=uploads&DisplayName=a",
            "Version=2015-05-01&Action=ListUsers&MaxItems=10&Marker=a",
            "Version=2015-05-01&Action=CreatePolicy&PolicyName=p&PolicyDocument=%7B%22Version%22%3A%221%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22oss%3A*%22%2C%22Resource%22%3A%22*%22%7D%5D%7D",
            "Version=2015-05-01&Action=AttachPolicyToUser&PolicyType=Custom&PolicyName=p&UserName=uploads",
            "Version=2015-05-01&Action=CreateAccessKey&UserName=uploads",
            "Version=2015-05-01&Action=DecodeDiagnosticMessage&EncodedDiagnosticMessage=AA",
        ];
        texts.map(|text| text.as_bytes().to_vec()).to_vec()
    },
    words: &[
        "&Action=",
        "&Version=",
        "&UserName=",
        "&RoleName=",
        "&PolicyName=",
        "&Policy=",
        "&Tag.1.Key=a",
        "&DurationSeconds=",
        "&Format=XML",
        "&MaxItems=0",
        "%00",
        "%22",
        "é",
        "ListRoles",
        "DeletePolicy",
        "UpdateAccessKey",
    ],
    run: |input| {
        let text = text(input);
        let decode = |text: &str| percent_decode_query(text).map(std::borrow::Cow::into_owned);
        let mut parameters: Vec<(String, String)> = text
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .filter_map(|(name, value)| Some((decode(name)?, decode(value)?)))
            .collect();
        let nonce = format!(
            "{:016x}",
            crc_fast::checksum(crc_fast::CrcAlgorithm::Crc64Xz, input)
        );
        for (name, value) in [
            ("AccessKeyId", ID),
            ("SignatureMethod", "HMAC-SHA1"),
            ("SignatureVersion", "1.0"),
            ("SignatureNonce", &nonce),
            ("Timestamp", &now().to_iso_extended()),
        ] {
            parameters.retain(|(other, _)| other != name);
            parameters.push((name.to_owned(), value.to_owned()));
        }
        let Ok(signature) = rpc::sign(&Secret::new(SECRET), "POST", &parameters) else {
            return;
        };
        parameters.push(("Signature".to_owned(), signature));
        let pairs: Vec<String> = parameters
            .iter()
            .map(|(name, value)| format!("{}={}", percent_encode(name), percent_encode(value)))
            .collect();
        let body = pairs.join("&");
        let request = format!(
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        block_on(async {
            let answer = exchange(request.as_bytes()).await;
            assert!(answer.starts_with(b"HTTP/1.1 "), "no answer");
        });
    },
    smoke: 500,
};

pub(super) const BUCKET: &str = "examplebucket";
pub(super) const ID: &str = "LTAI5tFuzz";
pub(super) const SECRET: &str = "example-secret";

fn keys() -> Credentials {
    Credentials::new(ID, SECRET).unwrap()
}

pub(super) fn now() -> UtcSeconds {
    UtcSeconds::new(NOW.cast_signed())
}

thread_local! {
    static SERVER: OnceCell<(Emulator, SocketAddr)> = const { OnceCell::new() };
}

/// The address of this thread's server, which is started at the first request.
async fn address() -> SocketAddr {
    if let Some(address) = SERVER.with(|server| server.get().map(|(_, address)| *address)) {
        return address;
    }
    let emulator = Emulator::builder()
        .clock(Clock::stepped(now()))
        .access_key(ID, SECRET)
        .bucket(BUCKET)
        .user(User::new("ramtest").access_key("LTAI5tOther", SECRET))
        .role(Role::new("ramosstest"))
        .start()
        .await
        .unwrap();
    let endpoint = emulator.endpoint();
    let address: SocketAddr = endpoint.trim_start_matches("http://").parse().unwrap();
    SERVER.with(|server| server.set((emulator, address)).unwrap());
    address
}

async fn exchange(request: &[u8]) -> Vec<u8> {
    exchange_at(address().await, request).await
}

/// Sends the bytes, shuts down the sending side of the connection, and reads until the server closes it.
pub(super) async fn exchange_at(address: SocketAddr, request: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).await.unwrap();
    // The server may refuse and close before it has read everything.
    let _ = stream.write_all(request).await;
    let _ = stream.shutdown().await;
    let mut answer = Vec::new();
    let read = timeout(Duration::from_secs(20), stream.read_to_end(&mut answer)).await;
    assert!(
        read.is_ok(),
        "the server neither answers nor closes the connection"
    );
    answer
}

/// Sends a request that is complete, and expects an answer in OSS's form.
async fn answered(request: &[u8], head: bool) {
    let answer = text(&exchange(request).await);
    let (front, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let status = front
        .get(9..12)
        .and_then(|status| status.parse::<u16>().ok());
    let status = status.unwrap_or_else(|| panic!("no answer but {answer:?}"));
    assert!(front.contains("x-oss-request-id: "), "{front}");
    assert!(status < 500 || status == 501, "{answer}");
    if status >= 400 && !head {
        assert!(
            body.contains("<Error>") && body.contains("<Code>"),
            "{answer}"
        );
    }
}

/// The bytes of a request with a valid signature V4, or nothing if it cannot be signed or written.
pub(super) fn signed(
    method: &str,
    key: &str,
    query: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Option<Vec<u8>> {
    let bucket = BucketName::new(BUCKET).ok()?;
    let key = match key {
        "" => None,
        key => Some(ObjectKey::new(key).ok()?),
    };
    let resource = key.as_ref().map_or(Resource::Bucket(&bucket), |key| {
        Resource::Object(&bucket, key)
    });
    let mut request = Request::new(method, resource).without_checks();
    let mut target = format!(
        "/{BUCKET}/{}",
        key.as_ref()
            .map_or_else(String::new, |key| percent_encode_path(key.as_str()))
    );
    for (index, pair) in query.split('&').filter(|pair| !pair.is_empty()).enumerate() {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (percent_decode_query(name)?, percent_decode_query(value)?);
        let mark = if index == 0 { '?' } else { '&' };
        let _ = write!(target, "{mark}{}", percent_encode(&name));
        if !value.is_empty() {
            let _ = write!(target, "={}", percent_encode(&value));
        }
        request = request.query(name, value);
    }
    let mut lines = String::new();
    for (name, value) in headers
        .iter()
        .filter(|(name, value)| is_header(name, value))
    {
        request = request.header(*name, *value);
        let _ = write!(lines, "{name}: {value}\r\n");
    }
    let signer = v4::Signer::new(&keys(), "cn-hangzhou", now()).ok()?;
    let signature = signer.sign(&request, now()).ok()?;
    for (name, value) in signature.iter() {
        let _ = write!(lines, "{name}: {value}\r\n");
    }
    let length = body.len();
    let text = format!(
        "{method} {target} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\nConnection: close\r\n{lines}\r\n{body}"
    );
    Some(text.into_bytes())
}

/// Whether a header can be written as it is, and is not one that the request has already.
fn is_header(name: &str, value: &str) -> bool {
    let token = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let own = [
        "host",
        "content-length",
        "connection",
        "transfer-encoding",
        "expect",
    ];
    token && !own.contains(&name.to_ascii_lowercase().as_str()) && !value.contains(char::is_control)
}
