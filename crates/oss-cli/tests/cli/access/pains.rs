//! What people report of temporary access, typed as they would, with the message that helps.

use std::sync::Arc;

use oss_client::transport::{HyperTransport, SystemRuntime};
use oss_credentials::Context;
use oss_emulator::{Emulator, Role, User};
use oss_ram::{PolicyName, Ram};
use oss_sign::Credentials;

use super::walk::{ROOT, as_root};
use crate::stage::Stage;
use crate::transcript::Transcript;

const ACCOUNT: &str = "1000000000000001";
const DIR: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:*",
    "Resource":"acs:oss:*:*:examplebucket/dir/*"}]}"#;
const LISTS_DIR: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:ListObjects",
    "Resource":"acs:oss:*:*:examplebucket","Condition":{"StringLike":{"oss:Prefix":"dir/*"}}}]}"#;
/// A condition of listings over more than listings.
const INSPECTS_DIR: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow",
    "Action":["oss:ListObjects","oss:GetBucketInfo"],"Resource":"acs:oss:*:*:examplebucket",
    "Condition":{"StringLike":{"oss:Prefix":"dir/*"}}}]}"#;
const KEEPS_DIR: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:*",
    "Resource":"*"},{"Effect":"Deny","Action":"oss:PutObject",
    "Resource":"acs:oss:*:*:examplebucket/dir/*"}]}"#;
const MAY_ASSUME: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow",
    "Action":"sts:AssumeRole","Resource":"*"}]}"#;
const TRUSTS_ANOTHER: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow",
    "Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::2000000000000002:root"]}}]}"#;

fn stage() -> Stage {
    let user = |name: &str| User::new(name).access_key(format!("LTAI5t-{name}"), SECRET);
    Stage::with(
        Emulator::builder()
            .bucket("examplebucket")
            .root_access_key(ROOT.0, ROOT.1)
            .user(user("assumer").policy(MAY_ASSUME))
            .user(user("nobody"))
            .user(user("uploader").policy(DIR))
            .user(user("lister").policy(LISTS_DIR))
            .user(user("inspector").policy(INSPECTS_DIR))
            .user(user("keeper").policy(KEEPS_DIR))
            .role(Role::new("elsewhere").trust(TRUSTS_ANOTHER).policy(DIR))
            .role(Role::new("uploads").policy(DIR)),
    )
}

fn as_user(transcript: &mut Transcript<'_>, user: &str) {
    transcript.note(&format!("As user {user}."));
    transcript.set("OSS_ACCESS_KEY_ID", &format!("LTAI5t-{user}"));
    transcript.set("OSS_ACCESS_KEY_SECRET", SECRET);
}

#[test]
fn assuming_a_role() {
    let stage = stage();
    let mut transcript = stage.transcript();
    let role = |name: &str| format!("sts assume-role acs:ram::{ACCOUNT}:role/{name}");
    as_user(&mut transcript, "assumer");
    transcript.run(&role("elsewhere"));
    transcript.run(&role("nosuch"));
    transcript.run(&format!("sts assume-role acs:ram::{ACCOUNT}:user/uploader"));
    transcript.run(&format!("{} --duration 10m", role("uploads")));
    transcript.run(&format!("{} --duration 2h", role("uploads")));
    stage.file(
        "policy.json",
        r#"{"Statement":[{"Effect":"ALLOW","Action":"oss:*","Resource":"*"}]}"#,
    );
    transcript.run(&format!("{} --policy policy.json", role("uploads")));
    as_user(&mut transcript, "nobody");
    transcript.run(&role("uploads"));
    transcript.note("With the account's own key.");
    as_root(&mut transcript);
    transcript.run(&role("uploads"));
    let explain = "access explain --action sts:AssumeRole";
    transcript.run(&format!(
        "{explain} --as user:assumer --resource role:elsewhere"
    ));
    transcript.run(&format!(
        "{explain} --as user:nobody --resource role:uploads"
    ));
    transcript.assert("pains-of-assuming");
}

#[test]
fn listing_what_may_be_listed() {
    let stage = stage();
    stage.object("dir/a.txt", "hello");
    let mut transcript = stage.transcript();
    stage.file("a.txt", "hello");
    as_user(&mut transcript, "uploader");
    transcript.run("cp a.txt oss://examplebucket/dir/");
    transcript.run("ls oss://examplebucket/dir/");
    as_user(&mut transcript, "lister");
    transcript.run("ls oss://examplebucket/dir/");
    transcript.run("ls oss://examplebucket/dir");
    transcript.run("ls oss://examplebucket");
    transcript.run("ls");
    as_root(&mut transcript);
    transcript.note("As the administrator, who asks why.");
    let explain = "access explain --action oss:ListObjects";
    transcript.run(&format!(
        "{explain} --as user:uploader --resource oss://examplebucket/dir/"
    ));
    transcript.run(&format!(
        "{explain} --as user:lister --resource oss://examplebucket/dir"
    ));
    let info = "access explain --as user:inspector --action oss:GetBucketInfo";
    transcript.run(&format!("{info} --resource oss://examplebucket"));
    transcript.assert("pains-of-listing");
}

/// The message names a policy that the bucket does not have.
#[test]
fn a_deny_of_ram_that_looks_like_one_of_the_bucket() {
    let stage = stage();
    stage.object("dir/a.txt", "hello");
    stage.file("a.txt", "hello");
    let mut transcript = stage.transcript();
    as_user(&mut transcript, "keeper");
    transcript.run("cat oss://examplebucket/dir/a.txt");
    transcript.run("cp a.txt oss://examplebucket/dir/");
    as_root(&mut transcript);
    transcript.note("As the administrator, who asks why.");
    let explain = "access explain --as user:keeper --action oss:PutObject";
    transcript.run(&format!(
        "{explain} --resource oss://examplebucket/dir/a.txt"
    ));
    transcript.assert("pains-of-denying");
}

#[test]
fn a_policy_that_was_made_and_never_attached() {
    let stage = stage();
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    let grant =
        "access grant photos --on oss://examplebucket/photos/ --can read --no-key -y --no-wait";
    assert!(transcript.quietly(grant, b"").status.success());
    detach(&stage);
    let explain = "access explain --as role:oss-photos --action oss:GetObject";
    transcript.run(&format!(
        "{explain} --resource oss://examplebucket/photos/a.jpg"
    ));
    transcript.run(&format!(
        "{explain} --resource oss://examplebucket/other/a.jpg"
    ));
    transcript.assert("pains-of-attaching");
}

fn detach(stage: &Stage) {
    let root = Credentials::new(ROOT.0, ROOT.1).unwrap();
    let cx = Context::new(
        Arc::new(HyperTransport::new()),
        Arc::new(SystemRuntime::new()),
    );
    let ram = Ram::new(Arc::new(root), cx).endpoint(stage.server().ram_endpoint());
    let detach = ram.detach_policy_from_role(PolicyName::custom("oss-photos"), "oss-photos");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(detach.send()).unwrap();
}

const SECRET: &str = "secret-of-the-pains";
