//! Questions that programs ask an error.

use super::client_error::Error;
use super::kind::ErrorKind;
use super::refusal::RefusalClass;
use super::service::ServiceError;

impl Error {
    /// Returns whether the bucket, the object or its version does not exist (status 404).
    pub fn is_not_found(&self) -> bool {
        self.status() == Some(404)
    }

    /// Returns whether a condition of the call did not hold (status 412).
    pub fn is_precondition_failed(&self) -> bool {
        self.status() == Some(412)
    }

    /// Returns whether the object is the one that the caller has already (status 304).
    pub fn is_not_modified(&self) -> bool {
        self.status() == Some(304)
    }

    /// Returns whether the caller lacks the right to do this, or a policy denies it.
    ///
    /// OSS answers 403 `AccessDenied` to expired links and to wrong endpoints too. For these this
    /// returns `false`; see [`RefusalClass`].
    pub fn is_access_denied(&self) -> bool {
        self.service()
            .is_some_and(|service| service.class() == RefusalClass::Access)
    }

    /// Returns whether what was to be created exists already: the code is `FileAlreadyExists` or
    /// `ObjectAlreadyExists` for an object that must not be overwritten, and `BucketAlreadyExists` for
    /// a bucket.
    pub fn is_already_exists(&self) -> bool {
        let codes = [
            "BucketAlreadyExists",
            "FileAlreadyExists",
            "ObjectAlreadyExists",
        ];
        self.code().is_some_and(|code| codes.contains(&code))
    }

    /// Returns whether the server received too many requests and asks to slow down.
    pub fn is_throttled(&self) -> bool {
        *self.kind() == ErrorKind::Throttled
    }

    /// Returns whether a time limit has passed.
    pub fn is_timeout(&self) -> bool {
        matches!(self.kind(), ErrorKind::Deadline | ErrorKind::Timeout)
    }

    /// Returns whether the call has certainly changed nothing, by the kinds of the error and of all
    /// attempts before it.
    pub(crate) fn was_not_executed(&self) -> bool {
        let attempts = self.attempts().iter().map(|attempt| &attempt.kind);
        attempts.chain([self.kind()]).all(has_no_effect)
    }

    fn status(&self) -> Option<u16> {
        self.service().map(ServiceError::status)
    }
}

/// Whether a call that ends with an error of this kind has changed nothing.
fn has_no_effect(kind: &ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(
        kind,
        K::BodySource
            | K::ClockSkew
            | K::Config { .. }
            | K::Connect
            | K::Credentials
            | K::FileChanged
            | K::InvalidRequest
            | K::Io
            | K::Service
            | K::Throttled
            | K::Tls
            | K::Token
            | K::WrongEndpoint { .. }
    )
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, StatusCode};

    use super::*;

    fn refused(code: &str, message: &str) -> Error {
        let body = format!("<Error><Code>{code}</Code><Message>{message}</Message></Error>");
        let service = ServiceError::read(StatusCode::FORBIDDEN, &HeaderMap::new(), body.as_bytes());
        Error::new(ErrorKind::Service).with_service(service)
    }

    #[test]
    fn access_denied_is_about_rights_only() {
        assert!(refused("AccessDenied", "Access denied by bucket policy.").is_access_denied());
        assert!(refused("AccessDenied", "").is_access_denied());
        assert!(!refused("AccessDenied", "Request has expired.").is_access_denied());
        assert!(!refused("SignatureDoesNotMatch", "").is_access_denied());
    }

    #[test]
    fn each_of_the_three_codes_says_that_it_exists() {
        for code in [
            "BucketAlreadyExists",
            "FileAlreadyExists",
            "ObjectAlreadyExists",
        ] {
            let error = refused(code, "");
            assert!(error.is_already_exists(), "{code}");
            assert_eq!(error.code(), Some(code));
        }
        assert!(!refused("BucketNotEmpty", "").is_already_exists());
        assert_eq!(refused("", "").code(), None);
    }
}
