//! Endpoints: what people write, and the URLs that come of it.

use super::*;
use crate::{BucketName, CanonicalPath, ObjectKey, Resource};

fn url(endpoint: &Endpoint, key: &str) -> String {
    let (bucket, key) = (
        BucketName::new("abc").unwrap(),
        ObjectKey::new(key).unwrap(),
    );
    endpoint
        .locate(Resource::Object(&bucket, &key))
        .unwrap()
        .url()
}

#[test]
fn hosts_say_what_they_are() {
    for (host, addressing, region, product) in [
        (
            "oss-cn-hangzhou.aliyuncs.com",
            Addressing::VirtualHost,
            Some("cn-hangzhou"),
            "oss",
        ),
        (
            "oss-cn-x1-internal.aliyuncs.com",
            Addressing::VirtualHost,
            Some("cn-x1"),
            "oss",
        ),
        (
            "cn-beijing.oss.aliyuncs.com",
            Addressing::VirtualHost,
            Some("cn-beijing"),
            "oss",
        ),
        (
            "oss.aliyuncs.com",
            Addressing::VirtualHost,
            Some("cn-hangzhou"),
            "oss",
        ),
        (
            "oss-internal.aliyuncs.com",
            Addressing::VirtualHost,
            Some("cn-hangzhou"),
            "oss",
        ),
        (
            "oss-accelerate.aliyuncs.com",
            Addressing::VirtualHost,
            None,
            "oss",
        ),
        (
            "oss-cn-hzfinance.aliyuncs.com",
            Addressing::VirtualHost,
            Some("cn-hangzhou-finance"),
            "oss",
        ),
        (
            "cn-shanghai-finance.oss.aliyuncs.com",
            Addressing::VirtualHost,
            Some("cn-shanghai-finance-1"),
            "oss",
        ),
        (
            "cb-123.cn-hangzhou.oss-cloudbox.aliyuncs.com",
            Addressing::VirtualHost,
            Some("cb-123"),
            "oss-cloudbox",
        ),
        ("127.0.0.1:9000", Addressing::Path, None, "oss"),
        ("[2001:db8::1]:9000", Addressing::Path, None, "oss"),
        ("localhost", Addressing::Path, None, "oss"),
        ("static.example.com", Addressing::Cname, None, "oss"),
    ] {
        let endpoint = Endpoint::parse(host).unwrap();
        assert_eq!(endpoint.addressing(), addressing, "{host}");
        assert_eq!(endpoint.region(), region, "{host}");
        assert_eq!(endpoint.product(), product, "{host}");
    }
}

#[test]
fn the_scheme_is_https_unless_written_or_on_loopback() {
    for (endpoint, expected) in [
        ("static.example.com", "https://static.example.com/k"),
        ("http://static.example.com/", "http://static.example.com/k"),
        ("localhost:9000", "http://localhost:9000/abc/k"),
        ("127.0.0.1", "http://127.0.0.1/abc/k"),
        ("[::1]:80", "http://[::1]/abc/k"),
        ("https://127.0.0.1:443", "https://127.0.0.1/abc/k"),
        ("192.168.1.1:8443", "https://192.168.1.1:8443/abc/k"),
        (
            "HTTPS://OSS-CN-Hangzhou.aliyuncs.com:443",
            "https://abc.oss-cn-hangzhou.aliyuncs.com/k",
        ),
    ] {
        assert_eq!(url(&Endpoint::parse(endpoint).unwrap(), "k"), expected);
    }
}

#[test]
fn what_is_no_endpoint_is_refused_with_the_part_at_fault() {
    for (endpoint, part) in [
        ("", "host is empty"),
        ("https://", "host is empty"),
        ("ftp://example.com", "scheme"),
        ("https://user:password@example.com", "user"),
        ("https://example.com/a", "path"),
        ("https://example.com?x", "query"),
        ("https://example.com#x", "fragment"),
        ("example.com:0", "port"),
        ("example.com:http", "port"),
        ("example..com", "label"),
        ("ex ample.com", "characters"),
        ("[::1", "IPv6"),
        ("[zz]:80", "IPv6"),
        ("s3.oss-cn-hangzhou.aliyuncs.com", "S3"),
    ] {
        let error = Endpoint::parse(endpoint).unwrap_err().to_string();
        assert!(error.contains(part), "{endpoint}: {error}");
        assert!(!error.contains("password@"), "{error}");
    }
}

#[test]
fn a_pasted_bucket_must_be_the_one_in_use() {
    let endpoint = Endpoint::parse("abc.oss-cn-hangzhou.aliyuncs.com").unwrap();
    assert_eq!(
        url(&endpoint, "k"),
        "https://abc.oss-cn-hangzhou.aliyuncs.com/k"
    );
    let other = BucketName::new("other").unwrap();
    assert!(endpoint.locate(Resource::Bucket(&other)).is_err());
}

