//! Steps that store, read, copy and delete objects.

use bytes::Bytes;
use futures_util::stream;
use oss_client::ByteRange;
use oss_client::operations::object::{ObjectIdentifier, ObjectsToDelete};
use oss_client::transport::Body;

use crate::suite::{Failed, Place, ensure};

pub(super) async fn stored_and_read(place: &Place) -> Result<(), Failed> {
    let key = place.key("stored.txt");
    let put = place.put(&key, "hello world").await?;
    let object = place.bucket.get_object(key.as_str()).send().await?;
    ensure!(
        object.etag.as_ref() == Some(&put.etag),
        "the ETag is {:?}, and was {:?}",
        object.etag,
        put.etag
    );
    ensure!(
        object.content_type.as_deref() == Some("text/plain"),
        "{:?}",
        object.content_type
    );
    let text = object.output.body.text().await?;
    ensure!(text == "hello world", "{text:?} was read");
    let head = place.bucket.head_object(key.as_str()).send().await?;
    ensure!(head.content_length == 11, "{} bytes", head.content_length);
    let meta = place.bucket.get_object_meta(key.as_str()).send().await?;
    ensure!(meta.etag == put.etag, "{:?}", meta.etag);
    Ok(())
}

pub(super) async fn empty(place: &Place) -> Result<(), Failed> {
    let key = place.key("empty");
    place.put(&key, "").await?;
    let bytes = place
        .bucket
        .get_object(key.as_str())
        .send()
        .await?
        .output
        .body
        .bytes(1 << 20)
        .await?;
    ensure!(bytes.is_empty(), "{} bytes", bytes.len());
    Ok(())
}

pub(super) async fn streamed(place: &Place) -> Result<(), Failed> {
    let key = place.key("streamed.bin");
    let pieces = (0..128_u8).map(|piece| Ok::<_, std::io::Error>(Bytes::from(vec![piece; 65_536])));
    let body = Body::from_stream(stream::iter(pieces), Some(8 << 20));
    place.put(&key, body).await?;
    let mut object = place
        .bucket
        .get_object(key.as_str())
        .send()
        .await?
        .output
        .body;
    let mut length = 0_usize;
    while let Some(piece) = object.chunk().await.transpose()? {
        let wrong = piece
            .iter()
            .enumerate()
            .find(|(at, byte)| usize::from(**byte) != (length + at) / 65_536);
        ensure!(
            wrong.is_none(),
            "another byte at {wrong:?} of the piece at {length}"
        );
        length += piece.len();
    }
    ensure!(length == 8 << 20, "{length} bytes");
    Ok(())
}

pub(super) async fn keys(place: &Place) -> Result<(), Failed> {
    let names = [
        "a b+c%20d.txt",
        "é/ü/日本語",
        "a//b",
        "dots/../up",
        "folder/",
        "quote'\"<&>.txt",
        "emoji-\u{1f600}",
        "~tilde!*()",
        "trailing ",
    ];
    for name in names {
        let key = place.key(&format!("keys/{name}"));
        place.put(&key, name.to_owned()).await?;
        let text = place.text(&key).await?;
        ensure!(text == name, "{name:?} reads as {text:?}");
    }
    let list = place.bucket.list_objects_v2().prefix(place.key("keys/"));
    let page = list.send().await?;
    let mut listed: Vec<_> = page
        .objects
        .iter()
        .map(|object| object.key.clone())
        .collect();
    let mut expected: Vec<String> = names
        .iter()
        .map(|name| place.key(&format!("keys/{name}")))
        .collect();
    listed.sort();
    expected.sort();
    ensure!(listed == expected, "{listed:?} are listed");
    Ok(())
}

pub(super) async fn metadata(place: &Place) -> Result<(), Failed> {
    let key = place.key("metadata.jpg");
    let put = place
        .bucket
        .put_object(key.as_str())
        .body("x")
        .cache_control("max-age=60");
    put.content_disposition("attachment")
        .metadata("colour", "blue")
        .send()
        .await?;
    let head = place.bucket.head_object(key.as_str()).send().await?;
    ensure!(
        head.content_type.as_deref() == Some("image/jpeg"),
        "{:?}",
        head.content_type
    );
    ensure!(
        head.cache_control.as_deref() == Some("max-age=60"),
        "{:?}",
        head.cache_control
    );
    ensure!(
        head.content_disposition.as_deref() == Some("attachment"),
        "{:?}",
        head.content_disposition
    );
    let colour = head.metadata.get("colour").map(String::as_str);
    ensure!(colour == Some("blue"), "{:?}", head.metadata);
    Ok(())
}

