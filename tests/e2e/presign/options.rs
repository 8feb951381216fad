//! Every operation with every option, alone and in pairs, in both versions.
//!
//! The URL is used by a client that sends only what the presigned request lists. The judge is the
//! same call sent by the client: the server must answer both alike. What cannot work in a URL must be
//! refused when it is signed.

use std::time::Duration;

use oss_client::operation::Operation;
use oss_client::operations::acl::{GetBucketAcl, GetObjectAcl, PutBucketAcl, PutObjectAcl};
use oss_client::operations::bucket::CreateBucketConfiguration;
use oss_client::operations::bucket::{DeleteBucket, PutBucket};
use oss_client::operations::listing::ListObjectsV2;
use oss_client::operations::object::{
    CopyObject, DeleteMultipleObjects, DeleteObject, GetObject, GetObjectMeta, HeadObject,
    PutObject,
};
use oss_client::operations::service::ListBuckets;
use oss_client::operations::versioning::{GetBucketVersioning, PutBucketVersioning};
use oss_client::presign::Presign;
use oss_client::sign::{SignatureVersion, SourceIp, UtcSeconds};
use oss_client::{Bucket, Client, Error, ErrorKind, PresignedRequest, Response};

use super::HOUR;
use crate::plain::Plain;
use crate::stage::{BUCKET, KEY, NOW, Stage};

const VERSIONS: [SignatureVersion; 2] = [SignatureVersion::V1, SignatureVersion::V4];

/// The content of every upload.
const CONTENT: &str = "abc";

type Set<Op> = fn(Op) -> Op;
type Bind = fn(Presign) -> Presign;
type Sent<Op> = Result<Response<<Op as Operation>::Output>, Error>;

/// An operation, with a setter for each of its options.
struct Judge<Op> {
    make: fn(&Client) -> Op,
    presign: fn(Op, Duration) -> Presign,
    /// Gives the call its content, which a URL does not contain.
    fill: Set<Op>,
    options: Vec<(&'static str, Set<Op>)>,
}

/// Options of any URL that bind it without changing what a client on this machine may do.
fn bindings() -> Vec<(&'static str, Bind)> {
    vec![
        ("source_ip", |presign| {
            presign.source_ip(SourceIp::one([127, 0, 0, 1].into()))
        }),
        ("forward_allow", |presign| presign.forward_allow(false)),
        ("signed host", |presign| presign.additional_header("host")),
    ]
}

/// What V1 does not sign, so that a URL would not be bound by it.
const NOT_IN_V1: [&str; 2] = ["content_length", "signed host"];

impl<Op: Operation + IntoFuture<Output = Sent<Op>>> Judge<Op> {
    async fn run(&self) {
        let stage = Stage::new().await;
        let client = stage.client();
        let object = client.bucket(BUCKET).unwrap().put_object(KEY).body("kept");
        object.send().await.unwrap();
        let count = self.options.len() + bindings().len();
        self.compare(&client, &[]).await;
        for first in 0..count {
            self.compare(&client, &[first]).await;
            for second in first + 1..count {
                self.compare(&client, &[first, second]).await;
            }
        }
    }

    async fn compare(&self, client: &Client, chosen: &[usize]) {
        let names: Vec<_> = chosen.iter().map(|index| self.name(*index)).collect();
        let sent = (self.fill)(self.call(client, chosen)).await;
        let sent = sent.map_or_else(|error| status(&error, &names), |_| 200);
        for version in VERSIONS {
            let unbound = version == SignatureVersion::V1
                && names.iter().any(|name| NOT_IN_V1.contains(name));
            match (self.presign(client, chosen, version).await, unbound) {
                (Ok(presigned), false) => {
                    assert_headers(&presigned, names.is_empty());
                    let used = self.use_url(&presigned).await;
                    assert_eq!(used, sent, "{} {version:?} {names:?}", Op::NAME);
                }
                (Err(error), true) => {
                    assert_eq!(*error.kind(), ErrorKind::InvalidRequest, "{error}");
                    assert!(error.to_string().contains("V1"), "{names:?}: {error}");
                }
                (Ok(_), true) => panic!("{} {version:?} {names:?} binds nothing", Op::NAME),
                (Err(error), false) => panic!("{} {version:?} {names:?}: {error}", Op::NAME),
            }
        }
    }

    fn name(&self, index: usize) -> &'static str {
        let bindings = bindings();
        match self.options.get(index) {
            Some((name, _)) => name,
            None => bindings[index - self.options.len()].0,
        }
    }

