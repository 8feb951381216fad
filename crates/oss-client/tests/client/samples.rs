//! The samples of the API description: what goes out for an input, what is read from an answer.

use std::collections::BTreeMap;

use oss_client::operations::structures::{
    CreateBucketConfiguration, Delete, ObjectIdentifier, VersioningConfiguration,
};
use oss_client::operations::*;
use oss_client::sign::{BucketName, UtcSeconds};
use oss_client::transport::testing::Answer;
use oss_client::{ByteRange, Operation};
use serde_json::{Map, Value, json};

use crate::scripted::Scripted;

/// One sample, with its input.
struct Sample(Value);

#[tokio::test]
async fn every_sample_goes_out_and_comes_back_as_described() {
    hold("ListBuckets", list_buckets, |output| {
        vec![
            ("prefix", json!(output.prefix)),
            ("marker", json!(output.marker)),
            ("max_keys", json!(output.max_keys)),
            ("is_truncated", json!(output.is_truncated)),
            ("next_marker", json!(output.next_marker)),
            ("owner", json!(output.owner.as_ref().map(seen::owner))),
            (
                "buckets",
                Value::Array(output.buckets.iter().map(seen::bucket_properties).collect()),
            ),
        ]
    })
    .await;
    hold("PutBucket", put_bucket, |_| Vec::new()).await;
    hold("DeleteBucket", delete_bucket, |_| Vec::new()).await;
    hold("ListObjectsV2", list_objects_v2, |output| {
        vec![
            ("name", json!(output.name)),
            ("prefix", json!(output.prefix)),
            ("start_after", json!(output.start_after)),
            ("max_keys", json!(output.max_keys)),
            ("delimiter", json!(output.delimiter)),
            ("is_truncated", json!(output.is_truncated)),
            ("continuation_token", json!(output.continuation_token)),
            (
                "next_continuation_token",
                json!(output.next_continuation_token),
            ),
            (
                "encoding_type",
                json!(output.encoding_type.as_ref().map(ToString::to_string)),
            ),
            (
                "contents",
                Value::Array(
                    output
                        .contents
                        .iter()
                        .map(seen::object_properties)
                        .collect(),
                ),
            ),
            (
                "common_prefixes",
                Value::Array(
                    output
                        .common_prefixes
                        .iter()
                        .map(seen::common_prefix)
                        .collect(),
                ),
            ),
            ("key_count", json!(output.key_count)),
        ]
    })
    .await;
    hold("PutObject", put_object, |output| {
        vec![
            ("content_md5", json!(output.content_md5)),
            ("etag", json!(output.etag)),
            ("hash_crc64", json!(output.hash_crc64)),
            ("version_id", json!(output.version_id)),
            (
                "callback_result",
                json!(
                    output
                        .callback_result
                        .as_ref()
                        .map(|text| serde_json::from_str::<Value>(text).unwrap())
                ),
            ),
        ]
    })
    .await;
    hold("PutObjectAcl", put_object_acl, |output| {
        vec![("version_id", json!(output.version_id))]
    })
    .await;
    hold("CopyObject", copy_object, |output| {
        vec![
            ("hash_crc64", json!(output.hash_crc64)),
            ("version_id", json!(output.version_id)),
            ("source_version_id", json!(output.source_version_id)),
            (
                "server_side_encryption",
                json!(
                    output
                        .server_side_encryption
                        .as_ref()
                        .map(ToString::to_string)
                ),
            ),
            (
                "server_side_data_encryption",
                json!(
                    output
                        .server_side_data_encryption
                        .as_ref()
                        .map(ToString::to_string)
                ),
            ),
            (
                "server_side_encryption_key_id",
                json!(output.server_side_encryption_key_id),
            ),
            ("last_modified", json!(output.last_modified.map(seen::time))),
            ("etag", json!(output.etag)),
        ]
    })
    .await;
    hold("GetObject", get_object, |output| {
        vec![
            ("content_length", json!(output.content_length)),
            ("content_range", json!(output.content_range)),
            ("content_type", json!(output.content_type)),
            ("etag", json!(output.etag)),
            ("last_modified", json!(output.last_modified.map(seen::time))),
            (
                "storage_class",
                json!(output.storage_class.as_ref().map(ToString::to_string)),
            ),
            ("content_md5", json!(output.content_md5)),
            ("metadata", json!(output.metadata)),
            (
                "server_side_encryption",
                json!(
                    output
                        .server_side_encryption
                        .as_ref()
                        .map(ToString::to_string)
                ),
            ),
            (
                "server_side_data_encryption",
                json!(
                    output
                        .server_side_data_encryption
                        .as_ref()
                        .map(ToString::to_string)
                ),
            ),
            (
                "server_side_encryption_key_id",
                json!(output.server_side_encryption_key_id),
            ),
            (
                "object_type",
                json!(output.object_type.as_ref().map(ToString::to_string)),
            ),
            ("next_append_position", json!(output.next_append_position)),
            ("hash_crc64", json!(output.hash_crc64)),
            ("expiration", json!(output.expiration)),
            ("restore", json!(output.restore)),
            ("process_status", json!(output.process_status)),
            ("tagging_count", json!(output.tagging_count)),
            ("delete_marker", json!(output.delete_marker)),
            ("version_id", json!(output.version_id)),
            ("cache_control", json!(output.cache_control)),
            ("content_disposition", json!(output.content_disposition)),
            ("content_encoding", json!(output.content_encoding)),
            ("expires", json!(output.expires)),
            ("sealed_time", json!(output.sealed_time.map(seen::time))),
            (
                "object_worm_retain_until_date",
                json!(output.object_worm_retain_until_date.map(seen::time)),
            ),
            (
                "object_worm_mode",
                json!(output.object_worm_mode.as_ref().map(ToString::to_string)),
            ),
            (
                "object_worm_legal_hold",
                json!(
                    output
                        .object_worm_legal_hold
                        .as_ref()
                        .map(ToString::to_string)
                ),
            ),
        ]
    })
    .await;
    hold("GetObjectAcl", get_object_acl, |output| {
        vec![
            ("acl", json!(output.acl.as_ref().map(ToString::to_string))),
            ("owner", json!(output.owner.as_ref().map(seen::owner))),
            ("version_id", json!(output.version_id)),
        ]
    })
    .await;
    hold("GetObjectMeta", get_object_meta, |output| {
        vec![
            ("content_length", json!(output.content_length)),
            ("etag", json!(output.etag)),
            ("last_modified", json!(output.last_modified.map(seen::time))),
            (
                "last_access_time",
                json!(output.last_access_time.map(seen::time)),
            ),
            ("version_id", json!(output.version_id)),
            ("hash_crc64", json!(output.hash_crc64)),
            (
                "transition_time",
                json!(output.transition_time.map(seen::time)),
            ),
        ]
    })
    .await;
    hold("HeadObject", head_object, |output| {
        vec![
            ("content_length", json!(output.content_length)),
            ("content_type", json!(output.content_type)),
            ("etag", json!(output.etag)),
            ("last_modified", json!(output.last_modified.map(seen::time))),
            (
                "storage_class",
                json!(output.storage_class.as_ref().map(ToString::to_string)),
            ),
            ("content_md5", json!(output.content_md5)),
            ("metadata", json!(output.metadata)),
            (
                "server_side_encryption",
                json!(
                    output
                        .server_side_encryption
                        .as_ref()
                        .map(ToString::to_string)
                ),
            ),
            (
                "server_side_data_encryption",
                json!(
                    output
                        .server_side_data_encryption
                        .as_ref()
                        .map(ToString::to_string)
                ),
            ),
            (
                "server_side_encryption_key_id",
                json!(output.server_side_encryption_key_id),
            ),
            (
                "object_type",
                json!(output.object_type.as_ref().map(ToString::to_string)),
            ),
            ("next_append_position", json!(output.next_append_position)),
            ("hash_crc64", json!(output.hash_crc64)),
            ("expiration", json!(output.expiration)),
            ("restore", json!(output.restore)),
            ("process_status", json!(output.process_status)),
            (
                "request_charged",
                json!(output.request_charged.as_ref().map(ToString::to_string)),
            ),
            ("tagging_count", json!(output.tagging_count)),
            ("version_id", json!(output.version_id)),
            ("allow_origin", json!(output.allow_origin)),
            ("allow_methods", json!(output.allow_methods)),
            ("allow_headers", json!(output.allow_headers)),
            ("expose_headers", json!(output.expose_headers)),
            ("cache_control", json!(output.cache_control)),
            ("content_disposition", json!(output.content_disposition)),
            ("content_encoding", json!(output.content_encoding)),
            ("expires", json!(output.expires)),
            (
                "transition_time",
                json!(output.transition_time.map(seen::time)),
            ),
            ("sealed_time", json!(output.sealed_time.map(seen::time))),
            (
                "object_worm_retain_until_date",
                json!(output.object_worm_retain_until_date.map(seen::time)),
            ),
            (
                "object_worm_mode",
                json!(output.object_worm_mode.as_ref().map(ToString::to_string)),
            ),
            (
                "object_worm_legal_hold",
                json!(
                    output
                        .object_worm_legal_hold
                        .as_ref()
                        .map(ToString::to_string)
                ),
            ),
            (
                "access_control_max_age",
                json!(output.access_control_max_age),
            ),
        ]
    })
    .await;
    hold("DeleteMultipleObjects", delete_multiple_objects, |output| {
        vec![
            (
                "deleted_objects",
                Value::Array(
                    output
                        .deleted_objects
                        .iter()
                        .map(seen::deleted_object)
                        .collect(),
                ),
            ),
            (
                "encoding_type",
                json!(output.encoding_type.as_ref().map(ToString::to_string)),
            ),
        ]
    })
    .await;
    hold("DeleteObject", delete_object, |output| {
        vec![
            ("version_id", json!(output.version_id)),
            ("delete_marker", json!(output.delete_marker)),
        ]
    })
    .await;
    hold("PutBucketVersioning", put_bucket_versioning, |_| Vec::new()).await;
    hold("GetBucketVersioning", get_bucket_versioning, |output| {
        vec![(
            "status",
            json!(output.status.as_ref().map(ToString::to_string)),
        )]
    })
    .await;
    hold("PutBucketAcl", put_bucket_acl, |_| Vec::new()).await;
    hold("GetBucketAcl", get_bucket_acl, |output| {
        vec![
            ("acl", json!(output.acl.as_ref().map(ToString::to_string))),
            ("owner", json!(output.owner.as_ref().map(seen::owner))),
        ]
    })
    .await;
}

