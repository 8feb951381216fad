//! Operations and forms as signatures for others, without a network.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::Duration;

use oss_client::presign::ExpiryReason;
use oss_client::sign::{Credentials, Endpoint, SignatureVersion, SourceIp, UtcSeconds};
use oss_client::transport::testing::{NoTransport, SteppedRuntime};
use oss_client::{Bucket, Client, ErrorKind, PresignedRequest, TokenPolicy};

use crate::scripted::{NOW, long_term, temporary};

const MINUTE: Duration = Duration::from_secs(60);

fn bucket(credentials: Credentials) -> Bucket {
    let client = Client::builder()
        .region("cn-hangzhou")
        .credentials(credentials)
        .transport(Arc::new(NoTransport::new()))
        .runtime(Arc::new(SteppedRuntime::at_unix(NOW)))
        .build()
        .unwrap();
    client.bucket("examplebucket").unwrap()
}

fn has(presigned: &PresignedRequest, parameter: &str) -> bool {
    presigned
        .url()
        .split(['?', '&'])
        .any(|pair| pair == parameter)
}

fn at(seconds: u64) -> UtcSeconds {
    UtcSeconds::new(i64::try_from(NOW + seconds).unwrap())
}

#[tokio::test]
async fn every_operation_can_be_presigned_without_a_network() {
    let bucket = bucket(long_term());
    let client = bucket.client();
    let mut presigned = Vec::new();
    presigned.push(bucket.put_object("a").presign(MINUTE).await.unwrap());
    presigned.push(bucket.get_object("a").presign(MINUTE).await.unwrap());
    presigned.push(bucket.head_object("a").presign(MINUTE).await.unwrap());
    presigned.push(bucket.get_object_meta("a").presign(MINUTE).await.unwrap());
    presigned.push(bucket.delete_object("a").presign(MINUTE).await.unwrap());
    presigned.push(
        bucket
            .delete_multiple_objects(["a"])
            .presign(MINUTE)
            .await
            .unwrap(),
    );
    presigned.push(bucket.copy_object("b", "a").presign(MINUTE).await.unwrap());
    presigned.push(
        bucket
            .put_object_acl("a", "private")
            .presign(MINUTE)
            .await
            .unwrap(),
    );
    presigned.push(bucket.get_object_acl("a").presign(MINUTE).await.unwrap());
    presigned.push(bucket.list_objects_v2().presign(MINUTE).await.unwrap());
    presigned.push(bucket.put_bucket().presign(MINUTE).await.unwrap());
    presigned.push(bucket.delete_bucket().presign(MINUTE).await.unwrap());
    presigned.push(
        bucket
            .put_bucket_versioning("Enabled")
            .presign(MINUTE)
            .await
            .unwrap(),
    );
    presigned.push(
        bucket
            .get_bucket_versioning()
            .presign(MINUTE)
            .await
            .unwrap(),
    );
    presigned.push(
        bucket
            .put_bucket_acl("private")
            .presign(MINUTE)
            .await
            .unwrap(),
    );
    presigned.push(bucket.get_bucket_acl().presign(MINUTE).await.unwrap());
    presigned.push(client.list_buckets().presign(MINUTE).await.unwrap());
    for request in presigned {
        assert!(request.url().contains("x-oss-signature="), "{request}");
        assert_eq!(request.expires_at(), at(60));
        assert_eq!(request.expiry_reason(), ExpiryReason::Requested);
    }
}

#[tokio::test]
async fn nothing_is_asked_of_the_user_of_a_url_that_the_caller_did_not_ask_for() {
    let bucket = bucket(long_term());
    let presigned = bucket.put_object("a.txt").presign(MINUTE).await.unwrap();
    assert_eq!(presigned.method(), "PUT");
    assert_eq!(presigned.headers().count(), 0);
    let presigned = bucket
        .put_object("a.txt")
        .content_type("text/plain")
        .storage_class("IA")
        .presign(MINUTE)
        .await
        .unwrap();
    let headers: Vec<_> = presigned.headers().collect();
    assert_eq!(
        headers,
        [
            ("content-type", "text/plain"),
            ("x-oss-storage-class", "IA")
        ]
    );
}

