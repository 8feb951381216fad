//! Questions about objects: ranges, conditions, responses and copies.

use super::{Fact, asked};
use crate::suite::wire::{Ask, Reply};
use crate::suite::{Failed, Place};

pub(super) const FACTS: &[Fact] = &[
    asked!(
        "Which answer has Range: bytes=-20 on ten bytes?",
        "206 or 200, all ten bytes",
        long_suffix
    ),
    asked!(
        "Which answer has Range: bytes=5-2?",
        "200, the whole object",
        backwards
    ),
    asked!(
        "Which answer have two ranges?",
        "206, the first range",
        two_ranges
    ),
    asked!(
        "Which answer has Range: bytes=0- on an empty object?",
        "200, no bytes",
        range_of_nothing
    ),
    asked!("Has a part of an object a Content-MD5?", "no", md5_of_part),
    asked!("Does HEAD look at Range?", "no, 200", head_range),
    asked!("Does GET look at If-Range?", "no, 206", if_range),
    asked!(
        "Does If-None-Match: * match any object?",
        "yes, 304",
        none_match_any
    ),
    asked!("Does If-Match: * match any object?", "yes, 200", match_any),
    asked!(
        "Does HEAD accept response-content-type?",
        "yes",
        head_override
    ),
    asked!(
        "Has the answer to HEAD x-oss-hash-crc64ecma?",
        "yes",
        head_crc
    ),
    asked!(
        "Has the answer to HEAD ?objectMeta x-oss-hash-crc64ecma?",
        "yes",
        meta_crc
    ),
    asked!(
        "Is text/html compressed for a client that accepts gzip?",
        "no",
        gzip_html
    ),
    asked!(
        "May x-oss-copy-source lack its leading slash?",
        "yes",
        copy_source_without_slash
    ),
    asked!(
        "Which storage class has a copy that names none?",
        "that of the bucket",
        class_of_copy
    ),
    asked!(
        "Has the answer to a form with status 201 a Location header?",
        "yes",
        location_of_form
    ),
    asked!(
        "Are unknown elements of the document of DeleteMultipleObjects ignored?",
        "yes",
        unknown_elements
    ),
    asked!(
        "Which answer has DELETE of an unknown version?",
        "204",
        unknown_version
    ),
];

async fn ten(place: &Place) -> Result<Ask, Failed> {
    let key = place.key("ten.txt");
    place
        .bucket
        .put_object(key.as_str())
        .body("0123456789")
        .send()
        .await?;
    Ok(Ask::object("GET", key))
}

fn shown(reply: &Reply) -> String {
    let length = reply.body.len();
    match reply.is_good() {
        true => format!("{}, {length} bytes", reply.status),
        false => reply.to_string(),
    }
}

async fn long_suffix(place: &Place) -> Result<String, Failed> {
    Ok(shown(
        &ten(place)
            .await?
            .header("range", "bytes=-20")
            .send(place)
            .await?,
    ))
}

async fn backwards(place: &Place) -> Result<String, Failed> {
    Ok(shown(
        &ten(place)
            .await?
            .header("range", "bytes=5-2")
            .send(place)
            .await?,
    ))
}

async fn two_ranges(place: &Place) -> Result<String, Failed> {
    Ok(shown(
        &ten(place)
            .await?
            .header("range", "bytes=0-1,4-5")
            .send(place)
            .await?,
    ))
}

async fn range_of_nothing(place: &Place) -> Result<String, Failed> {
    let key = place.key("nothing");
    place
        .bucket
        .put_object(key.as_str())
        .body("")
        .send()
        .await?;
    let ask = Ask::object("GET", key).header("range", "bytes=0-");
    Ok(shown(&ask.send(place).await?))
}

async fn md5_of_part(place: &Place) -> Result<String, Failed> {
    let reply = ten(place)
        .await?
        .header("range", "bytes=0-1")
        .send(place)
        .await?;
    Ok(reply.whether(reply.header("content-md5").is_some()))
}

async fn head_range(place: &Place) -> Result<String, Failed> {
    ten(place).await?;
    let ask = Ask::object("HEAD", place.key("ten.txt")).header("range", "bytes=0-1");
    let reply = ask.send(place).await?;
    Ok(reply.whether(reply.status == 206))
}

