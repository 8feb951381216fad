//! What is refused before anything is written.

use oss_emulator::User;

use super::walk::{as_root, builder, stage};
use crate::stage::Stage;

#[test]
fn nothing_is_written_unasked() {
    let stage = stage();
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    let on = "--on oss://examplebucket/incoming/ --can upload";
    transcript.run(&format!("access grant up_loads {on} --no-key -y"));
    transcript.run(&format!("access grant {} {on} --no-key -y", "a".repeat(61)));
    transcript.run(&format!("access grant uploads {on} --no-key"));
    transcript.run(&format!("access grant uploads {on} -y"));
    transcript.run(&format!(
        "access grant uploads {on} --until 2020-01-01 --no-key -y"
    ));
    transcript.run(&format!(
        "access grant uploads {on} --trust nobody --no-key -y"
    ));
    transcript.run(&format!(
        "access grant uploads {on} --max-session 13h --no-key -y"
    ));
    transcript.run("access grant uploads --on oss://examplebucket/incoming/ --can write -y");
    transcript.run("access grant");
    transcript.run(&format!(
        "access grant uploads {on} --access-key-secret TYPEDSECRET"
    ));
    transcript.run("access show uploads");
    transcript.run("access show");
    transcript.assert("access-mistakes");
}

#[test]
fn what_somebody_else_made_is_taken_over_only_when_told() {
    let builder = builder().user(User::new("oss-uploads").access_key("LTAI5tSOMEBODYS", "secret"));
    let stage = Stage::with(builder);
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    let grant = "access grant uploads --on oss://examplebucket/incoming/ --can upload -y --no-key";
    transcript.run(grant);
    transcript.run("access revoke uploads -y");
    transcript.run(&format!("{grant} --adopt"));
    transcript.run(grant);
    transcript.run("access revoke uploads -y");
    transcript.assert("access-adopt");
}

#[test]
fn a_policy_over_its_size_is_refused_with_the_size() {
    let stage = stage();
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    let many: Vec<_> = (0..250).map(|last| format!("203.0.113.{last}")).collect();
    let line = format!(
        "access grant uploads --on oss://examplebucket/incoming/ --can upload,read --no-key -y \
         --from {}",
        many.join(",")
    );
    let output = transcript.quietly(&line, b"");
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error.contains("6144 is the limit"), "{error}");
}

#[test]
fn a_missing_right_is_named() {
    let rights = |more: &str| {
        format!(
            r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":["ram:*","sts:*"],"Resource":"*"}}{more}]}}"#
        )
    };
    let deny = |action: &str| {
        rights(&format!(
            r#",{{"Effect":"Deny","Action":"{action}","Resource":"*"}}"#
        ))
    };
    let admin = |name: &str, policy: String| {
        User::new(name)
            .access_key(format!("LTAI5t{name}"), "secret-of-the-test")
            .policy(policy)
    };
    let builder = builder()
        .user(admin("nobody", deny("ram:*")))
        .user(admin("maker", deny("ram:CreateRole")))
        .user(admin("reader", deny("ram:ListRoles")));
    let stage = Stage::with(builder);
    let mut transcript = stage.transcript();
    transcript.set("OSS_ACCESS_KEY_SECRET", "secret-of-the-test");
    let grant = "access grant uploads --on oss://examplebucket/incoming/ --can upload -y --no-key";
    transcript.set("OSS_ACCESS_KEY_ID", "LTAI5tnobody");
    transcript.run(grant);
    transcript.set("OSS_ACCESS_KEY_ID", "LTAI5treader");
    transcript.run("access show");
    transcript.set("OSS_ACCESS_KEY_ID", "LTAI5tmaker");
    transcript.run(&format!("{grant} --atomic"));
    transcript.run("access show uploads");
    transcript.run(grant);
    transcript.run("access show uploads");
    transcript.run("access revoke uploads -y");
    transcript.run("access grant --print-admin-policy");
    transcript.run("access grant --print-admin-policy --as-documented --output json");
    transcript.assert("access-rights");
}

#[test]
fn the_printed_policy_is_enough_for_all_of_it() {
    let stage = stage();
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    let policy = transcript.quietly("access grant --print-admin-policy", b"");
    let policy = String::from_utf8(policy.stdout).unwrap();
    let admin = User::new("granter").access_key("LTAI5tGRANTER", "secret-of-the-test");
    stage
        .server()
        .identities()
        .add_user(admin.policy(policy))
        .unwrap();
    transcript.set("OSS_ACCESS_KEY_ID", "LTAI5tGRANTER");
    transcript.set("OSS_ACCESS_KEY_SECRET", "secret-of-the-test");
    let grant = |flags: &str| {
        format!(
            "access grant uploads --on oss://examplebucket/incoming/ -y --key-file up.json {flags}"
        )
    };
    for line in [
        &grant("--can upload --wait 0s"),
        &grant("--can read --max-session 2h"),
        &grant("--can read --rotate-key --no-wait"),
        &grant("--can read --delete-old"),
        "access show",
        "access show uploads",
        "access revoke uploads -y",
    ] {
        let output = transcript.quietly(line, b"");
        assert!(output.status.success(), "{line}: {output:?}");
    }
}