fn list_buckets(sample: &Sample) -> ListBuckets {
    let mut operation = ListBuckets::new();
    operation.marker = sample.text("marker");
    operation.max_keys = sample.number("max_keys").map(|n| n as i32);
    operation.prefix = sample.text("prefix");
    operation.resource_group_id = sample.text("resource_group_id");
    operation.tag_key = sample.text("tag_key");
    operation.tag_value = sample.text("tag_value");
    operation.tagging = sample.text("tagging");
    operation
}

fn put_bucket(sample: &Sample) -> PutBucket {
    let mut operation = PutBucket::new(sample.bucket());
    operation.acl = sample.text("acl").map(Into::into);
    operation.resource_group_id = sample.text("resource_group_id");
    operation.create_bucket_configuration = sample.configuration();
    operation.bucket_tagging = sample.text("bucket_tagging");
    operation.agentic_bucket = sample.text("agentic_bucket");
    operation
}

fn delete_bucket(sample: &Sample) -> DeleteBucket {
    DeleteBucket::new(sample.bucket())
}

fn list_objects_v2(sample: &Sample) -> ListObjectsV2 {
    let mut operation = ListObjectsV2::new(sample.bucket());
    operation.delimiter = sample.text("delimiter");
    operation.start_after = sample.text("start_after");
    operation.continuation_token = sample.text("continuation_token");
    operation.max_keys = sample.number("max_keys").map(|n| n as i32);
    operation.prefix = sample.text("prefix");
    operation.encoding_type = sample.text("encoding_type").map(Into::into);
    operation.fetch_owner = sample.boolean("fetch_owner");
    operation.request_payer = sample.text("request_payer").map(Into::into);
    operation
}