    /// The call with those of the chosen options that are fields.
    fn call(&self, client: &Client, chosen: &[usize]) -> Op {
        let fields = chosen.iter().filter_map(|index| self.options.get(*index));
        fields.fold((self.make)(client), |call, (_, set)| set(call))
    }

    async fn presign(
        &self,
        client: &Client,
        chosen: &[usize],
        version: SignatureVersion,
    ) -> Result<PresignedRequest, Error> {
        let bindings = bindings();
        let presign = (self.presign)(self.call(client, chosen), HOUR);
        let presign = presign.signature_version(version);
        let bound = chosen
            .iter()
            .filter_map(|index| bindings.get(index.checked_sub(self.options.len())?));
        bound
            .fold(presign, |presign, (_, bind)| bind(presign))
            .await
    }

    /// The status that a client gets that knows no more than the presigned request.
    async fn use_url(&self, presigned: &PresignedRequest) -> u16 {
        let content = match presigned.body() {
            Some(document) => document.clone(),
            None if Op::NAME == PutObject::NAME => CONTENT.into(),
            None => Default::default(),
        };
        let reply = Plain::presigned(presigned).body(content).send().await;
        match reply.status {
            200 | 204 | 206 => 200,
            status => status,
        }
    }
}

/// A header that OSS reads from the query too is never asked of the user of a URL, and without
/// options only what the operation itself requires is.
fn assert_headers(presigned: &PresignedRequest, without_options: bool) {
    for (name, _) in presigned.headers() {
        assert!(!IN_QUERY.contains(&name), "{presigned} {name}");
        assert!(
            !without_options || REQUIRED.contains(&name),
            "{presigned} {name}"
        );
    }
}

/// Headers that have the same meaning as parameters.
const IN_QUERY: [&str; 5] = [
    "x-oss-callback",
    "x-oss-callback-var",
    "x-oss-process",
    "x-oss-request-payer",
    "x-oss-traffic-limit",
];

/// What operations require, and what describes the document that comes with a URL.
const REQUIRED: [&str; 5] = [
    "content-md5",
    "content-type",
    "x-oss-acl",
    "x-oss-copy-source",
    "x-oss-object-acl",
];

/// The status of a refusal.
fn status(error: &Error, names: &[&str]) -> u16 {
    let service = error.service();
    service
        .unwrap_or_else(|| panic!("{names:?}: {error}"))
        .status()
}

