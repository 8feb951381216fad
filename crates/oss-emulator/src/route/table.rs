//! The operations of OSS, and the requests that call them. There is one table for each level and
//! method. If several rows are met, the one with the most conditions answers.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use super::macros::tables;
use super::names::OperationName;
use super::operation::Part::{Header, Parameter, Value};
use super::operation::{Authentication, Body, Level, Operation};

/// Returns the rows of a level and a method.
pub(super) fn rows(level: Level, method: &str) -> &'static [Operation] {
    match (level, method) {
        (Level::Service, "DELETE") => DELETE_SERVICE,
        (Level::Service, "GET") => GET_SERVICE,
        (Level::Service, "OPTIONS") => OPTIONS_SERVICE,
        (Level::Service, "POST") => POST_SERVICE,
        (Level::Service, "PUT") => PUT_SERVICE,
        (Level::Bucket, "DELETE") => DELETE_BUCKET,
        (Level::Bucket, "GET") => GET_BUCKET,
        (Level::Bucket, "HEAD") => HEAD_BUCKET,
        (Level::Bucket, "OPTIONS") => OPTIONS_BUCKET,
        (Level::Bucket, "POST") => POST_BUCKET,
        (Level::Bucket, "PUT") => PUT_BUCKET,
        (Level::Object, "DELETE") => DELETE_OBJECT,
        (Level::Object, "GET") => GET_OBJECT,
        (Level::Object, "HEAD") => HEAD_OBJECT,
        (Level::Object, "OPTIONS") => OPTIONS_OBJECT,
        (Level::Object, "POST") => POST_OBJECT,
        (Level::Object, "PUT") => PUT_OBJECT,
        _ => &[],
    }
}