fn put_object(sample: &Sample) -> PutObject {
    let mut operation = PutObject::new(sample.bucket(), sample.required("key"));
    operation.cache_control = sample.text("cache_control");
    operation.content_disposition = sample.text("content_disposition");
    operation.content_encoding = sample.text("content_encoding");
    operation.content_length = sample.number("content_length");
    operation.content_md5 = sample.text("content_md5");
    operation.content_type = sample.text("content_type");
    operation.expires = sample.text("expires");
    operation.forbid_overwrite = sample.boolean("forbid_overwrite");
    operation.server_side_encryption = sample.text("server_side_encryption").map(Into::into);
    operation.server_side_data_encryption =
        sample.text("server_side_data_encryption").map(Into::into);
    operation.server_side_encryption_key_id = sample.text("server_side_encryption_key_id");
    operation.acl = sample.text("acl").map(Into::into);
    operation.storage_class = sample.text("storage_class").map(Into::into);
    operation.metadata = sample.map("metadata");
    operation.tagging = sample.text("tagging");
    operation.callback = sample.text("callback");
    operation.callback_var = sample.text("callback_var");
    operation.traffic_limit = sample.number("traffic_limit");
    operation.body = sample.text("body").unwrap_or_default().into();
    operation.request_payer = sample.text("request_payer").map(Into::into);
    operation.object_worm_retain_until_date = sample.time("object_worm_retain_until_date");
    operation.object_worm_mode = sample.text("object_worm_mode").map(Into::into);
    operation.object_worm_legal_hold = sample.text("object_worm_legal_hold").map(Into::into);
    operation
}

