//! What the tests of the operations have in common: the samples, and random values.

use std::future::IntoFuture;
use std::path::Path;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use oss_sign::verify::{self, ClaimVersion, Received};
use oss_sign::{Credentials, Secret, SignatureVersion, UtcSeconds, encode};
use oss_transport::testing::NoTransport;
use serde_json::Value;

use crate::bucket::Bucket;
use crate::call::CallContext;
use crate::client::Client;
use crate::etag::ETag;
use crate::operation::{Operation, RawResponse};
use crate::pipeline::{self, CallOptions, Kind, Purpose};
use crate::xml::{self, ReadXml, WriteXml, XmlWriter};

/// The sample of an operation.
pub(super) fn sample(operation: &str) -> Value {
    #[expect(
        clippy::disallowed_methods,
        reason = "a test has no runtime that could be blocked"
    )]
    let read = |path| std::fs::read_to_string(path).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../xtask/model/samples");
    let text = read(folder.join(format!("{operation}.json")));
    serde_json::from_str(&text).unwrap()
}

/// A client that sends nothing.
pub(super) fn client() -> Client {
    Client::builder()
        .region("cn-hangzhou")
        .credentials(Credentials::new("EXAMPLEKEYID", "EXAMPLEKEYSECRET").unwrap())
        .transport(std::sync::Arc::new(NoTransport::new()))
        .build()
        .unwrap()
}

/// The bucket that the sample of an operation names.
pub(super) fn bucket(operation: &str) -> Bucket {
    let sample = sample(operation);
    let name = sample["request"]["input"]["bucket"].as_str().unwrap();
    client().bucket(name).unwrap()
}

/// Checks that an operation sends what its sample says.
#[track_caller]
pub(super) fn sends<Op: Operation>(operation: &str, call: Op) {
    let expected = &sample(operation)["request"];
    let config = &client().shared().config.clone();
    let request = call.request().unwrap();
    let (options, purpose) = (CallOptions::default(), Purpose::Presign);
    let (prepared, _) = pipeline::prepare(
        Kind::from_operation::<Op>(),
        request,
        &options,
        config,
        purpose,
    )
    .unwrap();

    assert_eq!(prepared.method.as_str(), expected["method"], "method");
    let path = match &prepared.target {
        crate::request::Target::Object(_, key) => {
            format!("/{}", encode::percent_encode_path(key.as_str()))
        }
        _ => "/".to_owned(),
    };
    assert_eq!(path, expected["path"], "path");
    let query: serde_json::Map<String, Value> = prepared
        .query
        .iter()
        .map(|(name, value)| match value.as_str() {
            "" => (name.clone(), Value::Null),
            value => (name.clone(), value.into()),
        })
        .collect();
    let mut expected_query = expected["query"].clone();
    for value in expected_query.as_object_mut().unwrap().values_mut() {
        if value == "" {
            *value = Value::Null;
        }
    }
    assert_eq!(Value::Object(query), expected_query, "query");
    let mut headers: serde_json::Map<String, Value> = prepared
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().into()))
        .collect();
    let mut expected_headers = expected["headers"].clone();
    if let Some(body) = expected["body"].as_str()
        && let Some(document) = &prepared.document
        && document != body
    {
        assert_eq!(texts(document), texts(body.as_bytes()), "body");
        // The digest of the same document in other words is another one.
        let own = crate::integrity::content_md5(document);
        assert!(
            headers
                .get("content-md5")
                .is_none_or(|digest| *digest == *own)
        );
        headers.remove("content-md5");
        expected_headers
            .as_object_mut()
            .unwrap()
            .remove("content-md5");
    }
    assert_eq!(Value::Object(headers), expected_headers, "headers");
}

/// The texts of a document, which are the same however it is written.
fn texts(document: &[u8]) -> Vec<(String, String)> {
    let owned = xml::read_with(document, |root| {
        let texts = xml::leaves(root, &[])?.into_iter();
        Ok(texts
            .map(|(name, text)| (name.to_owned(), text.into_owned()))
            .collect())
    });
    owned.unwrap()
}

