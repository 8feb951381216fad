//! Grants that are there already, and what brings them up to date.

use oss_emulator::User;

use super::walk::{as_root, builder, stage};
use crate::stage::Stage;

const ON: &str = "--on oss://examplebucket/incoming/";

#[test]
fn a_second_grant_writes_nothing() {
    let reader = User::new("reader").access_key("LTAI5tREADER", "secret-of-the-test").policy(
        r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["ram:Get*","ram:List*"],"Resource":"*"}]}"#,
    );
    let stage = Stage::with(builder().user(reader));
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    let grant = format!("access grant uploads {ON} --can upload,list -y --no-key");
    assert!(transcript.quietly(&grant, b"").status.success());
    transcript.note("By a user who may read but not write: there is nothing to write.");
    transcript.set("OSS_ACCESS_KEY_ID", "LTAI5tREADER");
    transcript.set("OSS_ACCESS_KEY_SECRET", "secret-of-the-test");
    transcript.run(&grant);
    transcript.run(&format!("{grant} --output json"));
    transcript.run(&format!(
        "access grant uploads {ON} --can upload -y --no-key"
    ));
    transcript.assert("access-read-only");
}

#[test]
fn differences_are_shown_by_statement() {
    let stage = stage();
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    let grant = |flags: &str| format!("access grant uploads {ON} --no-key {flags}");
    assert!(
        transcript
            .quietly(&grant("--can upload -y"), b"")
            .status
            .success()
    );
    transcript.run(&grant(
        "--can upload,read,list,delete --https-only --dry-run",
    ));
    transcript.run(&grant(
        "--can upload,read -y --max-session 8h --trust user,account",
    ));
    transcript.run("access show uploads");
    transcript.run(&grant(
        "--can upload,read -y --from 203.0.113.0/24 --external-id partner-7",
    ));
    transcript.run("access show uploads --output json");
    transcript
        .run("access grant photos --on oss://examplebucket/a/photos --can list --dry-run --no-key");
    transcript.run(
        "access grant photos --on oss://examplebucket/a/photos/ --can list --dry-run --no-key",
    );
    transcript.run(
        "access grant all --on oss://examplebucket --can read,list --versions --dry-run --no-key \
         --output json",
    );
    transcript.assert("access-changes");
}

#[test]
fn the_documentation_is_followed_to_the_letter_when_asked_to() {
    let stage = stage();
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    transcript.run(&format!(
        "access grant RamOssTest {ON} --can upload -y --no-key --as-documented"
    ));
    transcript.run("access show RamOssTest --as-documented");
    transcript.run("access show RamOssTest");
    transcript.run("access revoke RamOssTest --as-documented --keep-user -y");
    transcript.run("access revoke RamOssTest --as-documented -y");
    transcript.assert("access-documented");
}
