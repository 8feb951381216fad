//! Steps that list objects.

use crate::suite::{Failed, Place, ensure};

pub(super) async fn pages(place: &Place) -> Result<(), Failed> {
    let names: Vec<String> = (0..5)
        .map(|number| place.key(&format!("pages/{number}")))
        .collect();
    for name in &names {
        place.put(name, "x").await?;
    }
    let mut items = place
        .bucket
        .list_objects_v2()
        .prefix(place.key("pages/"))
        .max_keys(2)
        .items();
    let mut listed = Vec::new();
    while let Some(object) = items.next().await {
        listed.push(object?.key);
    }
    ensure!(listed == names, "{listed:?} are listed");
    Ok(())
}

pub(super) async fn folders(place: &Place) -> Result<(), Failed> {
    for name in ["folders/a/1", "folders/a/2", "folders/b/1", "folders/c"] {
        place.put(&place.key(name), "x").await?;
    }
    let list = place
        .bucket
        .list_objects_v2()
        .prefix(place.key("folders/"))
        .delimiter("/");
    let page = list.send().await?;
    let prefixes = page.common_prefixes.iter().map(|folder| &folder.prefix);
    let folders: Vec<_> = prefixes.collect();
    ensure!(
        folders == [&place.key("folders/a/"), &place.key("folders/b/")],
        "{folders:?}"
    );
    let keys: Vec<_> = page.objects.iter().map(|object| &object.key).collect();
    ensure!(keys == [&place.key("folders/c")], "{keys:?}");
    Ok(())
}

pub(super) async fn buckets(place: &Place) -> Result<(), Failed> {
    let mut buckets = place.bucket.client().list_buckets().items();
    while let Some(bucket) = buckets.next().await {
        if bucket?.name == place.name.as_str() {
            return Ok(());
        }
    }
    Err(format!("{} is not among the buckets", place.name).into())
}
