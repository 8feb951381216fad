//! Where things are: an object or bucket of OSS, a local file, or a standard stream.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use oss_sign::{BucketName, ObjectKey};

/// What stands on the command line for a source or a destination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Location {
    /// `oss://bucket/key`.
    Remote(RemoteUrl),
    /// A path of this machine.
    Local(PathBuf),
    /// `-`: standard input as a source, standard output as a destination.
    Stream,
}

/// `oss://bucket` or `oss://bucket/key`. The key is taken literally: nothing in it is decoded,
/// expanded or normalised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RemoteUrl {
    bucket: BucketName,
    key: String,
}

/// An `oss://` URL that must name an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ObjectUrl {
    bucket: BucketName,
    key: ObjectKey,
}

impl RemoteUrl {
    /// The bucket.
    pub(crate) fn bucket(&self) -> &BucketName {
        &self.bucket
    }

    /// The key or prefix; empty for the bucket itself.
    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// Another place in the same bucket.
    pub(crate) fn with_key(&self, key: &ObjectKey) -> Self {
        Self {
            bucket: self.bucket.clone(),
            key: key.as_str().to_owned(),
        }
    }
}

impl ObjectUrl {
    /// The bucket.
    pub(crate) fn bucket(&self) -> &BucketName {
        &self.bucket
    }

    /// The key.
    pub(crate) fn key(&self) -> &str {
        self.key.as_str()
    }
}

impl FromStr for Location {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "" => Err("it is empty; give oss://BUCKET/KEY, a path, or -".to_owned()),
            "-" => Ok(Self::Stream),
            _ if scheme(text).is_some() => text.parse().map(Self::Remote),
            _ => Ok(Self::Local(PathBuf::from(text))),
        }
    }
}

impl FromStr for RemoteUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let rest = match scheme(text) {
            Some(("oss", rest)) => rest,
            Some(("OSS", rest)) => return Err(format!("the scheme is written oss://{rest}")),
            Some(("s3", rest)) => return Err(format!("this is OSS: write oss://{rest}")),
            Some((other, _)) => {
                return Err(format!(
                    "the scheme is {other}://, it must be oss://BUCKET/KEY"
                ));
            }
            None => return Err(format!("it must be oss://BUCKET/KEY, such as oss://{text}")),
        };
        let (bucket, key) = rest.split_once('/').unwrap_or((rest, ""));
        if bucket.is_empty() {
            return Err("the bucket is missing: oss://BUCKET/KEY".to_owned());
        }
        Ok(Self {
            bucket: BucketName::new(bucket).map_err(|error| error.to_string())?,
            key: key.to_owned(),
        })
    }
}

impl FromStr for ObjectUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let RemoteUrl { bucket, key } = text.parse()?;
        if key.is_empty() {
            return Err(format!("the key is missing: oss://{bucket}/KEY"));
        }
        Ok(Self {
            bucket,
            key: ObjectKey::new(key).map_err(|error| error.to_string())?,
        })
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Remote(url) => url.fmt(f),
            Self::Local(path) => path.display().fmt(f),
            Self::Stream => f.write_str("-"),
        }
    }
}

impl fmt::Display for RemoteUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_url(f, &self.bucket, &self.key)
    }
}

impl fmt::Display for ObjectUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_url(f, &self.bucket, self.key.as_str())
    }
}

/// A key may hold anything; what is shown stays one line and cannot steer a terminal.
fn write_url(f: &mut fmt::Formatter<'_>, bucket: &BucketName, key: &str) -> fmt::Result {
    write!(f, "oss://{bucket}")?;
    if key.is_empty() {
        return Ok(());
    }
    write!(f, "/{}", printable(key))
}

/// The text with its control characters escaped, and nothing else.
pub(crate) fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_control() {
            shown.extend(letter.escape_default());
        } else {
            shown.push(letter);
        }
    }
    shown
}

/// As [`printable`], with the line ends left as they are.
pub(crate) fn printable_lines(text: &str) -> String {
    text.split('\n')
        .map(printable)
        .collect::<Vec<_>>()
        .join("\n")
}

fn scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once("://")?;
    let is_scheme = !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric());
    is_scheme.then_some((scheme, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_taken_literally() {
        let url: ObjectUrl = "oss://examplebucket/a//b%20c/*?d#e ".parse().unwrap();
        assert_eq!(url.bucket().as_str(), "examplebucket");
        assert_eq!(url.key(), "a//b%20c/*?d#e ");
    }

    #[test]
    fn a_path_a_stream_and_a_url_are_told_apart() {
        assert_eq!("-".parse(), Ok(Location::Stream));
        assert_eq!("./-".parse(), Ok(Location::Local("./-".into())));
        assert_eq!("oss:/a".parse(), Ok(Location::Local("oss:/a".into())));
        let remote: Location = "oss://examplebucket/dir/".parse().unwrap();
        assert_eq!(remote.to_string(), "oss://examplebucket/dir/");
    }

    #[test]
    fn what_is_wrong_with_a_url_is_said() {
        for (text, problem) in [
            (
                "examplebucket/a",
                "it must be oss://BUCKET/KEY, such as oss://examplebucket/a",
            ),
            (
                "s3://examplebucket/a",
                "this is OSS: write oss://examplebucket/a",
            ),
            (
                "https://a/b",
                "the scheme is https://, it must be oss://BUCKET/KEY",
            ),
            ("oss:///a", "the bucket is missing: oss://BUCKET/KEY"),
            (
                "oss://examplebucket",
                "the key is missing: oss://examplebucket/KEY",
            ),
            (
                "oss://examplebucket/",
                "the key is missing: oss://examplebucket/KEY",
            ),
        ] {
            assert_eq!(text.parse::<ObjectUrl>(), Err(problem.to_owned()), "{text}");
        }
        let error = "oss://Example_Bucket/a".parse::<ObjectUrl>().unwrap_err();
        assert!(error.contains("Example_Bucket"), "{error}");
    }

    #[test]
    fn a_key_cannot_steer_the_terminal() {
        let url: ObjectUrl = "oss://examplebucket/a\u{1b}[2Jb\nc".parse().unwrap();
        assert_eq!(url.to_string(), "oss://examplebucket/a\\u{1b}[2Jb\\nc");
    }
}
