//! A presigned URL.

use std::fmt;

use crate::list::List;
use crate::{Request, UtcSeconds};

/// A URL that carries its signature, together with the headers that must be sent with it.
///
/// The value owns everything it contains, so it can be returned from a function or sent to another
/// thread. Whoever has the URL can use it until [`expires_at`](Self::expires_at). For that reason
/// `Debug` does not show the URL.
#[derive(Clone)]
pub struct Presigned {
    /// The URL, then the method, then names and values of headers: one allocation for all.
    text: String,
    url_end: usize,
    method_end: usize,
    headers: List<Header, 8>,
    expiry: Expiry,
}

/// Where a header stands in the text, counted from the end of the URL.
#[derive(Clone, Copy, Default)]
struct Header {
    name: usize,
    value: usize,
    end: usize,
}

/// The end of a presigned URL or form, and the reason for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expiry {
    /// The earlier of two instants: the end that was asked for, and the end of the credentials.
    pub at: UtcSeconds,
    /// Which of the two instants it is.
    pub reason: ExpiryReason,
}

/// What ends the validity of a presigned URL or form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpiryReason {
    /// The end that was asked for.
    Url,
    /// The credentials end first. The server refuses the URL from then on.
    Credentials,
}

impl Expiry {
    pub(crate) fn new(url: UtcSeconds, credentials: Option<UtcSeconds>) -> Self {
        match credentials {
            Some(at) if at < url => Self {
                at,
                reason: ExpiryReason::Credentials,
            },
            _ => Self {
                at: url,
                reason: ExpiryReason::Url,
            },
        }
    }
}

impl Presigned {
    /// Appends the method and the signed headers to the text of the URL.
    #[inline]
    pub(crate) fn new(
        url: String,
        request: &Request<'_>,
        expiry: Expiry,
        is_signed: impl Fn(&str) -> bool,
    ) -> Self {
        let (mut text, mut headers) = (url, List::new());
        let url_end = text.len();
        text.push_str(request.method);
        let method_end = text.len();
        for (name, content) in request.headers().filter(|(name, _)| is_signed(name)) {
            let start = text.len() - url_end;
            text.push_str(name);
            let value = text.len() - url_end;
            text.push_str(content);
            let end = text.len() - url_end;
            headers.push(Header {
                name: start,
                value,
                end,
            });
        }
        Self {
            text,
            url_end,
            method_end,
            headers,
            expiry,
        }
    }

    /// The most bytes that [`new`](Self::new) appends for this request.
    pub(crate) fn room(request: &Request<'_>) -> usize {
        let header = |(name, value): (&str, &str)| name.len() + value.len();
        request.method.len() + request.headers().map(header).sum::<usize>()
    }

    /// Appends the method and the headers of this value to another URL.
    pub(crate) fn with_url(&self, url: String, expiry: Expiry) -> Self {
        let url_end = url.len();
        let mut text = url;
        text.push_str(self.rest());
        Self {
            text,
            url_end,
            method_end: self.method_end - self.url_end + url_end,
            headers: self.headers.clone(),
            expiry,
        }
    }

    /// The method and the names and values of headers.
    pub(crate) fn rest(&self) -> &str {
        self.slice(self.url_end, self.text.len())
    }

    /// Returns the method that the URL is for, such as `GET`.
    pub fn method(&self) -> &str {
        self.slice(self.url_end, self.method_end)
    }

    /// Returns the whole URL, including the signature and the security token.
    ///
    /// # Security
    ///
    /// Whoever has the URL has the access. Do not write it to a log.
    pub fn url(&self) -> &str {
        self.slice(0, self.url_end)
    }

    /// Returns the whole URL and gives up the rest. See [`url`](Self::url).
    pub fn into_url(mut self) -> String {
        self.text.truncate(self.url_end);
        self.text
    }

    /// Returns the name and value of each header of the request that is signed, in the order given.
    ///
    /// A request that uses the URL must carry exactly these, and no further `content-type`,
    /// `content-md5` or `x-oss-*` header. The `host` header is not listed unless the request
    /// carries it: HTTP clients set it from the URL.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        let part = |start, end| self.slice(self.url_end + start, self.url_end + end);
        let headers = self.headers.as_slice().iter();
        headers.map(move |at| (part(at.name, at.value), part(at.value, at.end)))
    }

    /// Returns the instant from which the server refuses the URL. It is the earlier of the end
    /// that was asked for and the end of the credentials.
    ///
    /// The instant is counted from the `now` that was given to the signer. The server compares it
    /// with its own clock.
    pub fn expires_at(&self) -> UtcSeconds {
        self.expiry.at
    }

    /// Returns what ends the URL at [`expires_at`](Self::expires_at).
    pub fn expiry_reason(&self) -> ExpiryReason {
        self.expiry.reason
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }
}

impl fmt::Debug for Presigned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Presigned")
            .field("method", &self.method())
            .field("url", &"****")
            .field("expires_at", &self.expires_at())
            .field("expiry_reason", &self.expiry_reason())
            .finish()
    }
}
