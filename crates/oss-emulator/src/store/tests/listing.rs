//! Lists against a naive model.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::store::listing::page::Entry;

pub(super) async fn keys(store: &Store) -> Vec<String> {
    let query = ListQuery {
        limit: 1000,
        ..ListQuery::default()
    };
    let page = store.list("b", query).await.unwrap();
    page.items().map(|listed| listed.key.clone()).collect()
}

pub(super) fn versions_query(limit: usize) -> VersionQuery<'static> {
    VersionQuery {
        keys: ListQuery {
            limit,
            ..ListQuery::default()
        },
        version: None,
    }
}

/// What listing means, computed the slow way: filter, group, cut.
fn naive(keys: &[String], prefix: &str, delimiter: &str, after: &str) -> Vec<String> {
    let mut shown: Vec<String> = keys
        .iter()
        .filter(|key| key.starts_with(prefix) && key.as_str() > after)
        .map(|key| match key[prefix.len()..].find(delimiter) {
            Some(at) if !delimiter.is_empty() => {
                key[..prefix.len() + at + delimiter.len()].to_owned()
            }
            _ => key.clone(),
        })
        .filter(|shown| shown != after)
        .collect();
    shown.sort();
    shown.dedup();
    shown
}

fn shown(entry: &Entry<ListedObject>) -> String {
    match entry {
        Entry::Item(listed) => listed.key.clone(),
        Entry::CommonPrefix(prefix) => prefix.clone(),
    }
}

/// Runs a test over every kind of store.
fn over_every_store(
    test: impl AsyncFn(Store) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    runtime.block_on(async {
        let stores = [Store::in_memory()];
        for store in stores {
            test(with_bucket(store).await).await?;
        }
        Ok(())
    })
}

proptest! {
    #[test]
    fn pages_put_together_are_the_naive_list(
        keys in vec("[ab/é\u{10FFFF}]{1,5}", 0..30),
        prefix in "[ab/é]{0,2}",
        delimiter in prop_oneof![Just(""), Just("/"), Just("é"), Just("\u{10FFFF}")],
        after in "[ab/é]{0,3}",
        limit in 1usize..5,
        versioned: bool,
    ) {
        over_every_store(async |store| {
            if versioned {
                set_versioning(&store, Versioning::Enabled).await;
            }
            for key in &keys {
                put(&store, key, "").await;
            }
            let (mut pages, mut marker) = (Vec::new(), after.clone());
            loop {
                let query = ListQuery { prefix: &prefix, delimiter, after: &marker, limit };
                let page = store.list("b", query).await.unwrap();
                prop_assert!(page.entries.len() <= limit);
                pages.extend(page.entries.iter().map(shown));
                match page.next() {
                    Some(next) => marker = next.to_owned(),
                    None => break,
                }
            }
            prop_assert_eq!(pages, naive(&keys, &prefix, delimiter, &after));
            Ok(())
        })?;
    }

    /// Clients empty a bucket by deleting each page before they ask for the next.
    #[test]
    fn version_pages_show_each_version_once_also_while_they_are_deleted(
        changes in vec(("[ab]{1,2}", any::<bool>()), 0..25),
        limit in 1usize..4,
        deleting in any::<bool>(),
    ) {
        over_every_store(async |store| {
            set_versioning(&store, Versioning::Enabled).await;
            let mut model: Vec<(String, usize, VersionId)> = Vec::new();
            for (number, (key, deleted)) in changes.iter().enumerate() {
                let id = match deleted {
                    true => delete(&store, key, None).await.version,
                    false => put(&store, key, "").await,
                };
                model.push((key.clone(), changes.len() - number, id.unwrap()));
            }
            model.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));

            let mut seen = Vec::new();
            let (mut key, mut version): (String, Option<VersionId>) = Default::default();
            loop {
                let keys = ListQuery { after: &key, limit, ..ListQuery::default() };
                let query = VersionQuery { keys, version: version.as_ref().map(VersionMarker) };
                let page = store.list_versions("b", query).await.unwrap();
                for listed in page.items() {
                    let first = model.iter().find(|(key, ..)| *key == listed.key).unwrap();
                    // The first version that is left when the page is made is the current one.
                    if !deleting {
                        prop_assert_eq!(listed.latest, first.2 == listed.id);
                    }
                    seen.push((listed.key.clone(), listed.id.clone()));
                    if deleting {
                        delete(&store, &listed.key, Some(&listed.id)).await;
                    }
                }
                match page.next() {
                    Some((next, id)) => (key, version) = (next.to_owned(), id.cloned()),
                    None => break,
                }
            }
            let expected: Vec<(String, VersionId)> =
                model.into_iter().map(|(key, _, id)| (key, id)).collect();
            prop_assert_eq!(seen, expected);
            if deleting {
                prop_assert_eq!(store.delete_bucket("b").await, Ok(()));
            }
            Ok(())
        })?;
    }
}
