//! The parts of a form up to its file.

use futures_util::stream;
use multer::{Field, Multipart};

use crate::codes::{Code, OssError};
use crate::http::RequestBody;

/// The fields in front of the file, names in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form(Vec<(String, String)>);

/// What is still to come after the fields.
#[derive(Debug)]
pub(crate) struct Upcoming {
    parts: Multipart<'static>,
    /// The file, its data unread.
    pub(crate) file: Field<'static>,
}

impl Form {
    /// The first value of a field, by its name in lower case.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, value)| value.as_str())
    }

    /// All fields.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Adds a field.
    pub(crate) fn add(&mut self, name: &str, value: String) {
        self.0.push((name.to_ascii_lowercase(), value));
    }

    fn size(&self) -> usize {
        self.0
            .iter()
            .map(|(name, value)| name.len() + value.len())
            .sum()
    }
}

impl Upcoming {
    /// Reads what follows the file, and finds that it is not another one.
    ///
    /// # Errors
    ///
    /// `IncorrectNumberOfFilesInPOSTRequest`, `MalformedPOSTRequest`.
    pub(crate) async fn finish(self) -> Result<(), OssError> {
        let Self { mut parts, file } = self;
        drop(file);
        while let Some(mut part) = parts.next_field().await.map_err(|error| refused(&error))? {
            if is_file(&part) {
                return Err(OssError::new(Code::IncorrectNumberOfFilesInPOSTRequest));
            }
            while part
                .chunk()
                .await
                .map_err(|error| refused(&error))?
                .is_some()
            {}
        }
        Ok(())
    }
}

/// Reads a form up to its file.
///
/// # Errors
///
/// `RequestIsNotMultiPartContent`, `MalformedPOSTRequest`, `FieldItemTooLong`,
/// `MaxPOSTPreDataLengthExceededError`, `IncorrectNumberOfFilesInPOSTRequest` without a file.
pub(crate) async fn read(
    content_type: &str,
    body: RequestBody,
) -> Result<(Form, Upcoming), OssError> {
    let boundary = multer::parse_boundary(content_type).map_err(|error| match error {
        multer::Error::NoBoundary => OssError::new(Code::MalformedPOSTRequest),
        _ => OssError::new(Code::RequestIsNotMultiPartContent),
    })?;
    let chunks = stream::unfold(body, |mut body| async {
        let chunk = body
            .chunk()
            .await
            .map_err(|_| "the body broke off")
            .transpose()?;
        Some((chunk, body))
    });
    let mut parts = Multipart::new(Box::pin(chunks), boundary);
    let mut form = Form::default();
    while let Some(part) = parts.next_field().await.map_err(|error| refused(&error))? {
        if is_file(&part) {
            return Ok((form, Upcoming { parts, file: part }));
        }
        let name = part
            .name()
            .ok_or_else(|| OssError::new(Code::MalformedPOSTRequest))?;
        if name.len() > NAME {
            return Err(OssError::new(Code::FieldItemTooLong));
        }
        let name = name.to_owned();
        form.add(&name, value(part).await?);
        if form.size() > FIELDS {
            return Err(OssError::new(Code::MaxPOSTPreDataLengthExceededError));
        }
    }
    Err(OssError::new(Code::IncorrectNumberOfFilesInPOSTRequest))
}

/// What a part that cannot be read means.
pub(crate) fn refused(error: &multer::Error) -> OssError {
    match error {
        multer::Error::StreamReadFailed(_) => OssError::new(Code::IncompleteBody),
        _ => OssError::new(Code::MalformedPOSTRequest),
    }
}

fn is_file(part: &Field<'_>) -> bool {
    part.name()
        .is_some_and(|name| name.eq_ignore_ascii_case("file"))
}

async fn value(mut part: Field<'_>) -> Result<String, OssError> {
    let mut value = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(|error| refused(&error))? {
        value.extend_from_slice(&chunk);
        if value.len() > VALUE {
            return Err(OssError::new(Code::FieldItemTooLong));
        }
    }
    String::from_utf8(value).map_err(|_| OssError::new(Code::MalformedPOSTRequest))
}

const NAME: usize = 8 * 1024;
const VALUE: usize = 2 * 1024 * 1024;
const FIELDS: usize = 4 * 1024 * 1024;