/// Presigns an operation with each of its options alone and with some pairs of them, by both versions
/// of the signature, and checks that a server accepts the URL with nothing but the headers that the
/// presigned request lists.
#[track_caller]
pub(super) fn presigns<Op: Operation>(start: impl Fn() -> Op, options: &[fn(Op) -> Op]) {
    let mut random = fastrand::Rng::with_seed(7);
    let mut chosen: Vec<Vec<usize>> = vec![Vec::new()];
    chosen.extend((0..options.len()).map(|index| vec![index]));
    if options.len() > 1 {
        let pairs = std::iter::repeat_with(|| {
            let first = random.usize(..options.len());
            let other = random.usize(1..options.len());
            vec![first, (first + other) % options.len()]
        });
        chosen.extend(pairs.take(4));
    }
    for indices in chosen {
        for version in [SignatureVersion::V1, SignatureVersion::V4] {
            let operation = indices
                .iter()
                .fold(start(), |op, index| options[*index](op));
            check_presigned(operation, version, &indices);
        }
    }
}

#[track_caller]
fn check_presigned<Op: Operation>(operation: Op, version: SignatureVersion, options: &[usize]) {
    let client = client();
    let request = CallContext::new(&client).presign(operation, Duration::from_secs(60));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let signing = request.signature_version(version).into_future();
    let presigned = runtime.block_on(signing).unwrap();

    let (place, query) = presigned.url().split_once('?').unwrap();
    let (host, path) = place
        .strip_prefix("https://")
        .unwrap()
        .split_once('/')
        .unwrap();
    let bucket = host.strip_suffix(".oss-cn-hangzhou.aliyuncs.com");
    let path = percent_encoding::percent_decode_str(path)
        .decode_utf8()
        .unwrap();
    let resource_path = match bucket {
        Some(bucket) => format!("/{bucket}/{path}"),
        None => format!("/{path}"),
    };
    let mut headers: Vec<(&str, &[u8])> = presigned
        .headers()
        .map(|(name, value)| (name, value.as_bytes()))
        .collect();
    headers.push(("host", host.as_bytes()));
    let received = Received {
        method: presigned.method(),
        resource_path: &resource_path,
        raw_query: query,
        headers: &headers,
        peer: None,
    };
    let claim = verify::claim(&received).unwrap().unwrap();
    let claimed = match version {
        SignatureVersion::V1 => ClaimVersion::V1,
        _ => ClaimVersion::V4,
    };
    assert_eq!(claim.version(), claimed);
    if let Err(reason) = claim.check_signature(&Secret::new("EXAMPLEKEYSECRET")) {
        panic!(
            "{version:?} with options {options:?}: {reason:?}\n{}",
            presigned.url()
        );
    }
}

/// Reads the response in the sample of an operation.
#[track_caller]
pub(super) fn reads<Op: Operation>(operation: &str) -> Op::Output {
    let response = &sample(operation)["response"];
    let status = response["status"].as_u64().unwrap();
    let status = StatusCode::from_u16(u16::try_from(status).unwrap()).unwrap();
    let mut headers = HeaderMap::new();
    for (name, value) in response["headers"].as_object().unwrap() {
        headers.insert(
            HeaderName::try_from(name.as_str()).unwrap(),
            HeaderValue::try_from(value.as_str().unwrap()).unwrap(),
        );
    }
    let document = match (response["body"].as_str(), response["body_base64"].as_str()) {
        (Some(text), _) => text.as_bytes().to_vec(),
        (None, Some(text)) => {
            use base64::Engine as _;
            base64::engine::general_purpose::STANDARD
                .decode(text)
                .unwrap()
        }
        (None, None) => Vec::new(),
    };
    for seed in 0..64 {
        // What a mutated document gives does not matter: no panic, and an end.
        let changed = mutated(&document, seed);
        let _ = Op::response(RawResponse::new(status, headers.clone(), changed));
    }
    Op::response(RawResponse::new(status, headers, document)).unwrap()
}

