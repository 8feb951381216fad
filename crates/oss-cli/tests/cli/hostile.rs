//! A server, a file and a key that try to steer the terminal.
//!
//! Every field that a server answers, and whatever else comes from outside, contains characters
//! that a terminal obeys. None of them may be written, to standard output or to standard error.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};

use crate::stage::Stage;
use crate::transcript::Transcript;

/// What goes into documents and keys: controls of all kinds, bidirectional characters, and a line
/// that looks like one of the program.
const BODY: &str = "x\u{1b}[31m\u{7}\u{7f}\u{9b}2J\u{61c}\u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{202e}\
                    \u{2066}\u{2069}\r\nhint: run this";
/// What a header may contain.
const HEADER: &str = "x\u{9b}2J\u{85}\u{61c}\u{200f}\u{202e}\u{2066}\u{2029}";
/// What keys may contain.
const TOKEN: &str = "x\u{202e}\u{2066}\u{200e}y";

/// What the server answers to every request.
#[derive(Clone, Copy, Debug)]
enum Answers {
    /// What was asked for.
    Data,
    /// An error document of OSS, STS or RAM.
    Refusals,
    /// A page of HTML, as from a proxy.
    Pages,
}

const COMMANDS: &[&str] = &[
    "ls",
    "ls oss://examplebucket -l",
    "ls oss://examplebucket/KEY/ -r",
    "stat oss://examplebucket/a",
    "stat 'oss://examplebucket/KEY'",
    "cat 'oss://examplebucket/KEY' --range 0-3",
    "cp 'oss://examplebucket/KEY' copy.txt",
    "cp a.txt 'oss://examplebucket/KEY'",
    "cp 'oss://examplebucket/KEY' oss://examplebucket/b",
    "cp a.txt 'oss://examplebucket/KEY' --dry-run",
    "cp 'KEY' oss://examplebucket/b",
    "presign 'oss://examplebucket/KEY'",
    "presign 'oss://examplebucket/KEY' --form",
    "presign 'oss://examplebucket/KEY' --curl",
    "presign 'oss://examplebucket/KEY' --header 'KEY: a'",
    "whoami",
    "whoami --profile 'KEY'",
    "whoami --credentials profile --profile 'KEY'",
    "config doctor",
    "config doctor 'oss://examplebucket/KEY'",
    "sts assume-role acs:ram::1000000000000001:role/reader",
    "sts assume-role acs:ram::1000000000000001:role/reader --format dotenv",
    "sts exec acs:ram::1000000000000001:role/reader -- true",
    "access show",
    "access show uploads",
    "access grant uploads --on oss://examplebucket/in/ --can read --no-key -y --wait 0s",
    "access grant uploads --on oss://examplebucket/in/ --can read --print-key --no-wait --dry-run",
    "access grant uploads --on oss://examplebucket/in/ --can read --print-key --no-wait -y",
    "access grant --print-admin-policy",
    "access revoke uploads -y",
    "access token uploads",
    "access token 'KEY'",
    "access exec uploads -- true",
    "access explain --as user:alice --action oss:GetObject --resource 'oss://examplebucket/KEY'",
    "access explain --error refusal.xml",
    "access explain --error refusal.json",
    "sign explain --url 'https://examplebucket.oss-cn-hangzhou.aliyuncs.com/KEY'",
    "sign explain --url https://examplebucket.oss-cn-hangzhou.aliyuncs.com/a --error signature.xml",
    "sign explain --url https://examplebucket.oss-cn-hangzhou.aliyuncs.com/a --error refusal.xml",
    "sign explain --request head.txt",
    "stat 'KEY'",
    "'KEY' --help",
];

#[test]
fn nothing_from_outside_steers_the_terminal() {
    let stage = Stage::start();
    stage.file("a.txt", "hello");
    stage.file("refusal.xml", refusal());
    stage.file("refusal.json", rpc_refusal());
    stage.file("signature.xml", mismatch());
    stage.file(
        "head.txt",
        format!("GET /{TOKEN} HTTP/1.1\r\nHost: {TOKEN}\r\n\r\n"),
    );
    for answers in [Answers::Data, Answers::Refusals, Answers::Pages] {
        let endpoint = serve(answers);
        let mut transcript = stage.transcript();
        for name in [
            "OSS_ENDPOINT",
            "ALIBABA_CLOUD_STS_ENDPOINT",
            "ALIBABA_CLOUD_RAM_ENDPOINT",
        ] {
            transcript.set(name, &endpoint);
        }
        transcript.set("NO_PROXY", "*");
        for line in COMMANDS {
            for flags in ["", "--output json", "-vv"] {
                check(&transcript, line, flags, answers);
            }
        }
    }
}

