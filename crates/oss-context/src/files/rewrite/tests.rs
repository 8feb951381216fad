//! Replacing files in a folder of the machine.

use std::sync::Arc;

use super::*;

const LIMIT: usize = 1024;

fn text(path: &Path) -> String {
    let contents = read(path, LIMIT).unwrap().unwrap();
    String::from_utf8(contents.to_vec()).unwrap()
}

fn put(path: &Path, contents: &str) {
    let mut file = File::create(path).unwrap();
    file.write_all(contents.as_bytes()).unwrap();
}

fn with(
    addition: &'static str,
) -> impl FnOnce(Option<&[u8]>) -> Result<Zeroizing<Vec<u8>>, CredentialsError> {
    move |before| {
        let before = before.unwrap_or(b"none");
        Ok(Zeroizing::new([before, addition.as_bytes()].concat()))
    }
}

/// The names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_file_is_replaced_for_its_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.json");
    put(&path, "old");
    Files::machine()
        .rewrite(&path, LIMIT, with("+new"))
        .await
        .unwrap();
    assert_eq!(text(&path), "old+new");
    assert_eq!(names(folder.path()), ["config.json", "config.json.lock"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        for name in names(folder.path()) {
            let metadata = fs::metadata(folder.path().join(name)).unwrap();
            assert_eq!(metadata.permissions().mode() & 0o777, 0o600);
        }
    }
}

#[tokio::test]
async fn a_file_that_does_not_exist_is_created_with_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made/config.json");
    let files = Files::machine();
    files.check_writable(&path).await.unwrap();
    assert!(!path.exists());
    files.rewrite(&path, LIMIT, with("+new")).await.unwrap();
    assert_eq!(text(&path), "none+new");
    let made = folder.path().join("made");
    assert_eq!(names(&made), ["config.json", "config.json.lock"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&made), mode(&path)), (0o700, 0o600));
    }
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_noticed_before_anything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    put(&file, "old");
    let refused = Files::machine()
        .check_writable(&file.join("config.json"))
        .await;
    assert!(matches!(refused, Err(CredentialsError::Io { .. })));
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_stays_and_its_target_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let (target, link) = (folder.path().join("real"), folder.path().join("link"));
    put(&target, "old");
    std::os::unix::fs::symlink("real", &link).unwrap();
    Files::machine()
        .rewrite(&link, LIMIT, with("+new"))
        .await
        .unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(text(&target), "old+new");
}

#[test]
fn writers_take_turns_and_see_what_the_one_before_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let path = Arc::new(folder.path().join("config.json"));
    put(&path, "");
    let writers: Vec<_> = (0..8)
        .map(|_| {
            let path = Arc::clone(&path);
            std::thread::spawn(move || {
                for _ in 0..8 {
                    rewrite_machine(&path, LIMIT, with("x")).unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().unwrap();
    }
    assert_eq!(text(&path), "x".repeat(64));
}

#[tokio::test]
async fn a_failure_leaves_the_old_file_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.json");
    put(&path, "old");
    let refuse = |_: Option<&[u8]>| Err(CredentialsError::Aborted);
    let result = Files::machine().rewrite(&path, LIMIT, refuse).await;
    assert!(matches!(result, Err(CredentialsError::Aborted)));
    assert_eq!(text(&path), "old");
    assert_eq!(names(folder.path()), ["config.json", "config.json.lock"]);
    let too_large = Files::machine().rewrite(&path, 2, with("+new")).await;
    assert!(matches!(too_large, Err(CredentialsError::Io { .. })));
}

#[test]
fn until_the_last_step_the_old_file_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.json");
    put(&path, "old");
    let replacement = Replacement::write(&path, b"new").unwrap();
    assert_eq!(text(&path), "old");
    // Killed here, it would leave its half of the work behind, which the next one clears away.
    let left = replacement.path.clone().unwrap();
    std::mem::forget(replacement);
    assert_eq!(text(&left), "new");
    rewrite_machine(&path, LIMIT, with("+next")).unwrap();
    assert_eq!(text(&path), "old+next");
    assert_eq!(names(folder.path()), ["config.json", "config.json.lock"]);
    drop(Replacement::write(&path, b"new").unwrap());
    assert_eq!(names(folder.path()), ["config.json", "config.json.lock"]);
}

#[tokio::test]
async fn a_file_in_memory_is_replaced_in_memory() {
    let files = Files::fixed([("/c", "old")]);
    files
        .rewrite(Path::new("/c"), LIMIT, with("+new"))
        .await
        .unwrap();
    let text = files.read(Path::new("/c"), LIMIT).await.unwrap().unwrap();
    assert_eq!(*text.contents, b"old+new");
    files
        .rewrite(Path::new("/d"), LIMIT, with("+new"))
        .await
        .unwrap();
    let text = files.read(Path::new("/d"), LIMIT).await.unwrap().unwrap();
    assert_eq!(*text.contents, b"none+new");
}
