//! PostObject: an upload by an HTML form.

use ::http::StatusCode;
use bytes::Bytes;
use oss_sign::SignatureVersion;

use super::written::{callback_variables, send_callback, store};
use crate::callback::Callback;
use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::{Headers, RequestBody, ServerResponse, response};
use crate::objects::{
    Incoming, MAX_OBJECT, Pace, RESERVED, TrafficLimit, Upload, location, quoted, receive, refuse,
    set,
};
use crate::post_form::{self, Form, PostPolicy, Upcoming};
use crate::route::address::check_key;
use crate::store::Bucket;
use crate::xml::Xml;

/// Stores the file of a form. Either the form must have a valid signature and policy, and its
/// signer must be allowed to upload, or the bucket must allow anonymous uploads.
pub(crate) async fn post_object(mut call: Call) -> Result<ServerResponse, OssError> {
    let limit = TrafficLimit::from_request(&call.request.headers, &call.request.query)?;
    let content_type = call.header("content-type").unwrap_or_default().to_owned();
    let body = std::mem::replace(&mut call.request.body, RequestBody::from_bytes(""));
    let (form, upcoming) = post_form::read(&content_type, body).await?;
    let bucket = call.bucket()?.to_owned();
    let policy = authenticate(&mut call, &form, &bucket)?;
    let key = key(&form, &upcoming)?;
    call.request.headers = headers(&call, &form, &upcoming)?;
    call.authorize("oss:PutObject", &bucket, Some(&key), None)
        .await?;
    if call.request.headers.contains("x-oss-tagging") {
        call.authorize("oss:PutObjectTagging", &bucket, Some(&key), None)
            .await
            .map_err(|error| error.ec("0003-00000905"))?;
    }
    call.check_new_acl()?;
    let existing = call.existing_bucket()?;
    let upload = Upload::from_headers(&call.request.headers, &existing)?;
    let rules = call.write_rules(&existing, &key, upload.overwrite);
    let callback = callback(&form, &existing)?;
    let refused = |error| refuse(error, &call.request.method, &bucket, &key);
    call.store()
        .check_write(&bucket, &key, rules, call.clock().now())
        .await
        .map_err(refused)?;

    let mut file = FormFile {
        upcoming,
        policy: policy.as_ref(),
    };
    let data = receive(&mut file, call.store().writer(), Pace::new(limit)).await?;
    file.upcoming.finish().await?;
    let object = upload.into_object(&data, call.clock().now());
    let (variables, etag) = (
        callback_variables(&call, &bucket, &key, &object),
        object.etag.clone(),
    );
    let answer = store(&call, &bucket, &key, (object, data), rules).await?;
    match callback {
        Some(callback) => send_callback(&call, &callback, &variables, answer).await,
        None => Ok(answered(&call, &form, answer, [&bucket, &key, &etag])),
    }
}

/// Verifies the signature and the policy of a form, and makes its signer the caller. Returns `None`
/// if the form has no signature.
fn authenticate(
    call: &mut Call,
    form: &Form,
    bucket: &str,
) -> Result<Option<PostPolicy>, OssError> {
    let fields: Vec<(&str, &str)> = form.pairs().collect();
    let Some(signed) = call.authenticate_form(&fields)? else {
        return Ok(None);
    };
    let policy = PostPolicy::parse(&signed.policy)?;
    policy.check(form, bucket, call.clock().now())?;
    if signed.version == SignatureVersion::V4 {
        policy.require(&["x-oss-signature-version", "x-oss-credential", "x-oss-date"])?;
        if form.get("x-oss-security-token").is_some() {
            policy.require(&["x-oss-security-token"])?;
        }
    }
    call.caller = signed.caller;
    Ok(Some(policy))
}

/// Returns the key, in which `${filename}` is replaced by the name of the file. The policy was
/// checked before, so its conditions apply to the key as the form contains it.
fn key(form: &Form, upcoming: &Upcoming) -> Result<String, OssError> {
    let key = form.get("key").filter(|key| !key.is_empty());
    let key = key.ok_or_else(|| OssError::new(Code::InvalidArgument).message(NO_KEY))?;
    if key.contains(FILE_NAME) && upcoming.file_name().is_empty() {
        return Err(OssError::invalid_argument("key", key, NO_FILE_NAME));
    }
    check_key(key.replace(FILE_NAME, upcoming.file_name()))
}