fn put_object_acl(sample: &Sample) -> PutObjectAcl {
    let mut operation = PutObjectAcl::new(
        sample.bucket(),
        sample.required("key"),
        sample.required("acl"),
    );
    operation.version_id = sample.text("version_id");
    operation.request_payer = sample.text("request_payer").map(Into::into);
    operation
}

fn copy_object(sample: &Sample) -> CopyObject {
    let mut operation = CopyObject::new(
        sample.bucket(),
        sample.required("key"),
        sample.required("source_key"),
    );
    operation.source_bucket = sample.text("source_bucket");
    operation.source_version_id = sample.text("source_version_id");
    operation.forbid_overwrite = sample.boolean("forbid_overwrite");
    operation.source_if_match = sample.text("source_if_match");
    operation.source_if_none_match = sample.text("source_if_none_match");
    operation.source_if_modified_since = sample.time("source_if_modified_since");
    operation.source_if_unmodified_since = sample.time("source_if_unmodified_since");
    operation.metadata_directive = sample.text("metadata_directive").map(Into::into);
    operation.server_side_encryption = sample.text("server_side_encryption").map(Into::into);
    operation.server_side_data_encryption =
        sample.text("server_side_data_encryption").map(Into::into);
    operation.server_side_encryption_key_id = sample.text("server_side_encryption_key_id");
    operation.acl = sample.text("acl").map(Into::into);
    operation.storage_class = sample.text("storage_class").map(Into::into);
    operation.cache_control = sample.text("cache_control");
    operation.content_disposition = sample.text("content_disposition");
    operation.content_encoding = sample.text("content_encoding");
    operation.content_type = sample.text("content_type");
    operation.expires = sample.text("expires");
    operation.metadata = sample.map("metadata");
    operation.tagging = sample.text("tagging");
    operation.tagging_directive = sample.text("tagging_directive").map(Into::into);
    operation.traffic_limit = sample.number("traffic_limit");
    operation.request_payer = sample.text("request_payer").map(Into::into);
    operation.object_worm_retain_until_date = sample.time("object_worm_retain_until_date");
    operation.object_worm_mode = sample.text("object_worm_mode").map(Into::into);
    operation.object_worm_legal_hold = sample.text("object_worm_legal_hold").map(Into::into);
    operation
}