/// A test for each operation, and the list of all options that they try.
macro_rules! operations {
    ($(
        $test:ident: $op:ident = $make:expr, $fill:expr, [$($option:ident($($value:expr),*)),*];
    )*) => {
        $(
            #[tokio::test]
            async fn $test() {
                let options: Vec<(&'static str, Set<$op>)> =
                    vec![$((stringify!($option), |call: $op| call.$option($($value),*))),*];
                Judge { make: $make, presign: $op::presign, fill: $fill, options }.run().await;
            }
        )*

        const TRIED: &[(&str, &[&str])] =
            &[$((stringify!($op), &[$(stringify!($option)),*])),*];
    };
}

fn bucket(client: &Client) -> Bucket {
    client.bucket(BUCKET).unwrap()
}

operations! {
    put_object: PutObject = |client| bucket(client).put_object(KEY), |call| call.body(CONTENT), [
        cache_control("no-cache"), content_disposition("attachment"), content_encoding("gzip"),
        content_length(3), content_md5("kAFQmDzST7DWlj99KOF/cg=="), content_type("text/plain"),
        expires("Fri, 31 Dec 2038 00:00:00 GMT"), forbid_overwrite(true),
        server_side_encryption("AES256"), server_side_data_encryption("SM4"),
        server_side_encryption_key_id("9468da86-3509-4f8d-a61e-6eab1eac"), acl("private"),
        // The retention is over already, so that the next request may replace the object.
        storage_class("IA"), tagging("a=1&b=2"), callback(CALLBACK),
        callback_var(CALLBACK_VAR), traffic_limit(819_200),
        request_payer("requester"), object_worm_retain_until_date(NOW),
        object_worm_mode("GOVERNANCE"), object_worm_legal_hold("OFF"), metadata("a", "b")
    ];
    get_object: GetObject = |client| bucket(client).get_object(KEY), |call| call, [
        if_match("\"other\""), if_none_match("\"other\""),
        if_modified_since(UtcSeconds::new(0)), if_unmodified_since(UtcSeconds::new(0)),
        range(0..2), range_behavior("standard"), response_cache_control("no-cache"),
        response_content_disposition("attachment"), response_content_encoding("gzip"),
        response_content_language("en"), response_content_type("text/x"),
        response_expires("Fri, 31 Dec 2038 00:00:00 GMT"), version_id("null"),
        traffic_limit(819_200), process("image/resize,w_10"), request_payer("requester"),
        accept_encoding("gzip")
    ];
    head_object: HeadObject = |client| bucket(client).head_object(KEY), |call| call, [
        version_id("null"), if_match("\"other\""), if_none_match("\"other\""),
        if_modified_since(UtcSeconds::new(0)), if_unmodified_since(UtcSeconds::new(0)),
        request_payer("requester")
    ];
    get_object_meta: GetObjectMeta = |client| bucket(client).get_object_meta(KEY), |call| call, [
        version_id("null"), request_payer("requester")
    ];
    copy_object: CopyObject = |client| bucket(client).copy_object("copy", KEY), |call| call, [
        source_bucket(BUCKET), source_version_id("null"), forbid_overwrite(false),
        source_if_match("\"other\""), source_if_none_match("\"other\""),
        source_if_modified_since(UtcSeconds::new(0)),
        source_if_unmodified_since(UtcSeconds::new(0)), metadata_directive("REPLACE"),
        server_side_encryption("AES256"), server_side_data_encryption("SM4"),
        server_side_encryption_key_id("9468da86-3509-4f8d-a61e-6eab1eac"), acl("private"),
        storage_class("IA"), cache_control("no-cache"), content_disposition("attachment"),
        content_encoding("gzip"), content_type("text/plain"),
        expires("Fri, 31 Dec 2038 00:00:00 GMT"), tagging("a=1"), tagging_directive("Replace"),
        traffic_limit(819_200), request_payer("requester"),
        object_worm_retain_until_date(NOW), object_worm_mode("GOVERNANCE"),
        object_worm_legal_hold("OFF"), metadata("a", "b")
    ];
    delete_object: DeleteObject = |client| bucket(client).delete_object("absent"), |call| call, [
        version_id("null"), request_payer("requester"), bypass_governance_retention(true)
    ];
    delete_multiple_objects: DeleteMultipleObjects =
        |client| bucket(client).delete_multiple_objects(["absent"]), |call| call, [
        encoding_type("url"), request_payer("requester"), bypass_governance_retention(true)
    ];
    put_object_acl: PutObjectAcl =
        |client| bucket(client).put_object_acl(KEY, "private"), |call| call, [
        version_id("null"), request_payer("requester")
    ];
    get_object_acl: GetObjectAcl = |client| bucket(client).get_object_acl(KEY), |call| call, [
        version_id("null"), request_payer("requester")
    ];
    put_bucket: PutBucket = |client| bucket(client).put_bucket(), |call| call, [
        acl("private"), resource_group_id("rg-aek27tc"), tagging("a=1"),
        create_bucket_configuration(CreateBucketConfiguration::new().storage_class("IA")),
        agentic_bucket("true")
    ];
    delete_bucket: DeleteBucket = |client| bucket(client).delete_bucket(), |call| call, [];
    put_bucket_acl: PutBucketAcl =
        |client| bucket(client).put_bucket_acl("private"), |call| call, [];
    get_bucket_acl: GetBucketAcl = |client| bucket(client).get_bucket_acl(), |call| call, [];
    put_bucket_versioning: PutBucketVersioning =
        |client| bucket(client).put_bucket_versioning("Enabled"), |call| call, [];
    get_bucket_versioning: GetBucketVersioning =
        |client| bucket(client).get_bucket_versioning(), |call| call, [];
    list_objects_v2: ListObjectsV2 = |client| bucket(client).list_objects_v2(), |call| call, [
        delimiter("/"), start_after("a"), continuation_token("a"), max_keys(5),
        prefix("exampledir/"), encoding_type("url"), fetch_owner(true),
        request_payer("requester")
    ];
    list_buckets: ListBuckets = |client| client.list_buckets(), |call| call, [
        marker("a"), max_keys(5), prefix("example"), resource_group_id("rg-aek27tc"),
        tag_key("a"), tag_value("1"), tagging("\"a\":\"1\"")
    ];
}

/// `{"callbackUrl":"http://127.0.0.1:1/","callbackBody":"a=${object}"}`: nobody answers at this port,
/// so every upload stores the object and is answered 203.
const CALLBACK: &str = "eyJjYWxsYmFja1VybCI6Imh0dHA6Ly8xMjcuMC4wLjE6MS8iLCJjYWxsYmFja0JvZHkiOiJhPSR7b2Jq\
                        ZWN0fSJ9";

/// `{"x:a":"1"}`.
const CALLBACK_VAR: &str = "eyJ4OmEiOiIxIn0=";

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the test reads sources, outside of any runtime"
)]
fn every_option_of_every_operation_is_tried() {
    let mut found = 0;
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../crates/oss-client/src/operations"
    );
    for level in std::fs::read_dir(folder).unwrap() {
        let level = level.unwrap().path();
        let files = std::fs::read_dir(&level).into_iter().flatten();
        for file in files {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            let Some((operation, tried)) = TRIED
                .iter()
                .find(|(name, _)| text.contains(&format!("\nimpl Operation for {name} {{")))
            else {
                continue;
            };
            let setters = text.split("\n    pub fn ").skip(1).filter_map(|function| {
                let (name, arguments) = function.split_once('(')?;
                arguments
                    .trim_start()
                    .starts_with("mut self")
                    .then_some(name)
            });
            for name in setters.filter(|name| !["body", "items"].contains(name)) {
                assert!(tried.contains(&name), "{operation} {name}");
            }
            found += 1;
        }
    }
    assert_eq!(found, TRIED.len());
}

