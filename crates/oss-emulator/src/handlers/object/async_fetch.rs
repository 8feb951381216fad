//! PutAsyncFetchTask and GetAsyncFetchTask.

use ::http::header::{self, HeaderMap, HeaderValue};

use super::written::callback_variables;
use crate::callback::Callback;
use crate::codes::{Code, OssError};
use crate::configurations::{Document, FetchSettings, FetchState, FetchTask};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{Expected, receive_fetched};
use crate::outgoing;
use crate::route::address::check_key;
use crate::runtime::random_hex;
use crate::store::{Overwrite, Slot};
use crate::xml::Xml;

/// Begins to fetch an object from a URL. The response contains the id of the task.
pub(crate) async fn put_async_fetch_task(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(BODY).await?;
    let settings = FetchSettings::from_request(&body)?;
    let key = check_key(settings.object.clone())?;
    let existing = call.existing_bucket()?;
    let callback = settings.callback();
    let callback = callback.map(|text| Callback::read(text, Vec::new(), &existing));
    let callback = callback.transpose()?;
    let bucket = call.bucket()?.to_owned();
    call.authorize("oss:PutObject", &bucket, Some(&key), None)
        .await?;
    if settings.ignore_same_key == Some(true)
        && call.store().find(&bucket, &key, None).await.is_ok()
    {
        return Err(OssError::new(Code::ObjectAlreadyExists));
    }
    let task = FetchTask {
        id: random_hex(16).to_ascii_lowercase(),
        state: FetchState::Running,
        error: String::new(),
        settings,
    };
    write(&call, task.clone()).await?;
    let document = Xml::document("AsyncFetchTaskResult")
        .text("TaskId", &task.id)
        .end();
    call.continue_later(task.id.clone(), |call| run(call, task, callback));
    Ok(response::xml(document))
}

/// Returns the state of a task.
pub(crate) async fn get_async_fetch_task(call: Call) -> Result<ServerResponse, OssError> {
    let id = call.header("x-oss-task-id").unwrap_or_default();
    // This is asked first, because a task that ends in the meantime has written its result before.
    let is_running = call.is_continued(id);
    let bucket = call.existing_bucket()?;
    let task = bucket.configurations.named::<FetchTask>(id);
    let task = task.map_or_else(FetchTask::absent, |task| Ok(FetchTask::clone(&task)))?;
    let shown = match task.state {
        FetchState::Running if !is_running => FetchTask {
            state: FetchState::Failed,
            error: "The server was stopped while it carried out the task.".to_owned(),
            ..task
        },
        _ => task,
    };
    Ok(response::xml(shown.to_document()))
}

/// Carries out a task, and writes down how it has ended.
async fn run(call: Call, task: FetchTask, callback: Option<Callback>) {
    let ended = fetch(&call, &task.settings, callback).await;
    let (state, error) = match ended {
        Ok(()) => (FetchState::Success, String::new()),
        Err((state, error)) => (state, error),
    };
    let task = FetchTask {
        state,
        error,
        ..task
    };
    // If the bucket was deleted in the meantime, nobody can ask for the task any more.
    let _ = write(&call, task).await;
}

async fn fetch(
    call: &Call,
    settings: &FetchSettings,
    callback: Option<Callback>,
) -> Result<(), (FetchState, String)> {
    let failed = |error: OssError| (FetchState::Failed, error.text().to_owned());
    let mut headers = HeaderMap::new();
    if let Some(Ok(host)) = settings.host().map(HeaderValue::from_str) {
        headers.insert(header::HOST, host);
    }
    let url = settings.url().unwrap_or_default();
    let answer = outgoing::fetch(&call.sources(), url, &headers, true).await;
    let answer = answer.map_err(|error| (FetchState::Failed, error.to_string()))?;
    let bucket = call.existing_bucket().map_err(failed)?;
    let expected = Expected {
        md5: settings.expected_md5(),
        class: settings.class(),
    };
    let now = call.clock().now();
    let received = receive_fetched(answer, call.store(), &bucket, &expected, now).await;
    let (object, data) = received.map_err(failed)?;
    let (name, key) = (bucket.name.as_str(), settings.object.as_str());
    let variables = callback_variables(call, name, key, &object);
    let rules = call.write_rules(&bucket, key, Overwrite::Allowed);
    let stored = call.store().put(name, key, object, data, rules).await;
    stored.map_err(|error| failed(call.refuse(error)))?;
    if let Some(callback) = callback {
        let sent = callback.send(&call.callback_sender(), &variables).await;
        sent.map_err(|error| (FetchState::CallbackFailed, error.text().to_owned()))?;
    }
    Ok(())
}

async fn write(call: &Call, task: FetchTask) -> Result<(), OssError> {
    call.update_bucket(move |bucket| {
        let id = task.id.clone();
        let slot = Slot::with_parsed(task.to_document(), task);
        bucket.configurations.insert(FetchTask::KIND, &id, slot);
        Ok(())
    })
    .await
}

/// The size limit for the document, in bytes.
const BODY: usize = 64 * 1024;