fn get_object(sample: &Sample) -> GetObject {
    let mut operation = GetObject::new(sample.bucket(), sample.required("key"));
    operation.if_match = sample.text("if_match");
    operation.if_none_match = sample.text("if_none_match");
    operation.if_modified_since = sample.time("if_modified_since");
    operation.if_unmodified_since = sample.time("if_unmodified_since");
    operation.range = sample.range();
    operation.range_behavior = sample.text("range_behavior").map(Into::into);
    operation.response_cache_control = sample.text("response_cache_control");
    operation.response_content_disposition = sample.text("response_content_disposition");
    operation.response_content_encoding = sample.text("response_content_encoding");
    operation.response_content_language = sample.text("response_content_language");
    operation.response_content_type = sample.text("response_content_type");
    operation.response_expires = sample.text("response_expires");
    operation.version_id = sample.text("version_id");
    operation.traffic_limit = sample.number("traffic_limit");
    operation.process = sample.text("process");
    operation.request_payer = sample.text("request_payer").map(Into::into);
    operation.accept_encoding = sample.text("accept_encoding");
    operation
}

fn get_object_acl(sample: &Sample) -> GetObjectAcl {
    let mut operation = GetObjectAcl::new(sample.bucket(), sample.required("key"));
    operation.version_id = sample.text("version_id");
    operation.request_payer = sample.text("request_payer").map(Into::into);
    operation
}

fn get_object_meta(sample: &Sample) -> GetObjectMeta {
    let mut operation = GetObjectMeta::new(sample.bucket(), sample.required("key"));
    operation.version_id = sample.text("version_id");
    operation.request_payer = sample.text("request_payer").map(Into::into);
    operation
}

fn head_object(sample: &Sample) -> HeadObject {
    let mut operation = HeadObject::new(sample.bucket(), sample.required("key"));
    operation.version_id = sample.text("version_id");
    operation.if_match = sample.text("if_match");
    operation.if_none_match = sample.text("if_none_match");
    operation.if_modified_since = sample.time("if_modified_since");
    operation.if_unmodified_since = sample.time("if_unmodified_since");
    operation.request_payer = sample.text("request_payer").map(Into::into);
    operation
}

fn delete_multiple_objects(sample: &Sample) -> DeleteMultipleObjects {
    let mut operation = DeleteMultipleObjects::new(sample.bucket(), sample.delete());
    operation.encoding_type = sample.text("encoding_type").map(Into::into);
    operation.request_payer = sample.text("request_payer").map(Into::into);
    operation.bypass_governance_retention = sample.boolean("bypass_governance_retention");
    operation
}

fn delete_object(sample: &Sample) -> DeleteObject {
    let mut operation = DeleteObject::new(sample.bucket(), sample.required("key"));
    operation.version_id = sample.text("version_id");
    operation.request_payer = sample.text("request_payer").map(Into::into);
    operation.bypass_governance_retention = sample.boolean("bypass_governance_retention");
    operation
}

fn put_bucket_versioning(sample: &Sample) -> PutBucketVersioning {
    PutBucketVersioning::new(sample.bucket(), sample.versioning())
}

fn get_bucket_versioning(sample: &Sample) -> GetBucketVersioning {
    GetBucketVersioning::new(sample.bucket())
}

fn put_bucket_acl(sample: &Sample) -> PutBucketAcl {
    PutBucketAcl::new(sample.bucket(), sample.required("acl"))
}

fn get_bucket_acl(sample: &Sample) -> GetBucketAcl {
    GetBucketAcl::new(sample.bucket())
}

