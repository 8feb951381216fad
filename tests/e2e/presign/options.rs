//! Every operation with every option, alone and in pairs, in both versions.
//!
//! The URL is used by a client that sends only what the presigned request lists. The judge is the
//! same call sent by the client: the server must answer both alike. What cannot work in a URL must be
//! refused when it is signed.

use std::time::Duration;

use oss_client::operation::Operation;
use oss_client::operations::structures::CreateBucketConfiguration;
use oss_client::operations::{
    CopyObject, DeleteBucket, DeleteMultipleObjects, DeleteObject, GetBucketAcl,
    GetBucketVersioning, GetObject, GetObjectAcl, GetObjectMeta, HeadObject, ListBuckets,
    ListObjectsV2, PutBucket, PutBucketAcl, PutBucketVersioning, PutObject, PutObjectAcl,
};
use oss_client::presign::Presign;
use oss_client::sign::{SignatureVersion, SourceIp, UtcSeconds};
use oss_client::{Bucket, Call, Client, Error, ErrorKind, PresignedRequest};

use super::HOUR;
use crate::plain::Plain;
use crate::stage::{BUCKET, KEY, NOW, Stage};

const VERSIONS: [SignatureVersion; 2] = [SignatureVersion::V1, SignatureVersion::V4];

/// The content of every upload.
const CONTENT: &str = "abc";

type Set<Op> = fn(Call<Op>) -> Call<Op>;
type Bind<Op> = fn(Presign<Op>) -> Presign<Op>;

/// An operation, with a setter for each of its options.
struct Judge<Op> {
    make: fn(&Client) -> Call<Op>,
    /// Gives the call its content, which a URL does not contain.
    fill: Set<Op>,
    options: Vec<(&'static str, Set<Op>)>,
}

/// Options of any URL that bind it without changing what a client on this machine may do.
fn bindings<Op: Operation>() -> Vec<(&'static str, Bind<Op>)> {
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

impl<Op: Operation> Judge<Op> {
    async fn run(&self) {
        let stage = Stage::new().await;
        let client = stage.client();
        let object = client.bucket(BUCKET).unwrap().put_object(KEY).body("kept");
        object.send().await.unwrap();
        let count = self.options.len() + bindings::<Op>().len();
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
        let sent = (self.fill)(self.call(client, chosen)).send().await;
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
        let bindings = bindings::<Op>();
        match self.options.get(index) {
            Some((name, _)) => name,
            None => bindings[index - self.options.len()].0,
        }
    }

    /// The call with those of the chosen options that are fields.
    fn call(&self, client: &Client, chosen: &[usize]) -> Call<Op> {
        let fields = chosen.iter().filter_map(|index| self.options.get(*index));
        fields.fold((self.make)(client), |call, (_, set)| set(call))
    }

    async fn presign(
        &self,
        client: &Client,
        chosen: &[usize],
        version: SignatureVersion,
    ) -> Result<PresignedRequest, Error> {
        let bindings = bindings::<Op>();
        let presign = self.call(client, chosen).presign(HOUR);
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
                    vec![$((stringify!($option), |call: Call<$op>| call.$option($($value),*))),*];
                Judge { make: $make, fill: $fill, options }.run().await;
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
        storage_class("IA"), tagging("a=1&b=2"), callback(CALLBACK),
        callback_var(CALLBACK_VAR), traffic_limit(819_200),
        request_payer("requester"), object_worm_retain_until_date(NOW.plus_seconds(86_400)),
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
        object_worm_retain_until_date(NOW.plus_seconds(86_400)), object_worm_mode("GOVERNANCE"),
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
        acl("private"), resource_group_id("rg-aek27tc"), bucket_tagging("a=1"),
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
    let mut operations = 0;
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../crates/oss-client/src/operations"
    );
    for level in std::fs::read_dir(folder).unwrap() {
        let level = level.unwrap().path();
        let files = std::fs::read_dir(&level).into_iter().flatten();
        for file in files {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            let Some((_, table)) = text.split_once("\nfields!(") else {
                continue;
            };
            let (operation, rest) = table.split_once('(').unwrap();
            let (fields, _) = rest.split_once(");").unwrap();
            let (_, fields) = fields.split_once('{').unwrap();
            let fields = fields.replace("and metadata, body", "metadata:");
            let fields = fields.replace("and metadata", "metadata:");
            let names = fields
                .split([',', '}'])
                .filter_map(|field| field.split_once(':'));
            let (_, tried) = TRIED.iter().find(|(name, _)| *name == operation).unwrap();
            for (name, _) in names {
                assert!(tried.contains(&name.trim()), "{operation} {name}");
            }
            operations += 1;
        }
    }
    assert_eq!(operations, TRIED.len());
}

/// Signs what cannot work, and returns the error.
async fn refused<Op: Operation>(call: Call<Op>, version: SignatureVersion) -> String {
    let presign = call.presign(HOUR).signature_version(version);
    let error = presign.await.map(|_| ()).unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::InvalidRequest, "{error}");
    let subject = format!("{} {BUCKET}/{KEY}: ", Op::NAME);
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
        for (error, reason) in [
            (
                refused(put().with_header("if-none-match", "*"), version).await,
                "forbid-overwrite",
            ),
            (
                refused(put().with_header("if-match", "\"a\""), version).await,
                "not implement",
            ),
            (
                refused(
                    put().content_md5("900150983cd24fb0d6963f7d28e17f72"),
                    version,
                )
                .await,
                "Base64",
            ),
            (
                refused(put().content_length(-1), version).await,
                "content_length -1",
            ),
            (
                refused(put().body("abc"), version).await,
                "does not contain the content",
            ),
            (refused(put().traffic_limit(245_760), version).await, "819"),
            (
                refused(put().with_header("content-type", "a\tb\u{1}"), version).await,
                "ASCII",
            ),
            (
                refused(get().traffic_limit(838_860_801), version).await,
                "838",
            ),
            (
                refused(get().with_header("versionId", "null"), version).await,
                "version_id",
            ),
            (
                refused(get().with_query("x-oss-ac-source-ip", "1.2.3.4"), version).await,
                "source_ip",
            ),
            (
                refused(get().with_header("x-oss-ac-subnet-mask", "8"), version).await,
                "source_ip",
            ),
            (
                refused(
                    get()
                        .traffic_limit(819_200)
                        .with_query("x-oss-traffic-limit", "1"),
                    version,
                )
                .await,
                "more than once",
            ),
            (
                refused(get().with_query("x-oss-signature", "1"), version).await,
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