async fn if_range(place: &Place) -> Result<String, Failed> {
    let ask = ten(place)
        .await?
        .header("range", "bytes=0-1")
        .header("if-range", "\"another\"");
    let reply = ask.send(place).await?;
    Ok(reply.whether(reply.status == 200))
}

async fn none_match_any(place: &Place) -> Result<String, Failed> {
    let reply = ten(place)
        .await?
        .header("if-none-match", "*")
        .send(place)
        .await?;
    Ok(reply.whether(reply.status == 304))
}

async fn match_any(place: &Place) -> Result<String, Failed> {
    let reply = ten(place)
        .await?
        .header("if-match", "*")
        .send(place)
        .await?;
    Ok(reply.whether(reply.is_good()))
}

async fn head_override(place: &Place) -> Result<String, Failed> {
    ten(place).await?;
    let ask = Ask::object("HEAD", place.key("ten.txt")).query("response-content-type", "text/csv");
    let reply = ask.send(place).await?;
    Ok(reply.whether(reply.header("content-type") == Some("text/csv")))
}

async fn head_crc(place: &Place) -> Result<String, Failed> {
    ten(place).await?;
    let reply = Ask::object("HEAD", place.key("ten.txt"))
        .send(place)
        .await?;
    Ok(reply.whether(reply.header("x-oss-hash-crc64ecma").is_some()))
}

async fn meta_crc(place: &Place) -> Result<String, Failed> {
    ten(place).await?;
    let ask = Ask::object("HEAD", place.key("ten.txt")).query("objectMeta", "");
    let reply = ask.send(place).await?;
    Ok(reply.whether(reply.header("x-oss-hash-crc64ecma").is_some()))
}

async fn gzip_html(place: &Place) -> Result<String, Failed> {
    let key = place.key("page.html");
    place
        .bucket
        .put_object(key.as_str())
        .body("<p>".repeat(2000))
        .send()
        .await?;
    let ask = Ask::object("GET", key).header("accept-encoding", "gzip");
    let reply = ask.send(place).await?;
    Ok(reply.whether(reply.header("content-encoding") == Some("gzip")))
}

async fn copy_source_without_slash(place: &Place) -> Result<String, Failed> {
    ten(place).await?;
    let source = format!("{}/{}", place.name, place.key("ten.txt"));
    let ask =
        Ask::object("PUT", place.key("copy-without-slash")).header("x-oss-copy-source", source);
    let reply = ask.send(place).await?;
    Ok(reply.whether(reply.is_good()))
}

async fn class_of_copy(place: &Place) -> Result<String, Failed> {
    let key = place.key("infrequent.txt");
    place
        .bucket
        .put_object(key.as_str())
        .body("x")
        .storage_class("IA")
        .send()
        .await?;
    let source = format!("/{}/{key}", place.name);
    let copy =
        Ask::object("PUT", place.key("copy-of-infrequent")).header("x-oss-copy-source", source);
    copy.send(place).await?;
    let head = Ask::object("HEAD", place.key("copy-of-infrequent"))
        .send(place)
        .await?;
    Ok(head
        .header("x-oss-storage-class")
        .unwrap_or("no x-oss-storage-class")
        .to_owned())
}

async fn location_of_form(place: &Place) -> Result<String, Failed> {
    let form = place.bucket.post_form(place.key("form/location.txt"));
    let minute = std::time::Duration::from_secs(60);
    let form = form.success_action_status(201).presign(minute).await?;
    let reply =
        crate::suite::steps::sharing::submitted(place, form.url(), form.fields(), "x").await?;
    Ok(reply.whether(reply.header("location").is_some()))
}

async fn unknown_elements(place: &Place) -> Result<String, Failed> {
    let key = place.key("unknown-element.txt");
    let body = format!("<Delete><New>1</New><Object><Key>{key}</Key><New/></Object></Delete>");
    let md5 = oss_client::integrity::content_md5(body.as_bytes());
    let ask = Ask::bucket("POST")
        .query("delete", "")
        .header("content-md5", md5)
        .body(body);
    let reply = ask.send(place).await?;
    Ok(reply.whether(reply.is_good()))
}

async fn unknown_version(place: &Place) -> Result<String, Failed> {
    let version = "CAEQARiBgID8rumR2hYi";
    let ask = Ask::object("DELETE", place.key("ten.txt")).query("versionId", version);
    Ok(ask.send(place).await?.to_string())
}
