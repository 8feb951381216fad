//! The variables that OSS replaces in the body of a callback, and the contents of its fields.

use std::fmt;

/// A value that OSS fills in when it makes the callback.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Variable {
    /// The name of the bucket.
    Bucket,
    /// The IP address of the client that uploaded.
    ClientIp,
    /// The `Content-MD5` of the request.
    ContentMd5,
    /// The CRC-64 of the object.
    Crc64,
    /// The ETag of the object.
    ETag,
    /// The format of an image, such as `jpg`.
    ImageFormat,
    /// The height of an image.
    ImageHeight,
    /// The width of an image.
    ImageWidth,
    /// The media type of the object.
    MimeType,
    /// The key of the object.
    Object,
    /// The name of the operation, such as `PutObject`.
    Operation,
    /// The id of the request.
    RequestId,
    /// The size of the object in bytes.
    Size,
    /// The id of the VPC that the client is in.
    VpcId,
    /// A variable of the caller, whose name begins with `x:`. Its value is set by
    /// [`CallbackBuilder::variable`](super::CallbackBuilder::variable), or by a field of this name if
    /// a form uploads.
    Custom(String),
}

impl Variable {
    /// Names a variable of the caller. The name begins with `x:`.
    pub fn custom(name: impl Into<String>) -> Self {
        Self::Custom(name.into())
    }

    fn name(&self) -> &str {
        match self {
            Self::Bucket => "bucket",
            Self::ClientIp => "clientIp",
            Self::ContentMd5 => "contentMd5",
            Self::Crc64 => "crc64",
            Self::ETag => "etag",
            Self::ImageFormat => "imageInfo.format",
            Self::ImageHeight => "imageInfo.height",
            Self::ImageWidth => "imageInfo.width",
            Self::MimeType => "mimeType",
            Self::Object => "object",
            Self::Operation => "operation",
            Self::RequestId => "reqId",
            Self::Size => "size",
            Self::VpcId => "vpcId",
            Self::Custom(name) => name,
        }
    }
}

impl fmt::Display for Variable {
    /// Writes the variable as it stands in the body of a callback, such as `${object}`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "${{{}}}", self.name())
    }
}

/// What a field of a callback contains: a text, or a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Content {
    /// This text.
    Text(String),
    /// What OSS fills in.
    Variable(Variable),
}

impl From<Variable> for Content {
    fn from(variable: Variable) -> Self {
        Self::Variable(variable)
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
