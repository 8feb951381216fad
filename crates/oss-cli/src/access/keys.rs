//! Making the one thing that must not be made twice.

use oss_ram::{
    CreateAccessKey, DeleteAccessKey, Error, KeyStatus, NewAccessKey, Ram, UpdateAccessKey,
};

use super::read;

/// Makes a key of the user.
///
/// After an answer that does not say whether a key was made, the keys are listed again: one that
/// was not there before is an orphan, whose secret nobody knows. It is deleted, and the call made
/// once more.
///
/// # Errors
///
/// Those of the calls. No orphan is left, unless it could not be deleted.
pub(crate) async fn create(ram: &Ram, user: &str) -> Result<NewAccessKey, Error> {
    let before = ids(ram, user).await?;
    let create = CreateAccessKey::new(user);
    let error = match ram.send(&create).await {
        Ok(created) => return Ok(created.access_key),
        Err(error) if error.may_be_executed() => error,
        Err(error) => return Err(error),
    };
    tracing::info!(user, %error, "whether a key was made is not known");
    delete_others(ram, user, &before).await?;
    match ram.send(&create).await {
        Ok(created) => Ok(created.access_key),
        Err(error) if error.may_be_executed() => {
            delete_others(ram, user, &before).await?;
            Err(error)
        }
        Err(error) => Err(error),
    }
}

/// Takes a key back whose secret could not be kept.
pub(crate) async fn delete(ram: &Ram, user: &str, id: &str) -> Result<(), Error> {
    let disable = UpdateAccessKey::new(user, id, KeyStatus::Inactive);
    ram.send(&disable).await?;
    ram.send(&DeleteAccessKey::new(user, id)).await?;
    Ok(())
}

async fn delete_others(ram: &Ram, user: &str, known: &[String]) -> Result<(), Error> {
    for id in ids(ram, user).await? {
        if !known.contains(&id) {
            delete(ram, user, &id).await?;
        }
    }
    Ok(())
}

async fn ids(ram: &Ram, user: &str) -> Result<Vec<String>, Error> {
    let keys = read::keys(ram, user).await?;
    Ok(keys.into_iter().map(|key| key.id).collect())
}
