//! Questions about signatures and presigned URLs, and about the order in which they are checked.

use oss_client::sign::encode::percent_encode;

use super::{Fact, asked};
use crate::suite::wire::{Ask, Reply};
use crate::suite::{Failed, Place};

pub(super) const FACTS: &[Fact] = &[
    asked!(
        "Which answer has a V4 header signature whose x-oss-content-sha256 is not UNSIGNED-PAYLOAD?",
        "400 InvalidArgument, EC 0002-00000214",
        content_sha256
    ),
    asked!(
        "Which answer has a V4 URL without x-oss-expires?",
        "EC 0002-00000215",
        without_expires
    ),
    asked!(
        "Which answer has a V4 URL with an empty credential?",
        "EC 0002-00000218",
        empty_credential
    ),
    asked!(
        "Which answer has a V4 URL whose credential date is no date?",
        "400 InvalidArgument, EC 0002-00000223",
        bad_date
    ),
    asked!(
        "Which answer has a V4 URL whose credential has another form?",
        "EC 0002-00000224",
        bad_credential
    ),
    asked!(
        "Which answer has a V4 URL without x-oss-signature?",
        "EC 0002-00000219",
        without_signature
    ),
    asked!(
        "Which answer has a V4 URL with an unknown x-oss-signature-version?",
        "EC 0002-00000066",
        unknown_version
    ),
    asked!(
        "Which answer has a V4 URL for 0 seconds?",
        "EC 0002-00000232",
        no_seconds
    ),
    asked!(
        "Which answer has a V4 URL for 604801 seconds?",
        "EC 0002-00000232",
        too_many_seconds
    ),
    asked!(
        "Is the expiry of a V4 URL checked before its signature?",
        "yes",
        expiry_before_signature
    ),
    asked!(
        "Has the refusal of an expired V4 URL the elements Expires and ServerTime?",
        "yes",
        expired_elements
    ),
    asked!(
        "Which message has a V4 header whose credential date is no date?",
        "Invalid signing date in Authorization header., EC 0002-00000212",
        bad_date_in_header
    ),
    asked!(
        "Is a bare + in the query of a signed URL read as a blank?",
        "yes",
        bare_plus
    ),
    asked!(
        "Is x-oss-ac-source-ip enforced where it stands in the URL?",
        "yes, 403",
        source_address_in_url
    ),
    asked!(
        "Which answer has a malformed x-oss-ac-subnet-mask?",
        "400 InvalidArgument, EC 0002-00000601",
        subnet_mask
    ),
    asked!(
        "May additional headers stand in another order in Authorization than in the canonical request?",
        "yes, the server sorts them",
        order_of_additional_headers
    ),
];

fn get(place: &Place) -> Ask {
    Ask::object("GET", place.key("stored.txt"))
}

/// Sends a URL in which a parameter was replaced by `with`, which may be empty.
async fn replaced(place: &Place, parameter: &str, with: &str) -> Result<Reply, Failed> {
    get(place)
        .send_as_url(place, place.now(), 60, |url| replace(&url, parameter, with))
        .await
}

fn replace(url: &str, parameter: &str, with: &str) -> String {
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let begins = format!("{parameter}=");
    let pairs = query.split('&').map(|pair| {
        if pair.starts_with(&begins) {
            with
        } else {
            pair
        }
    });
    let pairs: Vec<&str> = pairs.filter(|pair| !pair.is_empty()).collect();
    format!("{address}?{}", pairs.join("&"))
}

async fn content_sha256(place: &Place) -> Result<String, Failed> {
    let other = |name: &str, value: &mut String| {
        if name == "x-oss-content-sha256" {
            *value = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855".to_owned();
        }
    };
    Ok(get(place).send_changed(place, other).await?.to_string())
}

async fn without_expires(place: &Place) -> Result<String, Failed> {
    Ok(replaced(place, "x-oss-expires", "").await?.to_string())
}

async fn empty_credential(place: &Place) -> Result<String, Failed> {
    Ok(replaced(place, "x-oss-credential", "x-oss-credential=")
        .await?
        .to_string())
}

async fn bad_date(place: &Place) -> Result<String, Failed> {
    credential(place, "notadate").await
}