/// Sends the sample's input to its answer, and compares both ends.
async fn hold<Op: Operation>(
    name: &str,
    operation: fn(&Sample) -> Op,
    read: fn(&Op::Output) -> Vec<(&'static str, Value)>,
) {
    let path = format!("{}/tests/samples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let sample = Sample(serde_json::from_slice(&tokio::fs::read(path).await.unwrap()).unwrap());
    let oss = Scripted::new([sample.answer()]);
    let call = oss.bucket.client().call(operation(&sample));
    let output = call
        .send()
        .await
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    sample.compare_request(name, &oss.transport.requests()[0]);
    let seen = read(&output)
        .into_iter()
        .filter(|(_, value)| !is_nothing(value));
    let seen: Map<String, Value> = seen
        .map(|(field, value)| (field.to_owned(), value))
        .collect();
    let mut expected = sample.0["response"]["output"].as_object().unwrap().clone();
    expected.remove("body");
    if sample.uploads() {
        expected.remove("hash_crc64");
    }
    assert_eq!(Value::Object(seen), Value::Object(expected), "{name}");
}

fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_object().is_some_and(Map::is_empty)
}

impl Sample {
    fn input(&self, field: &str) -> &Value {
        &self.0["request"]["input"][field]
    }

    fn bucket(&self) -> BucketName {
        BucketName::new(self.required("bucket")).unwrap()
    }

    fn required(&self, field: &str) -> String {
        self.text(field).unwrap()
    }

    fn text(&self, field: &str) -> Option<String> {
        self.input(field).as_str().map(str::to_owned)
    }

    fn number(&self, field: &str) -> Option<i64> {
        self.input(field).as_i64()
    }

    fn boolean(&self, field: &str) -> Option<bool> {
        self.input(field).as_bool()
    }

    fn time(&self, field: &str) -> Option<UtcSeconds> {
        let text = self.text(field)?;
        assert_eq!(text, "2031-05-17T08:12:45Z", "the one time in all samples");
        Some(UtcSeconds::new(1_936_771_965))
    }

    fn map(&self, field: &str) -> BTreeMap<String, String> {
        let entries = self.input(field).as_object().into_iter().flatten();
        entries
            .map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()))
            .collect()
    }

    fn range(&self) -> Option<ByteRange> {
        let text = self.text("range")?;
        let (first, last) = text.strip_prefix("bytes=")?.split_once('-')?;
        Some(ByteRange::from(
            first.parse::<u64>().ok()?..=last.parse().ok()?,
        ))
    }

    fn delete(&self) -> Delete {
        let objects = self.input("delete")["objects"]
            .as_array()
            .unwrap()
            .iter()
            .map(|object| {
                let identifier = ObjectIdentifier::new(object["key"].as_str().unwrap());
                match object["version_id"].as_str() {
                    Some(version_id) => identifier.version_id(version_id),
                    None => identifier,
                }
            });
        Delete::new(objects).quiet(self.input("delete")["quiet"].as_bool().unwrap())
    }

    fn versioning(&self) -> VersioningConfiguration {
        self.input("versioning_configuration")["status"]
            .as_str()
            .unwrap()
            .into()
    }

    fn configuration(&self) -> Option<CreateBucketConfiguration> {
        let input = self.input("create_bucket_configuration");
        let configuration = CreateBucketConfiguration::new()
            .storage_class(input["storage_class"].as_str()?)
            .data_redundancy_type(input["data_redundancy_type"].as_str()?);
        Some(configuration)
    }

    /// The samples' checksums are invented and belong to no content; an upload would notice.
    fn uploads(&self) -> bool {
        self.input("body").is_string()
    }

    fn answer(&self) -> Answer {
        let response = &self.0["response"];
        let status = u16::try_from(response["status"].as_u64().unwrap()).unwrap();
        let body = response["body"].as_str().unwrap_or_default().to_owned();
        let mut answer = Answer::status(status).body(body);
        for (name, value) in response["headers"].as_object().unwrap() {
            if !(name == "x-oss-hash-crc64ecma" && self.uploads()) {
                answer = answer.header(name, value.as_str().unwrap());
            }
        }
        answer
    }

    fn compare_request(&self, name: &str, sent: &oss_client::transport::testing::RecordedRequest) {
        let expected = &self.0["request"];
        assert_eq!(
            sent.method().as_str(),
            expected["method"].as_str().unwrap(),
            "{name}"
        );
        assert_eq!(
            sent.uri().path(),
            expected["path"].as_str().unwrap(),
            "{name}"
        );
        let query = sent.uri().query().unwrap_or_default();
        let pairs = query
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                let decode = |text| {
                    oss_client::sign::encode::percent_decode(text)
                        .unwrap()
                        .into_owned()
                };
                (decode(name), decode(value))
            });
        let wanted = expected["query"].as_object().unwrap().iter();
        let wanted = wanted
            .map(|(name, value)| (name.clone(), value.as_str().unwrap_or_default().to_owned()));
        let pairs: BTreeMap<_, _> = pairs.collect();
        assert_eq!(pairs, wanted.collect::<BTreeMap<_, _>>(), "{name}");
        for (header, value) in expected["headers"].as_object().unwrap() {
            assert_eq!(sent.header(header), value.as_str(), "{name}: {header}");
        }
        let body = expected["body"].as_str().unwrap_or_default();
        assert_eq!(sent.body(), body, "{name}");
    }
}

