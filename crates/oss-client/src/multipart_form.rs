//! Bodies of the type `multipart/form-data`: fields, and a file as the last of them.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write as _;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};
use oss_transport::{Body, BodyError, Runtime};

use crate::content_type;
use crate::integrity::Crc64;

/// The fields of a form in their order, and how the file is called.
#[derive(Clone, Default)]
pub(crate) struct MultipartForm {
    fields: Vec<(String, String)>,
    file_name: String,
    file_type: String,
}

/// The checksum of the file alone, as far as it was sent.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileChecksum(Arc<Mutex<Crc64>>);

/// A form as the body of a request.
pub(crate) struct FormBody {
    pub(crate) content_type: String,
    pub(crate) body: Body,
    pub(crate) checksum: FileChecksum,
}

impl MultipartForm {
    /// Creates a form without fields for a file of this name and media type.
    pub(crate) fn new(file_name: impl Into<String>, file_type: impl Into<String>) -> Self {
        Self {
            fields: Vec::new(),
            file_name: file_name.into(),
            file_type: file_type.into(),
        }
    }

    /// Creates a form whose file has the last part of the key as its name. Without a media type, that of
    /// the key's extension is used.
    pub(crate) fn for_key(key: &str, file_type: Option<&str>) -> Self {
        let name = key.rsplit('/').next().unwrap_or_default();
        let file_type = file_type.map_or_else(|| content_type::from_key(key), str::to_owned);
        Self::new(name, file_type)
    }

    /// Adds a field for each entry, whose name is the prefix followed by that of the entry.
    pub(crate) fn entries(self, prefix: &str, entries: &BTreeMap<String, String>) -> Self {
        let add = |form: Self, (name, value): (&String, &String)| {
            form.field(format!("{prefix}{name}"), value)
        };
        entries.iter().fold(self, add)
    }

    /// Adds a field unless its value is empty.
    pub(crate) fn field(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let value = value.into();
        if !value.is_empty() {
            self.fields.push((name.into(), value));
        }
        self
    }

    /// Adds a field if there is a value.
    pub(crate) fn optional(self, name: &str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.field(name, value.to_string()),
            None => self,
        }
    }

    #[cfg(test)]
    pub(crate) fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// Joins the fields and the file. The length is known if that of the file is, and the form can be
    /// sent again if the file can.
    pub(crate) fn into_body(self, file: Body, runtime: &dyn Runtime) -> FormBody {
        let boundary = boundary(runtime);
        let before = Bytes::from(self.before_file(&boundary));
        let after = Bytes::from(format!("\r\n--{boundary}--\r\n"));
        let checksum = FileChecksum::default();
        let counted = checksum.clone();
        let join = move |file| Joined::new(before.clone(), file, after.clone(), counted.clone());
        let again = file.replay().filter(|_| file.position() == 0);
        let body = match again {
            None => Body::wrap(join(file)),
            Some(again) => {
                // The caller's own body goes first, so that its hooks see what is sent.
                let bodies = Mutex::new((Some(file), again));
                Body::from_factory(move || {
                    let (first, again) = &mut *lock(&bodies);
                    let file = first.take().or_else(|| again.replay());
                    Body::wrap(join(file.unwrap_or_default()))
                })
            }
        };
        FormBody {
            content_type: format!("multipart/form-data; boundary={boundary}"),
            body,
            checksum,
        }
    }

    fn before_file(&self, boundary: &str) -> String {
        let mut text = String::new();
        for (name, value) in &self.fields {
            let name = escape(name);
            let _ = write!(
                text,
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
        }
        let (name, kind) = (escape(&self.file_name), &self.file_type);
        let _ = write!(
            text,
            "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: {kind}\r\n\r\n"
        );
        text
    }
}

impl FileChecksum {
    pub(crate) fn value(&self) -> u64 {
        lock(&self.0).value()
    }
}

/// A separator that no content can guess.
fn boundary(runtime: &dyn Runtime) -> String {
    let mut random = [0; 16];
    runtime.random(&mut random);
    format!("form-{:032x}", u128::from_be_bytes(random))
}

