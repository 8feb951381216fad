//! What browsers meet: CORS, referers, websites, and buckets that are closed to the public.

use crate::caller::{Ask, BUCKET, Oss, Reply};

async fn configure(oss: &Oss, name: &str, document: &str) {
    let reply = oss
        .bucket("PUT")
        .query(name, "")
        .body(document.to_owned())
        .send()
        .await;
    assert_eq!(reply.status, 200, "{}", reply.text());
}

async fn public(oss: &Oss) {
    let acl = oss
        .bucket("PUT")
        .query("acl", "")
        .header("x-oss-acl", "public-read");
    assert_eq!(acl.send().await.status, 200);
}

fn preflight<'a>(oss: &'a Oss, origin: &str, method: &str) -> Ask<'a> {
    oss.object("OPTIONS", "any")
        .anonymous()
        .header("origin", origin)
        .header("access-control-request-method", method)
}

const CORS: &str = "<CORSConfiguration><CORSRule><AllowedOrigin>http://*.example.com</AllowedOrigin>\
    <AllowedMethod>GET</AllowedMethod><AllowedHeader>x-oss-*</AllowedHeader><ExposeHeader>ETag</ExposeHeader>\
    <MaxAgeSeconds>60</MaxAgeSeconds></CORSRule></CORSConfiguration>";

#[tokio::test]
async fn preflights_are_answered_by_the_rules() {
    let oss = Oss::start().await;
    let origin = "http://www.example.com";
    let refused = preflight(&oss, origin, "GET").send().await;
    assert_eq!(refused.outcome(), (403, "AccessForbidden"));
    configure(&oss, "cors", CORS).await;
    let allowed = preflight(&oss, origin, "GET")
        .header("access-control-request-headers", "x-oss-date")
        .send()
        .await;
    assert_eq!(allowed.status, 200);
    assert_eq!(allowed.header("access-control-allow-origin"), origin);
    assert_eq!(allowed.header("access-control-allow-methods"), "GET");
    assert_eq!(allowed.header("access-control-allow-headers"), "x-oss-date");
    assert_eq!(allowed.header("access-control-expose-headers"), "ETag");
    assert_eq!(allowed.header("access-control-max-age"), "60");
    for (origin, method) in [(origin, "PUT"), ("http://example.org", "GET")] {
        let refused = preflight(&oss, origin, method).send().await;
        assert_eq!(
            refused.outcome(),
            (403, "AccessForbidden"),
            "{origin} {method}"
        );
    }
    let missing = preflight(&oss, origin, "GET")
        .of_bucket("no-such-bucket")
        .send()
        .await;
    assert_eq!(missing.outcome(), (404, "NoSuchBucket"));
}

#[tokio::test]
async fn answers_and_errors_say_that_the_browser_may_use_them() {
    let oss = Oss::start().await;
    configure(&oss, "cors", CORS).await;
    oss.put("there", "text").await;
    for (key, origin, shown) in [
        ("there", "http://www.example.com", "http://www.example.com"),
        (
            "missing",
            "http://www.example.com",
            "http://www.example.com",
        ),
        ("there", "http://example.org", ""),
    ] {
        let reply = oss.object("GET", key).header("origin", origin).send().await;
        assert_eq!(
            reply.header("access-control-allow-origin"),
            shown,
            "{key} {origin}"
        );
    }
}

#[tokio::test]
async fn referers_are_checked_for_those_who_sign_no_header() {
    let oss = Oss::start().await;
    public(&oss).await;
    oss.put("k", "text").await;
    let document = "<RefererConfiguration><AllowEmptyReferer>false</AllowEmptyReferer>\
        <RefererList><Referer>http://www.example.com</Referer></RefererList></RefererConfiguration>";
    configure(&oss, "referer", document).await;
    let read = async |referer: &str| {
        let ask = oss.object("GET", "k").anonymous();
        ask.header("referer", referer).send().await
    };
    assert_eq!(read("http://www.example.com").await.status, 200);
    let other = read("http://example.org").await;
    assert_eq!(other.outcome(), (403, "AccessDenied"));
    assert_eq!(other.header("x-oss-ec"), "0003-00000503");
    assert_eq!(other.elements("BucketName"), [BUCKET]);
    let empty = oss.object("GET", "k").anonymous().send().await;
    assert_eq!(empty.header("x-oss-ec"), "0003-00000501");
    assert_eq!(oss.object("GET", "k").send().await.status, 200);
}

