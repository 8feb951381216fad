//! The versioning table, atomic writes, and listings against a naive model.

use bytes::Bytes;
use oss_sign::UtcSeconds;
use proptest::collection::vec;
use proptest::prelude::*;

use super::listing::Entry;
use super::*;
use crate::store::{BucketAcl, ObjectAcl};

const NOW: UtcSeconds = UtcSeconds::new(1_764_028_800);
const OWNER: &str = "1000000000000001";

fn store() -> Store {
    let store = Store::default();
    store.create_bucket("b", OWNER, NOW).unwrap();
    store
}

fn with_versioning(versioning: Versioning) -> Store {
    let store = store();
    store.set_versioning("b", versioning).unwrap();
    store
}

fn object(text: &str) -> Object {
    let mut writer = BlobWriter::new();
    writer.push(Bytes::copy_from_slice(text.as_bytes()));
    let (data, digests) = writer.finish();
    Object {
        data,
        etag: "E".to_owned(),
        md5: Some(digests.md5),
        crc64: digests.crc64,
        kind: ObjectKind::Normal,
        class: StorageClass::Standard,
        acl: ObjectAcl::Default,
        headers: Vec::new(),
        tags: Vec::new(),
        modified: NOW,
    }
}

fn put(store: &Store, key: &str, text: &str) -> Option<VersionId> {
    store
        .put("b", key, object(text), Overwrite::Allowed)
        .unwrap()
        .version
}

fn text(store: &Store, key: &str, version: Option<&VersionId>) -> Result<String, StoreError> {
    let found = store.object("b", key, version)?;
    let bytes: Vec<u8> = found
        .object
        .data
        .pieces()
        .flat_map(|piece| piece.to_vec())
        .collect();
    Ok(String::from_utf8(bytes).unwrap())
}

fn listed(store: &Store) -> Vec<String> {
    let query = ListQuery {
        limit: 1000,
        ..ListQuery::default()
    };
    let page = store.list("b", query).unwrap();
    page.items().map(|listed| listed.key.to_string()).collect()
}

#[test]
fn without_versioning_a_write_overwrites_and_names_no_version() {
    let store = store();
    assert_eq!(put(&store, "k", "one"), None);
    assert_eq!(put(&store, "k", "two"), None);
    assert_eq!(text(&store, "k", None).unwrap(), "two");
    assert_eq!(text(&store, "k", Some(&VersionId::Null)).unwrap(), "two");
    assert_eq!(
        store.delete("b", "k", None, NOW).unwrap(),
        Deleted::default()
    );
    assert_eq!(
        text(&store, "k", None),
        Err(StoreError::NoSuchKey { marker: None })
    );
    assert_eq!(
        store.delete("b", "k", None, NOW).unwrap(),
        Deleted::default()
    );
}

#[test]
fn a_reader_keeps_the_object_that_it_found() {
    let store = store();
    put(&store, "k", "old");
    let found = store.object("b", "k", None).unwrap();
    put(&store, "k", "new");
    store.delete("b", "k", None, NOW).unwrap();
    assert_eq!(found.object.data.pieces().next().unwrap(), "old");
}

#[test]
fn enabled_keeps_every_version_and_adds_a_marker_per_deletion() {
    let store = with_versioning(Versioning::Enabled);
    let one = put(&store, "k", "one").unwrap();
    let two = put(&store, "k", "two").unwrap();
    assert_ne!(one, two);
    assert_eq!(text(&store, "k", Some(&one)).unwrap(), "one");

    let first = store.delete("b", "k", None, NOW).unwrap();
    let second = store.delete("b", "k", None, NOW).unwrap();
    assert!(first.marker && second.marker && first.version != second.version);
    assert_eq!(
        text(&store, "k", None),
        Err(StoreError::NoSuchKey {
            marker: second.version.clone()
        })
    );
    let id = second.version.unwrap();
    assert_eq!(
        text(&store, "k", Some(&id)),
        Err(StoreError::IsDeleteMarker { id: id.clone() })
    );
    assert_eq!(listed(&store), [""; 0]);

    let removed = store.delete("b", "k", Some(&id), NOW).unwrap();
    assert_eq!(
        removed,
        Deleted {
            version: Some(id),
            marker: true
        }
    );
    store.delete("b", "k", first.version.as_ref(), NOW).unwrap();
    assert_eq!(text(&store, "k", None).unwrap(), "two");
    let removed = store.delete("b", "k", Some(&two), NOW).unwrap();
    assert_eq!(
        removed,
        Deleted {
            version: Some(two),
            marker: false
        }
    );
    assert_eq!(text(&store, "k", None).unwrap(), "one");
}