/// Converts the fields of the form to the headers of an upload. Policies and the upload itself use
/// these headers.
fn headers(call: &Call, form: &Form, upcoming: &Upcoming) -> Result<Headers, OssError> {
    let kind = form.get("x-oss-content-type");
    let kind = kind
        .or(upcoming.content_type())
        .or(form.get("content-type"));
    let others = form.pairs().filter(|(name, _)| *name != "content-type");
    let fields = others.chain(kind.map(|kind| ("content-type", kind)));
    call.request.headers.with_form(fields).map_err(|field| {
        let value = form.get(field).unwrap_or_default();
        OssError::invalid_argument(
            field,
            value,
            "A header cannot have this name and this value.",
        )
    })
}

fn callback(form: &Form, bucket: &Bucket) -> Result<Option<Callback>, OssError> {
    let variables = form.pairs().filter(|(name, _)| name.starts_with("x:"));
    let variables = variables
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    form.get("callback")
        .map(|callback| Callback::read(callback, variables, bucket))
        .transpose()
}

/// The file of a form, whose length the policy may limit.
struct FormFile<'p> {
    upcoming: Upcoming,
    policy: Option<&'p PostPolicy>,
}

impl Incoming for FormFile<'_> {
    async fn piece(&mut self) -> Result<Option<Bytes>, OssError> {
        self.upcoming.chunk().await
    }

    fn check_length(&self, length: u64, complete: bool) -> Result<(), OssError> {
        if length > MAX_OBJECT {
            return Err(
                OssError::new(Code::EntityTooLarge).message("Post body size must be less than 5G.")
            );
        }
        match self.policy {
            Some(policy) => policy.check_length(length, complete),
            None => Ok(()),
        }
    }
}

/// Returns the response that the form asks for with `success_action_redirect` or
/// `success_action_status`. The default is 204.
fn answered(
    call: &Call,
    form: &Form,
    answer: ServerResponse,
    [bucket, key, etag]: [&str; 3],
) -> ServerResponse {
    let (head, body) = answer.into_parts();
    if let Some(target) = form
        .get("success_action_redirect")
        .filter(|url| !url.is_empty())
    {
        let encode = |text: &str| percent_encoding::utf8_percent_encode(text, RESERVED).to_string();
        let joint = if target.contains('?') { '&' } else { '?' };
        let (bucket, key, etag) = (encode(bucket), encode(key), encode(&quoted(etag)));
        let location = format!("{target}{joint}bucket={bucket}&key={key}&etag={etag}");
        let mut answer = ServerResponse::from_parts(head, body);
        *answer.status_mut() = StatusCode::SEE_OTHER;
        set(answer.headers_mut(), "location", location);
        return answer;
    }
    match form.get("success_action_status") {
        Some("200") => ServerResponse::from_parts(head, body),
        Some("201") => created(call, head.headers, [bucket, key, etag]),
        _ => {
            let mut answer = ServerResponse::from_parts(head, body);
            *answer.status_mut() = StatusCode::NO_CONTENT;
            answer
        }
    }
}

/// Creates the response for `success_action_status` 201, which contains the location of the object.
fn created(
    call: &Call,
    headers: ::http::HeaderMap,
    [bucket, key, etag]: [&str; 3],
) -> ServerResponse {
    let location = location(&call.request, bucket, key);
    let document = Xml::document("PostResponse")
        .text("Bucket", bucket)
        .text("Location", &location)
        .text("Key", key)
        .text("ETag", quoted(etag))
        .end();
    let mut answer = response::xml(document);
    answer.headers_mut().extend(headers);
    *answer.status_mut() = StatusCode::CREATED;
    set(answer.headers_mut(), "location", location);
    answer
}

const FILE_NAME: &str = "${filename}";
const NO_FILE_NAME: &str =
    "The key contains ${filename}, and the form does not say the name of the file.";
const NO_KEY: &str = "The bucket POST must contain the specified 'key'. If it is specified, please check the order of the fields";