/// Escapes a name as browsers do.
fn escape(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// What stands before the file, the file, and what stands behind it.
struct Joined {
    parts: VecDeque<Part>,
    checksum: FileChecksum,
}

enum Part {
    Bytes(Bytes),
    File(Box<Body>),
}

impl Joined {
    fn new(before: Bytes, file: Body, after: Bytes, checksum: FileChecksum) -> Self {
        *lock(&checksum.0) = Crc64::new();
        let parts = [
            Part::Bytes(before),
            Part::File(Box::new(file)),
            Part::Bytes(after),
        ];
        Self {
            parts: parts.into(),
            checksum,
        }
    }
}

impl HttpBody for Joined {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        loop {
            let file = match self.parts.front_mut() {
                None => return Poll::Ready(None),
                Some(Part::File(file)) => file,
                Some(Part::Bytes(bytes)) => {
                    let bytes = std::mem::take(bytes);
                    self.parts.pop_front();
                    return Poll::Ready(Some(Ok(Frame::data(bytes))));
                }
            };
            match ready!(Pin::new(&mut **file).poll_frame(cx)) {
                Some(Ok(frame)) => {
                    if let Some(piece) = frame.data_ref() {
                        lock(&self.checksum.0).update(piece);
                    }
                    return Poll::Ready(Some(Ok(frame)));
                }
                Some(Err(error)) => {
                    self.parts.clear();
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    self.parts.pop_front();
                }
            }
        }
    }

    fn size_hint(&self) -> SizeHint {
        let lengths = self.parts.iter().map(|part| match part {
            Part::Bytes(bytes) => Some(bytes.len() as u64),
            Part::File(file) => file.len(),
        });
        let length = lengths.sum::<Option<u64>>();
        length.map_or_else(SizeHint::new, SizeHint::with_exact)
    }
}

/// A panic elsewhere leaves nothing half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use futures_util::stream;
    use oss_transport::SystemRuntime;

    use super::*;

    async fn text(body: &mut Body) -> String {
        let mut all = Vec::new();
        while let Some(piece) = body.chunk().await {
            all.extend_from_slice(&piece.unwrap());
        }
        String::from_utf8(all).unwrap()
    }

    fn form() -> MultipartForm {
        MultipartForm::new("a\"b\r\n.txt", "text/plain")
            .field("key", "dir/${filename}")
            .field("empty", "")
            .optional("missing", None::<&str>)
            .optional("success_action_status", Some(201))
    }

    #[tokio::test]
    async fn the_file_comes_last_and_empty_fields_are_left_out() {
        let mut form = form().into_body("hello".into(), &SystemRuntime::new());
        let length = form.body.len();
        let text = text(&mut form.body).await;
        let boundary = form
            .content_type
            .strip_prefix("multipart/form-data; boundary=")
            .unwrap();
        let expected = "--B\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n\
            dir/${filename}\r\n--B\r\nContent-Disposition: form-data; \
            name=\"success_action_status\"\r\n\r\n201\r\n--B\r\nContent-Disposition: form-data; \
            name=\"file\"; filename=\"a%22b%0D%0A.txt\"\r\nContent-Type: text/plain\r\n\r\nhello\
            \r\n--B--\r\n";
        assert_eq!(text, expected.replace('B', boundary));
        assert_eq!(length, Some(text.len() as u64));
        assert_eq!(form.checksum.value(), Crc64::checksum(b"hello"));
    }

    #[tokio::test]
    async fn a_form_is_sent_again_if_its_file_can_be() {
        let mut form = form().into_body("hello".into(), &SystemRuntime::new());
        let first = text(&mut form.body).await;
        let mut again = form.body.replay().unwrap();
        assert_eq!(text(&mut again).await, first);
        assert_eq!(
            form.checksum.value(),
            Crc64::checksum(b"hello"),
            "counted anew"
        );

        let pieces = stream::iter([Ok::<_, std::io::Error>(Bytes::from("hello"))]);
        let form = self::form().into_body(Body::from_stream(pieces, None), &SystemRuntime::new());
        assert!(!form.body.is_replayable());
        assert_eq!(form.body.len(), None);
    }

    #[test]
    fn two_forms_have_different_boundaries() {
        let runtime = SystemRuntime::new();
        assert_ne!(boundary(&runtime), boundary(&runtime));
    }
}
