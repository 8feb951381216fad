//! The folder in which transfers note how far they have come.

use std::io;
use std::path::{Path, PathBuf};

use oss_credentials::Environment;

use crate::failure::{Result, plain};

/// Returns the folder, or `None` if there is none that can be written: a program without a home, or
/// on a disk that cannot be written, transfers all the same. The log says so.
///
/// # Errors
///
/// A variable is not UTF-8.
pub(crate) async fn folder(environment: &Environment) -> Result<Option<PathBuf>> {
    let Some(folder) = usual(environment)? else {
        tracing::info!(
            "neither XDG_STATE_HOME nor HOME is set: an interrupted transfer will begin anew"
        );
        return Ok(None);
    };
    let tried = folder.clone();
    let tried = tokio::task::spawn_blocking(move || try_to_write(&tried)).await;
    match tried.map_err(io::Error::other).and_then(|tried| tried) {
        Ok(()) => Ok(Some(folder)),
        Err(error) => {
            let (folder, reason) = (folder.display(), plain(&error));
            tracing::info!(
                "cannot write {folder} ({reason}): an interrupted transfer will begin anew"
            );
            Ok(None)
        }
    }
}

/// The folder that the client uses too.
fn usual(environment: &Environment) -> Result<Option<PathBuf>> {
    let variable = |name: &str| -> Result<Option<PathBuf>> {
        let value = environment.var(name)?.filter(|value| !value.is_empty());
        Ok(value.map(PathBuf::from))
    };
    let state = match cfg!(windows) {
        true => variable("LOCALAPPDATA")?,
        false => match variable("XDG_STATE_HOME")?.filter(|path| path.is_absolute()) {
            Some(path) => Some(path),
            None => variable("HOME")?.map(|home| home.join(".local").join("state")),
        },
    };
    Ok(state.map(|state| state.join("oss-rs")))
}

/// Whether files can be created in a folder is known only when one was.
fn try_to_write(folder: &Path) -> io::Result<()> {
    create(folder)?;
    let probe = folder.join(format!("probe-{}", std::process::id()));
    let created = std::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(&probe);
    created?;
    std::fs::remove_file(&probe)
}

#[cfg(unix)]
fn create(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn create(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn found(variables: &[(&str, &str)]) -> Option<PathBuf> {
        folder(&Environment::fixed(variables.iter().copied()))
            .await
            .unwrap()
    }

    #[tokio::test]
    async fn the_notes_are_where_programs_keep_their_state_if_that_can_be_written() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().to_str().unwrap();
        let below_home = home.path().join(".local/state/oss-rs");
        let state = home.path().join("elsewhere");
        if cfg!(not(windows)) {
            assert_eq!(found(&[("HOME", path)]).await, Some(below_home.clone()));
            let variables = [("HOME", path), ("XDG_STATE_HOME", state.to_str().unwrap())];
            assert_eq!(found(&variables).await, Some(state.join("oss-rs")));
            let relative = [("HOME", path), ("XDG_STATE_HOME", "relative")];
            assert_eq!(found(&relative).await, Some(below_home.clone()));
            assert_eq!(std::fs::read_dir(below_home).unwrap().count(), 0);
        }
        assert_eq!(found(&[]).await, None);
        let file = home.path().join("file");
        std::fs::File::create(&file).unwrap();
        assert_eq!(found(&[("HOME", file.to_str().unwrap())]).await, None);
    }
}
