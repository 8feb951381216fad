//! Tasks that fetch an object from a URL in the background.

use ::http::Uri;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::document::{self, Document};
use crate::codes::{Code, OssError};
use crate::store::{ConfigurationKind, StorageClass};
use crate::xml::{elements, words};

elements! {
    /// What a task fetches, and where it stores it. `ignore_same_key` says that an object which exists
    /// already is not fetched again.
    pub(crate) struct FetchSettings {
        url: String = "Url",
        object: String = "Object",
        host: Option<String> = "Host",
        content_md5: Option<String> = "ContentMD5",
        callback: Option<String> = "Callback",
        class: Option<String> = "StorageClass",
        ignore_same_key: Option<bool> = "IgnoreSameKey",
        callback_when_failed: Option<bool> = "CallbackWhenFailed",
    }

    /// A task: its settings, and how far it is.
    pub(crate) struct FetchTask {
        id: String = "TaskId",
        state: FetchState = "State",
        error: String = "ErrorMsg",
        settings: FetchSettings = "TaskInfo",
    }
}

words! {
    /// How far a task is.
    pub(crate) enum FetchState {
        Failed = "Failed",
        CallbackFailed = "FetchSuccessCallbackFailed",
        Running = "Running",
        Success = "Success",
    }
}

impl FetchSettings {
    /// Reads the document that asks for a task. What it leaves open gets its default, because the
    /// document that describes the task has all elements.
    ///
    /// # Errors
    ///
    /// Returns `MalformedXML` if an element is missing or malformed, and `InvalidArgument` if a value
    /// is not valid.
    pub(crate) fn from_request(body: &[u8]) -> Result<Self, OssError> {
        let mut settings: Self = document::read(body, "AsyncFetchTaskConfiguration")?;
        if settings.url().is_none() {
            let rule = "The URL must begin with http:// or https://.";
            return Err(OssError::invalid_argument("Url", &settings.url, rule));
        }
        if let Some(md5) = settings.expected_md5()
            && BASE64.decode(md5).map(|bytes| bytes.len()) != Ok(16)
        {
            let rule = "The MD5 must be 16 bytes in base64.";
            return Err(OssError::invalid_argument("ContentMD5", md5, rule));
        }
        // ali-oss sends an empty element if no class is asked for.
        settings.class.take_if(|class| class.is_empty());
        if settings.class.is_some() && settings.class().is_none() {
            return Err(OssError::malformed_xml(
                "the value of StorageClass is not valid",
            ));
        }
        if settings.callback_when_failed == Some(true) {
            let message = "This server does not send callbacks of tasks that have failed, which \
                CallbackWhenFailed asks for.";
            return Err(OssError::new(Code::NotImplemented).message(message));
        }
        settings.ignore_same_key.get_or_insert(true);
        let texts = [
            &mut settings.host,
            &mut settings.content_md5,
            &mut settings.callback,
        ];
        for text in texts {
            text.get_or_insert_default();
        }
        Ok(settings)
    }

    /// Returns the URL of the source.
    pub(crate) fn url(&self) -> Option<Uri> {
        let url: Uri = self.url.parse().ok()?;
        let valid = matches!(url.scheme_str(), Some("http" | "https")) && url.host().is_some();
        valid.then_some(url)
    }

    /// Returns the value of the `Host` header, if it is not that of the URL.
    pub(crate) fn host(&self) -> Option<&str> {
        given(self.host.as_ref())
    }

    /// Returns the MD5 that the data must have, in base64.
    pub(crate) fn expected_md5(&self) -> Option<&str> {
        given(self.content_md5.as_ref())
    }

    /// Returns the storage class of the object, or `None` for that of its bucket.
    pub(crate) fn class(&self) -> Option<StorageClass> {
        self.class.as_deref().and_then(StorageClass::parse)
    }

    /// Returns the parameters of the callback in base64.
    pub(crate) fn callback(&self) -> Option<&str> {
        given(self.callback.as_ref())
    }
}

fn given(text: Option<&String>) -> Option<&str> {
    text.map(String::as_str).filter(|text| !text.is_empty())
}

impl Document for FetchTask {
    const KIND: ConfigurationKind = ConfigurationKind::AsyncFetchTask;
    const ROOT: &'static str = "AsyncFetchTaskInfo";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::NoSuchAsyncFetchTask))
    }
}
