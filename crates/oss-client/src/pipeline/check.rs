//! When a repeated request is told that it was first: was it ours?

use http::{HeaderMap, Method};
use oss_transport::Body;

use crate::client::Client;
use crate::error::Error;
use crate::operation::{Answer, Check, Idempotency};
use crate::pipeline::answered::{Answered, Payload};
use crate::pipeline::upload::Upload;
use crate::pipeline::{Deadline, Prepared, run};

/// The answer that got lost, if the server's state shows that an earlier attempt was executed;
/// `None` lets the refusal stand.
pub(super) async fn recover(
    client: &Client,
    prepared: &Prepared,
    upload: &mut Upload,
    deadline: Deadline,
    refusal: &Error,
) -> Option<Answered> {
    let Idempotency::Checked(check) = prepared.idempotency else {
        return None;
    };
    let service = refusal.service()?;
    match (check, service.status(), service.code()) {
        (Check::Absent, 404, _) => Some(done(HeaderMap::new())),
        (Check::BucketCreated, 409, "BucketAlreadyExists") => {
            let mut question = question(prepared, Method::GET);
            question.query = vec![("bucketInfo".to_owned(), String::new())];
            ask(client, &question, deadline).await.map(done)
        }
        (Check::ObjectStored, 409, "FileAlreadyExists") => {
            let sent = upload.measure().await.ok()??;
            let head = ask(client, &question(prepared, Method::HEAD), deadline).await?;
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

/// The headers of the answer to a question, if it is a good one.
async fn ask(client: &Client, question: &Prepared, deadline: Deadline) -> Option<HeaderMap> {
    let mut headers = None;
    let mut read = |answered: Answered| {
        headers = Some(answered.headers);
        Ok(())
    };
    // Boxed: the question runs inside the loop that asks it.
    Box::pin(run(client, question, Body::empty(), deadline, &mut read))
        .await
        .ok()?;
    headers
}
