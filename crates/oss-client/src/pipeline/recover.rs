//! A repeated request can be refused because the first attempt, whose response got lost, succeeded.

use std::future::Future;
use std::pin::Pin;

use http::{HeaderMap, Method};

use crate::error::Error;
use crate::pipeline::answered::{Answered, Payload};
use crate::pipeline::prepared::Prepared;
use crate::pipeline::upload::Upload;
use crate::request::{Answer, Check, Idempotency};

/// The headers of the response to a question, once it has arrived. `None` if it did not, or was a
/// refusal.
pub(super) type Asking<'a> = Pin<Box<dyn Future<Output = Option<HeaderMap>> + Send + 'a>>;

/// Returns the response that got lost, if the state of the server shows that an earlier attempt
/// was executed. `None` means that the refusal is what it seems to be.
pub(super) async fn recover<'a>(
    prepared: &Prepared,
    upload: &mut Upload,
    refusal: &Error,
    ask: impl FnOnce(Prepared) -> Asking<'a>,
) -> Option<Answered> {
    let Idempotency::Checked(check) = prepared.idempotency else {
        return None;
    };
    let service = refusal.service()?;
    match (check, service.status(), service.code()) {
        (Check::Absent, 404, _) => Some(done(HeaderMap::new())),
        (Check::BucketCreated, 409, Some("BucketAlreadyExists")) => {
            let mut question = question(prepared, Method::GET);
            question.query = vec![("bucketInfo".to_owned(), String::new())];
            ask(question).await.map(done)
        }
        (Check::ObjectStored, 409, Some("FileAlreadyExists")) => {
            let sent = upload.measure().await.ok()??;
            let head = ask(question(prepared, Method::HEAD)).await?;
            let number = |name: &str| head.get(name)?.to_str().ok()?.parse::<u64>().ok();
            let same = number("content-length") == Some(sent.length)
                && number("x-oss-hash-crc64ecma") == Some(sent.crc64.value());
            same.then(|| done(head))
        }
        _ => None,
    }
}

fn done(headers: HeaderMap) -> Answered {
    let payload = Payload::Document(Default::default());
    Answered {
        status: http::StatusCode::OK,
        headers,
        payload,
        recovered: true,
    }
}

/// A request about the same resource that changes nothing.
fn question(prepared: &Prepared, method: Method) -> Prepared {
    let mut question = prepared.clone();
    question.method = method;
    question.query.clear();
    question
        .headers
        .retain(|(name, _)| name == http::header::USER_AGENT);
    question.answer = Answer::Document;
    question.idempotency = Idempotency::Safe;
    question.checks_crc64 = false;
    question
}