#[test]
fn hosts_of_buckets_serve_that_bucket_alone() {
    for (host, authority, region) in [
        (
            "abc.oss-cn-hangzhou.aliyuncs.com",
            "oss-cn-hangzhou.aliyuncs.com",
            Some("cn-hangzhou"),
        ),
        (
            "abc.oss-accelerate.aliyuncs.com",
            "oss-accelerate.aliyuncs.com",
            None,
        ),
        (
            "abc.oss-accelerate-overseas.aliyuncs.com",
            "oss-accelerate-overseas.aliyuncs.com",
            None,
        ),
        (
            "abc.cn-beijing.oss.aliyuncs.com",
            "cn-beijing.oss.aliyuncs.com",
            Some("cn-beijing"),
        ),
        (
            "abc.oss.aliyuncs.com",
            "oss.aliyuncs.com",
            Some("cn-hangzhou"),
        ),
        (
            "abc.vpc100-oss-cn-beijing.aliyuncs.com",
            "vpc100-oss-cn-beijing.aliyuncs.com",
            Some("cn-beijing"),
        ),
        (
            "abc.oss-cn-hzfinance.aliyuncs.com",
            "oss-cn-hzfinance.aliyuncs.com",
            Some("cn-hangzhou-finance"),
        ),
        (
            "abc.cb-1.cn-hangzhou.oss-cloudbox.aliyuncs.com",
            "cb-1.cn-hangzhou.oss-cloudbox.aliyuncs.com",
            Some("cb-1"),
        ),
    ] {
        let endpoint = Endpoint::parse(host).unwrap();
        assert_eq!(endpoint.authority(), authority);
        assert_eq!(endpoint.region(), region, "{host}");
        assert_eq!(url(&endpoint, "k"), format!("https://{host}/k"));
        let other = BucketName::new("other").unwrap();
        let refused = endpoint.locate(Resource::Bucket(&other)).unwrap_err();
        assert!(refused.to_string().contains("abc"), "{refused}");
    }
}

#[test]
fn hosts_of_the_service_are_known_or_refused_with_the_nearest() {
    let endpoint = Endpoint::parse("vpc100-oss-cn-hangzhou.aliyuncs.com").unwrap();
    assert_eq!(endpoint.region(), Some("cn-hangzhou"));
    assert_eq!(endpoint.addressing(), Addressing::VirtualHost);
    for (host, near) in [
        ("oss-cn-hangzhou", "oss-cn-hangzhou.aliyuncs.com"),
        (
            "https://oss-cn-hangzhou-internal",
            "oss-cn-hangzhou-internal.aliyuncs.com",
        ),
        ("cn-beijing", "oss-cn-beijing.aliyuncs.com"),
        (
            "oss-cn-hangzhou-internal-internal.aliyuncs.com",
            "oss-cn-hangzhou-internal.aliyuncs.com",
        ),
        ("cn-hangzhou.aliyuncs.com", "oss-cn-hangzhou.aliyuncs.com"),
        ("sts.cn-hangzhou.aliyuncs.com", "cn-hangzhou"),
        (
            "ecs-cn-hangzhou.aliyuncs.com",
            "oss-cn-hangzhou.aliyuncs.com",
        ),
        ("oss-hangzhou.aliyuncs.com", "oss-cn-hangzhou.aliyuncs.com"),
        (
            "abc.oss-beijing.aliyuncs.com",
            "oss-cn-beijing.aliyuncs.com",
        ),
        ("oss-accelerat.aliyuncs.com", "oss-accelerate.aliyuncs.com"),
        (
            "oss-accelerate-oversea.aliyuncs.com",
            "oss-accelerate-overseas.aliyuncs.com",
        ),
        (
            "a.b.oss-cn-hangzhou.aliyuncs.com",
            "oss-cn-hangzhou.aliyuncs.com",
        ),
        ("ram.aliyuncs.com", "oss-cn-hangzhou.aliyuncs.com"),
        ("aliyuncs.com", "oss-cn-hangzhou.aliyuncs.com"),
        ("AB_C.oss-cn-hangzhou.aliyuncs.com:8080", ""),
    ] {
        match Endpoint::parse(host) {
            Ok(endpoint) => assert!(near.is_empty(), "{host}: {endpoint:?}"),
            Err(error) => assert!(error.to_string().contains(near), "{host}: {error}"),
        }
    }
    for host in [
        "oss-cn-hangzhou.aliyuncs.com",
        "abc.aliyuncs.com",
        "oss-cn-hangzhou",
    ] {
        assert!(Endpoint::cname(host).is_err(), "{host}");
    }
    for host in [
        "aliyuncs.com.example.com",
        "oss.example.com",
        "notaliyuncs.com",
        "minio:9000",
    ] {
        assert_eq!(
            Endpoint::parse(host).unwrap().addressing(),
            Addressing::Cname
        );
    }
}

#[test]
fn a_host_of_oss_is_not_used_as_a_bound_domain() {
    for endpoint in [
        Endpoint::for_region("cn-hangzhou").unwrap(),
        Endpoint::for_region("cn-hangzhou").unwrap().accelerate(),
    ] {
        let bucket = BucketName::new("abc").unwrap();
        let endpoint = endpoint.with_addressing(Addressing::Cname);
        assert!(endpoint.locate(Resource::Bucket(&bucket)).is_err());
    }
}

