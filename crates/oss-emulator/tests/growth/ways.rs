//! The ways in: requests of OSS, calls by RPC, forms, and what gives keys around a program.

use oss_emulator::Emulator;

use crate::Way;

pub(crate) fn all() -> Vec<Way> {
    let ways: [fn() -> Vec<Way>; 5] = [oss, forms, documents, calls, surroundings];
    ways.iter().flat_map(|ways| ways()).collect()
}

fn way(
    name: &'static str,
    request: fn(&Emulator, usize) -> Vec<u8>,
    size: usize,
    status: u16,
) -> Way {
    let address = |server: &Emulator| host(server.endpoint());
    Way {
        name,
        address,
        request,
        size,
        status,
    }
}

fn host(endpoint: &str) -> String {
    endpoint.trim_start_matches("http://").to_owned()
}

/// `count` texts made of their numbers, joined.
fn many(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect()
}

fn get(target: &str, headers: &str) -> Vec<u8> {
    format!("GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n")
        .into_bytes()
}

fn post(target: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "POST {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
         Content-Length: {length}\r\n{headers}\r\n{body}"
    )
    .into_bytes()
}

const V4: &str = "Authorization: OSS4-HMAC-SHA256 Credential=LTAI5tExample/20251125/cn-hangzhou/oss/\
    aliyun_v4_request,Signature=0";

fn oss() -> Vec<Way> {
    vec![
        way(
            "names in a query",
            |_, n| {
                get(
                    &format!("/examplebucket/k?{}", many(n, |i| format!("p{i}&"))),
                    "",
                )
            },
            400,
            403,
        ),
        way(
            "too many names in a query",
            |_, n| {
                get(
                    &format!("/examplebucket/k?{}", many(n, |i| format!("p{i}&"))),
                    "",
                )
            },
            5000,
            400,
        ),
        way(
            "the same name in a query",
            |_, n| get(&format!("/examplebucket/k?{}", "a&".repeat(n)), ""),
            400,
            400,
        ),
        way(
            "subresources in a query",
            |_, n| {
                get(
                    &format!(
                        "/examplebucket/k?acl&cors&{}",
                        many(n, |i| format!("p{i}&"))
                    ),
                    "",
                )
            },
            400,
            403,
        ),
        way(
            "a long key",
            |_, n| get(&format!("/examplebucket/{}", "k".repeat(n)), ""),
            10_000,
            400,
        ),
        way(
            "headers",
            |_, n| {
                get(
                    "/examplebucket/k",
                    &many(n, |i| format!("x-oss-meta-{i}: a\r\n")),
                )
            },
            150,
            403,
        ),
        way(
            "too many headers",
            |_, n| {
                get(
                    "/examplebucket/k",
                    &many(n, |i| format!("x-oss-meta-{i}: a\r\n")),
                )
            },
            1000,
            400,
        ),
        way(
            "the same header",
            |_, n| get("/examplebucket/k", &"accept: a\r\n".repeat(n)),
            150,
            403,
        ),
        way(
            "a long header",
            |_, n| {
                get(
                    "/examplebucket/k",
                    &format!("x-oss-a: {}\r\n", "a".repeat(n)),
                )
            },
            20_000,
            403,
        ),
        way(
            "a head without end",
            |_, n| format!("GET /{}", "a".repeat(n)).into_bytes(),
            20_000,
            400,
        ),
        way(
            "signed headers",
            |_, n| {
                get(
                    "/examplebucket/k",
                    &format!(
                        "{}{V4},AdditionalHeaders={}\r\nx-oss-date: 20251125T000000Z\r\nx-oss-content-sha256: UNSIGNED-PAYLOAD\r\n",
                        many(n, |i| format!("h{i}: a\r\n")),
                        many(n, |i| format!("h{i};")).trim_end_matches(';')
                    ),
                )
            },
            150,
            403,
        ),
        way(
            "a signed header named again and again",
            |_, n| {
                get(
                    "/examplebucket/k",
                    &format!("h: a\r\n{V4},AdditionalHeaders=h{}\r\n", ";h".repeat(n)),
                )
            },
            10_000,
            400,
        ),
        way(
            "tags in a header",
            |_, n| {
                get(
                    "/examplebucket/k",
                    &format!("x-oss-tagging: {}\r\n", many(n, |i| format!("a{i}=1&"))),
                )
            },
            2000,
            403,
        ),
        way(
            "a URL that is signed",
            |_, n| {
                get(
                    &format!(
                        "/examplebucket/k?OSSAccessKeyId=LTAI5tExample&Expires=1764032400&Signature=0&{}",
                        many(n, |i| format!("p{i}&"))
                    ),
                    "",
                )
            },
            400,
            403,
        ),
    ]
}

