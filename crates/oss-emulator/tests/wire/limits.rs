//! From where a URL may be used, and for how long with a token.

use oss_emulator::Role;
use oss_sign::SourceIp;

use crate::authentication::{ARGUMENT, MISMATCH, MISMATCHED, assert_refused, server};
use crate::raw::ask;
use crate::signed::{GET, LIST, NOW, Plain, Signer, builder};

#[tokio::test]
async fn a_url_with_a_token_lives_twelve_hours_at_most() {
    let server = builder().role(Role::new("r")).start().await.unwrap();
    let credentials = server.credentials().with_security_token("token").unwrap();
    let signer = Signer::with(credentials);
    let reply = ask(&server, &signer.v4_url(&GET, 43_201)).await;
    assert_refused(
        &reply,
        "12 h",
        400,
        ARGUMENT,
        "0002-00000232",
        "X-OSS-Expires must be",
    );
    let reply = ask(&server, &signer.v4_url(&GET, 43_200)).await;
    assert_eq!(reply.element("Code"), "InvalidAccessKeyId");
}

#[tokio::test]
async fn a_url_is_used_from_where_it_was_signed_for() {
    let server = server().await;
    let signer = Signer::of(&server);
    let range = |text: &str, mask| SourceIp::new(text.parse().unwrap(), mask).unwrap();
    for (source, allowed) in [
        (range("127.0.0.1", 32), true),
        (range("127.0.0.0", 8), true),
        (range("203.0.113.0", 24), false),
    ] {
        let v4 = signer.v4_url_of(&LIST, 60, |request| request.source_ip(source));
        let v1 = signer.v1_url_of(&LIST, NOW.plus_seconds(60), |request| {
            request.source_ip(source)
        });
        for (request, ec) in [(v4, "0002-00000225"), (v1, "0002-00000602")] {
            assert!(!request.contains("x-oss-ac-source-ip"));
            let reply = ask(&server, &request).await;
            if allowed {
                assert_eq!(reply.status, 200, "{}", reply.body);
            } else {
                assert_refused(&reply, "address", 403, MISMATCHED, ec, MISMATCH);
            }
        }
    }
}

#[tokio::test]
async fn a_source_address_in_the_url_is_checked_too() {
    let server = server().await;
    let signer = Signer::of(&server);
    for (address, status) in [("127.0.0.1", 200), ("203.0.113.9", 403)] {
        let query = [
            ("x-oss-ac-source-ip", address),
            ("x-oss-ac-subnet-mask", "32"),
        ];
        let request = signer.v4_url(
            &Plain {
                query: &query,
                ..LIST
            },
            60,
        );
        assert_eq!(ask(&server, &request).await.status, status, "{address}");
    }
    let query = [("x-oss-ac-subnet-mask", "65536")];
    let reply = ask(
        &server,
        &signer.v4_url(
            &Plain {
                query: &query,
                ..LIST
            },
            60,
        ),
    )
    .await;
    assert_refused(&reply, "mask", 400, ARGUMENT, "0002-00000601", "");
}

#[tokio::test]
async fn a_proxy_is_believed_only_where_the_url_allows_it() {
    let server = server().await;
    let signer = Signer::of(&server);
    let source = SourceIp::new("203.0.113.0".parse().unwrap(), 24).unwrap();
    for (allow, status) in [(true, 200), (false, 403)] {
        let request = signer.v4_url_of(&LIST, 60, |r| r.source_ip(source).forward_allow(allow));
        let forwarded = request.replacen(
            "Host:",
            "X-Forwarded-For: 203.0.113.9, 10.0.0.1\r\nHost:",
            1,
        );
        assert_eq!(ask(&server, &forwarded).await.status, status, "{allow}");
    }
}

#[tokio::test]
async fn a_url_of_one_network_is_refused_in_another() {
    let server = builder()
        .vpc("vpc-t4nlw426y44rd3iq4xxxx")
        .trust_vpc_header()
        .start()
        .await
        .unwrap();
    let signer = Signer::of(&server);
    let here = signer.v4_url_of(&LIST, 60, |r| r.vpc_id("vpc-t4nlw426y44rd3iq4xxxx"));
    assert_eq!(ask(&server, &here).await.status, 200);
    let elsewhere = here.replacen("Host:", "oss-emulator-vpc-id: vpc-other\r\nHost:", 1);
    let reply = ask(&server, &elsewhere).await;
    assert_refused(&reply, "vpc", 403, MISMATCHED, "0002-00000603", MISMATCH);
}
