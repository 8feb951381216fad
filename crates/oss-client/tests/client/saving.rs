//! Content saved to what is there already: files, links, pipes, devices.

use std::path::Path;

use oss_client::ErrorKind;
use oss_client::integrity::Crc64;
use oss_client::transport::testing::Answer;

use crate::scripted::Scripted;

const TEXT: &str = "0123456789";

async fn save(path: &Path) -> Result<u64, oss_client::Error> {
    let answer = Answer::status(200)
        .header("content-length", "10")
        .header(
            "x-oss-hash-crc64ecma",
            &Crc64::checksum(TEXT.as_bytes()).to_string(),
        )
        .body(TEXT);
    let oss = Scripted::new([answer]);
    let object = oss.bucket.get_object("a").send().await.unwrap();
    object.output.body.save_to(path).await
}

async fn read(path: &Path) -> String {
    tokio::fs::read_to_string(path).await.unwrap()
}

fn names(folder: &Path) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}

#[tokio::test]
async fn a_name_as_long_as_the_file_system_allows_can_be_saved_to() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a".repeat(255), format!("{}.txt", "é".repeat(125))] {
        let path = folder.path().join(name);
        assert_eq!(save(&path).await.unwrap(), 10);
        assert_eq!(read(&path).await, TEXT);
    }
    assert_eq!(names(folder.path()), 2);
}

#[tokio::test]
async fn a_directory_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let error = save(folder.path()).await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Io);
    assert!(error.to_string().contains("it is a directory"), "{error}");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};

    use super::*;

    async fn file(path: &Path, mode: u32) {
        tokio::fs::write(path, "old").await.unwrap();
        let mode = std::fs::Permissions::from_mode(mode);
        tokio::fs::set_permissions(path, mode).await.unwrap();
    }

    async fn mode(path: &Path) -> u32 {
        tokio::fs::metadata(path).await.unwrap().mode() & 0o7777
    }

    #[tokio::test]
    async fn the_mode_of_a_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        for wanted in [0o600, 0o640, 0o666, 0o755] {
            file(&path, wanted).await;
            save(&path).await.unwrap();
            assert_eq!(
                (mode(&path).await, read(&path).await),
                (wanted, TEXT.to_owned())
            );
        }
    }

    #[tokio::test]
    async fn a_read_only_file_is_refused_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        file(&path, 0o444).await;
        let error = save(&path).await.unwrap_err();
        assert_eq!(*error.kind(), ErrorKind::Io);
        assert!(error.to_string().contains("read-only"), "{error}");
        assert_eq!(
            (read(&path).await.as_str(), names(folder.path())),
            ("old", 1)
        );
    }

    #[tokio::test]
    async fn the_target_of_a_link_is_replaced_and_the_link_stays() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        tokio::fs::create_dir(at("d")).await.unwrap();
        file(&at("d/target"), 0o600).await;
        symlink("d/target", at("link")).unwrap();
        symlink("link", at("link to the link")).unwrap();
        save(&at("link to the link")).await.unwrap();
        assert!(at("link").is_symlink() && at("link to the link").is_symlink());
        assert_eq!(read(&at("d/target")).await, TEXT);
        assert_eq!((mode(&at("d/target")).await, names(&at("d"))), (0o600, 1));
    }

    #[tokio::test]
    async fn a_link_to_nothing_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link");
        symlink("nothing", &link).unwrap();
        let error = save(&link).await.unwrap_err();
        assert!(error.to_string().contains("symbolic link"), "{error}");
        assert!(link.is_symlink());
    }

    #[tokio::test]
    async fn a_pipe_gets_the_content() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, mode, 0).unwrap();
        symlink("pipe", folder.path().join("link")).unwrap();
        for name in ["pipe", "link"] {
            let path = folder.path().join(name);
            let (saved, read) = tokio::join!(save(&path), read(&pipe));
            assert_eq!((saved.unwrap(), read.as_str()), (10, TEXT));
        }
        let kind = std::fs::metadata(&pipe).unwrap().file_type();
        assert!(kind.is_fifo());
    }

    #[tokio::test]
    async fn a_device_is_written_to_and_stays_one() {
        assert_eq!(save(Path::new("/dev/null")).await.unwrap(), 10);
        let kind = std::fs::metadata("/dev/null").unwrap().file_type();
        assert!(kind.is_char_device());
        if Path::new("/dev/full").exists() {
            let error = save(Path::new("/dev/full")).await.unwrap_err();
            assert_eq!(*error.kind(), ErrorKind::Io);
        }
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn an_open_descriptor_is_written_to() {
        use std::os::fd::AsRawFd;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let open = std::fs::File::create(&path).unwrap();
        for name in ["/dev/fd", "/proc/self/fd"] {
            save(&Path::new(name).join(open.as_raw_fd().to_string()))
                .await
                .unwrap();
        }
        // The file is still the one that is open.
        assert_eq!(open.metadata().unwrap().len(), 20);
        assert_eq!(read(&path).await, TEXT.repeat(2));
    }
}
