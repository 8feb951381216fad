//! Questions about the codes and the texts of errors.

use super::{Fact, asked};
use crate::suite::wire::Ask;
use crate::suite::{Failed, Place};

pub(super) const FACTS: &[Fact] = &[
    asked!(
        "Which answer have two subresources at once?",
        "400 InvalidArgument",
        two_subresources
    ),
    asked!(
        "Which message has an unknown x-oss-object-acl?",
        "400 InvalidArgument: no such object access control exists",
        unknown_acl
    ),
    asked!(
        "Which answer have eleven object tags?",
        "400 InvalidArgument, EC 0010-00000218: Object tags cannot be greater than 10",
        eleven_tags
    ),
    asked!(
        "Which answer have 9 KiB of user metadata?",
        "400 InvalidArgument",
        large_metadata
    ),
    asked!(
        "Which of the elements Key and VersionId has the refusal of an unknown version?",
        "Key",
        unknown_version_elements
    ),
    asked!(
        "Which EC has an unsigned request that needs a caller?",
        "0003-00000002",
        anonymous
    ),
    asked!(
        "Which answer has an unknown encoding-type?",
        "400 InvalidArgument",
        unknown_encoding
    ),
    asked!(
        "Which message has PutBucketAcl without x-oss-acl?",
        "400 MissingArgument",
        acl_without_header
    ),
    asked!(
        "Which answer has PutBucketVersioning with an unknown root?",
        "400 MalformedXML",
        wrong_root
    ),
    asked!(
        "Is the body of a refusal of HEAD in x-oss-err?",
        "yes, in base64",
        head_refusal
    ),
];

async fn two_subresources(place: &Place) -> Result<String, Failed> {
    let ask = Ask::bucket("GET").query("acl", "").query("cors", "");
    Ok(ask.send(place).await?.to_string())
}

async fn unknown_acl(place: &Place) -> Result<String, Failed> {
    put(place, "x-oss-object-acl", "secret").await
}

async fn eleven_tags(place: &Place) -> Result<String, Failed> {
    let tags: Vec<String> = (0..11).map(|number| format!("k{number}=v")).collect();
    put(place, "x-oss-tagging", &tags.join("&")).await
}

async fn large_metadata(place: &Place) -> Result<String, Failed> {
    put(place, "x-oss-meta-large", &"x".repeat(9 * 1024)).await
}

async fn put(place: &Place, name: &str, value: &str) -> Result<String, Failed> {
    let ask = Ask::object("PUT", place.key("refused.txt"))
        .header(name, value)
        .body("x");
    Ok(ask.send(place).await?.to_string())
}

async fn unknown_version_elements(place: &Place) -> Result<String, Failed> {
    let ask =
        Ask::object("GET", place.key("stored.txt")).query("versionId", "CAEQARiBgID8rumR2hYi");
    let reply = ask.send(place).await?;
    let elements = ["Key", "VersionId"].into_iter();
    let there: Vec<&str> = elements
        .filter(|name| reply.element(name).is_some())
        .collect();
    Ok(format!("{} ({reply})", there.join(", ")))
}

async fn anonymous(place: &Place) -> Result<String, Failed> {
    let url = place
        .endpoint
        .locate(oss_client::sign::Resource::Bucket(&place.name))?
        .url();
    let request = http::Request::get(format!("{url}?acl"));
    let reply = place
        .send(request.body(oss_client::transport::Body::empty())?)
        .await?;
    Ok(crate::suite::wire::read(reply).await?.to_string())
}

async fn unknown_encoding(place: &Place) -> Result<String, Failed> {
    let ask = Ask::bucket("GET")
        .query("list-type", "2")
        .query("encoding-type", "base64");
    Ok(ask.send(place).await?.to_string())
}

async fn acl_without_header(place: &Place) -> Result<String, Failed> {
    Ok(Ask::bucket("PUT")
        .query("acl", "")
        .send(place)
        .await?
        .to_string())
}

async fn wrong_root(place: &Place) -> Result<String, Failed> {
    let body = "<SomethingElse><Status>Enabled</Status></SomethingElse>";
    let ask = Ask::bucket("PUT").query("versioning", "").body(body);
    Ok(ask.send(place).await?.to_string())
}

async fn head_refusal(place: &Place) -> Result<String, Failed> {
    let reply = Ask::object("HEAD", place.key("missing"))
        .send(place)
        .await?;
    Ok(reply.whether(reply.header("x-oss-err").is_some()))
}