fn form(fields: &str) -> Vec<u8> {
    let kind = "Content-Type: multipart/form-data; boundary=x\r\n";
    post("/examplebucket/", kind, &format!("{fields}--x--\r\n"))
}

fn field(name: &str, value: &str) -> String {
    format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
}

fn signed_form(policy: &str) -> Vec<u8> {
    use base64::Engine as _;
    let policy = base64::engine::general_purpose::STANDARD.encode(policy);
    let key = field("OSSAccessKeyId", "LTAI5tExample") + &field("Signature", "0");
    let file = field("key", "k") + &field("file", "data");
    form(&(key + &field("policy", &policy) + &file))
}

fn forms() -> Vec<Way> {
    vec![
        way(
            "fields of a form",
            |_, n| {
                form(
                    &(many(n, |i| field(&format!("f{i}"), ""))
                        + &field("key", "k")
                        + &field("file", "data")),
                )
            },
            400,
            403,
        ),
        way(
            "too many fields of a form",
            |_, n| form(&many(n, |i| field(&format!("f{i}"), ""))),
            5000,
            400,
        ),
        way(
            "a long field of a form",
            |_, n| form(&field("f", &"a".repeat(n))),
            500_000,
            400,
        ),
        way(
            "a long name in a form",
            |_, n| form(&field(&"n".repeat(n), "")),
            4000,
            400,
        ),
        way(
            "the head of a part without end",
            |_, n| form(&format!("--x\r\na: {}", "a".repeat(n))),
            100_000,
            400,
        ),
        way(
            "text before a form",
            |_, n| form(&"\r\n--".repeat(n)),
            100_000,
            400,
        ),
        way(
            "text behind a file",
            |_, n| {
                form(
                    &(field("key", "k")
                        + &field("file", "a")
                        + &many(n, |i| field(&format!("f{i}"), ""))),
                )
            },
            5000,
            403,
        ),
        way(
            "conditions of a policy",
            |_, n| {
                signed_form(&format!(
                    "{{\"conditions\":[{}{{\"key\":\"k\"}}]}}",
                    many(n, |i| format!("{{\"f{i}\":\"\"}},"))
                ))
            },
            2000,
            403,
        ),
        way(
            "depth of a policy",
            |_, n| signed_form(&"[".repeat(n)),
            50_000,
            403,
        ),
    ]
}

fn documents() -> Vec<Way> {
    vec![
        way(
            "objects to delete",
            |_, n| {
                post(
                    "/examplebucket/?delete",
                    "",
                    &format!(
                        "<Delete>{}</Delete>",
                        many(n, |i| format!("<Object><Key>{i}</Key></Object>"))
                    ),
                )
            },
            400,
            403,
        ),
        way(
            "elements of a document",
            |_, n| {
                post(
                    "/examplebucket/?delete",
                    "",
                    &format!("<Delete>{}</Delete>", "<a/>".repeat(n)),
                )
            },
            5000,
            400,
        ),
        way(
            "too many elements of a document",
            |_, n| {
                post(
                    "/examplebucket/?delete",
                    "",
                    &format!("<Delete>{}</Delete>", "<a/>".repeat(n)),
                )
            },
            100_000,
            400,
        ),
        way(
            "attributes of an element",
            |_, n| {
                post(
                    "/examplebucket/?delete",
                    "",
                    &format!("<Delete {}/>", many(n, |i| format!("a{i}=\"\" "))),
                )
            },
            5000,
            400,
        ),
        way(
            "depth of a document",
            |_, n| post("/examplebucket/?delete", "", &"<a>".repeat(n)),
            50_000,
            400,
        ),
        way(
            "references in a document",
            |_, n| {
                post(
                    "/examplebucket/?delete",
                    "",
                    &format!("<Delete>{}</Delete>", "&amp;".repeat(n)),
                )
            },
            50_000,
            400,
        ),
    ]
}

const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\n";
const CALL: &str = "Action=GetCallerIdentity&Version=2015-04-01&Format=JSON&AccessKeyId=LTAI5tExample&\
    SignatureMethod=HMAC-SHA1&SignatureVersion=1.0&SignatureNonce=1&Signature=0&Timestamp=2025-11-25T00:00:00Z&";

fn acs3(headers: &str, signed: &str) -> String {
    format!(
        "x-acs-action: GetCallerIdentity\r\nx-acs-version: 2015-04-01\r\nx-acs-signature-nonce: 1\r\n\
         x-acs-date: 2025-11-25T00:00:00Z\r\nx-acs-content-sha256: 0\r\n{headers}\
         Authorization: ACS3-HMAC-SHA256 Credential=LTAI5tExample,SignedHeaders={signed},Signature=0\r\n"
    )
}

