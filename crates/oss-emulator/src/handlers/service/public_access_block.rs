//! PutPublicAccessBlock, GetPublicAccessBlock and DeletePublicAccessBlock, which are about all
//! buckets of an account.

use ::http::StatusCode;

use crate::codes::OssError;
use crate::configurations::{Document, PublicAccessBlock};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::store::Configurations;

/// Blocks public access to all buckets of the caller's account, or does so no longer.
pub(crate) async fn put_public_access_block(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(PublicAccessBlock::LIMIT).await?;
    let block = PublicAccessBlock::from_request(&body)?;
    update(&call, move |account| {
        account.set(block.to_document(), block);
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}

/// Returns whether public access is blocked for the caller's account.
pub(crate) async fn get_public_access_block(call: Call) -> Result<ServerResponse, OssError> {
    let account = call.caller.account().unwrap_or_default();
    let account = call.store().account(account);
    let account = account.map_err(|error| call.refuse(error))?;
    let document = match account.get::<PublicAccessBlock>() {
        Some(block) => block.to_document(),
        None => PublicAccessBlock::absent()?.to_document(),
    };
    Ok(response::xml(document))
}

/// Removes the block of the caller's account. It is not an error if there is none.
pub(crate) async fn delete_public_access_block(call: Call) -> Result<ServerResponse, OssError> {
    update(&call, |account| {
        account.remove(PublicAccessBlock::KIND, "");
    })
    .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}

async fn update(
    call: &Call,
    update: impl FnOnce(&mut Configurations) + Send + 'static,
) -> Result<(), OssError> {
    let account = call.caller.account().unwrap_or_default();
    let updated = call.store().update_account(account, |account| {
        update(account);
        Ok(())
    });
    updated.await.map_err(|error| call.refuse(error))?
}
