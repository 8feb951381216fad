//! GetBucketMetadataConfiguration, UpdateBucketMetadataJournalTableConfiguration and
//! UpdateBucketMetadataInventoryTableConfiguration.

use ::http::StatusCode;

use crate::codes::OssError;
use crate::configurations::{Document, InventoryTable, JournalTable, MetadataTables, read};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};

use super::plain::configured;

/// Returns the tables with the metadata of a bucket's objects.
pub(crate) async fn get_bucket_metadata_configuration(
    call: Call,
) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    let tables = configured::<MetadataTables>(&bucket)?;
    let (region, owner, name) = (&call.config().region, &bucket.owner, &bucket.name);
    let arn = format!("acs:oss:{region}:{owner}:bucket/{name}");
    Ok(response::xml(tables.described(name, &arn)))
}

/// Changes the configuration of the journal.
pub(crate) async fn update_bucket_metadata_journal_table_configuration(
    mut call: Call,
) -> Result<ServerResponse, OssError> {
    let body = call.document(MetadataTables::LIMIT).await?;
    let journal: JournalTable = read(&body, "JournalTableConfiguration")?;
    journal.check()?;
    update(&call, |tables| tables.journal = journal).await
}

/// Changes the configuration of the inventory.
pub(crate) async fn update_bucket_metadata_inventory_table_configuration(
    mut call: Call,
) -> Result<ServerResponse, OssError> {
    let body = call.document(MetadataTables::LIMIT).await?;
    let inventory: InventoryTable = read(&body, "InventoryTableConfiguration")?;
    inventory.check()?;
    update(&call, |tables| tables.inventory = Some(inventory)).await
}

async fn update(
    call: &Call,
    update: impl FnOnce(&mut MetadataTables) + Send + 'static,
) -> Result<ServerResponse, OssError> {
    call.update_bucket(|bucket| {
        let mut tables = MetadataTables::clone(&*configured(bucket)?);
        update(&mut tables);
        bucket.configurations.set(tables.to_document(), tables);
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}