#[test]
fn suspended_replaces_the_null_version_wherever_it_stands() {
    let store = store();
    put(&store, "k", "before versioning");
    store.set_versioning("b", Versioning::Enabled).unwrap();
    let kept = put(&store, "k", "kept").unwrap();
    assert_eq!(
        text(&store, "k", Some(&VersionId::Null)).unwrap(),
        "before versioning"
    );

    store.set_versioning("b", Versioning::Suspended).unwrap();
    assert_eq!(put(&store, "k", "null again"), Some(VersionId::Null));
    assert_eq!(text(&store, "k", None).unwrap(), "null again");
    assert_eq!(text(&store, "k", Some(&kept)).unwrap(), "kept");

    let deleted = store.delete("b", "k", None, NOW).unwrap();
    assert_eq!(
        deleted,
        Deleted {
            version: Some(VersionId::Null),
            marker: true
        }
    );
    assert_eq!(
        text(&store, "k", Some(&VersionId::Null)),
        Err(StoreError::IsDeleteMarker {
            id: VersionId::Null
        })
    );
    store.delete("b", "k", Some(&VersionId::Null), NOW).unwrap();
    assert_eq!(text(&store, "k", None).unwrap(), "kept");
}

#[test]
fn an_unknown_version_is_missing_and_its_deletion_succeeds() {
    let store = with_versioning(Versioning::Enabled);
    put(&store, "k", "one");
    let unknown = VersionId::parse("CAEQARiBgID8rumR2hYiIGUy").unwrap();
    assert_eq!(
        text(&store, "k", Some(&unknown)),
        Err(StoreError::NoSuchVersion)
    );
    let deleted = store.delete("b", "k", Some(&unknown), NOW).unwrap();
    assert_eq!(
        deleted,
        Deleted {
            version: Some(unknown),
            marker: false
        }
    );
    assert_eq!(text(&store, "k", None).unwrap(), "one");
}

#[test]
fn forbidden_overwriting_counts_only_without_versioning() {
    for (versioning, refused) in [(None, true), (Some(Versioning::Enabled), false)] {
        let store = store();
        if let Some(versioning) = versioning {
            store.set_versioning("b", versioning).unwrap();
        }
        put(&store, "k", "one");
        let again = store.put("b", "k", object("two"), Overwrite::Forbidden);
        assert_eq!(again.is_err(), refused, "{versioning:?}");
        assert!(
            store
                .put("b", "other", object("x"), Overwrite::Forbidden)
                .is_ok()
        );
    }
}

#[test]
fn an_acl_changes_one_version_only() {
    let store = with_versioning(Versioning::Enabled);
    let old = put(&store, "k", "old").unwrap();
    put(&store, "k", "new");
    store
        .set_object_acl("b", "k", Some(&old), ObjectAcl::PublicRead)
        .unwrap();
    let acl = |version| store.object("b", "k", version).unwrap().object.acl;
    assert_eq!(acl(Some(&old)), ObjectAcl::PublicRead);
    assert_eq!(acl(None), ObjectAcl::Default);
}

#[test]
fn a_bucket_is_deleted_only_when_nothing_is_left_in_it() {
    let store = with_versioning(Versioning::Enabled);
    put(&store, "k", "one");
    let marker = store.delete("b", "k", None, NOW).unwrap();
    assert_eq!(store.delete_bucket("b"), Err(StoreError::BucketNotEmpty));
    let page = store.list_versions("b", versions_query(1000)).unwrap();
    let ids: Vec<VersionId> = page.items().map(|version| version.id.clone()).collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(Some(&ids[0]), marker.version.as_ref());
    for id in &ids {
        store.delete("b", "k", Some(id), NOW).unwrap();
    }
    assert_eq!(store.delete_bucket("b"), Ok(()));
    assert_eq!(store.delete_bucket("b"), Err(StoreError::NoSuchBucket));
}

