//! The error codes of OSS with their status, usual message and usual EC.

macro_rules! codes {
    ($($code:ident $status:literal $message:literal $($ec:literal)?;)*) => {
        /// An error code of OSS. Its text in responses is the name of the variant.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Code { $($code,)* }

        impl Code {
            /// Returns the text of the code in responses.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$code => stringify!($code),)* }
            }

            /// Returns the HTTP status.
            pub(crate) fn status(self) -> u16 {
                match self { $(Self::$code => $status,)* }
            }

            /// Returns the usual message.
            pub(crate) fn message(self) -> &'static str {
                match self { $(Self::$code => $message,)* }
            }

            /// Returns the usual EC, if the code has one.
            pub(crate) fn ec(self) -> Option<&'static str> {
                match self { $(Self::$code => codes!(@ec $($ec)?),)* }
            }
        }
    };
    (@ec) => { None };
    (@ec $ec:literal) => { Some($ec) };
}

codes! {
    AccessDenied 403 "You have no right to access this object because of bucket acl." "0003-00000001";
    AccessForbidden 403 "CORSResponse: This CORS request is not allowed.";
    AccessKeyIdAndSecurityTokenNotMatch 403 "The OSS access key id and security token you provided does not match." "0002-00000004";
    AppendSealedObjectNotAllowed 400 "The object is sealed and can not be appended.";
    BadRequest 400 "Bad Request.";
    BucketAlreadyExists 409 "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again." "0015-00000104";
    BucketNotEmpty 409 "The bucket has objects. Please delete them first." "0015-00000301";
    CallbackFailed 203 "Error status : -1.OSS can not connect to your callbackUrl, please check it." "0007-00000203";
    EntityTooLarge 400 "Your proposed upload exceeds the maximum allowed size.";
    EntityTooSmall 400 "Your proposed upload smaller than the minimum allowed size.";
    FieldItemTooLong 400 "Your name of form field is too long.";
    FileAlreadyExists 409 "The object you specified already exists and can not be overwritten." "0026-00000002";
    IncompleteBody 400 "You did not provide the number of bytes specified by the Content-Length HTTP header.";
    IncorrectNumberOfFilesInPOSTRequest 400 "POST requires exactly one file upload per request.";
    InternalError 500 "We encountered an internal error. Please try again.";
    InvalidAccessKeyId 403 "The OSS Access Key Id you provided does not exist in our records." "0002-00000902";
    InvalidArgument 400 "Invalid Argument.";
    InvalidBucketName 400 "The specified bucket is not valid." "0015-00000001";
    InvalidCRC64 400 "The x-oss-hash-crc64ecma you specified does not match what we calculated.";
    InvalidDigest 400 "The Content-MD5 you specified was invalid.";
    InvalidEncryptionAlgorithmError 400 "The Encryption request you specified is not valid. Supported value: AES256/SM4/KMS.";
    InvalidHostPutBucket 400 "The host you specified can not be used to put bucket.";
    InvalidLocationConstraint 400 "The specified location-constraint is not valid.";
    InvalidObjectName 400 "The specified object is not valid." "0016-00000005";
    InvalidObjectState 403 "The operation is not valid for the object's state" "0016-00000404";
    InvalidPart 400 "One or more of the specified parts could not be found or the specified entity tag might not have matched the part's entity tag.";
    InvalidPolicyDocument 400 "The policy document is not valid.";
    InvalidRange 416 "The requested range cannot be satisfied";
    InvalidRequest 400 "Invalid Request.";
    InvalidSecurityToken 403 "The security token you provided is invalid." "0002-00000006";
    MalformedPOSTRequest 400 "The body of your POST request is not well-formed multipart/form-data.";
    MalformedXML 400 "The XML you provided was not well-formed or did not validate against our published schema." "0031-00000001";
    MaxPOSTPreDataLengthExceededError 400 "Your POST request fields preceding the upload file were too large.";
    MethodNotAllowed 405 "The specified method is not allowed against this resource.";
    MissingArgument 400 "Missing Some Required Arguments." "0016-00000502";
    MissingContentLength 411 "You must provide the Content-Length HTTP header." "0017-00000101";
    NonStandardHostForbidden 403 "The host you specified is not a host of OSS.";
    NoSuchBucket 404 "The specified bucket does not exist." "0015-00000101";
    NoSuchKey 404 "The specified key does not exist." "0026-00000001";
    NoSuchUpload 404 "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed." "0042-00000002";
    NoSuchVersion 404 "The specified version does not exist." "0026-00000001";
    NotImplemented 501 "A header you provided implies functionality that is not implemented.";
    NotModified 304 "";
    ObjectNotAppendable 409 "The object is not appendable";
    PartAlreadyExist 409 "The part you specified already exists." "0042-00000108";
    PartNotSequential 400 "The part is not the next one of a sequential upload.";
    PositionNotEqualToLength 409 "Position is not equal to file length" "0026-00000016";
    PreconditionFailed 412 "At least one of the pre-conditions you specified did not hold.";
    RequestIsNotMultiPartContent 400 "Bucket POST must be of the enclosure-type multipart/form-data.";
    RequestTimeout 400 "Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed.";
    RequestTimeTooSkewed 403 "The difference between the request time and the current time is too large." "0002-00000504";
    SecondLevelDomainForbidden 403 "The bucket you are attempting to access must be addressed using OSS third level domain.";
    SecurityTokenExpired 403 "The security token you provided has expired." "0002-00000007";
    SignatureDoesNotMatch 403 "The request signature we calculated does not match the signature you provided. Check your key and signing method.";
    TooManyBuckets 400 "You have attempted to create more buckets than allowed.";
    TransferAccelerationDisabled 403 "Transfer acceleration is disabled.";
    UserDisable 403 "UserDisable" "0003-00000801";
    UserKeyMustBeSpecified 400 "User key must be specified.";
}
