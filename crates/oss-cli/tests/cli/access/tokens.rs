//! `oss access token`.

use super::walk::{as_root, stage};

#[test]
fn a_token_is_narrowed_and_never_empty() {
    let stage = stage();
    stage.file("broken.json", "{");
    stage.file("other.json", "{}");
    stage.file("a.txt", "hello world\n");
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    let grant = "access grant uploads --on oss://examplebucket/incoming/ --can upload,read -y \
                 --key-file up.json --no-wait";
    assert!(transcript.quietly(grant, b"").status.success());
    let token = "access token uploads --key-file up.json";
    transcript.run(&format!("{token} --on oss://examplebucket/elsewhere/"));
    transcript.run(&format!(
        "{token} --on oss://examplebucket/incoming/ --can delete"
    ));
    transcript.run(&format!("{token} --duration 8h"));
    transcript.run(&format!("{token} --duration 1s"));
    transcript.run("access token uploads --key-file broken.json");
    transcript.run("access token uploads --key-file other.json");
    transcript.run("access token uploads --key-file nothing.json");
    transcript.run("access token uploads");
    transcript.run("access token photos --key-file up.json");
    for (form, begins) in [
        ("env", "export OSS_ACCESS_KEY_ID='STS."),
        ("dotenv", "OSS_ACCESS_KEY_ID='STS."),
        ("process", r#"{"mode":"StsToken","access_key_id":"STS."#),
    ] {
        let output = transcript.quietly(&format!("{token} --format {form}"), b"");
        let printed = String::from_utf8(output.stdout).unwrap();
        assert!(printed.starts_with(begins), "{form}: {printed}");
    }
    let narrowed =
        format!("{token} --on oss://examplebucket/incoming/b/ --can upload --format json");
    let keys = transcript.quietly(&narrowed, b"");
    let keys: serde_json::Value = serde_json::from_slice(&keys.stdout).unwrap();
    for (variable, name) in [
        ("OSS_ACCESS_KEY_ID", "access_key_id"),
        ("OSS_ACCESS_KEY_SECRET", "access_key_secret"),
        ("OSS_SESSION_TOKEN", "security_token"),
    ] {
        transcript.set(variable, keys[name].as_str().unwrap());
    }
    for (place, code) in [("incoming/b/", 0), ("incoming/", 4)] {
        let output = transcript.quietly(&format!("cp a.txt oss://examplebucket/{place}"), b"");
        assert_eq!(output.status.code(), Some(code), "{place}");
    }
    transcript.assert("access-token");
}