pub(super) async fn conditions(place: &Place) -> Result<(), Failed> {
    let key = place.key("conditions.txt");
    let put = place.put(&key, "content").await?;
    let same = place
        .bucket
        .get_object(key.as_str())
        .if_none_match(&put.etag)
        .send()
        .await;
    ensure!(
        same.as_ref().is_err_and(oss_client::Error::is_not_modified),
        "if-none-match: {same:?}"
    );
    let other = "\"0123456789ABCDEF0123456789ABCDEF\"";
    let other = place
        .bucket
        .get_object(key.as_str())
        .if_match(other)
        .send()
        .await;
    ensure!(
        other
            .as_ref()
            .is_err_and(oss_client::Error::is_precondition_failed),
        "if-match: {other:?}"
    );
    place
        .bucket
        .get_object(key.as_str())
        .if_match(&put.etag)
        .send()
        .await?;
    Ok(())
}

pub(super) async fn ranges(place: &Place) -> Result<(), Failed> {
    let key = place.key("range.txt");
    place.put(&key, "0123456789").await?;
    for (range, expected) in [
        (ByteRange::from(2..5), "234"),
        (ByteRange::from(7..), "789"),
        (ByteRange::last(3), "789"),
    ] {
        let object = place
            .bucket
            .get_object(key.as_str())
            .range(range)
            .send()
            .await?;
        let text = object.output.body.text().await?;
        ensure!(text == expected, "{text:?} instead of {expected:?}");
    }
    Ok(())
}

pub(super) async fn forbidden_overwrite(place: &Place) -> Result<(), Failed> {
    let key = place.key("once.txt");
    place.put(&key, "first").await?;
    let again = place
        .bucket
        .put_object(key.as_str())
        .body("second")
        .forbid_overwrite(true);
    let again = again.send().await;
    ensure!(
        again
            .as_ref()
            .is_err_and(oss_client::Error::is_already_exists),
        "{again:?}"
    );
    let text = place.text(&key).await?;
    ensure!(text == "first", "{text:?}");
    Ok(())
}

pub(super) async fn copied(place: &Place) -> Result<(), Failed> {
    let (from, to) = (place.key("source é.txt"), place.key("copy.txt"));
    place
        .bucket
        .put_object(from.as_str())
        .body("content")
        .metadata("colour", "blue")
        .send()
        .await?;
    place.bucket.copy_object(to.as_str(), from).send().await?;
    let head = place.bucket.head_object(to.as_str()).send().await?;
    let colour = head.metadata.get("colour").map(String::as_str);
    ensure!(colour == Some("blue"), "{:?}", head.metadata);
    let text = place.text(&to).await?;
    ensure!(text == "content", "{text:?}");
    Ok(())
}

pub(super) async fn deleted(place: &Place) -> Result<(), Failed> {
    let keys = ["delete/a", "delete/b & c", "delete/é"].map(|name| place.key(name));
    for key in &keys {
        place.put(key, "x").await?;
    }
    let [first, rest @ ..] = &keys;
    place.bucket.delete_object(first.as_str()).send().await?;
    let delete = ObjectsToDelete::new(rest.iter().map(|key| ObjectIdentifier::new(key.as_str())));
    let output = place.bucket.delete_multiple_objects(delete).send().await?;
    ensure!(output.deleted.len() == 2, "{:?}", output.deleted);
    let list = place.bucket.list_objects_v2().prefix(place.key("delete/"));
    let left = list.send().await?;
    ensure!(left.objects.is_empty(), "{:?} are left", left.objects);
    Ok(())
}

pub(super) async fn missing(place: &Place) -> Result<(), Failed> {
    let missing = place.bucket.get_object(place.key("missing")).send().await;
    ensure!(
        missing.as_ref().is_err_and(oss_client::Error::is_not_found),
        "{missing:?}"
    );
    let missing = place.bucket.head_object(place.key("missing")).send().await;
    ensure!(
        missing.as_ref().is_err_and(oss_client::Error::is_not_found),
        "{missing:?}"
    );
    Ok(())
}
