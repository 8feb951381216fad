//! `oss access explain`: decisions by what RAM has or files say, and refusals read.

use super::walk::{as_root, stage};

const GRANT: &str = "access grant uploads --on oss://examplebucket/incoming/ --can upload,list \
                     --no-key --no-wait -y";

#[test]
fn a_decision_names_the_statement_that_makes_it_or_the_nearest() {
    let stage = stage();
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    assert!(transcript.quietly(GRANT, b"").status.success());
    let role = "access explain --as role:oss-uploads";
    let object = "--resource oss://examplebucket/incoming/a.txt";
    transcript.run(&format!("{role} --action oss:PutObject {object}"));
    transcript.run(&format!("{role} --action oss:GetObject {object}"));
    transcript.run(&format!(
        "{role} --action oss:GetObject {object} --output json"
    ));
    transcript.run(&format!("{role} --action oss:DeleteBucket {object}"));
    for prefix in ["incoming/", "incoming", ""] {
        let resource = format!("--resource oss://examplebucket/{prefix}");
        transcript.run(&format!("{role} --action oss:ListObjects {resource}"));
    }
    let assume = "--action sts:AssumeRole --resource role:oss-uploads";
    transcript.run(&format!("access explain --as user:oss-uploads {assume}"));
    stage.file(
        "session.json",
        r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:PutObject",
            "Resource":"acs:oss:*:*:examplebucket/outgoing/*"}]}"#,
    );
    let narrowed = "--session-policy session.json";
    transcript.run(&format!(
        "{role} --action oss:PutObject {object} {narrowed}"
    ));
    transcript.assert("access-explain");
}

/// What no grant mends is not mended by one, and what is written must change something.
#[test]
fn an_advised_change_would_help() {
    let stage = stage();
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    assert!(transcript.quietly(GRANT, b"").status.success());
    stage.file(
        "put.json",
        r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:PutObject",
            "Resource":"acs:oss:*:*:examplebucket/incoming/*"}]}"#,
    );
    let role = "access explain --as role:oss-uploads";
    let object = "--resource oss://examplebucket/incoming/a.txt";
    transcript.run(&format!(
        "{role} --action oss:GetObject {object} --session-policy put.json"
    ));
    let old = format!("{role} --action oss:GetObjectVersion {object}");
    let advised = transcript.run(&old);
    let advised = String::from_utf8(advised.stdout).unwrap();
    let (_, command) = advised.split_once("change   oss ").unwrap();
    transcript.run(&format!("{} --no-key --no-wait -y", command.trim()));
    transcript.run(&old);
    transcript.run(&format!("{role} --action oss:DeleteObject {object}"));
    transcript.assert("access-explain-changes");
}

/// Whoever may not read the documents is told which right that takes; `--trust` gives those of
/// another account.
#[test]
fn documents_that_cannot_be_read_are_named() {
    let stage = stage();
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    let grant = GRANT.replace("--no-key", "--key-file up.json");
    assert!(transcript.quietly(&grant, b"").status.success());
    stage.file(
        "trust.json",
        r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
            "Principal":{"RAM":["acs:ram::1000000000000001:root"]}}]}"#,
    );
    stage.file(
        "any-role.json",
        r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
            "Resource":"acs:ram::2000000000000002:role/*"}]}"#,
    );
    let foreign = "access explain --as user:oss-uploads --policy any-role.json \
                   --action sts:AssumeRole --resource acs:ram::2000000000000002:role/oss-uploads";
    transcript.run(foreign);
    transcript.run(&format!("{foreign} --trust trust.json"));
    transcript.run("access explain --as user:nosuch --action oss:GetObject --resource oss://b-b/a");
    let keys: serde_json::Value = serde_json::from_str(&stage.read("up.json")).unwrap();
    transcript.note("As user oss-uploads, who may read nothing of RAM.");
    for (variable, name) in [
        ("OSS_ACCESS_KEY_ID", "access_key_id"),
        ("OSS_ACCESS_KEY_SECRET", "access_key_secret"),
    ] {
        transcript.set(variable, keys[name].as_str().unwrap());
    }
    for who in ["user:oss-uploads", "role:oss-uploads"] {
        let object = "--resource oss://examplebucket/incoming/a.txt";
        transcript.run(&format!(
            "access explain --as {who} --action oss:PutObject {object}"
        ));
    }
    transcript.assert("access-explain-unread");
}

/// What the action is asked on decides, not what was typed.
#[test]
fn actions_on_buckets_and_the_service_are_asked_there() {
    let stage = stage();
    let mut transcript = stage.transcript();
    stage.file(
        "bucket.json",
        r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:GetBucketInfo","oss:ListObjects"],
            "Resource":"acs:oss:*:*:examplebucket","Condition":{"StringEquals":{"oss:Delimiter":"/"}}},
            {"Effect":"Allow","Action":"oss:ListBuckets","Resource":"acs:oss:*:*:*"}]}"#,
    );
    let user = "access explain --offline --as user:alice --policy bucket.json";
    let object = "--resource oss://examplebucket/a.txt";
    for action in ["oss:GetBucketInfo", "oss:ListBuckets", "oss:ListObjects"] {
        transcript.run(&format!("{user} --action {action} {object}"));
    }
    let delimited = "--with oss:delimiter=/";
    transcript.run(&format!(
        "{user} --action oss:ListObjects {object} {delimited}"
    ));
    transcript.assert("access-explain-levels");
}

