//! Creating access keys, the only objects that must not be created twice.

use oss_ram::operations::access_key::{KeyStatus, NewAccessKey};
use oss_ram::{Error, Ram};

use super::read;

/// Creates an access key of the user.
///
/// If the response does not arrive, a key may have been created whose secret nobody has. In that
/// case the keys are listed, every key that did not exist before is deleted, and the call is made
/// once more.
///
/// # Errors
///
/// The errors of the calls. No key without a known secret is left, unless it cannot be deleted.
pub(crate) async fn create(ram: &Ram, user: &str) -> Result<NewAccessKey, Error> {
    let before = ids(ram, user).await?;
    let create = ram.create_access_key(user);
    let error = match create.clone().send().await {
        Ok(created) => return Ok(created.into_output()),
        Err(error) if error.may_be_executed() => error,
        Err(error) => return Err(error),
    };
    tracing::info!(user, %error, "it is not known whether a key was created");
    delete_others(ram, user, &before).await?;
    match create.send().await {
        Ok(created) => Ok(created.into_output()),
        Err(error) if error.may_be_executed() => {
            delete_others(ram, user, &before).await?;
            Err(error)
        }
        Err(error) => Err(error),
    }
}

/// Deletes a key whose secret could not be stored.
pub(crate) async fn delete(ram: &Ram, user: &str, id: &str) -> Result<(), Error> {
    let disable = ram.update_access_key(user, id, KeyStatus::Inactive);
    disable.send().await?;
    ram.delete_access_key(user, id).send().await?;
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
