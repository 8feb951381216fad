//! The name under which browsers save an object.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::into_field::converts;
use crate::operations::object::GetObject;

/// The value of the header `Content-Disposition`: whether browsers show or save an object, and under
/// which name.
///
/// The name can have any characters. One that is not plain ASCII is written as RFC 6266 says: encoded
/// for current browsers, and without these characters for others. Separators of directories and
/// control characters become `_`, so that the name is always that of one file.
///
/// It can be given wherever a content disposition is set:
///
/// ```
/// use oss_client::ContentDisposition;
///
/// # fn example(bucket: oss_client::Bucket) {
/// bucket
///     .put_object("exampledir/exampleobject.pdf")
///     .content_disposition(ContentDisposition::attachment("报告.pdf"));
/// # }
/// assert_eq!(
///     ContentDisposition::attachment("summary.csv").to_string(),
///     "attachment; filename=\"summary.csv\""
/// );
/// assert_eq!(
///     ContentDisposition::inline("报告.pdf").to_string(),
///     "inline; filename=\"__.pdf\"; filename*=UTF-8''%E6%8A%A5%E5%91%8A.pdf"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ContentDisposition {
    kind: &'static str,
    name: String,
}

impl ContentDisposition {
    /// Lets browsers save the object under this name.
    pub fn attachment(name: impl Into<String>) -> Self {
        Self::new("attachment", &name.into())
    }

    /// Lets browsers show the object if they can, and save it under this name if the user wants that.
    pub fn inline(name: impl Into<String>) -> Self {
        Self::new("inline", &name.into())
    }

    fn new(kind: &'static str, name: &str) -> Self {
        let replace = |c: char| match c {
            '/' | '\\' => '_',
            c if c.is_control() => '_',
            c => c,
        };
        let name = name.chars().map(replace).collect();
        Self { kind, name }
    }
}

impl fmt::Display for ContentDisposition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind)?;
        if self.name.is_empty() {
            return Ok(());
        }
        // Programs disagree about a percent sign and about escaped quotes.
        let is_plain = |c: char| c.is_ascii() && !matches!(c, '"' | '%');
        let plain: String = self
            .name
            .chars()
            .map(|c| if is_plain(c) { c } else { '_' })
            .collect();
        write!(f, "; filename=\"{plain}\"")?;
        match plain == self.name {
            true => Ok(()),
            false => write!(
                f,
                "; filename*=UTF-8''{}",
                utf8_percent_encode(&self.name, EXCEPT_ATTR)
            ),
        }
    }
}

/// Everything except `attr-char` of RFC 5987.
const EXCEPT_ATTR: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

impl From<ContentDisposition> for String {
    fn from(disposition: ContentDisposition) -> Self {
        disposition.to_string()
    }
}

converts!(ContentDisposition => String);

impl GetObject {
    /// Lets browsers save the answer under this name, which can have any characters
    /// (`response-content-disposition`). It is most useful for a URL:
    ///
    /// ```
    /// use std::time::Duration;
    /// # use oss_client::{Client, sign::Credentials, transport::testing::NoTransport};
    /// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
    /// # let client = Client::builder()
    /// #     .region("cn-hangzhou")
    /// #     .credentials(Credentials::new("EXAMPLEKEYID", "EXAMPLEKEYSECRET")?)
    /// #     .transport(std::sync::Arc::new(NoTransport::new()))
    /// #     .build()?;
    /// # let bucket = client.bucket("examplebucket")?;
    /// let url = bucket
    ///     .get_object("exampledir/1a2b3c.pdf")
    ///     .download_as("报告.pdf")
    ///     .presign(Duration::from_secs(600))
    ///     .await?;
    /// assert!(url.url().contains("response-content-disposition=attachment%3B%20filename"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// OSS refuses it for anonymous requests.
    pub fn download_as(self, name: impl Into<String>) -> Self {
        self.response_content_disposition(ContentDisposition::attachment(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_breaks_out_of_the_header() {
        for (name, text) in [
            ("a b.txt", "attachment; filename=\"a b.txt\""),
            (
                "a\"; x=\"b",
                "attachment; filename=\"a_; x=_b\"; filename*=UTF-8''a%22%3B%20x%3D%22b",
            ),
            ("../a\\b\r\nc", "attachment; filename=\".._a_b__c\""),
            (
                "50%.txt",
                "attachment; filename=\"50_.txt\"; filename*=UTF-8''50%25.txt",
            ),
            ("it's", "attachment; filename=\"it's\""),
            (
                "é*'",
                "attachment; filename=\"_*'\"; filename*=UTF-8''%C3%A9%2A%27",
            ),
            ("", "attachment"),
        ] {
            assert_eq!(ContentDisposition::attachment(name).to_string(), text);
        }
    }
}
