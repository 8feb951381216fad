//! Where a new key goes, and how one follows another.

use super::walk::{as_root, stage};
use crate::stage::Stage;

const GRANT: &str = "access grant uploads --on oss://examplebucket/incoming/ --can upload -y";

#[test]
fn a_key_is_rotated_without_a_gap() {
    let stage = stage();
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    let rotate = format!("{GRANT} --key-file up.json --rotate-key --wait 0s");
    transcript.quietly(&format!("{GRANT} --key-file up.json --no-wait"), b"");
    let first = secret(&stage);
    transcript.run(&rotate);
    let second = secret(&stage);
    assert_ne!(first, second);
    transcript.run("access show uploads");
    transcript.run(&rotate);
    assert_eq!(secret(&stage), second, "the file is as it was");
    transcript.run(&format!("{GRANT} --key-file up.json --delete-old"));
    transcript.run("access show uploads");
    assert!(!stage.folder().join("up.json.new").exists());
    transcript.assert("access-rotate");
}

#[test]
fn a_profile_takes_the_key_and_keeps_what_it_has() {
    let stage = stage();
    let config = r#"{"current": "work", "profiles": [{"name": "work", "mode": "AK",
        "access_key_id": "LTAI5tWORK", "access_key_secret": "secret-of-work"}], "meta_path": ""}"#;
    let path = stage.file(".aliyun/config.json", config);
    only_for_its_owner(path.parent().unwrap());
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    transcript.run(&format!("{GRANT} --save-profile work --no-wait"));
    transcript.run(&format!("{GRANT} --save-profile up --no-wait"));
    let config = stage.read(".aliyun/config.json");
    let config: serde_json::Value = serde_json::from_str(&config).unwrap();
    assert_eq!(config["current"], "work");
    assert_eq!(config["profiles"][0]["access_key_secret"], "secret-of-work");
    assert_eq!(config["profiles"][1]["name"], "up");
    for variable in ["OSS_ACCESS_KEY_ID", "OSS_ACCESS_KEY_SECRET"] {
        transcript.set(variable, "");
    }
    let token = transcript.quietly("access token uploads --profile up", b"");
    assert!(token.status.success(), "{token:?}");
    transcript.assert("access-profile");
}

#[test]
fn a_secret_stands_where_it_was_asked_for_and_nowhere_else() {
    let stage = stage();
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    let printed = transcript.quietly(&format!("{GRANT} --print-key --wait 0s"), b"");
    let key: serde_json::Value = serde_json::from_slice(&printed.stdout).unwrap();
    let secret = key["access_key_secret"].as_str().unwrap();
    assert!(!String::from_utf8_lossy(&printed.stderr).contains(secret));
    for line in [
        "access show uploads",
        "access show uploads --output json -vv",
        &format!("{GRANT} --print-key -vv"),
        "access revoke uploads -y -vv",
    ] {
        let output = transcript.quietly(line, b"");
        for stream in [&output.stdout, &output.stderr] {
            assert!(!String::from_utf8_lossy(stream).contains(secret), "{line}");
        }
    }
    let line = format!("{GRANT} --key-file up.json --wait 0s -vv --output json");
    let output = transcript.quietly(&line, b"");
    assert!(output.status.success());
    let secret = self::secret(&stage);
    for stream in [&output.stdout, &output.stderr] {
        let text = String::from_utf8_lossy(stream);
        assert!(!text.contains(&secret), "{text}");
    }
}

/// The secret in `up.json`.
fn secret(stage: &Stage) -> String {
    let file: serde_json::Value = serde_json::from_str(&stage.read("up.json")).unwrap();
    file["access_key_secret"].as_str().unwrap().to_owned()
}

#[cfg(unix)]
fn only_for_its_owner(folder: &std::path::Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).unwrap();
}

#[cfg(not(unix))]
fn only_for_its_owner(_: &std::path::Path) {}