#[tokio::test]
async fn restrictions_go_into_the_url_and_the_address_stays_out() {
    let bucket = bucket(long_term());
    let source_ip = SourceIp::new(IpAddr::V4(Ipv4Addr::new(203, 0, 113, 7)), 24).unwrap();
    let presigned = bucket
        .get_object("a")
        .version_id("CAEQ")
        .accept_encoding("gzip")
        .traffic_limit(819_200)
        .presign(MINUTE)
        .source_ip(source_ip)
        .vpc_id("vpc-example")
        .forward_allow(true)
        .await
        .unwrap();
    for parameter in [
        "versionId=CAEQ",
        "x-oss-traffic-limit=819200",
        "x-oss-ac-subnet-mask=24",
        "x-oss-ac-vpc-id=vpc-example",
        "x-oss-ac-forward-allow=true",
    ] {
        assert!(has(&presigned, parameter), "{parameter}");
    }
    assert!(!presigned.url().contains("203.0"));
    assert_eq!(
        presigned.headers().collect::<Vec<_>>(),
        [("accept-encoding", "gzip")]
    );
}

#[tokio::test]
async fn a_signed_length_binds_the_size_of_an_upload() {
    let bucket = bucket(long_term());
    let presigned = bucket
        .put_object("a")
        .content_length(5)
        .presign(MINUTE)
        .await
        .unwrap();
    assert!(has(&presigned, "x-oss-additional-headers=content-length"));
    assert_eq!(
        presigned.headers().collect::<Vec<_>>(),
        [("content-length", "5")]
    );
}

#[tokio::test]
async fn a_url_ends_with_its_token() {
    let day = Duration::from_secs(86_400);
    let presign = |credentials, policy| {
        let bucket = bucket(credentials);
        async move {
            bucket
                .get_object("a")
                .presign(day)
                .token_policy(policy)
                .await
        }
    };
    let clamped = presign(temporary(3000), TokenPolicy::Clamp).await.unwrap();
    assert_eq!(clamped.expires_at(), at(3000));
    assert_eq!(clamped.expiry_reason(), ExpiryReason::Credentials);
    assert!(has(&clamped, "x-oss-expires=3000"));

    let error = presign(temporary(3000), TokenPolicy::Require)
        .await
        .unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::InvalidRequest);
    assert!(error.to_string().contains("3000 s"), "{error}");
    // The server takes no V4 URL with a token for longer than 12 hours.
    let error = presign(temporary(90_000), TokenPolicy::Require)
        .await
        .unwrap_err();
    assert!(error.to_string().contains("43200 s"), "{error}");
    let clamped = presign(temporary(90_000), TokenPolicy::Clamp)
        .await
        .unwrap();
    assert_eq!(clamped.expires_at(), at(43_200));
    assert_eq!(clamped.expiry_reason(), ExpiryReason::TokenLimit);
    let error = presign(temporary(90_000), TokenPolicy::Allow)
        .await
        .unwrap_err();
    assert!(error.to_string().contains("43200 s"), "{error}");

    let bucket = bucket(temporary(3000));
    let allowed = bucket.get_object("a").presign(Duration::from_secs(7200));
    let allowed = allowed.token_policy(TokenPolicy::Allow).await.unwrap();
    assert!(has(&allowed, "x-oss-expires=7200"));
    assert_eq!(allowed.expires_at(), at(3000));
    assert_eq!(allowed.expiry_reason(), ExpiryReason::Credentials);
    assert!(!allowed.may_end_earlier());
}

#[tokio::test]
async fn v1_and_other_endpoints_are_a_word_away() {
    let bucket = bucket(long_term());
    let v1 = bucket
        .get_object("a")
        .presign(MINUTE)
        .signature_version(SignatureVersion::V1)
        .await
        .unwrap();
    assert!(has(&v1, &format!("Expires={}", NOW + 60)));
    let cname = Endpoint::cname("https://static.example.com").unwrap();
    let presigned = bucket
        .get_object("a b")
        .presign(MINUTE)
        .endpoint(cname)
        .await
        .unwrap();
    assert!(
        presigned
            .url()
            .starts_with("https://static.example.com/a%20b?")
    );
    assert!(presigned.url().contains("cn-hangzhou"));
    let past = bucket
        .get_object("a")
        .presign(MINUTE)
        .at(at(0).plus_seconds(-3600))
        .await
        .unwrap();
    assert_eq!(past.expires_at(), at(0).plus_seconds(-3540));
}

#[tokio::test]
async fn lifetimes_that_no_signature_has_are_refused() {
    let bucket = bucket(long_term());
    for seconds in [0, 604_801] {
        let presign = bucket.get_object("a").presign(Duration::from_secs(seconds));
        assert_eq!(
            *presign.await.unwrap_err().kind(),
            ErrorKind::InvalidRequest
        );
    }
    let anonymous = self::bucket(Credentials::anonymous());
    assert!(anonymous.get_object("a").presign(MINUTE).await.is_err());
}

