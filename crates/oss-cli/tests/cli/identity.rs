//! `oss whoami` and `oss sts`.

use crate::stage::Stage;

#[test]
fn the_keys_and_their_owner_are_shown() {
    let stage = Stage::start();
    let mut transcript = stage.transcript();
    transcript.run("whoami");
    transcript.run("whoami --output json");
    transcript.run("whoami --credentials anonymous");
    transcript.assert("whoami");
}

#[test]
fn temporary_keys_come_in_the_form_that_was_asked_for() {
    let stage = Stage::start();
    let role = stage.server().role_arn();
    let transcript = stage.transcript();
    for (flags, begins) in [
        ("", "export OSS_ACCESS_KEY_ID='STS."),
        ("--format dotenv", "OSS_ACCESS_KEY_ID='STS."),
        ("--format json", r#"{"access_key_id":"STS."#),
        (
            "--format process",
            r#"{"mode":"StsToken","access_key_id":"STS."#,
        ),
        ("--output json", r#"{"access_key_id":"STS."#),
    ] {
        let output = transcript.quietly(&format!("sts assume-role {role} {flags}"), b"");
        let printed = String::from_utf8(output.stdout).unwrap();
        assert!(printed.starts_with(begins), "{flags}: {printed}");
        assert_eq!(
            printed.lines().count(),
            match begins.as_bytes()[0] {
                b'{' => 1,
                // The end of the keys too, and for a shell where this program is to look for keys.
                b'e' => 5,
                _ => 4,
            }
        );
    }
}

#[test]
fn keys_for_a_prefix_open_nothing_else() {
    let stage = Stage::start();
    stage.object("incoming/a.txt", "hello world\n");
    stage.object("secret.txt", "hello world\n");
    let role = stage.server().role_arn();
    let mut transcript = stage.transcript();
    let line = format!(
        "sts assume-role {role} --policy-prefix oss://examplebucket/incoming/ --actions read,list \
         --session-name reader --format json"
    );
    let keys = transcript.quietly(&line, b"");
    let keys: serde_json::Value = serde_json::from_slice(&keys.stdout).unwrap();
    for (variable, name) in [
        ("OSS_ACCESS_KEY_ID", "access_key_id"),
        ("OSS_ACCESS_KEY_SECRET", "access_key_secret"),
        ("OSS_SESSION_TOKEN", "security_token"),
    ] {
        transcript.set(variable, keys[name].as_str().unwrap());
    }
    transcript.note("With keys of: sts assume-role … --policy-prefix oss://examplebucket/incoming/ --actions read,list");
    transcript.run("cat oss://examplebucket/incoming/a.txt");
    transcript.run("ls oss://examplebucket/incoming/");
    transcript.run_with("cp - oss://examplebucket/incoming/b.txt", b"hello");
    transcript.run("cat oss://examplebucket/secret.txt");
    transcript.run("ls oss://examplebucket");
    transcript.assert("sts-prefix");
}

#[test]
fn a_profile_says_where_sts_is_called() {
    let stage = Stage::start();
    let credentials = stage.server().credentials();
    let key = credentials.access_key().unwrap();
    let (id, secret) = (key.id(), key.secret().expose());
    let profile = |name: &str, more: &str| {
        format!(
            r#"{{"name":"{name}","mode":"AK","access_key_id":"{id}","access_key_secret":"{secret}"{more}}}"#
        )
    };
    let here = format!(r#","sts_endpoint":"{}""#, stage.server().sts_endpoint());
    let elsewhere = r#","region_id":"cn-hangzhou","sts_endpoint":"http://127.0.0.1:1""#;
    stage.file(
        ".aliyun/config.json",
        format!(
            r#"{{"profiles":[{},{}]}}"#,
            profile("here", &here),
            profile("elsewhere", elsewhere)
        ),
    );
    let role = stage.server().role_arn();
    let works = |environment: &[(&str, &str)], line: &str| {
        let mut transcript = stage.transcript();
        for name in ["OSS_ACCESS_KEY_ID", "OSS_ACCESS_KEY_SECRET"] {
            transcript.set(name, "");
        }
        for (name, value) in environment {
            transcript.set(name, value);
        }
        transcript.quietly(line, b"").status.success()
    };
    let without_variable = [("ALIBABA_CLOUD_STS_ENDPOINT", "")];
    for line in ["whoami".to_owned(), format!("sts assume-role {role}")] {
        let (here, elsewhere) = (
            format!("{line} --profile here"),
            format!("{line} --profile elsewhere"),
        );
        assert!(works(&without_variable, &here), "{here}");
        assert!(!works(&without_variable, &elsewhere), "{elsewhere}");
        // A variable outranks the file.
        assert!(works(&[], &elsewhere), "{elsewhere}");
    }
}

#[test]
fn a_wrong_role_is_explained() {
    let stage = Stage::start();
    stage.file("policy.json", "{\"Version\":\"1\"");
    let role = stage.server().role_arn();
    let mut transcript = stage.transcript();
    transcript.hide("[ROLE]", &role);
    transcript.run("sts assume-role acs:ram::1000000000000001:user/oss-emulator");
    transcript.run("sts assume-role acs:ram::1000000000000001:role/nobody");
    transcript.run(&format!("sts assume-role {role} --duration 13h"));
    transcript.run(&format!("sts assume-role {role} --policy policy.json"));
    transcript.run(&format!("sts assume-role {role} --policy nothing.json"));
    transcript.run(&format!("sts assume-role {role} --actions read"));
    transcript.run(&format!("sts assume-role {role} --session-name a"));
    transcript.assert("sts-mistakes");
}

#[test]
fn a_profile_of_a_file_has_keys_and_region() {
    let stage = Stage::start();
    let credentials = stage.server().credentials();
    let key = credentials.access_key().unwrap();
    let (id, secret) = (key.id(), key.secret().expose());
    stage.file(
        ".ossutilconfig",
        format!(
            "[default]\nregion = cn-hangzhou\n[profile work]\naccess-key-id = {id}\n\
             access-key-secret = {secret}\nregion = cn-hangzhou\nendpoint = {}\n",
            stage.server().endpoint()
        ),
    );
    stage.object("a.txt", "hello world\n");
    let mut transcript = stage.transcript();
    for name in [
        "OSS_ACCESS_KEY_ID",
        "OSS_ACCESS_KEY_SECRET",
        "OSS_ENDPOINT",
        "OSS_REGION",
    ] {
        transcript.set(name, "");
    }
    transcript.run("cat oss://examplebucket/a.txt --credentials profile --profile work");
    transcript.run("whoami --credentials profile --profile work");
    transcript.run("whoami --credentials profile --profile wrok");
    transcript.run("whoami --credentials profile --config nothing.ini");
    transcript.assert("profile");
}