async fn credential(place: &Place, date: &str) -> Result<String, Failed> {
    let id = place.credentials.access_key().map_or("", |key| key.id());
    let scope = format!("{id}/{date}/{}/oss/aliyun_v4_request", place.region);
    let with = format!("x-oss-credential={}", percent_encode(&scope));
    Ok(replaced(place, "x-oss-credential", &with)
        .await?
        .to_string())
}

async fn bad_credential(place: &Place) -> Result<String, Failed> {
    let id = place.credentials.access_key().map_or("", |key| key.id());
    let with = format!("x-oss-credential={}", percent_encode(&format!("{id}/oss")));
    Ok(replaced(place, "x-oss-credential", &with)
        .await?
        .to_string())
}

async fn without_signature(place: &Place) -> Result<String, Failed> {
    Ok(replaced(place, "x-oss-signature", "").await?.to_string())
}

async fn unknown_version(place: &Place) -> Result<String, Failed> {
    let with = "x-oss-signature-version=OSS9-HMAC-SHA256";
    Ok(replaced(place, "x-oss-signature-version", with)
        .await?
        .to_string())
}

async fn no_seconds(place: &Place) -> Result<String, Failed> {
    Ok(replaced(place, "x-oss-expires", "x-oss-expires=0")
        .await?
        .to_string())
}

async fn too_many_seconds(place: &Place) -> Result<String, Failed> {
    Ok(replaced(place, "x-oss-expires", "x-oss-expires=604801")
        .await?
        .to_string())
}

async fn expiry_before_signature(place: &Place) -> Result<String, Failed> {
    let earlier = place.now().plus_seconds(-120);
    let wrong = |url: String| replace(&url, "x-oss-signature", "x-oss-signature=00");
    let reply = get(place).send_as_url(place, earlier, 60, wrong).await?;
    let expired = reply.element("Code") == Some("AccessDenied");
    Ok(reply.whether(expired))
}

async fn expired_elements(place: &Place) -> Result<String, Failed> {
    let earlier = place.now().plus_seconds(-120);
    let reply = get(place)
        .send_as_url(place, earlier, 60, |url| url)
        .await?;
    let both = reply.element("Expires").is_some() && reply.element("ServerTime").is_some();
    Ok(reply.whether(both))
}

async fn bad_date_in_header(place: &Place) -> Result<String, Failed> {
    let other = |name: &str, value: &mut String| {
        if name == "authorization" {
            let mut parts: Vec<String> = value.split('/').map(str::to_owned).collect();
            if let Some(date) = parts.get_mut(1) {
                "notadate".clone_into(date);
            }
            *value = parts.join("/");
        }
    };
    Ok(get(place).send_changed(place, other).await?.to_string())
}

async fn bare_plus(place: &Place) -> Result<String, Failed> {
    let ask = get(place).query("response-content-type", "text/a b");
    let reply = ask
        .send_as_url(place, place.now(), 60, |url| {
            url.replace("text%2Fa%20b", "text%2Fa+b")
        })
        .await?;
    Ok(reply.whether(reply.is_good()))
}

async fn source_address_in_url(place: &Place) -> Result<String, Failed> {
    let ask = get(place)
        .query("x-oss-ac-source-ip", "203.0.113.1")
        .query("x-oss-ac-subnet-mask", "32");
    let reply = ask.send_as_url(place, place.now(), 60, |url| url).await?;
    Ok(reply.whether(!reply.is_good()))
}

async fn subnet_mask(place: &Place) -> Result<String, Failed> {
    let ask = get(place).query("x-oss-ac-subnet-mask", "65536");
    let reply = ask.send_as_url(place, place.now(), 60, |url| url).await?;
    Ok(reply.to_string())
}

async fn order_of_additional_headers(place: &Place) -> Result<String, Failed> {
    let ask = get(place)
        .header("content-disposition", "inline")
        .header("content-language", "en")
        .additional("content-disposition")
        .additional("content-language");
    let swap = |name: &str, value: &mut String| {
        if name == "authorization" {
            *value = value.replace(
                "content-disposition;content-language",
                "content-language;content-disposition",
            );
        }
    };
    let reply = ask.send_changed(place, swap).await?;
    Ok(reply.whether(reply.is_good()))
}