#[tokio::test]
async fn a_presigned_request_does_not_show_its_signature() {
    let bucket = bucket(temporary(3000));
    let presigned = bucket.get_object("a").presign(MINUTE).await.unwrap();
    let shown = format!("{presigned} {presigned:?}");
    assert!(shown.contains("/a?****"));
    for secret in ["signature", "EXAMPLE", "security-token"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[tokio::test]
async fn a_form_says_where_it_goes_and_until_when() {
    let bucket = bucket(temporary(300));
    let form = bucket
        .post_form("exampledir/a.png")
        .content_length(1..=1024)
        .content_type("image/png")
        .metadata("origin", "dock-7")
        .success_action_status(201)
        .presign(Duration::from_secs(600))
        .await
        .unwrap();
    assert_eq!(
        form.url(),
        "https://examplebucket.oss-cn-hangzhou.aliyuncs.com/"
    );
    assert_eq!(form.expires_at(), at(300));
    let names: Vec<_> = form.fields().map(|(name, _)| name).collect();
    for name in [
        "key",
        "policy",
        "x-oss-signature",
        "x-oss-security-token",
        "x-oss-content-type",
    ] {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
    assert!(!format!("{form:?}").contains("EXAMPLE"));
    let error = bucket.post_form("/a").presign(MINUTE).await.unwrap_err();
    assert!(
        error.to_string().starts_with("PostObject examplebucket: "),
        "{error}"
    );
}

#[tokio::test]
async fn the_end_of_a_token_may_be_unknown() {
    let keys = long_term().with_security_token("EXAMPLE+TOKEN/==").unwrap();
    let bucket = bucket(keys);
    let presigned = bucket.get_object("a").presign(MINUTE).await.unwrap();
    assert!(presigned.may_end_earlier());
    assert!(
        bucket
            .post_form("a")
            .presign(MINUTE)
            .await
            .unwrap()
            .may_end_earlier()
    );
}

#[tokio::test]
async fn what_oss_reads_from_the_query_moves_there_and_nothing_else() {
    let bucket = bucket(long_term());
    for version in [SignatureVersion::V1, SignatureVersion::V4] {
        let get = bucket
            .get_object("a")
            .range(0..4)
            .request_payer("requester");
        let get = get
            .with_header("x-oss-process", "image/info")
            .presign(MINUTE);
        let get = get.signature_version(version).await.unwrap();
        assert!(has(&get, "x-oss-request-payer=requester"), "{}", get.url());
        assert!(has(&get, "x-oss-process=image%2Finfo"), "{}", get.url());
        assert_eq!(get.headers().collect::<Vec<_>>(), [("range", "bytes=0-3")]);

        let put = bucket.put_object("a").callback("e30=").callback_var("e30=");
        let put = put
            .traffic_limit(819_200)
            .forbid_overwrite(true)
            .tagging("a=1");
        let put = put
            .acl("private")
            .presign(MINUTE)
            .signature_version(version);
        let put = put.await.unwrap();
        for parameter in [
            "callback=e30%3D",
            "callback-var=e30%3D",
            "x-oss-traffic-limit=819200",
        ] {
            assert!(has(&put, parameter), "{}", put.url());
        }
        let mut names: Vec<_> = put.headers().map(|(name, _)| name).collect();
        names.sort_unstable();
        let kept = [
            "x-oss-forbid-overwrite",
            "x-oss-object-acl",
            "x-oss-tagging",
        ];
        assert_eq!(names, kept);
    }
}

#[tokio::test]
async fn v1_refuses_what_it_cannot_sign_and_v4_signs_the_host() {
    let bucket = bucket(long_term());
    let presign = || {
        bucket
            .put_object("a")
            .content_disposition("inline")
            .presign(MINUTE)
    };
    for name in ["host", "content-disposition"] {
        let v1 = presign()
            .additional_header(name)
            .signature_version(SignatureVersion::V1);
        let error = v1.await.unwrap_err().to_string();
        assert!(error.starts_with("PutObject examplebucket/a: "), "{error}");
        assert!(error.contains("V1"), "{error}");
        let v4 = presign().additional_header(name).await.unwrap();
        assert!(
            has(&v4, &format!("x-oss-additional-headers={name}")),
            "{}",
            v4.url()
        );
        assert_eq!(v4.headers().count(), 1);
    }
}

#[tokio::test]
async fn the_document_comes_with_the_url_and_errors_name_the_call() {
    let bucket = bucket(long_term());
    let delete = bucket
        .delete_multiple_objects(["a<b"])
        .presign(MINUTE)
        .await
        .unwrap();
    let document = delete.body().unwrap();
    assert!(
        document.ends_with(b"<Object><Key>a&lt;b</Key></Object></Delete>"),
        "{document:?}"
    );
    assert!(
        delete.to_curl().contains("--data-binary '<Delete>"),
        "{}",
        delete.to_curl()
    );
    let put = bucket.put_object("a").presign(MINUTE).await.unwrap();
    assert_eq!(put.body(), None);
    let error = bucket.get_object("").presign(MINUTE).await.unwrap_err();
    assert!(error.to_string().starts_with("GetObject: "), "{error}");
    let error = bucket
        .get_object("a")
        .presign(Duration::ZERO)
        .await
        .unwrap_err();
    assert!(
        error.to_string().starts_with("GetObject examplebucket/a: "),
        "{error}"
    );
}

#[tokio::test]
async fn a_curl_command_sends_what_was_signed() {
    let bucket = bucket(long_term());
    let curl = |presigned: PresignedRequest| {
        let url = format!(" '{}'", presigned.url());
        presigned.to_curl().replace(&url, "")
    };
    let get = bucket
        .get_object("dir/a b.txt")
        .range(0..4)
        .presign(MINUTE)
        .await
        .unwrap();
    assert_eq!(
        curl(get),
        "curl --fail --output './a b.txt' --header 'range: bytes=0-3'"
    );
    let put = bucket
        .put_object("a")
        .content_length(3)
        .presign(MINUTE)
        .await
        .unwrap();
    assert_eq!(curl(put), "curl --fail --upload-file './a'");
    let head = bucket.head_object("a").presign(MINUTE).await.unwrap();
    assert_eq!(curl(head), "curl --fail --head");
    let delete = bucket.delete_object("a").presign(MINUTE).await.unwrap();
    assert_eq!(curl(delete), "curl --fail --request DELETE");
    let list = bucket.list_objects_v2().presign(MINUTE).await.unwrap();
    assert_eq!(curl(list), "curl --fail");
    let acl = bucket
        .put_object_acl("a", "private")
        .presign(MINUTE)
        .await
        .unwrap();
    let words = "curl --fail --request PUT --data-binary '' --header 'content-type:' --header \
                 'x-oss-object-acl: private'";
    assert_eq!(curl(acl), words);
}

#[tokio::test]
async fn forms_are_refused_as_urls_are_and_may_be_of_either_version() {
    let bucket = bucket(long_term());
    for version in [SignatureVersion::V1, SignatureVersion::V4] {
        let presign = |time| {
            bucket
                .post_form("a")
                .presign(time)
                .signature_version(version)
        };
        for never in [Duration::ZERO, Duration::from_millis(400), Duration::MAX] {
            let error = presign(never).await.unwrap_err();
            assert_eq!(*error.kind(), ErrorKind::InvalidRequest, "{error}");
        }
        let form = presign(MINUTE).await.unwrap();
        let names: Vec<_> = form.fields().map(|(name, _)| name).collect();
        let is_v1 = version == SignatureVersion::V1;
        assert_eq!(names.contains(&"OSSAccessKeyId"), is_v1);
        assert_eq!(names.iter().filter(|name| **name == "key").count(), 1);
        assert!(
            form.to_curl()
                .ends_with(&format!("--form file=@FILE '{}'", form.url()))
        );
    }
    let week = bucket
        .post_form("a")
        .presign(Duration::from_secs(8 * 86_400));
    assert!(week.await.unwrap_err().to_string().contains("604800"));
    let twice = bucket
        .post_form("a")
        .field("key", "other")
        .presign(MINUTE)
        .await;
    assert!(twice.unwrap_err().to_string().contains("key"));
    let forbidden = bucket
        .post_form("a")
        .forbid("x-oss-object-acl")
        .callback("e30=");
    let forbidden = forbidden.presign(MINUTE).await.unwrap();
    assert!(
        forbidden
            .fields()
            .any(|field| field == ("x-oss-object-acl", "default"))
    );
    assert!(
        forbidden
            .fields()
            .any(|field| field == ("callback", "e30="))
    );
}
