//! PutBucketInventory, GetBucketInventory, DeleteBucketInventory and ListBucketInventory.

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::configurations::{Document, Inventory};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::store::Slot;
use crate::xml::{Value, Xml};

use super::paging::page;
use super::plain::answer;

/// Adds an inventory. One that exists is not replaced.
pub(crate) async fn put_bucket_inventory(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(Inventory::LIMIT).await?;
    let inventory = Inventory::from_request(&body)?;
    let id = id(&call)?.to_owned();
    if inventory.id != id {
        let message = "The id of the document is not that of the request.";
        return Err(OssError::invalid_argument("inventoryId", &id, message));
    }
    call.update_bucket(move |bucket| {
        if bucket.configurations.slot(Inventory::KIND, &id).is_some() {
            return Err(OssError::new(Code::InventoryAlreadyExist));
        }
        if bucket.configurations.all(Inventory::KIND).count() >= INVENTORIES {
            return Err(OssError::new(Code::InventoryExceedLimit));
        }
        let slot = Slot::with_parsed(inventory.to_document(), inventory);
        bucket.configurations.insert(Inventory::KIND, &id, slot);
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}

/// Returns an inventory.
pub(crate) async fn get_bucket_inventory(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    let inventory = bucket.configurations.named::<Inventory>(id(&call)?);
    let inventory = inventory.ok_or_else(|| OssError::new(Code::NoSuchInventory))?;
    Ok(answer(inventory.as_ref()))
}

/// Deletes an inventory. It is not an error if there is none.
pub(crate) async fn delete_bucket_inventory(call: Call) -> Result<ServerResponse, OssError> {
    let id = id(&call)?.to_owned();
    call.update_bucket(move |bucket| {
        bucket.configurations.remove(Inventory::KIND, &id);
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}

/// Returns a page of the inventories of a bucket. A bucket without any is an error.
pub(crate) async fn list_bucket_inventory(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    if bucket.configurations.all(Inventory::KIND).next().is_none() {
        return Err(OssError::new(Code::NoSuchInventory));
    }
    let all = bucket.configurations.each::<Inventory>();
    let token = call.query("continuation-token");
    let page = page(all, |(id, _)| (*id).to_owned(), token, PAGE)?;
    let document = Xml::document("ListInventoryConfigurationsResult")
        .each(&page.items, |xml, (_, inventory)| {
            inventory.write(xml, Inventory::ROOT)
        })
        .text("IsTruncated", page.is_truncated())
        .maybe("ContinuationToken", token.filter(|token| !token.is_empty()))
        .maybe("NextContinuationToken", page.next.as_deref())
        .end();
    Ok(response::xml(document))
}

fn id(call: &Call) -> Result<&str, OssError> {
    let id = call.query("inventoryId").filter(|id| !id.is_empty());
    id.ok_or_else(|| OssError::new(Code::MissingArgument))
}

/// The maximum number of inventories of a bucket.
const INVENTORIES: usize = 1000;
/// The number of inventories on a page.
const PAGE: usize = 100;