#[test]
fn the_suffix_of_internal_hosts_is_no_part_of_a_region() {
    for bad in [
        "cn-beijing-internal",
        "oss-cn-beijing-internal",
        "cn-beijing-internal-internal",
    ] {
        let error = Endpoint::for_region(bad).unwrap_err().to_string();
        assert!(error.contains("did you mean cn-beijing?"), "{error}");
        assert!(
            Endpoint::parse("127.0.0.1")
                .unwrap()
                .with_region(bad)
                .is_err()
        );
    }
    for bad in [
        "-",
        "cn-",
        "-cn",
        "cn--hangzhou",
        "CN-Hangzhou",
        "cn-hangzhou.aliyuncs.com",
    ] {
        assert!(Endpoint::for_region(bad).is_err(), "{bad}");
    }
    let error = Endpoint::for_region("CN-Hangzhou").unwrap_err().to_string();
    assert!(error.contains("did you mean cn-hangzhou?"), "{error}");
}

#[test]
fn an_address_has_no_internal_host() {
    let endpoint = Endpoint::parse("127.0.0.1")
        .unwrap()
        .with_region("cn-hangzhou")
        .unwrap();
    assert!(endpoint.clone().internal().is_err());
    assert!(endpoint.dual_stack().is_err());
    let cloud_box = Endpoint::parse("cb-1.cn-hangzhou.oss-cloudbox.aliyuncs.com").unwrap();
    assert!(cloud_box.internal().is_err());
}

#[test]
fn regions_must_not_contradict_the_host() {
    let endpoint = Endpoint::parse("oss-cn-hangzhou.aliyuncs.com").unwrap();
    assert!(endpoint.clone().with_region("oss-cn-hangzhou").is_ok());
    assert!(endpoint.with_region("cn-beijing").is_err());
    let other = Endpoint::for_region("cn-hangzhou").unwrap().accelerate();
    assert_eq!(other.region(), Some("cn-hangzhou"));
    assert!(other.with_region("cn-beijing").is_ok());
    for bad in ["", "oss-", "CN", "cn hangzhou", "cn/x"] {
        assert!(Endpoint::for_region(bad).is_err(), "{bad}");
    }
}

#[test]
fn kinds_of_hosts_exist_or_are_refused_with_those_that_do() {
    let host = |region: &str| Endpoint::for_region(region).unwrap();
    assert_eq!(
        host("cn-hangzhou-finance")
            .dual_stack()
            .unwrap()
            .authority(),
        "cn-hangzhou-finance.oss.aliyuncs.com"
    );
    assert_eq!(
        host("xx-new-1").internal().unwrap().authority(),
        "oss-xx-new-1-internal.aliyuncs.com"
    );
    let error = host("rg-china-mainland")
        .internal()
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("oss-rg-china-mainland.aliyuncs.com"),
        "{error}"
    );
    assert!(host("us-west-1").dual_stack().is_err());
    assert!(
        Endpoint::parse("static.example.com")
            .unwrap()
            .internal()
            .is_err()
    );
}

#[test]
fn slashes_are_escaped_exactly_in_keys_with_dot_segments() {
    let endpoint = Endpoint::parse("static.example.com").unwrap();
    for (key, path) in [
        ("a/b.c/..d/", "a/b.c/..d/"),
        ("a//b", "a//b"),
        ("a/../b", "a%2F..%2Fb"),
        ("./a", ".%2Fa"),
        ("..", ".."),
        ("a/.", "a%2F."),
        ("a+b c", "a%2Bb%20c"),
    ] {
        assert_eq!(
            url(&endpoint, key),
            format!("https://static.example.com/{path}")
        );
    }
}

#[test]
fn levels_have_their_own_paths() {
    let bucket = BucketName::new("abc").unwrap();
    let virtual_host = Endpoint::for_region("cn-hangzhou").unwrap();
    let path = Endpoint::parse("127.0.0.1:9000")
        .unwrap()
        .with_addressing(Addressing::VirtualHost);
    let at = |endpoint: &Endpoint, resource| endpoint.locate(resource).unwrap().url();
    assert_eq!(
        at(&virtual_host, Resource::Service),
        "https://oss-cn-hangzhou.aliyuncs.com/"
    );
    assert_eq!(
        at(&virtual_host, Resource::Bucket(&bucket)),
        "https://abc.oss-cn-hangzhou.aliyuncs.com/"
    );
    assert_eq!(at(&path, Resource::Service), "http://127.0.0.1:9000/");
    assert_eq!(
        at(&path, Resource::Bucket(&bucket)),
        "http://127.0.0.1:9000/abc/"
    );
    let explicit = CanonicalPath::new("/abc//k").unwrap();
    assert_eq!(
        at(&path, Resource::Path(&explicit)),
        "http://127.0.0.1:9000/abc//k"
    );
    let odd = CanonicalPath::new("/acs:x/k").unwrap();
    assert!(virtual_host.locate(Resource::Path(&odd)).is_err());
}