#[test]
fn creating_a_bucket_again_changes_the_acl_or_is_refused() {
    let store = store();
    let again = |owner, new| store.put_bucket("b", owner, new, NOW);
    let public = NewBucket {
        acl: Some(BucketAcl::PublicRead),
        ..NewBucket::default()
    };
    assert_eq!(again(OWNER, public), Ok(Created::Existing));
    assert_eq!(again(OWNER, NewBucket::default()), Ok(Created::Existing));
    assert_eq!(store.bucket("b").unwrap().acl, BucketAcl::PublicRead);
    let archive = NewBucket {
        class: Some(StorageClass::Archive),
        ..NewBucket::default()
    };
    assert_eq!(again(OWNER, archive), Err(StoreError::OtherStorageClass));
    let zoned = NewBucket {
        redundancy: Some(Redundancy::Zone),
        ..NewBucket::default()
    };
    assert_eq!(again(OWNER, zoned), Err(StoreError::OtherRedundancy));
    assert_eq!(
        again("2", NewBucket::default()),
        Err(StoreError::BucketTaken)
    );
}

#[test]
fn an_account_has_a_hundred_buckets() {
    let store = Store::default();
    for i in 0..100 {
        assert!(
            store
                .put_bucket(&format!("b{i}"), OWNER, NewBucket::default(), NOW)
                .is_ok()
        );
    }
    let more = |owner| store.put_bucket("more", owner, NewBucket::default(), NOW);
    assert_eq!(more(OWNER), Err(StoreError::TooManyBuckets));
    assert_eq!(more("2"), Ok(Created::New));
}

fn versions_query(limit: usize) -> VersionQuery<'static> {
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
        Entry::Item(listed) => listed.key.to_string(),
        Entry::CommonPrefix(prefix) => prefix.clone(),
    }
}

proptest! {
    #[test]
    fn pages_put_together_are_the_naive_listing(
        keys in vec("[ab/é\u{10FFFF}]{1,5}", 0..30),
        prefix in "[ab/é]{0,2}",
        delimiter in prop_oneof![Just(""), Just("/"), Just("é"), Just("\u{10FFFF}")],
        after in "[ab/é]{0,3}",
        limit in 1usize..5,
    ) {
        let store = store();
        for key in &keys {
            put(&store, key, "");
        }
        let (mut pages, mut marker) = (Vec::new(), after.clone());
        loop {
            let query = ListQuery { prefix: &prefix, delimiter, after: &marker, limit };
            let page = store.list("b", query).unwrap();
            prop_assert!(page.entries.len() <= limit);
            pages.extend(page.entries.iter().map(shown));
            match page.next() {
                Some(next) => marker = next.to_owned(),
                None => break,
            }
        }
        prop_assert_eq!(pages, naive(&keys, &prefix, delimiter, &after));
    }

    /// Clients empty a bucket by deleting each page before they ask for the next.
    #[test]
    fn version_pages_show_each_version_once_also_while_they_are_deleted(
        changes in vec(("[ab]{1,2}", any::<bool>()), 0..25),
        limit in 1usize..4,
        deleting in any::<bool>(),
    ) {
        let store = with_versioning(Versioning::Enabled);
        let mut model: Vec<(String, usize, VersionId)> = Vec::new();
        for (number, (key, delete)) in changes.iter().enumerate() {
            let id = match delete {
                true => store.delete("b", key, None, NOW).unwrap().version,
                false => put(&store, key, ""),
            };
            model.push((key.clone(), changes.len() - number, id.unwrap()));
        }
        model.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));

        let mut seen = Vec::new();
        let (mut key, mut version): (String, Option<VersionId>) = Default::default();
        loop {
            let keys = ListQuery { after: &key, limit, ..ListQuery::default() };
            let query = VersionQuery { keys, version: version.as_ref().map(VersionMarker) };
            let page = store.list_versions("b", query).unwrap();
            seen.extend(page.items().map(|listed| (listed.key.to_string(), listed.id.clone())));
            if deleting {
                for listed in page.items() {
                    store.delete("b", &listed.key, Some(&listed.id), NOW).unwrap();
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
            prop_assert_eq!(store.delete_bucket("b"), Ok(()));
        }
    }
}
