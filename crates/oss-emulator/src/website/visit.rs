//! A request of a browser to a website.

use std::sync::Arc;

use ::http::{Method, StatusCode};

use super::mirror;
use super::routing::{self, Failed, Route};
use crate::access::{self, Caller, RequestedAccess};
use crate::codes::{Code, OssError};
use crate::configurations::{IndexDocument, Redirect, RedirectType, Website};
use crate::http::{ServerRequest, ServerResponse, response};
use crate::objects::{describe, ranged, refuse, set};
use crate::route::OperationName;
use crate::state::State;

/// A request that can end at a page of a website.
#[derive(Debug)]
pub(crate) struct Visit {
    website: Arc<Website>,
    bucket: String,
    /// The key as the request has named it, before it was that of an index page.
    key: String,
    /// Whether the request has no signature.
    anonymous: bool,
}

impl Visit {
    /// Returns the visit if a request is one: a request to read an object of a bucket with a website
    /// configuration, or a request for the bucket itself without a signature. The request then
    /// names the index page instead of a folder, if it has no signature.
    pub(crate) fn begin(
        state: &State,
        caller: &Caller,
        request: &mut ServerRequest,
        operation: OperationName,
    ) -> Option<Self> {
        let anonymous = caller.is_anonymous();
        let reads = match operation {
            OperationName::GetObject | OperationName::HeadObject => true,
            OperationName::ListObjects | OperationName::HeadBucket => {
                anonymous && request.raw_query.is_empty()
            }
            _ => false,
        };
        let bucket = request.bucket.as_deref().filter(|_| reads)?;
        let bucket = state.store.bucket(bucket).ok()?;
        let website = bucket.configurations.get::<Website>()?;
        let key = request.key.clone().unwrap_or_default();
        if let Some(index) = website.index.as_ref().filter(|_| anonymous)
            && (key.is_empty() || key.ends_with('/'))
        {
            request.key = Some(index_of(index, &key));
        }
        Some(Self {
            website,
            bucket: bucket.name.clone(),
            key,
            anonymous,
        })
    }

    /// Fetches the object that a request has not found from the origin of a mirror. Returns whether it
    /// was stored, so that the request can be carried out again. Mirrors do not only concern browsers.
    ///
    /// # Errors
    ///
    /// Returns 424 `MirrorFailed` if the origin does not answer as it should, and 501 if the mirror
    /// has a setting that the server does not implement.
    pub(crate) async fn mirror(
        &self,
        state: &State,
        request: &ServerRequest,
        error: &OssError,
    ) -> Result<bool, OssError> {
        let key = request.key.as_deref().unwrap_or_default();
        let mirrored = request.headers.contains(mirror::MARK.as_str());
        let versioned = request.query.contains("versionId");
        if error.code() != Code::NoSuchKey || key.is_empty() || versioned || mirrored {
            return Ok(false);
        }
        let failed = failed(request, key, 404);
        let rule = routing::rule(&self.website, &failed);
        let mirrors = |redirect: &Redirect| {
            redirect.kind == RedirectType::Mirror
                && (request.method == Method::GET
                    || redirect.mirror_allow_head_object == Some(true))
        };
        let Some(rule) = rule.filter(|rule| mirrors(&rule.redirect)) else {
            return Ok(false);
        };
        let bucket = state.store.bucket(&self.bucket);
        let bucket = bucket.map_err(|error| refuse(error, &request.method, &self.bucket, key))?;
        match mirror::mirror(state, &bucket, rule, &failed).await {
            Ok(()) => Ok(true),
            Err(error) if error.code() == Code::NoSuchKey => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Answers a request that failed with a page or a redirection of the website. Other errors than
    /// those for missing objects and missing rights are returned as they are.
    pub(crate) async fn after_error(
        &self,
        state: &State,
        caller: &Caller,
        request: &ServerRequest,
        error: OssError,
    ) -> Result<ServerResponse, OssError> {
        let status = match error.code() {
            Code::NoSuchKey => 404,
            Code::AccessDenied => 403,
            _ => return Err(error),
        };
        let page = |key, status| self.page(state, caller, request, key, status);
        if status == 404
            && let Some(index) = &self.website.index
        {
            if !self.anonymous {
                return match self.key.ends_with('/') {
                    true => page(index.suffix.clone(), 200).await.ok_or(error),
                    false => Err(error),
                };
            }
            if index.support_sub_dir == Some(true) && !self.key.ends_with('/') {
                let below = format!("{}/{}", self.key, index.suffix);
                let found = page(below, 200).await;
                match (found, index.kind.unwrap_or_default()) {
                    (Some(_), 0) => return Ok(redirect(302, &format!("/{}/", self.key))),
                    (Some(found), 2) => return Ok(found),
                    _ => {}
                }
            }
        }
        if !self.anonymous {
            return Err(error);
        }
        let failed = failed(request, &self.key, status);
        match routing::route(&self.website, &failed) {
            Some(Route::Redirect { status, location }) => {
                return Ok(redirect(status, &location));
            }
            Some(Route::Internal { key }) => {
                if let Some(found) = page(key, 200).await {
                    return Ok(found);
                }
            }
            None => {}
        }
        let Some(document) = &self.website.error else {
            return Err(error);
        };
        let status = document.status.unwrap_or(404);
        page(document.key.clone(), status).await.ok_or(error)
    }

    /// Returns an object as a page, if it exists and the caller may read it.
    async fn page(
        &self,
        state: &State,
        caller: &Caller,
        request: &ServerRequest,
        key: String,
        status: u16,
    ) -> Option<ServerResponse> {
        let requested = RequestedAccess {
            action: "oss:GetObject",
            bucket: Some(&self.bucket),
            key: Some(&key),
            version_id: None,
        };
        let allowed = access::authorize(state, caller, request, &requested).await;
        allowed.ok()?;
        let (found, data) = state.store.open(&self.bucket, &key, None).await.ok()?;
        let size = found.object.size;
        let mut answer = match request.method == Method::HEAD {
            true => response::empty(StatusCode::OK),
            false => ServerResponse::new(ranged(&data, 0..size, None)),
        };
        *answer.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::NOT_FOUND);
        describe(answer.headers_mut(), &found, state.clock.now());
        set(answer.headers_mut(), "content-length", size.to_string());
        Some(answer)
    }
}

fn failed<'r>(request: &'r ServerRequest, key: &'r str, status: u16) -> Failed<'r> {
    Failed {
        status,
        key,
        headers: &request.headers,
        raw_query: &request.raw_query,
        host: &request.host,
        secure: request.secure,
    }
}

fn redirect(status: u16, location: &str) -> ServerResponse {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::FOUND);
    let mut answer = response::empty(status);
    set(answer.headers_mut(), "location", location);
    answer
}

/// Returns the key of the index page of a folder, or that of the whole website if folders have none.
fn index_of(index: &IndexDocument, folder: &str) -> String {
    match index.support_sub_dir {
        Some(true) => format!("{folder}{}", index.suffix),
        _ => index.suffix.clone(),
    }
}