/// What was read, in the words of the samples.
mod seen {
    use oss_client::operations::structures::{
        BucketProperties, CommonPrefix, DeletedObject, ObjectProperties, Owner,
    };
    use oss_client::sign::UtcSeconds;
    use serde_json::{Map, Value, json};

    pub(super) fn time(time: UtcSeconds) -> String {
        time.to_iso_extended()
    }

    fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
        let fields = fields.into_iter().filter(|(_, value)| !value.is_null());
        Value::Object(
            fields
                .map(|(n, v)| (n.to_owned(), v))
                .collect::<Map<_, _>>(),
        )
    }

    pub(super) fn owner(owner: &Owner) -> Value {
        object([
            ("id", json!(owner.id)),
            ("display_name", json!(owner.display_name)),
        ])
    }

    pub(super) fn common_prefix(prefix: &CommonPrefix) -> Value {
        object([("prefix", json!(prefix.prefix))])
    }

    pub(super) fn deleted_object(deleted: &DeletedObject) -> Value {
        object([
            ("key", json!(deleted.key)),
            ("version_id", json!(deleted.version_id)),
            ("delete_marker", json!(deleted.delete_marker)),
            (
                "delete_marker_version_id",
                json!(deleted.delete_marker_version_id),
            ),
        ])
    }

    pub(super) fn object_properties(properties: &ObjectProperties) -> Value {
        object([
            ("key", json!(properties.key)),
            (
                "type",
                json!(properties.r#type.as_ref().map(ToString::to_string)),
            ),
            ("size", json!(properties.size)),
            ("etag", json!(properties.etag)),
            ("last_modified", json!(properties.last_modified.map(time))),
            (
                "storage_class",
                json!(properties.storage_class.as_ref().map(ToString::to_string)),
            ),
            ("owner", json!(properties.owner.as_ref().map(owner))),
            ("restore_info", json!(properties.restore_info)),
            (
                "transition_time",
                json!(properties.transition_time.map(time)),
            ),
        ])
    }

    pub(super) fn bucket_properties(bucket: &BucketProperties) -> Value {
        object([
            ("name", json!(bucket.name)),
            ("location", json!(bucket.location)),
            ("creation_date", json!(bucket.creation_date.map(time))),
            (
                "storage_class",
                json!(bucket.storage_class.as_ref().map(ToString::to_string)),
            ),
            ("extranet_endpoint", json!(bucket.extranet_endpoint)),
            ("intranet_endpoint", json!(bucket.intranet_endpoint)),
            ("region", json!(bucket.region)),
            ("resource_group_id", json!(bucket.resource_group_id)),
        ])
    }
}