tables! {
    DELETE_SERVICE: Service {
        DeletePublicAccessBlock [Parameter("publicAccessBlock")] ["oss:DeletePublicAccessBlock"];
        DeleteResourcePoolRequesterQosInfo [Parameter("requesterQosInfo"), Parameter("resourcePool")] ["oss:DeleteResourcePoolRequesterQoSInfo"];
    }
    GET_SERVICE: Service {
        DescribeRegions [Parameter("regions")] ["oss:DescribeRegions"];
        GetPublicAccessBlock [Parameter("publicAccessBlock")] ["oss:GetPublicAccessBlock"];
        GetResourcePoolInfo [Parameter("resourcePoolInfo"), Parameter("resourcePool")] ["oss:GetResourcePoolInfo"];
        GetResourcePoolRequesterQosInfo [Parameter("requesterQosInfo"), Parameter("qosRequester"), Parameter("resourcePool")] ["oss:GetResourcePoolRequesterQoSInfo"];
        GetUserQosInfo [Parameter("qosInfo")] ["oss:GetUserQosInfo"];
        ListAccessPoints [Parameter("accessPoint")] ["oss:ListAccessPoints"];
        ListAccessPointsForObjectProcess [Parameter("accessPointForObjectProcess")] ["oss:ListAccessPointsForObjectProcess"];
        ListAgenticBuckets [Parameter("agenticBucket")] ["oss:ListAgenticBuckets"];
        ListBuckets [] ["oss:ListBuckets"];
        ListCloudBoxes [Parameter("cloudboxes")] ["oss:ListCloudBoxes"];
        ListResourcePoolBuckets [Parameter("resourcePoolBuckets"), Parameter("resourcePool")] ["oss:ListResourcePoolBuckets"];
        ListResourcePoolRequesterQosInfos [Parameter("requesterQosInfo"), Parameter("resourcePool")] ["oss:ListResourcePoolRequesterQoSInfos"];
        ListResourcePools [Parameter("resourcePool")] ["oss:ListResourcePools"];
        ListUserDataRedundancyTransition [Parameter("redundancyTransition")] ["oss:ListUserDataRedundancyTransition"];
    }
    OPTIONS_SERVICE: Service {
        OptionObject [] [].authenticated_by(Authentication::None);
    }
    POST_SERVICE: Service {
        DeleteDataPipelineConfiguration [Parameter("dataPipeline"), Value("action", "deleteDataPipelineConfiguration")] ["oss:DeleteDataPipelineConfiguration"];
        DoDataPipeLineAction [Parameter("dataPipeline")] [].with_body(Body::Required);
        GetDataPipelineConfiguration [Parameter("dataPipeline"), Value("action", "getDataPipelineConfiguration")] ["oss:GetDataPipelineConfiguration"];
        ListDataPipelineConfigurations [Parameter("dataPipeline"), Value("action", "listDataPipelineConfigurations")] ["oss:ListDataPipelineConfigurations"];
        PauseDataPipeline [Parameter("dataPipeline"), Value("action", "pauseDataPipeline")] ["oss:PauseDataPipeline"];
        PutDataPipelineConfiguration [Parameter("dataPipeline"), Value("action", "putDataPipelineConfiguration")] ["oss:PutDataPipelineConfiguration"].with_body(Body::Required);
        RestartDataPipeline [Parameter("dataPipeline"), Value("action", "restartDataPipeline")] ["oss:RestartDataPipeline"];
        WriteGetObjectResponse [Parameter("x-oss-write-get-object-response")] ["oss:WriteGetObjectResponse"].with_body(Body::Required);
    }
    PUT_SERVICE: Service {
        PutPublicAccessBlock [Parameter("publicAccessBlock")] ["oss:PutPublicAccessBlock"].with_body(Body::Required);
        PutResourcePoolRequesterQosInfo [Parameter("requesterQosInfo"), Parameter("resourcePool")] ["oss:PutResourcePoolRequesterQoSInfo"].with_body(Body::Required);
    }
    DELETE_BUCKET: Bucket {
        AbortBucketWorm [Parameter("worm")] ["oss:AbortBucketWorm"];
        DeleteAccessPoint [Parameter("accessPoint")] ["oss:DeleteAccessPoint"];
        DeleteAccessPointForObjectProcess [Parameter("accessPointForObjectProcess")] ["oss:DeleteAccessPointForObjectProcess"];
        DeleteAccessPointPolicy [Parameter("accessPointPolicy")] ["oss:DeleteAccessPointPolicy"];
        DeleteAccessPointPolicyForObjectProcess [Parameter("accessPointPolicyForObjectProcess")] ["oss:DeleteAccessPointPolicyForObjectProcess"];
        DeleteAccessPointPublicAccessBlock [Parameter("publicAccessBlock"), Parameter("x-oss-access-point-name")] ["oss:DeleteAccessPointPublicAccessBlock"];
        DeleteAgenticBucket [Parameter("agenticBucket")] ["oss:DeleteAgenticBucket"];
        DeleteAgenticBucketEncryption [Parameter("agenticBucket"), Parameter("encryption")] ["oss:DeleteAgenticBucketEncryption"];
        DeleteAgenticBucketPolicy [Parameter("agenticBucket"), Parameter("policy")] ["oss:DeleteAgenticBucketPolicy"];
        DeleteAgenticBucketPublicAccessBlock [Parameter("agenticBucket"), Parameter("publicAccessBlock")] ["oss:DeleteAgenticBucketPublicAccessBlock"];
        DeleteAgenticBucketStorageQuota [Parameter("agenticBucket"), Parameter("quota")] ["oss:DeleteAgenticBucketStorageQuota"];
        DeleteBucket [] ["oss:DeleteBucket"];
        DeleteBucketCallbackPolicy [Parameter("policy"), Value("comp", "callback")] ["oss:DeleteBucketCallbackPolicy"];
        DeleteBucketCors [Parameter("cors")] ["oss:DeleteBucketCors"];
        DeleteBucketDataRedundancyTransition [Parameter("redundancyTransition")] ["oss:DeleteBucketDataRedundancyTransition"];
        DeleteBucketEncryption [Parameter("encryption")] ["oss:DeleteBucketEncryption"];
        DeleteBucketInventory [Parameter("inventory")] ["oss:DeleteBucketInventory"];
        DeleteBucketLifecycle [Parameter("lifecycle")] ["oss:DeleteBucketLifecycle"];
        DeleteBucketLogging [Parameter("logging")] ["oss:DeleteBucketLogging"];
        DeleteBucketMetadataConfiguration [Parameter("metadataConfiguration")] ["oss:DeleteBucketMetadataConfiguration"];
        DeleteBucketOverwriteConfig [Parameter("overwriteConfig")] ["oss:DeleteBucketOverwriteConfig"];
        DeleteBucketPolicy [Parameter("policy")] ["oss:DeleteBucketPolicy"];
        DeleteBucketPublicAccessBlock [Parameter("publicAccessBlock")] ["oss:DeleteBucketPublicAccessBlock"];
        DeleteBucketQosInfo [Parameter("qosInfo")] ["oss:DeleteBucketQosInfo"];
        DeleteBucketRequesterQosInfo [Parameter("requesterQosInfo")] ["oss:DeleteBucketRequesterQoSInfo"];
        DeleteBucketStorageQuota [Parameter("quota")] ["oss:DeleteBucketStorageQuota"];
        DeleteBucketTags [Parameter("tagging")] ["oss:DeleteBucketTagging"];
        DeleteBucketWebsite [Parameter("website")] ["oss:DeleteBucketWebsite"];
        DeleteStyle [Parameter("style")] ["oss:DeleteStyle"];
        DeleteUserDefinedLogFieldsConfig [Parameter("userDefinedLogFieldsConfig")] ["oss:PutBucketLogging"];
    }
    GET_BUCKET: Bucket {
        GetAccessPoint [Parameter("accessPoint"), Header("x-oss-access-point-name")] ["oss:GetAccessPoint"];
        GetAccessPointConfigForObjectProcess [Parameter("accessPointConfigForObjectProcess")] ["oss:GetAccessPointConfigForObjectProcess"];
        GetAccessPointForObjectProcess [Parameter("accessPointForObjectProcess")] ["oss:GetAccessPointForObjectProcess"];
        GetAccessPointPolicy [Parameter("accessPointPolicy")] ["oss:GetAccessPointPolicy"];
        GetAccessPointPolicyForObjectProcess [Parameter("accessPointPolicyForObjectProcess")] ["oss:GetAccessPointPolicyForObjectProcess"];
        GetAccessPointPublicAccessBlock [Parameter("publicAccessBlock"), Parameter("x-oss-access-point-name")] ["oss:GetAccessPointPublicAccessBlock"];
        GetAgenticBucket [Parameter("agenticBucket")] ["oss:GetAgenticBucket"];
        GetAgenticBucketAcl [Parameter("acl"), Parameter("agenticBucket")] ["oss:GetAgenticBucketAcl"];
        GetAgenticBucketEncryption [Parameter("agenticBucket"), Parameter("encryption")] ["oss:GetAgenticBucketEncryption"];
        GetAgenticBucketPolicy [Parameter("agenticBucket"), Parameter("policy")] ["oss:GetAgenticBucketPolicy"];
        GetAgenticBucketPublicAccessBlock [Parameter("agenticBucket"), Parameter("publicAccessBlock")] ["oss:GetAgenticBucketPublicAccessBlock"];
        GetAgenticBucketStorageQuota [Parameter("agenticBucket"), Parameter("quota")] ["oss:GetAgenticBucketStorageQuota"];
        GetAgenticBucketVersioning [Parameter("agenticBucket"), Parameter("versioning")] ["oss:GetAgenticBucketVersioning"];
        GetAsyncFetchTask [Parameter("asyncFetch")] ["oss:GetAsyncFetchTask"];
        GetBucketAccessMonitor [Parameter("accessmonitor")] ["oss:GetBucketAccessMonitor"];
        GetBucketAcl [Parameter("acl")] ["oss:GetBucketAcl"];
        GetBucketArchiveDirectRead [Parameter("bucketArchiveDirectRead")] ["oss:GetBucketArchiveDirectRead"];
        GetBucketCallbackPolicy [Parameter("policy"), Value("comp", "callback")] ["oss:GetBucketCallbackPolicy"];
        GetBucketCors [Parameter("cors")] ["oss:GetBucketCors"];
        GetBucketDataRedundancyTransition [Parameter("redundancyTransition"), Parameter("x-oss-redundancy-transition-taskid")] ["oss:GetBucketDataRedundancyTransition"];
        GetBucketEncryption [Parameter("encryption")] ["oss:GetBucketEncryption"];
        GetBucketHttpsConfig [Parameter("httpsConfig")] ["oss:GetBucketHttpsConfig"];
        GetBucketInfo [Parameter("bucketInfo")] ["oss:GetBucketInfo"];
        GetBucketInventory [Parameter("inventory"), Parameter("inventoryId")] ["oss:GetBucketInventory"];
        GetBucketLifecycle [Parameter("lifecycle")] ["oss:GetBucketLifecycle"];
        GetBucketLocation [Parameter("location")] ["oss:GetBucketLocation"];
        GetBucketLogging [Parameter("logging")] ["oss:GetBucketLogging"];
        GetBucketMetadataConfiguration [Parameter("metadataConfiguration")] ["oss:GetBucketMetadataConfiguration"];
        GetBucketObjectWormConfiguration [Parameter("objectWorm")] ["oss:GetBucketObjectWormConfiguration"];
        GetBucketOverwriteConfig [Parameter("overwriteConfig")] ["oss:GetBucketOverwriteConfig"];
        GetBucketPolicy [Parameter("policy")] ["oss:GetBucketPolicy"];
        GetBucketPolicyStatus [Parameter("policyStatus")] ["oss:GetBucketPolicyStatus"];
        GetBucketPublicAccessBlock [Parameter("publicAccessBlock")] ["oss:GetBucketPublicAccessBlock"];
        GetBucketQosInfo [Parameter("qosInfo")] ["oss:GetBucketQosInfo"];
        GetBucketReferer [Parameter("referer")] ["oss:GetBucketReferer"];
        GetBucketReplication [Parameter("replication")] ["oss:GetBucketReplication"];
        GetBucketReplicationLocation [Parameter("replicationLocation")] ["oss:GetBucketReplicationLocation"];
        GetBucketReplicationProgress [Parameter("replicationProgress")] ["oss:GetBucketReplicationProgress"];
        GetBucketRequestPayment [Parameter("requestPayment")] ["oss:GetBucketRequestPayment"];
        GetBucketRequesterQosInfo [Parameter("requesterQosInfo"), Parameter("qosRequester")] ["oss:GetBucketRequesterQoSInfo"];
        GetBucketResourceGroup [Parameter("resourceGroup")] ["oss:GetBucketResourceGroup"];
        GetBucketStat [Parameter("stat")] ["oss:GetBucketStat"];
        GetBucketStorageCapacity [Parameter("qos")] ["oss:GetBucketUserQos"];
        GetBucketStorageQuota [Parameter("quota")] ["oss:GetBucketStorageQuota"];
        GetBucketTags [Parameter("tagging")] ["oss:GetBucketTagging"];
        GetBucketTransferAcceleration [Parameter("transferAcceleration")] ["oss:GetBucketTransferAcceleration"];
        GetBucketVersioning [Parameter("versioning")] ["oss:GetBucketVersioning"];
        GetBucketWebsite [Parameter("website")] ["oss:GetBucketWebsite"];
        GetBucketWorm [Parameter("worm")] ["oss:GetBucketWorm"];
        GetCnameToken [Parameter("cname"), Value("comp", "token")] ["oss:GetCnameToken"];
        GetMetaQueryStatus [Parameter("metaQuery")] ["oss:GetMetaQueryStatus"];
        GetStyle [Parameter("style"), Parameter("styleName")] ["oss:GetStyle"];
        GetUserDefinedLogFieldsConfig [Parameter("userDefinedLogFieldsConfig")] ["oss:GetBucketLogging"];
        ListAccessPoints [Parameter("accessPoint")] ["oss:ListAccessPoints"];
        ListBucketDataRedundancyTransition [Parameter("redundancyTransition")] ["oss:ListBucketDataRedundancyTransition"];
        ListBucketInventory [Parameter("inventory")] ["oss:GetBucketInventory"];
        ListBucketRequesterQosInfos [Parameter("requesterQosInfo")] ["oss:ListBucketRequesterQoSInfos"];
        ListBucketSpaces [Parameter("agenticBucket"), Parameter("bucketSpace")] ["oss:ListBucketSpaces"];
        ListCname [Parameter("cname")] ["oss:ListCname"];
        ListLiveChannel [Parameter("live")] ["oss:ListLiveChannel"];
        ListMultipartUploads [Parameter("uploads")] ["oss:ListMultipartUploads"];
        ListObjectVersions [Parameter("versions")] ["oss:ListObjectVersions"];
        ListObjects [] ["oss:ListObjects"];
        ListObjectsV2 [Value("list-type", "2")] ["oss:ListObjects"];
        ListStyle [Parameter("style")] ["oss:ListStyle"];
    }
    HEAD_BUCKET: Bucket {
        HeadBucket [] ["oss:GetBucketInfo"];
    }
    OPTIONS_BUCKET: Bucket {
        OptionObject [] [].authenticated_by(Authentication::None);
    }
    POST_BUCKET: Bucket {
        CloseMetaQuery [Parameter("metaQuery"), Value("comp", "delete")] ["oss:CloseMetaQuery"];
        CompleteBucketWorm [Parameter("wormId")] ["oss:CompleteBucketWorm"];
        CreateBucketDataRedundancyTransition [Parameter("redundancyTransition")] ["oss:CreateBucketDataRedundancyTransition"];
        CreateBucketMetadataConfiguration [Parameter("metadataConfiguration")] ["oss:CreateBucketMetadataConfiguration"];
        CreateCnameToken [Parameter("cname"), Value("comp", "token")] ["oss:CreateCnameToken"].with_body(Body::Required);
        CreateDataset [Parameter("metaQuery"), Value("action", "createDataset")] ["oss:CreateDataset"];
        CreateSmartCluster [Parameter("metaQuery"), Value("action", "createSmartCluster")] ["oss:CreateSmartCluster"];
        DataProcessCloseMetaQuery [Parameter("metaQuery"), Value("action", "closeMetaQuery")] ["oss:CloseMetaQuery"];
        DataProcessDoMetaQuery [Parameter("metaQuery"), Value("action", "doMetaQuery")] ["oss:DoMetaQuery"].with_body(Body::Required);
        DataProcessGetMetaQueryStatus [Parameter("metaQuery"), Value("action", "getMetaQueryStatus")] ["oss:GetMetaQueryStatus"];
        DataProcessOpenMetaQuery [Parameter("metaQuery"), Value("action", "openMetaQuery")] ["oss:OpenMetaQuery"];
        DeleteBucketReplication [Parameter("replication"), Value("comp", "delete")] ["oss:DeleteBucketReplication"].with_body(Body::Required);
        DeleteCname [Parameter("cname"), Value("comp", "delete")] ["oss:DeleteCname"].with_body(Body::Required);
        DeleteDataset [Parameter("metaQuery"), Value("action", "deleteDataset")] ["oss:DeleteDataset"];
        DeleteFileMeta [Parameter("metaQuery"), Value("action", "deleteFileMeta")] ["oss:DeleteFileMeta"];
        DeleteMultipleObjects [Parameter("delete")] [].with_body(Body::Required);
        DeleteSmartCluster [Parameter("metaQuery"), Value("action", "deleteSmartCluster")] ["oss:DeleteSmartCluster"];
        DeleteVectorIndex [Parameter("deleteVectorIndex")] ["oss:DeleteVectorIndex"].with_body(Body::Required);
        DeleteVectors [Parameter("deleteVectors")] ["oss:DeleteVectors"].with_body(Body::Required);
        DoMetaQuery [Parameter("metaQuery"), Value("comp", "query")] ["oss:DoMetaQuery"].with_body(Body::Required);
        DoMetaQueryAction [Parameter("metaQuery")] [].with_body(Body::Required);
        ExtendBucketWorm [Parameter("wormExtend"), Parameter("wormId")] ["oss:ExtendBucketWorm"].with_body(Body::Required);
        GetDataset [Parameter("metaQuery"), Value("action", "getDataset")] ["oss:GetDataset"];
        GetSmartCluster [Parameter("metaQuery"), Value("action", "getSmartCluster")] ["oss:GetSmartCluster"];
        GetVectorIndex [Parameter("getVectorIndex")] ["oss:GetVectorIndex"].with_body(Body::Required);
        GetVectors [Parameter("getVectors")] ["oss:GetVectors"].with_body(Body::Required);
        InitiateBucketWorm [Parameter("worm")] ["oss:InitiateBucketWorm"].with_body(Body::Required);
        ListDatasets [Parameter("metaQuery"), Value("action", "listDatasets")] ["oss:ListDatasets"];
        ListSmartClusters [Parameter("metaQuery"), Value("action", "listSmartClusters")] ["oss:ListSmartClusters"];
        ListVectorIndexes [Parameter("listVectorIndexes")] ["oss:ListVectorIndexes"];
        ListVectors [Parameter("listVectors")] ["oss:ListVectors"].with_body(Body::Required);
        OpenMetaQuery [Parameter("metaQuery"), Value("comp", "add")] ["oss:OpenMetaQuery"];
        PostObject [] [].with_body(Body::Required).authenticated_by(Authentication::Form);
        PutAsyncFetchTask [Parameter("asyncFetch")] ["oss:PutAsyncFetchTask"].with_body(Body::Required);
        PutBucketReplication [Parameter("replication"), Value("comp", "add")] ["oss:PutBucketReplication"].with_body(Body::Required);
        PutCname [Parameter("cname"), Value("comp", "add")] ["oss:PutCname"].with_body(Body::Required);
        PutVectorIndex [Parameter("putVectorIndex")] ["oss:PutVectorIndex"].with_body(Body::Required);
        PutVectorIndexFusion [Parameter("putVectorIndexFusion")] ["oss:PutVectorIndex"].with_body(Body::Required);
        PutVectors [Parameter("putVectors")] ["oss:PutVectors"].with_body(Body::Required);
        QueryVectors [Parameter("queryVectors")] ["oss:QueryVectors"].with_body(Body::Required);
        QueryVectorsFusion [Parameter("queryVectorsFusion")] ["oss:QueryVectors"].with_body(Body::Required);
        SemanticQuery [Parameter("metaQuery"), Value("action", "semanticQuery")] ["oss:SemanticQuery"];
        SimpleQuery [Parameter("metaQuery"), Value("action", "simpleQuery")] ["oss:SimpleQuery"];
        UpdateDataset [Parameter("metaQuery"), Value("action", "updateDataset")] ["oss:UpdateDataset"];
        UpdateSmartCluster [Parameter("metaQuery"), Value("action", "updateSmartCluster")] ["oss:UpdateSmartCluster"];
    }
    PUT_BUCKET: Bucket {
        CreateAccessPoint [Parameter("accessPoint")] ["oss:CreateAccessPoint"].with_body(Body::Required);
        CreateAccessPointForObjectProcess [Parameter("accessPointForObjectProcess")] ["oss:CreateAccessPointForObjectProcess"].with_body(Body::Required);
        CreateAgenticBucket [Parameter("agenticBucket")] ["oss:CreateAgenticBucket"];
        PutAccessPointConfigForObjectProcess [Parameter("accessPointConfigForObjectProcess")] ["oss:PutAccessPointConfigForObjectProcess"].with_body(Body::Required);
        PutAccessPointPolicy [Parameter("accessPointPolicy")] ["oss:PutAccessPointPolicy"].with_body(Body::Required);
        PutAccessPointPolicyForObjectProcess [Parameter("accessPointPolicyForObjectProcess")] ["oss:PutAccessPointPolicyForObjectProcess"].with_body(Body::Required);
        PutAccessPointPublicAccessBlock [Parameter("publicAccessBlock"), Parameter("x-oss-access-point-name")] ["oss:PutAccessPointPublicAccessBlock"].with_body(Body::Required);
        PutAgenticBucketAcl [Parameter("acl"), Parameter("agenticBucket")] ["oss:PutAgenticBucketAcl"];
        PutAgenticBucketEncryption [Parameter("agenticBucket"), Parameter("encryption")] ["oss:PutAgenticBucketEncryption"];
        PutAgenticBucketPolicy [Parameter("agenticBucket"), Parameter("policy")] ["oss:PutAgenticBucketPolicy"].with_body(Body::Required);
        PutAgenticBucketPublicAccessBlock [Parameter("agenticBucket"), Parameter("publicAccessBlock")] ["oss:PutAgenticBucketPublicAccessBlock"];
        PutAgenticBucketStatus [Parameter("agenticBucket"), Parameter("status")] ["oss:PutAgenticBucketStatus"];
        PutAgenticBucketStorageQuota [Parameter("agenticBucket"), Parameter("quota")] ["oss:PutAgenticBucketStorageQuota"];
        PutAgenticBucketVersioning [Parameter("agenticBucket"), Parameter("versioning")] ["oss:PutAgenticBucketVersioning"];
        PutBucket [] ["oss:PutBucket"].creating_bucket();
        PutBucketAccessMonitor [Parameter("accessmonitor")] ["oss:PutBucketAccessMonitor"].with_body(Body::Required);
        PutBucketAcl [Parameter("acl")] ["oss:PutBucketAcl"].creating_bucket();
        PutBucketArchiveDirectRead [Parameter("bucketArchiveDirectRead")] ["oss:PutBucketArchiveDirectRead"].with_body(Body::Required);
        PutBucketCallbackPolicy [Parameter("policy"), Value("comp", "callback")] ["oss:PutBucketCallbackPolicy"].with_body(Body::Required);
        PutBucketCors [Parameter("cors")] ["oss:PutBucketCors"].with_body(Body::Required);
        PutBucketEncryption [Parameter("encryption")] ["oss:PutBucketEncryption"].with_body(Body::Required);
        PutBucketHttpsConfig [Parameter("httpsConfig")] ["oss:PutBucketHttpsConfig"].with_body(Body::Required);
        PutBucketInventory [Parameter("inventory")] ["oss:PutBucketInventory"].with_body(Body::Required);
        PutBucketLifecycle [Parameter("lifecycle")] ["oss:PutBucketLifecycle"].with_body(Body::Required);
        PutBucketLogging [Parameter("logging")] ["oss:PutBucketLogging"].with_body(Body::Required);
        PutBucketObjectWormConfiguration [Parameter("objectWorm")] ["oss:PutBucketObjectWormConfiguration"].with_body(Body::Required);
        PutBucketOverwriteConfig [Parameter("overwriteConfig")] ["oss:PutBucketOverwriteConfig"].with_body(Body::Required).checking_document_first();
        PutBucketPolicy [Parameter("policy")] ["oss:PutBucketPolicy"].with_body(Body::Required);
        PutBucketPublicAccessBlock [Parameter("publicAccessBlock")] ["oss:PutBucketPublicAccessBlock"].with_body(Body::Required);
        PutBucketQosInfo [Parameter("qosInfo")] ["oss:PutBucketQosInfo"].with_body(Body::Required);
        PutBucketReferer [Parameter("referer")] ["oss:PutBucketReferer"].with_body(Body::Required);
        PutBucketRequestPayment [Parameter("requestPayment")] ["oss:PutBucketRequestPayment"].with_body(Body::Required);
        PutBucketRequesterQosInfo [Parameter("requesterQosInfo")] ["oss:PutBucketRequesterQoSInfo"].with_body(Body::Required);
        PutBucketResourceGroup [Parameter("resourceGroup")] ["oss:PutBucketResourceGroup"].with_body(Body::Required);
        PutBucketRtc [Parameter("rtc")] ["oss:PutBucketRtc"].with_body(Body::Required);
        PutBucketStorageCapacity [Parameter("qos")] ["oss:PutBucketUserQos"].with_body(Body::Required);
        PutBucketStorageQuota [Parameter("quota")] ["oss:PutBucketStorageQuota"];
        PutBucketTags [Parameter("tagging")] ["oss:PutBucketTagging"].with_body(Body::Required);
        PutBucketTransferAcceleration [Parameter("transferAcceleration")] ["oss:PutBucketTransferAcceleration"].with_body(Body::Required);
        PutBucketVersioning [Parameter("versioning")] ["oss:PutBucketVersioning"].with_body(Body::Required);
        PutBucketWebsite [Parameter("website")] ["oss:PutBucketWebsite"].with_body(Body::Required);
        PutStyle [Parameter("style")] ["oss:PutStyle"].with_body(Body::Required);
        PutUserDefinedLogFieldsConfig [Parameter("userDefinedLogFieldsConfig")] ["oss:PutBucketLogging"].with_body(Body::Required);
        UpdateBucketMetadataInventoryTableConfiguration [Parameter("metadataInventoryTable")] ["oss:UpdateBucketMetadataInventoryTableConfiguration"];
        UpdateBucketMetadataJournalTableConfiguration [Parameter("metadataJournalTable")] ["oss:UpdateBucketMetadataJournalTableConfiguration"];
    }
    DELETE_OBJECT: Object {
        AbortMultipartUpload [Parameter("uploadId")] ["oss:AbortMultipartUpload"];
        DeleteLiveChannel [Parameter("live")] ["oss:DeleteLiveChannel"];
        DeleteObject [] ["oss:DeleteObject"].ignoring(&["symlink"]);
        DeleteObjectTagging [Parameter("tagging")] ["oss:DeleteObjectTagging"];
    }
    GET_OBJECT: Object {
        GetLiveChannelHistory [Parameter("live"), Value("comp", "history")] ["oss:GetLiveChannelHistory"];
        GetLiveChannelInfo [Parameter("live")] ["oss:GetLiveChannelInfo"];
        GetLiveChannelStat [Parameter("live"), Value("comp", "stat")] ["oss:GetLiveChannelStat"];
        GetObject [] ["oss:GetObject"];
        GetObjectAcl [Parameter("acl")] ["oss:GetObjectAcl"];
        GetObjectLegalHold [Parameter("legalHold")] ["oss:GetObjectLegalHold"];
        GetObjectMeta [Parameter("objectMeta")] ["oss:GetObject"];
        GetObjectRetention [Parameter("retention")] ["oss:GetObjectRetention"];
        GetObjectTagging [Parameter("tagging")] ["oss:GetObjectTagging"];
        GetSymlink [Parameter("symlink")] ["oss:GetObject"];
        GetVodPlaylist [Parameter("vod")] ["oss:GetVodPlaylist"];
        ListParts [Parameter("uploadId")] ["oss:ListParts"];
        ProcessImage [Parameter("x-oss-process")] ["oss:GetObject"];
    }
    HEAD_OBJECT: Object {
        GetObjectMeta [Parameter("objectMeta")] ["oss:GetObject"];
        HeadObject [] ["oss:GetObject"];
    }
    OPTIONS_OBJECT: Object {
        OptionObject [] [].authenticated_by(Authentication::None);
    }
    POST_OBJECT: Object {
        AppendObject [Parameter("append")] ["oss:PutObject"].with_body(Body::Required);
        AsyncProcessObject [Parameter("x-oss-async-process")] ["oss:PostProcessTask"].with_body(Body::Required);
        CleanRestoredObject [Parameter("cleanRestoredObject")] ["oss:CleanRestoredObject"];
        CompleteMultipartUpload [Parameter("uploadId")] ["oss:PutObject"].with_body(Body::RequiredUnless("x-oss-complete-all"));
        CreateSelectObjectMeta [Value("x-oss-process", "csv/meta")] ["oss:GetObject", "oss:PutObject"];
        CreateSelectObjectMeta [Value("x-oss-process", "json/meta")] ["oss:GetObject", "oss:PutObject"];
        InitiateMultipartUpload [Parameter("uploads")] ["oss:PutObject"];
        PostVodPlaylist [Parameter("vod")] ["oss:PostVodPlaylist"];
        ProcessObject [Parameter("x-oss-process")] ["oss:PostProcessTask"].with_body(Body::Required);
        RestoreObject [Parameter("restore")] ["oss:RestoreObject"];
        SealAppendObject [Parameter("seal")] ["oss:PutObject"];
        SelectObject [Value("x-oss-process", "csv/select")] ["oss:GetObject"].with_body(Body::Required);
        SelectObject [Value("x-oss-process", "json/select")] ["oss:GetObject"].with_body(Body::Required);
    }
    PUT_OBJECT: Object {
        CopyObject [Header("x-oss-copy-source")] ["oss:PutObject"];
        PutLiveChannel [Parameter("live")] ["oss:PutLiveChannel"].with_body(Body::Required);
        PutLiveChannelStatus [Parameter("live"), Parameter("status")] ["oss:PutLiveChannelStatus"];
        PutObject [] ["oss:PutObject"].with_body(Body::Required);
        PutObjectAcl [Parameter("acl")] ["oss:PutObjectAcl"];
        PutObjectLegalHold [Parameter("legalHold")] ["oss:PutObjectLegalHold"].with_body(Body::Required);
        PutObjectRetention [Parameter("retention")] ["oss:PutObjectRetention"].with_body(Body::Required);
        PutObjectTagging [Parameter("tagging")] ["oss:PutObjectTagging"].with_body(Body::Required);
        PutSymlink [Parameter("symlink")] ["oss:PutObject"];
        UploadPart [Parameter("partNumber")] ["oss:PutObject"].with_body(Body::Required);
        UploadPart [Parameter("uploadId")] ["oss:PutObject"].with_body(Body::Required);
        UploadPartCopy [Parameter("partNumber"), Header("x-oss-copy-source")] ["oss:PutObject"];
        UploadPartCopy [Parameter("uploadId"), Header("x-oss-copy-source")] ["oss:PutObject"];
    }
}