const WEBSITE: &str = "<WebsiteConfiguration><IndexDocument><Suffix>index.html</Suffix>\
    <SupportSubDir>true</SupportSubDir><Type>0</Type></IndexDocument>\
    <ErrorDocument><Key>error.html</Key></ErrorDocument><RoutingRules><RoutingRule><RuleNumber>1</RuleNumber>\
    <Condition><KeyPrefixEquals>old/</KeyPrefixEquals><HttpErrorCodeReturnedEquals>404</HttpErrorCodeReturnedEquals></Condition>\
    <Redirect><RedirectType>External</RedirectType><Protocol>http</Protocol><HostName>example.com</HostName>\
    <ReplaceKeyPrefixWith>new/</ReplaceKeyPrefixWith></Redirect></RoutingRule></RoutingRules></WebsiteConfiguration>";

#[tokio::test]
async fn a_website_has_index_pages_an_error_page_and_redirections() {
    let oss = Oss::start().await;
    public(&oss).await;
    configure(&oss, "website", WEBSITE).await;
    oss.put("index.html", "home").await;
    oss.put("sub/index.html", "below").await;
    oss.put("error.html", "sorry").await;
    let get = async |key: &str| oss.object("GET", key).anonymous().send().await;
    let shown = |reply: &Reply| (reply.status, reply.text().to_owned());

    let home = oss.bucket("GET").anonymous().send().await;
    assert_eq!(shown(&home), (200, "home".to_owned()));
    assert_eq!(shown(&get("sub/").await), (200, "below".to_owned()));
    let folder = get("sub").await;
    assert_eq!((folder.status, folder.header("location")), (302, "/sub/"));
    assert_eq!(shown(&get("missing").await), (404, "sorry".to_owned()));
    let moved = get("old/a").await;
    let location = moved.header("location");
    assert_eq!((moved.status, location), (302, "http://example.com/new/a"));

    let signed = oss.object("GET", "missing/").send().await;
    assert_eq!(shown(&signed), (200, "home".to_owned()));
    let signed = oss.object("GET", "missing").send().await;
    assert_eq!(signed.outcome(), (404, "NoSuchKey"));
    let list = oss.bucket("GET").send().await;
    assert_eq!(list.elements("Key").len(), 3);
}

#[tokio::test]
async fn a_private_website_shows_nobody_its_error_page() {
    let oss = Oss::start().await;
    configure(&oss, "website", WEBSITE).await;
    oss.put("error.html", "sorry").await;
    let reply = oss.object("GET", "missing").anonymous().send().await;
    assert_eq!(reply.outcome(), (403, "AccessDenied"));
}

#[tokio::test]
async fn a_block_of_public_access_takes_away_what_was_public_and_refuses_more() {
    let oss = Oss::start().await;
    public(&oss).await;
    oss.put("k", "text").await;
    let read = async || oss.object("GET", "k").anonymous().send().await;
    assert_eq!(read().await.status, 200);
    let block = "<PublicAccessBlockConfiguration><BlockPublicAccess>true</BlockPublicAccess></PublicAccessBlockConfiguration>";
    configure(&oss, "publicAccessBlock", block).await;
    assert_eq!(read().await.outcome(), (403, "AccessDenied"));
    for ask in [
        oss.bucket("PUT")
            .query("acl", "")
            .header("x-oss-acl", "public-read-write"),
        oss.object("PUT", "k")
            .query("acl", "")
            .header("x-oss-object-acl", "public-read"),
        oss.object("PUT", "new")
            .header("x-oss-object-acl", "public-read"),
    ] {
        assert_eq!(ask.send().await.outcome(), (403, "AccessDenied"));
    }
    let private = oss
        .bucket("PUT")
        .query("acl", "")
        .header("x-oss-acl", "private");
    assert_eq!(private.send().await.status, 200);
}

#[tokio::test]
async fn requesters_pay_and_say_so() {
    let oss = Oss::with(|builder| {
        let other = oss_emulator::User::new("other")
            .account("2000000000000002")
            .access_key("LTAIother", "secret");
        builder.user(other)
    })
    .await;
    oss.put("k", "text").await;
    let policy = r#"{"Version":"1","Statement":[{"Effect":"Allow","Principal":["*"],"Action":"oss:*","Resource":"acs:oss:*:*:*"}]}"#;
    configure(&oss, "policy", policy).await;
    let payer =
        "<RequestPaymentConfiguration><Payer>Requester</Payer></RequestPaymentConfiguration>";
    configure(&oss, "requestPayment", payer).await;
    let other = oss_sign::Credentials::new("LTAIother", "secret").unwrap();
    let refused = oss.object("GET", "k").signed_by(&other).send().await;
    assert_eq!(refused.outcome(), (403, "AccessDenied"));
    assert_eq!(refused.header("x-oss-ec"), "0003-00000703");
    let paid = oss
        .object("GET", "k")
        .header("x-oss-request-payer", "requester")
        .signed_by(&other)
        .send()
        .await;
    assert_eq!((paid.status, paid.text()), (200, "text"));
    assert_eq!(paid.header("x-oss-request-charged"), "requester");
    let own = oss.object("GET", "k").send().await;
    assert_eq!((own.status, own.header("x-oss-request-charged")), (200, ""));
}