/// Signs what cannot work, and returns the error.
async fn refused(operation: &str, presign: Presign, version: SignatureVersion) -> String {
    let error = presign
        .signature_version(version)
        .await
        .map(|_| ())
        .unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::InvalidRequest, "{error}");
    let subject = format!("{operation} {BUCKET}/{KEY}: ");
    assert!(error.to_string().starts_with(&subject), "{error}");
    error.to_string()
}

#[tokio::test]
async fn what_can_never_work_is_refused_with_the_reason() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    for version in VERSIONS {
        let put = || bucket.put_object(KEY);
        let get = || bucket.get_object(KEY);
        let refused_put =
            async |put: PutObject| refused("PutObject", put.presign(HOUR), version).await;
        let refused_get =
            async |get: GetObject| refused("GetObject", get.presign(HOUR), version).await;
        for (error, reason) in [
            (
                refused_put(put().with_header("if-none-match", "*")).await,
                "forbid-overwrite",
            ),
            (
                refused_put(put().with_header("if-match", "\"a\"")).await,
                "not implement",
            ),
            (
                refused_put(put().content_md5("900150983cd24fb0d6963f7d28e17f72")).await,
                "Base64",
            ),
            (
                refused_put(put().body("abc")).await,
                "does not contain the content",
            ),
            (refused_put(put().traffic_limit(245_760)).await, "819"),
            (
                refused_put(put().with_header("content-type", "a\tb\u{1}")).await,
                "ASCII",
            ),
            (refused_get(get().traffic_limit(838_860_801)).await, "838"),
            (
                refused_get(get().with_header("versionId", "null")).await,
                "version_id",
            ),
            (
                refused_get(get().with_query("x-oss-ac-source-ip", "1.2.3.4")).await,
                "source_ip",
            ),
            (
                refused_get(get().with_header("x-oss-ac-subnet-mask", "8")).await,
                "source_ip",
            ),
            (
                refused_get(
                    get()
                        .traffic_limit(819_200)
                        .with_query("x-oss-traffic-limit", "1"),
                )
                .await,
                "more than once",
            ),
            (
                refused_get(get().with_query("x-oss-signature", "1")).await,
                "x-oss-signature",
            ),
        ] {
            assert!(error.contains(reason), "{error}");
        }
        for (name, call) in [
            ("content-disposition", get()),
            ("date", get().with_header("date", "now")),
        ] {
            let presign = call.presign(HOUR).signature_version(version);
            let error = presign.additional_header(name).await.map(|_| ());
            assert!(error.unwrap_err().to_string().contains(name));
        }
        for never in [Duration::ZERO, Duration::from_millis(400), Duration::MAX] {
            let error = get().presign(never).signature_version(version).await;
            let error = error.map(|_| ()).unwrap_err();
            assert_eq!(*error.kind(), ErrorKind::InvalidRequest, "{error}");
        }
    }
}