/// The body of a real refusal, and what RAM knows about it beside.
#[test]
fn a_real_refusal_is_decoded_by_ram() {
    let stage = stage();
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    let grant = GRANT.replace("--no-key", "--key-file up.json");
    assert!(transcript.quietly(&grant, b"").status.success());
    let token = "access token uploads --key-file up.json --format json";
    let keys: serde_json::Value =
        serde_json::from_slice(&transcript.quietly(token, b"").stdout).unwrap();
    for (variable, name) in [
        ("OSS_ACCESS_KEY_ID", "access_key_id"),
        ("OSS_ACCESS_KEY_SECRET", "access_key_secret"),
        ("OSS_SESSION_TOKEN", "security_token"),
    ] {
        transcript.set(variable, keys[name].as_str().unwrap());
    }
    let url = transcript.quietly("presign oss://examplebucket/incoming/a.txt", b"");
    let url = String::from_utf8(url.stdout).unwrap();
    stage.file("error.xml", stage.send("GET", url.trim(), "", ""));
    transcript.set("OSS_SESSION_TOKEN", "");
    as_root(&mut transcript);
    transcript.run("access explain --error error.xml --offline");
    transcript.run("access explain --error error.xml");
    transcript.assert("access-explain-decoded");
}

#[test]
fn files_alone_decide_offline() {
    let stage = stage();
    let mut transcript = stage.transcript();
    transcript.set("OSS_ACCESS_KEY_ID", "");
    transcript.set("OSS_ACCESS_KEY_SECRET", "");
    stage.file(
        "deny.json",
        r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:*","Resource":"*"},
            {"Effect":"Deny","Action":"oss:DeleteObject","Resource":"acs:oss:*:*:examplebucket/*"}]}"#,
    );
    stage.file(
        "bad.json",
        r#"{"Statement":[{"Effect":"ALLOW","Action":"oss:*","Resource":"*"}]}"#,
    );
    let user = "access explain --offline --as user:alice --resource oss://examplebucket/a.txt";
    transcript.run(&format!("{user} --action oss:GetObject --policy deny.json"));
    transcript.run(&format!(
        "{user} --action oss:DeleteObject --policy deny.json"
    ));
    transcript.run(&format!("{user} --action oss:GetObject"));
    transcript.run(&format!("{user} --action oss:GetObject --policy bad.json"));
    transcript.run(&format!("{user} --action GetObject"));
    transcript.run("access explain --as alice --action oss:GetObject --resource oss://b-b/a");
    transcript.run("access explain --as role:nosuch --action oss:GetObject");
    transcript.assert("access-explain-offline");
}

#[test]
fn a_refusal_is_read_from_whatever_it_was_saved_as() {
    let stage = stage();
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    stage.file(
        "oss.xml",
        "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>Access denied by bucket \
         policy.</Message><EC>0003-00000201</EC><AccessDeniedDetail><PolicyType>AccountLevelIdentityBasedPolicy\
         </PolicyType><AuthAction>oss:DeleteObject</AuthAction><NoPermissionType>ExplicitDeny\
         </NoPermissionType></AccessDeniedDetail></Error>",
    );
    stage.file(
        "sts.json",
        r#"{"Code":"NoPermission","Message":"You are not authorized to do this action.",
            "AccessDeniedDetail":{"PolicyType":"AssumeRolePolicy","AuthAction":"sts:AssumeRole",
            "AuthPrincipalOwnerId":"1000000000000002","NoPermissionType":"ImplicitDeny"}}"#,
    );
    stage.file(
        "other.xml",
        "<Error><Code>NoSuchKey</Code><Message>no</Message></Error>",
    );
    stage.file(
        "signature.xml",
        "<Error><Code>SignatureDoesNotMatch</Code><Message>no</Message><EC>0002-00000201</EC></Error>",
    );
    stage.file(
        "head.txt",
        "HTTP/1.1 403 Forbidden\nServer: AliyunOSS\nx-oss-ec: 0003-00000301\n",
    );
    stage.file(
        "line.txt",
        "error: stat oss://b/k: Request has expired (code=AccessDenied, ec=0002-00000069)",
    );
    for file in [
        "oss.xml",
        "sts.json",
        "other.xml",
        "signature.xml",
        "head.txt",
        "line.txt",
    ] {
        transcript.run(&format!("access explain --offline --error {file}"));
    }
    transcript.run_with("access explain --error -", b"hello");
    transcript.assert("access-explain-error");
}

/// Nothing asks for an action that does not exist, so a policy that names one does nothing.
#[test]
fn actions_that_do_not_exist_are_named() {
    let stage = stage();
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    stage.file(
        "head.json",
        r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:HeadObject","oss:GetObjct"],
            "Resource":"acs:oss:*:*:examplebucket/*"}]}"#,
    );
    let user = "access explain --offline --as user:alice --resource oss://examplebucket/a.txt";
    transcript.run(&format!("{user} --action oss:HeadObject"));
    transcript.run(&format!("{user} --action oss:ListBucket"));
    transcript.run(&format!("{user} --action oss:BrandNewThing"));
    transcript.run(&format!("{user} --action oss:GetObject --policy head.json"));
    transcript.run(&format!(
        "{user} --action oss:GetObject --session-policy head.json --output json"
    ));
    assert!(transcript.quietly(GRANT, b"").status.success());
    transcript.run("sts assume-role oss-uploads --policy head.json --format json");
    transcript.assert("access-no-such-action");
}