/// Returns the subresources of a level, sorted by name.
pub(super) fn subresources(level: Level) -> &'static [&'static str] {
    match level {
        Level::Service => &[
            "accessPoint",
            "accessPointForObjectProcess",
            "agenticBucket",
            "cloudboxes",
            "dataPipeline",
            "publicAccessBlock",
            "qosInfo",
            "redundancyTransition",
            "regions",
            "requesterQosInfo",
            "resourcePool",
            "resourcePoolBuckets",
            "resourcePoolInfo",
            "x-oss-write-get-object-response",
        ],
        Level::Bucket => &[
            "accessPoint",
            "accessPointConfigForObjectProcess",
            "accessPointForObjectProcess",
            "accessPointPolicy",
            "accessPointPolicyForObjectProcess",
            "accessmonitor",
            "acl",
            "agenticBucket",
            "asyncFetch",
            "bucketArchiveDirectRead",
            "bucketInfo",
            "cname",
            "cors",
            "delete",
            "deleteVectorIndex",
            "deleteVectors",
            "encryption",
            "getVectorIndex",
            "getVectors",
            "httpsConfig",
            "inventory",
            "lifecycle",
            "listVectorIndexes",
            "listVectors",
            "live",
            "location",
            "logging",
            "metaQuery",
            "metadataConfiguration",
            "metadataInventoryTable",
            "metadataJournalTable",
            "objectWorm",
            "overwriteConfig",
            "policy",
            "policyStatus",
            "publicAccessBlock",
            "putVectorIndex",
            "putVectorIndexFusion",
            "putVectors",
            "qos",
            "qosInfo",
            "queryVectors",
            "queryVectorsFusion",
            "quota",
            "redundancyTransition",
            "referer",
            "replication",
            "replicationLocation",
            "replicationProgress",
            "requestPayment",
            "requesterQosInfo",
            "resourceGroup",
            "rtc",
            "stat",
            "style",
            "tagging",
            "transferAcceleration",
            "uploads",
            "userDefinedLogFieldsConfig",
            "versioning",
            "versions",
            "website",
            "worm",
            "wormExtend",
            "wormId",
        ],
        Level::Object => &[
            "acl",
            "append",
            "cleanRestoredObject",
            "legalHold",
            "live",
            "objectMeta",
            "restore",
            "retention",
            "seal",
            "symlink",
            "tagging",
            "uploadId",
            "uploads",
            "vod",
            "x-oss-async-process",
        ],
    }
}
