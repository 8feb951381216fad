//! Files that a secret must not go to.
#![cfg(unix)]

use std::os::unix::fs::{PermissionsExt, symlink};

use super::walk::{as_root, stage};

#[test]
fn a_key_file_is_new_no_link_and_in_a_folder_of_ones_own() {
    let stage = stage();
    stage.file("there.json", "something else");
    stage.file("open/placeholder", "");
    std::fs::set_permissions(
        stage.folder().join("open"),
        std::fs::Permissions::from_mode(0o777),
    )
    .unwrap();
    symlink(
        stage.folder().join("aim.json"),
        stage.folder().join("link.json"),
    )
    .unwrap();
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    let grant = "access grant uploads --on oss://examplebucket/incoming/ --can upload -y --no-wait";
    for name in [
        "there.json",
        "link.json",
        "open/key.json",
        "nowhere/key.json",
        "open",
    ] {
        transcript.run(&format!("{grant} --key-file {name}"));
    }
    transcript.run(&format!("{grant} --key-file link.json --rotate-key"));
    assert_eq!(stage.read("there.json"), "something else");
    assert!(!stage.folder().join("aim.json").exists());
    transcript.note("Nothing was made meanwhile.");
    transcript.run("access show uploads");
    assert!(
        transcript
            .quietly(&format!("{grant} --key-file up.json"), b"")
            .status
            .success()
    );
    let mode = std::fs::metadata(stage.folder().join("up.json"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    transcript.assert("access-key-files");
}