fn check(transcript: &Transcript<'_>, line: &str, flags: &str, answers: Answers) {
    let flagged = match line.split_once(" -- ") {
        Some((before, after)) => format!("{before} {flags} -- {after}"),
        None => format!("{line} {flags}"),
    };
    let output = transcript.quietly(&flagged.replace("KEY", BODY), b"");
    let is_content = line.starts_with("cat ");
    for (name, bytes) in [("stdout", &output.stdout), ("stderr", &output.stderr)] {
        if is_content && name == "stdout" {
            continue;
        }
        let text = String::from_utf8(bytes.clone()).unwrap();
        let found = text.chars().find(|c| *c != '\n' && steers(*c));
        assert_eq!(found, None, "{answers:?}: {name} of {flagged}: {text:?}");
        assert!(
            !text.lines().any(|line| line.starts_with("hint: run this")),
            "{answers:?}: {name} of {flagged}: {text}"
        );
    }
    if flags == "--output json" && !is_content {
        let text = String::from_utf8(output.stdout).unwrap();
        for line in text.lines().filter(|line| !line.starts_with("unset ")) {
            let value = serde_json::from_str::<serde_json::Value>(line);
            assert!(value.is_ok(), "{answers:?}: {flagged}: {line}");
        }
    }
}

fn steers(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn json_has_the_key_exactly_as_it_is() {
    let stage = Stage::start();
    let endpoint = serve(Answers::Data);
    let mut transcript = stage.transcript();
    transcript.set("OSS_ENDPOINT", &endpoint);
    let listed = transcript.quietly("ls oss://examplebucket --output json", b"");
    let text = String::from_utf8(listed.stdout).unwrap();
    let first: serde_json::Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
    assert_eq!(first["key"], BODY);
    assert!(
        text.contains("\\u202e") && text.contains("\\u009b"),
        "{text}"
    );
    let stat = format!("stat 'oss://examplebucket/{BODY}' --output json");
    let shown = transcript.quietly(&stat, b"");
    let shown: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
    assert_eq!(shown["url"], format!("oss://examplebucket/{BODY}"));
    // The other list is understood too, so that what it contains is printed.
    assert!(transcript.quietly("ls", b"").status.success());
}

#[test]
fn what_was_typed_is_escaped_where_it_is_repeated() {
    let stage = Stage::start();
    let transcript = stage.transcript();
    for line in [
        format!("stat oss://examplebucket/a '--{BODY}'"),
        format!("'{BODY}'"),
        format!("stat '{BODY}'"),
        format!("cp '{BODY}' b"),
    ] {
        let output = transcript.quietly(&line, b"");
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(text.starts_with("error: "), "{text}");
        assert!(!text.contains(|c| c != '\n' && steers(c)), "{text:?}");
        assert!(text.contains("\\u{1b}[31m"), "{text}");
    }
}

/// Starts a server on a port of its own, which runs as long as the test.
fn serve(answers: Answers) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || answer(stream, answers));
        }
    });
    endpoint
}

/// Reads one request and answers it. A client that goes away is no failure of the test.
fn answer(stream: TcpStream, answers: Answers) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.trim().parse().ok())?
    });
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).ok()?;
    let is_rpc =
        head.starts_with("POST / ") || head.starts_with("POST /? ") || head.contains("Action=");
    let (status, kind, document) = match (answers, is_rpc) {
        (Answers::Data, true) => ("200 OK", "application/json", rpc_data()),
        (Answers::Data, false) => ("200 OK", "application/xml", data(&head)),
        (Answers::Refusals, true) => ("403 Forbidden", "application/json", rpc_refusal()),
        (Answers::Refusals, false) => ("403 Forbidden", "application/xml", refusal()),
        (Answers::Pages, _) => (
            "403 Forbidden",
            "text/html",
            format!("<html><title>{BODY}</title></html>"),
        ),
    };
    let fields = [
        "x-oss-request-id",
        "x-oss-ec",
        "etag",
        "x-oss-storage-class",
        "x-oss-object-type",
        "x-oss-version-id",
        "content-disposition",
        "content-encoding-note",
        "x-oss-meta-note",
        "x-oss-restore",
        "server",
        "location",
    ]
    .map(|name| format!("{name}: {HEADER}\r\n"))
    .concat();
    let mut stream = stream;
    let length = document.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}; note={HEADER}\r\nContent-Length: {length}\r\n\
         Date: Mon, 30 Nov 2026 05:00:00 GMT\r\nConnection: close\r\n\
         Last-Modified: Mon, 30 Nov 2026 04:00:00 GMT\r\n{fields}\r\n"
    )
    .ok()?;
    if !head.starts_with("HEAD ") {
        stream.write_all(document.as_bytes()).ok()?;
    }
    Some(())
}

const TIME: &str = "2026-11-30T04:00:00.000Z";