fn calls() -> Vec<Way> {
    vec![
        way(
            "parameters of a call in its query",
            |_, n| get(&format!("/?{CALL}{}", many(n, |i| format!("p{i}&"))), ""),
            400,
            400,
        ),
        way(
            "parameters of a call in its body",
            |_, n| {
                post(
                    "/",
                    FORM,
                    &format!("{CALL}{}", many(n, |i| format!("p{i}&"))),
                )
            },
            400,
            400,
        ),
        way(
            "too many parameters of a call",
            |_, n| {
                post(
                    "/",
                    FORM,
                    &format!("{CALL}{}", many(n, |i| format!("p{i}&"))),
                )
            },
            20_000,
            400,
        ),
        way(
            "a long parameter of a call",
            |_, n| post("/", FORM, &format!("{CALL}p={}", "a".repeat(n))),
            100_000,
            400,
        ),
        way(
            "headers of an ACS3 call",
            |_, n| {
                post(
                    "/",
                    &acs3(&many(n, |i| format!("x-acs-{i}: a\r\n")), "host"),
                    "",
                )
            },
            100,
            400,
        ),
        way(
            "signed headers of an ACS3 call",
            |_, n| {
                post(
                    "/",
                    &acs3(
                        &many(n, |i| format!("h{i}: a\r\n")),
                        many(n, |i| format!("h{i};")).trim_end_matches(';'),
                    ),
                    "",
                )
            },
            100,
            400,
        ),
        way(
            "the body of an ACS3 call",
            |_, n| {
                post(
                    "/",
                    &acs3("content-type: application/json\r\n", "host"),
                    &"a".repeat(n),
                )
            },
            100_000,
            400,
        ),
        way(
            "an OIDC token",
            |_, n| {
                post(
                    "/",
                    FORM,
                    &format!(
                        "Action=AssumeRoleWithOIDC&Version=2015-04-01&RoleArn=acs:ram::1000000000000001:role/oss-emulator&RoleSessionName=s&OIDCProviderArn=acs:ram::1000000000000001:oidc-provider/oss-emulator&OIDCToken={}",
                        "a.".repeat(n)
                    ),
                )
            },
            5000,
            400,
        ),
        way(
            "a SAML response",
            |_, n| {
                post(
                    "/",
                    FORM,
                    &format!(
                        "Action=AssumeRoleWithSAML&Version=2015-04-01&RoleArn=acs:ram::1000000000000001:role/oss-emulator&SAMLProviderArn=acs:ram::1000000000000001:saml-provider/oss-emulator&SAMLAssertion={}",
                        "PGE%2B".repeat(n)
                    ),
                )
            },
            5000,
            401,
        ),
    ]
}

fn surroundings() -> Vec<Way> {
    let metadata = |server: &Emulator| host(server.surroundings().metadata().unwrap().endpoint());
    let web = |server: &Emulator| host(server.surroundings().oauth().unwrap().endpoint());
    let at = |address, way: Way| Way { address, ..way };
    vec![
        at(
            metadata,
            way(
                "headers to the metadata service",
                |_, n| {
                    get(
                        "/latest/meta-data/ram/security-credentials/",
                        &many(n, |i| format!("h{i}: a\r\n")),
                    )
                },
                150,
                200,
            ),
        ),
        at(
            metadata,
            way(
                "a body to the metadata service",
                |_, n| post("/latest/api/token", "", &"a".repeat(n)),
                100_000,
                405,
            ),
        ),
        at(
            metadata,
            way(
                "a role of the metadata service",
                |_, n| {
                    get(
                        &format!(
                            "/latest/meta-data/ram/security-credentials/{}",
                            "%41".repeat(n)
                        ),
                        "",
                    )
                },
                10_000,
                404,
            ),
        ),
        at(
            web,
            way(
                "a query to the credentials URI",
                |_, n| {
                    get(
                        &format!("/credentials?{}", many(n, |i| format!("p{i}&"))),
                        "",
                    )
                },
                400,
                403,
            ),
        ),
        at(
            web,
            way(
                "a token for CloudSSO",
                |_, n| {
                    post(
                        "/cloud-credentials",
                        &format!("Authorization: Bearer {}\r\n", "a".repeat(n)),
                        "",
                    )
                },
                20_000,
                401,
            ),
        ),
        at(
            web,
            way(
                "a form for OAuth",
                |_, n| {
                    post(
                        "/v1/token",
                        FORM,
                        &format!(
                            "grant_type=refresh_token&client_id=4038181954557748008&{}",
                            many(n, |i| format!("p{i}&"))
                        ),
                    )
                },
                400,
                400,
            ),
        ),
    ]
}