/// Cuts a document, repeats parts of it, or replaces bytes in it.
fn mutated(document: &[u8], seed: u64) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut changed = document.to_vec();
    for _ in 0..random.usize(1..5) {
        let at = random.usize(..=changed.len());
        let end = random.usize(at..=changed.len());
        match random.u8(..4) {
            0 => changed.truncate(at),
            1 => {
                let part = changed[at..end].to_vec();
                changed.splice(at..at, part);
            }
            2 => drop(changed.drain(at..end)),
            _ => {
                let piece = PIECES[random.usize(..PIECES.len())].bytes();
                changed.splice(at..at, piece);
            }
        }
    }
    changed
}

/// What may stand where it should not.
const PIECES: &[&str] = &[
    "<",
    ">",
    "</",
    "&",
    "&#0;",
    "<!--",
    "]]>",
    "\u{0}",
    "-1",
    "99999999999999999999999",
];

/// Checks that random values survive being written as a document and read again.
#[track_caller]
pub(super) fn survives<T: ReadXml + WriteXml + Random + PartialEq + std::fmt::Debug>() {
    for seed in 0..32 {
        let value = T::random(&mut Source::new(seed));
        let document = XmlWriter::document("Value", &value);
        let read: T = xml::read(document.as_bytes(), "Value").unwrap();
        assert_eq!(read, value, "seed {seed}: {document}");
    }
}

/// A source of random numbers that a seed determines.
pub(super) struct Source {
    random: fastrand::Rng,
    depth: u32,
}

impl Source {
    fn new(seed: u64) -> Self {
        Self {
            random: fastrand::Rng::with_seed(seed),
            depth: 0,
        }
    }

    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.random.usize(..limit)
    }
}

/// A value that can be made at random.
pub(super) trait Random: Sized {
    fn random(source: &mut Source) -> Self;
}

impl Random for String {
    fn random(source: &mut Source) -> Self {
        let pieces = [
            "a", "<b>", "&amp;", "é", "\u{1}", "\r\n", " x ", "\"'", "%20", "]]>", "报告",
        ];
        let count = source.below(4);
        (0..count)
            .map(|_| pieces[source.below(pieces.len())])
            .collect()
    }
}

impl Random for ETag {
    fn random(source: &mut Source) -> Self {
        ETag::from(format!("\"{:032X}\"", source.random.u128(..)))
    }
}

impl Random for bool {
    fn random(source: &mut Source) -> Self {
        source.random.bool()
    }
}

impl Random for UtcSeconds {
    fn random(source: &mut Source) -> Self {
        UtcSeconds::new(source.random.i64(0..253_402_300_799))
    }
}

impl Random for f64 {
    fn random(source: &mut Source) -> Self {
        source.random.f64() * 1e6
    }
}

macro_rules! random_numbers {
    ($($number:ident)*) => {
        $(impl Random for $number {
            fn random(source: &mut Source) -> Self {
                source.random.$number(..)
            }
        })*
    };
}

random_numbers!(u32 u64 i32 i64);

impl<T: Random> Random for Option<T> {
    fn random(source: &mut Source) -> Self {
        source.random.bool().then(|| T::random(source))
    }
}

impl<T: Random> Random for Vec<T> {
    fn random(source: &mut Source) -> Self {
        source.depth += 1;
        let limit = if source.depth > 3 { 1 } else { 4 };
        let count = source.below(limit);
        let list = (0..count).map(|_| T::random(source)).collect();
        source.depth -= 1;
        list
    }
}

/// Makes a structure random, field by field.
macro_rules! random {
    ($name:ident { $($field:ident),* }) => {
        impl $crate::operations::sample::Random for $name {
            fn random(source: &mut $crate::operations::sample::Source) -> Self {
                Self { $($field: $crate::operations::sample::Random::random(source)),* }
            }
        }
    };
}

/// Makes an enumeration random: one of its known values.
macro_rules! random_enum {
    ($name:ident) => {
        impl $crate::operations::sample::Random for $name {
            fn random(source: &mut $crate::operations::sample::Source) -> Self {
                Self::KNOWN[source.below(Self::KNOWN.len())].clone()
            }
        }
    };
}

pub(super) use {random, random_enum};
