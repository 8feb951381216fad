//! Steps with presigned URLs and forms, which a plain HTTP client uses.

use std::time::Duration;

use oss_client::PresignedRequest;
use oss_client::sign::SignatureVersion;
use oss_client::transport::Body;

use crate::suite::wire::{self, Ask, Reply};
use crate::suite::{Failed, Place, ensure};

const MINUTE: Duration = Duration::from_secs(60);

/// Sends a presigned request with the headers that it lists, and no others.
async fn used(
    place: &Place,
    presigned: &PresignedRequest,
    body: &'static str,
) -> Result<Reply, Failed> {
    let mut request = http::Request::builder()
        .method(presigned.method())
        .uri(presigned.url());
    for (name, value) in presigned.headers() {
        request = request.header(name, value);
    }
    wire::read(place.send(request.body(Body::from(body))?).await?).await
}

pub(super) async fn presigned_v4(place: &Place) -> Result<(), Failed> {
    presigned(place, SignatureVersion::V4, "presigned/v4 +é.txt").await
}

pub(super) async fn presigned_v1(place: &Place) -> Result<(), Failed> {
    presigned(place, SignatureVersion::V1, "presigned/v1 +é.txt").await
}

async fn presigned(place: &Place, version: SignatureVersion, name: &str) -> Result<(), Failed> {
    let key = place.key(name);
    let upload = place
        .bucket
        .put_object(key.as_str())
        .presign(MINUTE)
        .signature_version(version);
    let reply = used(place, &upload.await?, "shared").await?;
    ensure!(reply.is_good(), "the upload was answered {reply}");
    let download = place
        .bucket
        .get_object(key.as_str())
        .response_content_type("text/csv");
    let download = download.presign(MINUTE).signature_version(version).await?;
    let reply = used(place, &download, "").await?;
    ensure!(
        reply.is_good() && reply.body == "shared",
        "the download was answered {reply}"
    );
    ensure!(
        reply.header("content-type") == Some("text/csv"),
        "{:?}",
        reply.header("content-type")
    );
    Ok(())
}

pub(super) async fn signed_header(place: &Place) -> Result<(), Failed> {
    let key = place.key("presigned/header.txt");
    let upload = place
        .bucket
        .put_object(key.as_str())
        .metadata("colour", "blue")
        .presign(MINUTE)
        .await?;
    let without = http::Request::builder()
        .method(upload.method())
        .uri(upload.url());
    let reply = wire::read(place.send(without.body(Body::from("x"))?).await?).await?;
    ensure!(
        reply.status == 403,
        "without the header it was answered {reply}"
    );
    let reply = used(place, &upload, "x").await?;
    ensure!(reply.is_good(), "with the header it was answered {reply}");
    Ok(())
}

pub(super) async fn expired(place: &Place) -> Result<(), Failed> {
    let earlier = place.now().plus_seconds(-120);
    let get = Ask::object("GET", place.key("stored.txt"));
    let reply = get.send_as_url(place, earlier, 60, |url| url).await?;
    ensure!(reply.status == 403, "{reply}");
    Ok(())
}

pub(super) async fn changed(place: &Place) -> Result<(), Failed> {
    let get = Ask::object("GET", place.key("stored.txt"));
    let other = |url: String| url.replace("stored.txt", "range.txt");
    let reply = get.send_as_url(place, place.now(), 60, other).await?;
    ensure!(
        reply.element("Code") == Some("SignatureDoesNotMatch"),
        "{reply}"
    );
    Ok(())
}

pub(super) async fn form(place: &Place) -> Result<(), Failed> {
    let key = place.key("form/a.txt");
    let form = place.bucket.post_form(key.as_str()).content_length(1..=100);
    let form = form.success_action_status(201).presign(MINUTE).await?;
    let reply = submitted(place, form.url(), form.fields(), "from a browser").await?;
    ensure!(reply.status == 201, "{reply}");
    let text = place.text(&key).await?;
    ensure!(text == "from a browser", "{text:?}");
    Ok(())
}

pub(super) async fn form_refused(place: &Place) -> Result<(), Failed> {
    let form = place
        .bucket
        .post_form(place.key("form/b.txt"))
        .content_length(1..=4);
    let form = form.presign(MINUTE).await?;
    let reply = submitted(place, form.url(), form.fields(), "too long").await?;
    ensure!(reply.element("Code") == Some("EntityTooLarge"), "{reply}");
    Ok(())
}

pub(in crate::suite) async fn submitted<'f>(
    place: &Place,
    url: &str,
    fields: impl Iterator<Item = (&'f str, &'f str)>,
    file: &str,
) -> Result<Reply, Failed> {
    let mut body = String::new();
    for (name, value) in fields {
        body +=
            &format!("--b0\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    body += &format!(
        "--b0\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n{file}\r\n--b0--\r\n"
    );
    let request =
        http::Request::post(url).header("content-type", "multipart/form-data; boundary=b0");
    wire::read(place.send(request.body(Body::from(body))?).await?).await
}