fn data(head: &str) -> String {
    if head.starts_with("GET / ") || head.contains("max-keys=1") && !head.contains("list-type") {
        return format!(
            "<ListAllMyBucketsResult><Owner><ID>{BODY}</ID><DisplayName>{BODY}</DisplayName></Owner>\
             <Buckets><Bucket><Name>{BODY}</Name><Region>{BODY}</Region><Location>{BODY}</Location>\
             <CreationDate>{TIME}</CreationDate><StorageClass>{BODY}</StorageClass>\
             <ExtranetEndpoint>{BODY}</ExtranetEndpoint><IntranetEndpoint>{BODY}</IntranetEndpoint>\
             </Bucket></Buckets></ListAllMyBucketsResult>"
        );
    }
    if !head.contains("list-type=2") {
        return format!(
            "<CopyObjectResult><ETag>{BODY}</ETag><LastModified>{TIME}</LastModified>\
             </CopyObjectResult>"
        );
    }
    format!(
        "<ListBucketResult><Name>{BODY}</Name><MaxKeys>100</MaxKeys><KeyCount>2</KeyCount>\
         <IsTruncated>false</IsTruncated><Contents><Key>{BODY}</Key><ETag>\"{BODY}\"</ETag>\
         <LastModified>{TIME}</LastModified><Type>{BODY}</Type><Size>5</Size>\
         <StorageClass>{BODY}</StorageClass></Contents><CommonPrefixes><Prefix>{BODY}/</Prefix></CommonPrefixes></ListBucketResult>"
    )
}

fn refusal() -> String {
    format!(
        "<Error><Code>AccessDenied{BODY}</Code><Message>{BODY}</Message><RequestId>{BODY}</RequestId>\
         <HostId>{BODY}</HostId><EC>{BODY}</EC><AccessDeniedDetail><AuthAction>{BODY}</AuthAction>\
         <AuthPrincipalDisplayName>{BODY}</AuthPrincipalDisplayName><PolicyType>{BODY}</PolicyType>\
         </AccessDeniedDetail></Error>"
    )
}

fn mismatch() -> String {
    format!(
        "<Error><Code>SignatureDoesNotMatch</Code><Message>{BODY}</Message><StringToSign>{BODY}\
         </StringToSign><CanonicalRequest>{BODY}</CanonicalRequest></Error>"
    )
}

fn rpc_refusal() -> String {
    serde_json::json!({
        "Code": format!("NoPermission{BODY}"), "Message": BODY, "RequestId": BODY,
        "HostId": BODY, "Recommend": BODY,
        "AccessDeniedDetail": {"AuthAction": BODY, "AuthPrincipalDisplayName": BODY,
            "PolicyType": BODY, "NoPermissionType": BODY},
    })
    .to_string()
}

/// Members for every operation of STS and RAM at once.
fn rpc_data() -> String {
    let time = "2026-01-01T00:00:00Z";
    let document = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:Get\u202e","Resource":"a\u001b\u009b"}]}"#;
    let policies = serde_json::json!({"Policy": [{"PolicyName": BODY, "PolicyType": "Custom",
        "Description": BODY, "AttachDate": time, "DefaultVersion": "v1"}]});
    let role = serde_json::json!({"RoleName": "oss-uploads", "RoleId": BODY, "Arn": BODY,
        "Description": "managed-by=oss-access; grant=uploads\u{202e}; v=1", "CreateDate": time,
        "AssumeRolePolicyDocument": document, "MaxSessionDuration": 3600});
    let user = serde_json::json!({"UserName": "oss-uploads", "UserId": BODY, "Comments": BODY,
        "DisplayName": BODY, "CreateDate": time});
    let key = serde_json::json!({"AccessKeyId": TOKEN, "AccessKeySecret": "secret",
        "Status": "Active", "CreateDate": time});
    serde_json::json!({
        "RequestId": BODY, "AccountId": format!("1{TOKEN}"), "UserId": BODY, "PrincipalId": BODY,
        "Arn": format!("acs:ram::1:user/{BODY}"), "IdentityType": BODY,
        "AssumedRoleUser": {"Arn": BODY, "AssumedRoleId": BODY},
        "Credentials": {"AccessKeyId": format!("STS.{TOKEN}"), "AccessKeySecret": format!("s{TOKEN}"),
            "SecurityToken": format!("t{TOKEN}"), "Expiration": "2099-01-01T00:00:00Z"},
        "User": user, "Users": {"User": [user]}, "Role": role, "Roles": {"Role": [role]},
        "AccessKey": key, "AccessKeys": {"AccessKey": [key]},
        "AccessKeyLastUsed": {"LastUsedDate": time}, "IsTruncated": false,
        "Policies": policies,
        "Policy": {"PolicyName": BODY, "PolicyType": "Custom", "Description": BODY,
            "DefaultVersion": "v1", "CreateDate": time},
        "PolicyVersion": {"VersionId": "v1", "IsDefaultVersion": true, "PolicyDocument": document},
        "PolicyVersions": {"PolicyVersion": []},
        "DefaultPolicyVersion": {"VersionId": "v1", "IsDefaultVersion": true,
            "PolicyDocument": document, "CreateDate": time},
    })
    .to_string()
}
