//! The whole guide by four commands, twice.

use oss_emulator::{Builder, Emulator};

use crate::stage::Stage;
use crate::transcript::Transcript;

/// A server with the account's own key, with which the guide begins.
pub(super) fn builder() -> Builder {
    let builder = Emulator::builder().bucket("examplebucket");
    builder.root_access_key(ROOT.0, ROOT.1)
}

/// That server.
pub(super) fn stage() -> Stage {
    Stage::with(builder())
}

/// Runs the commands that follow as the administrator.
pub(super) fn as_root(transcript: &mut Transcript<'_>) {
    transcript.set("OSS_ACCESS_KEY_ID", ROOT.0);
    transcript.set("OSS_ACCESS_KEY_SECRET", ROOT.1);
}

#[test]
fn a_grant_goes_from_nothing_to_an_object_and_back_to_nothing() {
    let stage = stage();
    stage.file("a.txt", "hello world\n");
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    let grant = "access grant uploads --on oss://examplebucket/incoming/ --can upload,read,list \
                 --until 2099-12-31 --key-file up.json";
    for _ in 0..2 {
        transcript.run(&format!("{grant} --dry-run"));
        transcript.run(&format!("{grant} -y --wait 0s"));
        assert!(stage.read("up.json").contains("access_key_secret"));
        transcript.run(&format!("{grant} -y"));
        transcript.run("access show");
        transcript.run("access show uploads");
        let token = "access token uploads --key-file up.json --format json";
        let keys = transcript.quietly(token, b"");
        assert!(keys.status.success(), "{keys:?}");
        let keys: serde_json::Value = serde_json::from_slice(&keys.stdout).unwrap();
        transcript.note("With keys of: oss access token uploads --key-file up.json");
        for (variable, name) in [
            ("OSS_ACCESS_KEY_ID", "access_key_id"),
            ("OSS_ACCESS_KEY_SECRET", "access_key_secret"),
            ("OSS_SESSION_TOKEN", "security_token"),
        ] {
            transcript.set(variable, keys[name].as_str().unwrap());
        }
        transcript.run("cp a.txt oss://examplebucket/incoming/");
        transcript.run("cat oss://examplebucket/incoming/a.txt");
        transcript.run("cat oss://examplebucket/elsewhere.txt");
        transcript.set("OSS_SESSION_TOKEN", "");
        as_root(&mut transcript);
        transcript.run("access revoke uploads -y");
        transcript.run("access revoke uploads -y");
        std::fs::remove_file(stage.folder().join("up.json")).unwrap();
    }
    transcript.assert("access-walk");
}

pub(crate) const ROOT: (&str, &str) = ("LTAI5tROOTKEY0001", "root-secret-of-the-test");
