//! How often a signature allocates: a URL is one allocation, and none in a buffer with room.

#![expect(clippy::unwrap_used, reason = "what the tests are made of is valid")]

use std::time::Duration;

use oss_sign::{
    BucketName, Credentials, Endpoint, ObjectKey, Request, Resource, SourceIp, UtcSeconds, v1, v4,
};

const NOW: UtcSeconds = UtcSeconds::new(1_702_743_657);
const EXPIRES: Duration = Duration::from_secs(60);

fn credentials() -> Credentials {
    let credentials = Credentials::new("STS.TESTTOKEN0001", "TestStsSecret00001").unwrap();
    credentials
        .with_security_token("CAIS+/=".repeat(100))
        .unwrap()
}

/// Sixteen parameters and headers, many of their bytes escaped. One header is additional, which V1
/// would refuse.
fn v4_request<'a>(bucket: &'a BucketName, key: &'a ObjectKey) -> Request<'a> {
    request(bucket, key).additional_header("Host")
}

/// The same without the additional header.
fn request<'a>(bucket: &'a BucketName, key: &'a ObjectKey) -> Request<'a> {
    let mut request = Request::put(Resource::Object(bucket, key))
        .header("Content-Type", "text/plain")
        .header("Host", "examplebucket.oss-cn-hangzhou.aliyuncs.com")
        .header("X-Oss-Meta-Name", "测试文件");
    for at in 0..13 {
        request = request.query(format!("name {at}"), "[{\"é\"}]");
    }
    request
}

fn allocations(run: impl FnOnce()) -> u64 {
    allocation_counter::measure(run).count_total
}

#[test]
fn v4_allocates_the_result_alone() {
    let bucket = BucketName::new("examplebucket").unwrap();
    let endpoint = Endpoint::for_region("cn-hangzhou").unwrap();
    let signer = v4::Signer::new(&credentials(), "cn-hangzhou", NOW).unwrap();
    for key in ["exampledir/exampleobject.txt", "é/../测试文件"] {
        let key = ObjectKey::new(key).unwrap();
        let request = v4_request(&bucket, &key);
        assert_eq!(allocations(|| drop(signer.sign(&request, NOW).unwrap())), 1);
        let range = SourceIp::new("2001:db8:1:2:3:4:5:6".parse().unwrap(), 120).unwrap();
        let request = request.source_ip(range);
        let presign = || drop(signer.presign(&request, &endpoint, NOW, EXPIRES).unwrap());
        assert_eq!(allocations(presign), 1);
        let prepared = v4::PreparedRequest::new(&request, &endpoint).unwrap();
        let presign = || drop(signer.presign_prepared(&prepared, NOW, EXPIRES).unwrap());
        assert_eq!(allocations(presign), 1);
        let mut url = String::with_capacity(16_384);
        let presign = || {
            signer
                .presign_into(&request, &endpoint, NOW, EXPIRES, &mut url)
                .unwrap();
        };
        assert_eq!(allocations(presign), 0);
    }
}

#[test]
fn v1_allocates_the_result_alone() {
    let bucket = BucketName::new("examplebucket").unwrap();
    let endpoint = Endpoint::for_region("cn-hangzhou").unwrap();
    let signer = v1::Signer::new(&credentials());
    for key in ["exampledir/exampleobject.txt", "é/../测试文件"] {
        let key = ObjectKey::new(key).unwrap();
        let request = request(&bucket, &key);
        assert_eq!(allocations(|| drop(signer.sign(&request, NOW).unwrap())), 1);
        let request = request.source_ip(SourceIp::one([10, 0, 0, 1].into()));
        let presign = || drop(signer.presign(&request, &endpoint, NOW, EXPIRES).unwrap());
        assert_eq!(allocations(presign), 1);
        let mut url = String::with_capacity(16_384);
        let presign = || {
            signer
                .presign_into(&request, &endpoint, NOW, EXPIRES, &mut url)
                .unwrap();
        };
        assert_eq!(allocations(presign), 0);
    }
}

#[test]
fn another_day_costs_more_and_is_right() {
    let bucket = BucketName::new("examplebucket").unwrap();
    let key = ObjectKey::new("exampleobject").unwrap();
    let request = request(&bucket, &key);
    let kept = v4::Signer::new(&credentials(), "cn-hangzhou", NOW).unwrap();
    let tomorrow = NOW.plus_seconds(86_400);
    let fresh = v4::Signer::new(&credentials(), "cn-hangzhou", tomorrow).unwrap();
    let (ours, theirs) = (
        kept.sign(&request, tomorrow).unwrap(),
        fresh.sign(&request, tomorrow).unwrap(),
    );
    assert_eq!(
        ours.value_of_authorization(),
        theirs.value_of_authorization()
    );
    assert!(allocations(|| drop(kept.sign(&request, tomorrow).unwrap())) > 1);
}
