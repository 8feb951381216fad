//! The error codes of OSS with their status, usual message and usual EC.

macro_rules! codes {
    ($($code:ident $(as $name:literal)? $status:literal $message:literal $($ec:literal)?;)*) => {
        /// An error code of OSS. Its text in responses is the name of the variant, or the text after `as`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Code { $($code,)* }

        impl Code {
            /// Returns the text of the code in responses.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$code => codes!(@name $code $($name)?),)* }
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
    (@name $code:ident) => { stringify!($code) };
    (@name $code:ident $name:literal) => { $name };
    (@ec) => { None };
    (@ec $ec:literal) => { Some($ec) };
}

codes! {
    AccessDenied 403 "You have no right to access this object because of bucket acl." "0003-00000001";
    AccessForbidden 403 "CORSResponse: This CORS request is not allowed.";
    AccessKeyIdAndSecurityTokenNotMatch 403 "The OSS access key id and security token you provided does not match." "0002-00000004";
    AccessMonitorDisableNotAllowed 409 "The access monitor cannot be disabled while a lifecycle rule uses the access time.";
    AccessPointAlreadyExists 409 "The access point already exists.";
    AppendSealedObjectNotAllowed 400 "The object is sealed and can not be appended.";
    ArchiveRestoreFileStale 409 "The archive file is not restored.";
    ArchiveRestoreNotFinished 409 "The archive file's restore is not finished." "0016-00000719";
    BadRequest 400 "Bad Request.";
    BucketAlreadyExists 409 "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again." "0015-00000104";
    BucketCallbackPolicyNotExist 404 "The bucket callback policy does not exist.";
    BucketDataRedundancyTransitionTaskNotExist 404 "The specified bucket data redundancy transition task does not exist.";
    BucketDataRedundancyTransitionTaskStatusConflict 409 "The status of the bucket data redundancy transition task does not allow this operation.";
    BucketNotEmpty 409 "The bucket has objects. Please delete them first." "0015-00000301";
    BucketReplicationAlreadyExist 400 "Bucket replication already exists.";
    CallbackFailed 203 "Error status : -1.OSS can not connect to your callbackUrl, please check it." "0007-00000203";
    CnameDenied 403 "The cname belongs to another user.";
    CnameTokenNotFound 404 "Cname token not found." "0018-00000301";
    CORSRuleBeyondLimit 400 "The CORS Rules num is beyond limit.";
    DecompressFailure 400 "The object cannot be decompressed.";
    EntityTooLarge 400 "Your proposed upload exceeds the maximum allowed size.";
    EntityTooSmall 400 "Your proposed upload smaller than the minimum allowed size.";
    FieldItemTooLong 400 "Your name of form field is too long.";
    FileAlreadyExists 409 "The object you specified already exists and can not be overwritten." "0026-00000002";
    FileImmutable 409 "The object you specified is immutable.";
    ImmClient as "Imm Client" 404 "The specified resource Route is not found.";
    IncompleteBody 400 "You did not provide the number of bytes specified by the Content-Length HTTP header.";
    IncorrectNumberOfFilesInPOSTRequest 400 "POST requires exactly one file upload per request.";
    InternalError 500 "We encountered an internal error. Please try again.";
    InvalidAccessKeyId 403 "The OSS Access Key Id you provided does not exist in our records." "0002-00000902";
    InvalidArgument 400 "Invalid Argument.";
    InvalidBucketName 400 "The specified bucket is not valid." "0015-00000001";
    InvalidChannelName 400 "The live channel name is not valid.";
    InvalidCommentCharacter 400 "Invalid CommentCharacter parameter.";
    InvalidCRC64 400 "The x-oss-hash-crc64ecma you specified does not match what we calculated.";
    InvalidCsvLine 400 "A value of a row cannot be converted.";
    InvalidDataEncryptionAlgorithmError 400 "The KMS Data Encryption request you specified is not valid. Supported value:SM4";
    InvalidDigest 400 "The Content-MD5 you specified was invalid.";
    InvalidEncryptionAlgorithmError 400 "The Encryption request you specified is not valid. Supported value: AES256/SM4/KMS.";
    InvalidEncryptionRequest 400 "The client encryption request you specified is not valid.";
    InvalidHostPutBucket 400 "The host you specified can not be used to put bucket.";
    InvalidInputFieldDelimiter 400 "Invalid FieldDelimiter parameter.";
    InvalidInputQuote 400 "Invalid QuoteCharacter parameter.";
    InvalidInputRecordDelimiter 400 "Invalid RecordDelimiter parameter.";
    InvalidJsonData 400 "The object is not valid JSON." "0016-00000801";
    InvalidLocationConstraint 400 "The specified location-constraint is not valid.";
    InvalidMaxSkippedRecordsAllowed 400 "Invalid MaxSkippedRecordsAllowed parameter.";
    InvalidObjectName 400 "The specified object is not valid." "0016-00000005";
    InvalidObjectState 403 "The operation is not valid for the object's state" "0016-00000404";
    InvalidOSSSelectParameters 400 "EnablePayloadCrc and OutputRawData cannot both be true.";
    InvalidOutputFieldDelimiter 400 "Invalid FieldDelimiter parameter." "0016-00000828";
    InvalidOutputRecordDelimiter 400 "Invalid RecordDelimiter parameter.";
    InvalidParameter 400 "The specified parameter is not valid.";
    InvalidPart 400 "One or more of the specified parts could not be found or the specified entity tag might not have matched the part's entity tag.";
    InvalidPartOrder 400 "The list of parts was not in ascending order. Parts list must specified in order by part number." "0042-00000209";
    InvalidPolicyDocument 400 "The policy document is not valid.";
    InvalidRange 416 "The requested range cannot be satisfied";
    InvalidRequest 400 "Invalid Request.";
    InvalidSecurityToken 403 "The security token you provided is invalid." "0002-00000006";
    InvalidSqlParameter 400 "The SQL is not valid.";
    InvalidTag 400 "The TagKey you have provided is invalid.";
    InvalidTaggingKey 400 "The TagKey you have provided is invalid.";
    InvalidTargetBucketForLogging 403 "put bucket log requester is not target bucket owner.";
    InvalidTargetLocation 400 "The target bucket you specified does not locate in the target location.";
    InvalidTargetType 400 "The symbolic's target file type is invalid.";
    InvalidWORMConfiguration 400 "Invalid WORM Configuration.";
    InventoryAlreadyExist 409 "The Inventory Configuration already exists.";
    InventoryExceedLimit 400 "The number of inventory configurations is beyond limit.";
    MalformedPOSTRequest 400 "The body of your POST request is not well-formed multipart/form-data.";
    MalformedXML 400 "The XML you provided was not well-formed or did not validate against our published schema." "0031-00000001";
    MaxPOSTPreDataLengthExceededError 400 "Your POST request fields preceding the upload file were too large.";
    MetadataConfigurationAlreadyExists 409 "The bucket has a metadata configuration already.";
    MetaQueryAlreadyExist 409 "The meta query of the bucket already exists.";
    MetaQueryNotExist 404 "The meta query of the bucket does not exist.";
    MethodNotAllowed 405 "The specified method is not allowed against this resource.";
    MirrorFailed 424 "The object cannot be fetched from the origin of the mirror.";
    MissingArgument 400 "Missing Some Required Arguments." "0016-00000502";
    MissingContentLength 411 "You must provide the Content-Length HTTP header." "0017-00000101";
    NeedVerifyDomainOwnership 403 "Need verify domain ownership.";
    NestedColumnNotSupportInCsv 400 "CSV has no nested columns.";
    NonStandardHostForbidden 403 "The host you specified is not a host of OSS.";
    NoSuchAccessPoint 404 "Accesspoint not found";
    NoSuchAccessPointForObjectProcess 404 "The specified access point for object process does not exist.";
    NoSuchAccessPointPolicy 404 "The specified access point policy does not exist.";
    NoSuchArchiveDirectReadConfiguration 404 "The bucket you specified does not have archive direct read configuration.";
    NoSuchAsyncFetchTask 404 "The specified async fetch task does not exist.";
    NoSuchBucket 404 "The specified bucket does not exist." "0015-00000101";
    NoSuchBucketOverwriteConfig 404 "The bucket you specified does not have overwrite configuration.";
    NoSuchBucketPolicy 404 "The specified bucket policy does not exist.";
    NoSuchBucketStorageQuotaConfiguration 404 "The bucket has no storage quota.";
    NoSuchCname 404 "The specified cname does not exist.";
    NoSuchCORSConfiguration 404 "The CORS Configuration does not exist.";
    NoSuchInventory 404 "No Row found in Inventory Table.";
    NoSuchKey 404 "The specified key does not exist." "0026-00000001";
    NoSuchLifecycle 404 "No Row found in Lifecycle Table.";
    NoSuchLiveChannel 404 "The specified live channel does not exist.";
    NoSuchMetadataConfiguration 404 "The bucket has no metadata configuration.";
    NoSuchObjectWormConfiguration 404 "The object WORM configuration does not exist.";
    NoSuchRegion 404 "NoSuchRegion";
    NoSuchReplicationConfiguration 404 "The bucket you specified does not have replication configuration.";
    NoSuchReplicationRule 404 "The BucketReplicationRule you specified does not exist.";
    NoSuchRequesterQoSInfo 404 "The specified requester QoS info does not exist.";
    NoSuchResourcePool 404 "The specified resource pool does not exist.";
    NoSuchServerSideEncryptionRule 404 "The server side encryption configuration was not found.";
    NoSuchStyle 404 "No Such Image Style.";
    NoSuchTransferAccelerationConfiguration 404 "The bucket you specified does not have transfer acceleration configuration.";
    NoSuchUpload 404 "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed." "0042-00000002";
    NoSuchUserDefinedLogFieldsConfig 404 "The bucket you specified does not have user defined log fields configuration.";
    NoSuchVersion 404 "The specified version does not exist." "0026-00000001";
    NoSuchWebsiteConfiguration 404 "The specified bucket does not have a website configuration.";
    NoSuchWORMConfiguration 404 "The WORM Configuration does not exist.";
    NotImplemented 501 "A header you provided implies functionality that is not implemented.";
    NotModified 304 "";
    NotSymlink 400 "The object is not symlink." "0043-00000101";
    ObjectAlreadyExists 400 "The object you specified already exists.";
    ObjectNotAppendable 409 "The object is not appendable";
    ObjectNotUnderLegalHold 404 "The specified object is not under legal hold.";
    ObjectNotUnderRetention 404 "The specified object is not under retention.";
    OperationNotSupported 400 "The operation is not supported for this resource" "0016-00000702";
    PartAlreadyExist 409 "The part you specified already exists." "0042-00000108";
    PartNotSequential 400 "The part is not the next one of a sequential upload.";
    PositionNotEqualToLength 409 "Position is not equal to file length" "0026-00000016";
    PreconditionFailed 412 "At least one of the pre-conditions you specified did not hold.";
    QuotaExceeded 403 "The bucket would hold more than its storage capacity or its storage quota allows.";
    RepeatedTags 400 "Tag keys must be unique." "0010-00000210";
    RequestIsNotMultiPartContent 400 "Bucket POST must be of the enclosure-type multipart/form-data.";
    RequestTimeout 400 "Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed.";
    RequestTimeTooSkewed 403 "The difference between the request time and the current time is too large." "0002-00000504";
    ResourceGroupIdPreCheckError 400 "The resource group is not valid.";
    RestoreAlreadyInProgress 409 "The restore operation is in progress." "0016-00000703";
    SecondLevelDomainForbidden 403 "The bucket you are attempting to access must be addressed using OSS third level domain.";
    SecurityTokenExpired 403 "The security token you provided has expired." "0002-00000007";
    SelectCsvMetaUnavailable 400 "The object has no CSV meta, which a Range needs. Call CreateSelectObjectMeta first.";
    SignatureDoesNotMatch 403 "The request signature we calculated does not match the signature you provided. Check your key and signing method.";
    SqlExceedsMaxConditionCount 400 "The SQL has too many conditions.";
    SqlExceedsMaxConditionDepth 400 "The SQL is nested too deep.";
    SqlExceedsMaxInCount 400 "The IN list has too many values.";
    SqlInvalidColumnIndex 400 "The column index is not valid.";
    SqlInvalidColumnName 400 "The object has no column of this name.";
    SqlInvalidKeepAllColumnsWithAggregation 400 "KeepAllColumns cannot be used with aggregations.";
    SqlInvalidLimitValue 400 "The number after LIMIT is not valid.";
    SqlInvalidMixOfAggregationAndColumn 400 "Aggregations and columns cannot be selected together.";
    SqlSyntaxError 400 "The syntax of the SQL is not valid.";
    SymlinkTargetNotExist 404 "The symlink target object does not exist.";
    TableRootNodeOnlySupportInJson 400 "Only JSON has paths after OSSOBJECT.";
    TooManyAccessPoints 400 "You have attempted to create more access points than allowed.";
    TooManyBuckets 400 "You have attempted to create more buckets than allowed.";
    TooManyReplicationRules 400 "The number of replication rules is beyond limit.";
    TooManyStyles 400 "The number of styles is beyond limit.";
    TooManyTags 400 "The bucket tags num is beyond limit.";
    TransferAccelerationDisabled 403 "Transfer acceleration is disabled.";
    UnsupportedCompressionFormat 400 "Invalid CompressionType parameter.";
    UserDisable 403 "UserDisable" "0003-00000801";
    UserKeyMustBeSpecified 400 "User key must be specified.";
    WORMConfigurationAlreadyExists 409 "The WORM Configuration already exists.";
    WORMConfigurationLocked 403 "The WORM Configuration is locked.";
}
