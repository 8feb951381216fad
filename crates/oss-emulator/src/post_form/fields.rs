//! The fields of a form, up to its file.

use bytes::Bytes;
use oss_sign::comparisons::Counted;

use crate::codes::{Code, OssError};
use crate::http::RequestBody;

use super::multipart::Multipart;
use super::part::Part;

/// The fields in front of the file, sorted by name. Names are in lower case, and each field has one
/// value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form(Vec<(Counted<String>, String)>);

/// The rest of a form after its fields, which begins with the file.
#[derive(Debug)]
pub(crate) struct Upcoming {
    parts: Multipart,
    file: Part,
}

impl Form {
    /// Returns the value of a field, by its name in lower case.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let at = self.0.partition_point(|(own, _)| own < name);
        let (own, value) = self.0.get(at)?;
        (own == name).then_some(value.as_str())
    }

    /// Iterates over all fields.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Creates a form from its fields.
    ///
    /// # Errors
    ///
    /// Returns `InvalidArgument` if a field is given more than once, in any case of its name.
    /// Otherwise the policy could check one value and the upload use the other.
    pub(crate) fn new(fields: Vec<(String, String)>) -> Result<Self, OssError> {
        let lower = |(name, value): (String, _)| (Counted(name.to_ascii_lowercase()), value);
        let mut fields: Vec<_> = fields.into_iter().map(lower).collect();
        fields.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut neighbours = fields.windows(2);
        match neighbours.find(|two| matches!(two, [(a, _), (b, _)] if a == b)) {
            Some([_, (name, value)]) => {
                let message = format!("The form field {} is given more than once.", **name);
                Err(OssError::invalid_argument(name, value, message))
            }
            _ => Ok(Self(fields)),
        }
    }
}

impl Upcoming {
    /// Returns the name of the file, or an empty text if the form does not have it.
    pub(crate) fn file_name(&self) -> &str {
        self.file.file_name.as_deref().unwrap_or_default()
    }

    /// Returns the content type of the file, if the form has it.
    pub(crate) fn content_type(&self) -> Option<&str> {
        self.file.content_type.as_deref()
    }

    /// Reads the next piece of the file. Returns `None` at its end.
    ///
    /// # Errors
    ///
    /// Returns `MalformedPOSTRequest`, and the errors of the body.
    pub(crate) async fn chunk(&mut self) -> Result<Option<Bytes>, OssError> {
        self.parts.chunk().await
    }

    /// Reads the parts after the file and checks that none of them is a file.
    ///
    /// # Errors
    ///
    /// Returns `IncorrectNumberOfFilesInPOSTRequest`, `MalformedPOSTRequest`, and the errors of the
    /// body.
    pub(crate) async fn finish(mut self) -> Result<(), OssError> {
        let end_of_file = self.parts.arrived();
        while let Some(part) = self.parts.next_part().await? {
            if part.is_file() {
                return Err(OssError::new(Code::IncorrectNumberOfFilesInPOSTRequest));
            }
            if self.parts.arrived() - end_of_file > TOTAL {
                return Err(OssError::new(Code::MalformedPOSTRequest));
            }
        }
        Ok(())
    }
}

/// Reads a form up to its file.
///
/// # Errors
///
/// Returns `RequestIsNotMultiPartContent`, `MalformedPOSTRequest`, `FieldItemTooLong`,
/// `MaxPOSTPreDataLengthExceededError` if there are too many fields or bytes before the file,
/// `InvalidArgument` for a repeated field, `IncorrectNumberOfFilesInPOSTRequest` if there is no
/// file, and the errors of the body.
pub(crate) async fn read(
    content_type: &str,
    body: RequestBody,
) -> Result<(Form, Upcoming), OssError> {
    let mut parts = Multipart::new(content_type, body)?;
    let mut fields = Vec::new();
    while let Some(part) = parts.next_part().await? {
        if part.is_file() {
            return Ok((Form::new(fields)?, Upcoming { parts, file: part }));
        }
        let name = part
            .name
            .ok_or_else(|| OssError::new(Code::MalformedPOSTRequest))?;
        if name.len() > NAME {
            return Err(OssError::new(Code::FieldItemTooLong));
        }
        if fields.len() == FIELDS {
            return Err(OssError::new(Code::MaxPOSTPreDataLengthExceededError));
        }
        fields.push((name, value(&mut parts).await?));
    }
    Err(OssError::new(Code::IncorrectNumberOfFilesInPOSTRequest))
}

async fn value(parts: &mut Multipart) -> Result<String, OssError> {
    let mut value = Vec::new();
    while let Some(chunk) = parts.chunk().await? {
        value.extend_from_slice(&chunk);
        if value.len() > VALUE {
            return Err(OssError::new(Code::FieldItemTooLong));
        }
        if parts.arrived() > TOTAL {
            return Err(OssError::new(Code::MaxPOSTPreDataLengthExceededError));
        }
    }
    String::from_utf8(value).map_err(|_| OssError::new(Code::MalformedPOSTRequest))
}

/// The longest name and the longest value of a field, in bytes.
const NAME: usize = 8 * 1024;
const VALUE: usize = 2 * 1024 * 1024;
/// The highest number of fields before the file.
const FIELDS: usize = 1000;
/// The highest number of bytes before the file, and after it.
const TOTAL: usize = 4 * 1024 * 1024;
