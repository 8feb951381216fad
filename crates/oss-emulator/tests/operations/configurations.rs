//! The configurations of buckets that are stored and returned.

use crate::caller::{Oss, Reply};

/// A configuration, with the parameter that names it and its documents.
struct Plain {
    query: (&'static str, &'static str),
    /// A document that is accepted.
    sent: &'static str,
    /// What a GET then answers, without the declaration.
    stored: &'static str,
    /// What a GET answers before: a document, or the code of a 404.
    absent: Result<&'static str, &'static str>,
    /// Documents that are refused, and their codes.
    refused: &'static [(&'static str, &'static str)],
    deletes: bool,
}

const PLAIN: &[Plain] = &[
    Plain {
        query: ("cors", ""),
        sent: "<CORSConfiguration><ResponseVary>true</ResponseVary><CORSRule>\
               <AllowedMethod>PUT</AllowedMethod><AllowedOrigin>https://*.example.com</AllowedOrigin>\
               <MaxAgeSeconds>5</MaxAgeSeconds><AllowedMethod>GET</AllowedMethod><Unknown/>\
               <ExposeHeader>ETag</ExposeHeader><AllowedHeader>X-Oss-*</AllowedHeader></CORSRule>\
               </CORSConfiguration>",
        stored: "<CORSConfiguration><CORSRule><AllowedOrigin>https://*.example.com</AllowedOrigin>\
                 <AllowedMethod>PUT</AllowedMethod><AllowedMethod>GET</AllowedMethod>\
                 <AllowedHeader>x-oss-*</AllowedHeader><ExposeHeader>ETag</ExposeHeader>\
                 <MaxAgeSeconds>5</MaxAgeSeconds></CORSRule><ResponseVary>true</ResponseVary>\
                 </CORSConfiguration>",
        absent: Err("NoSuchCORSConfiguration"),
        refused: &[
            ("<CORSConfiguration/>", "MalformedXML"),
            ("<CORSConfiguration>", "MalformedXML"),
            ("<Cors/>", "MalformedXML"),
            (
                "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin>\
                 <AllowedMethod>PATCH</AllowedMethod></CORSRule></CORSConfiguration>",
                "MalformedXML",
            ),
            (
                "<CORSConfiguration><CORSRule><AllowedOrigin>**</AllowedOrigin>\
                 <AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
                "InvalidArgument",
            ),
            (
                "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin>\
                 <AllowedMethod>GET</AllowedMethod><ExposeHeader>x-*</ExposeHeader></CORSRule>\
                 </CORSConfiguration>",
                "InvalidArgument",
            ),
            (
                "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin>\
                 <AllowedMethod>GET</AllowedMethod><MaxAgeSeconds>-1</MaxAgeSeconds></CORSRule>\
                 </CORSConfiguration>",
                "InvalidArgument",
            ),
        ],
        deletes: true,
    },
    Plain {
        query: ("referer", ""),
        sent: "<RefererConfiguration><RefererList><Referer>http://a.example/*</Referer></RefererList>\
               <AllowEmptyReferer>false</AllowEmptyReferer></RefererConfiguration>",
        stored: "<RefererConfiguration><AllowEmptyReferer>false</AllowEmptyReferer>\
                 <AllowTruncateQueryString>true</AllowTruncateQueryString><RefererList><Referer>http://a.example/*</Referer></RefererList>\
                 </RefererConfiguration>",
        absent: Ok(
            "<RefererConfiguration><AllowEmptyReferer>true</AllowEmptyReferer>\
                    <AllowTruncateQueryString>true</AllowTruncateQueryString>\
                    <RefererList></RefererList></RefererConfiguration>",
        ),
        refused: &[(
            "<RefererConfiguration><AllowEmptyReferer>yes</AllowEmptyReferer>\
             </RefererConfiguration>",
            "MalformedXML",
        )],
        deletes: false,
    },
    Plain {
        query: ("logging", ""),
        sent: "<BucketLoggingStatus><LoggingEnabled><TargetPrefix>log/</TargetPrefix>\
               <TargetBucket>examplebucket</TargetBucket></LoggingEnabled></BucketLoggingStatus>",
        stored: "<BucketLoggingStatus><LoggingEnabled><TargetBucket>examplebucket</TargetBucket>\
                 <TargetPrefix>log/</TargetPrefix></LoggingEnabled></BucketLoggingStatus>",
        absent: Ok("<BucketLoggingStatus></BucketLoggingStatus>"),
        refused: &[
            (
                "<BucketLoggingStatus><LoggingEnabled><TargetBucket>missing-bucket</TargetBucket>\
                 </LoggingEnabled></BucketLoggingStatus>",
                "InvalidTargetBucketForLogging",
            ),
            (
                "<BucketLoggingStatus><LoggingEnabled/></BucketLoggingStatus>",
                "MalformedXML",
            ),
        ],
        deletes: true,
    },
    Plain {
        query: ("userDefinedLogFieldsConfig", ""),
        sent: "<UserDefinedLogFieldsConfiguration><ParamSet><parameter>p</parameter></ParamSet>\
               <HeaderSet><header>h1</header><header>h2</header></HeaderSet>\
               </UserDefinedLogFieldsConfiguration>",
        stored: "<UserDefinedLogFieldsConfiguration><HeaderSet><header>h1</header>\
                 <header>h2</header></HeaderSet><ParamSet><parameter>p</parameter></ParamSet>\
                 </UserDefinedLogFieldsConfiguration>",
        absent: Err("NoSuchUserDefinedLogFieldsConfig"),
        refused: &[("<Other/>", "MalformedXML")],
        deletes: true,
    },
    Plain {
        query: ("website", ""),
        sent: "<WebsiteConfiguration><ErrorDocument><Key>错误.html</Key></ErrorDocument>\
               <IndexDocument><Suffix>index.html</Suffix></IndexDocument><RoutingRules><RoutingRule>\
               <Redirect><MirrorURL>https://origin.example/</MirrorURL>\
               <PassQueryString>false</PassQueryString>\
               <MirrorPassQueryString>true</MirrorPassQueryString>\
               <RedirectType>Mirror</RedirectType></Redirect><RuleNumber>1</RuleNumber>\
               <Condition><HttpErrorCodeReturnedEquals>404</HttpErrorCodeReturnedEquals></Condition>\
               </RoutingRule></RoutingRules></WebsiteConfiguration>",
        stored: "<WebsiteConfiguration><IndexDocument><Suffix>index.html</Suffix></IndexDocument>\
                 <ErrorDocument><Key>错误.html</Key></ErrorDocument><RoutingRules><RoutingRule>\
                 <RuleNumber>1</RuleNumber><Condition>\
                 <HttpErrorCodeReturnedEquals>404</HttpErrorCodeReturnedEquals></Condition>\
                 <Redirect><RedirectType>Mirror</RedirectType>\
                 <PassQueryString>true</PassQueryString>\
                 <MirrorURL>https://origin.example/</MirrorURL>\
                 <MirrorPassQueryString>true</MirrorPassQueryString></Redirect></RoutingRule>\
                 </RoutingRules></WebsiteConfiguration>",
        absent: Err("NoSuchWebsiteConfiguration"),
        refused: &[
            ("<WebsiteConfiguration/>", "MalformedXML"),
            (
                "<WebsiteConfiguration><IndexDocument><Suffix>a/b</Suffix></IndexDocument>\
                 </WebsiteConfiguration>",
                "InvalidArgument",
            ),
            (
                "<WebsiteConfiguration><RoutingRules><RoutingRule><RuleNumber>1</RuleNumber>\
                 <Condition><HttpErrorCodeReturnedEquals>403</HttpErrorCodeReturnedEquals>\
                 </Condition><Redirect><RedirectType>Mirror</RedirectType>\
                 <MirrorURL>https://origin.example/</MirrorURL></Redirect></RoutingRule>\
                 </RoutingRules></WebsiteConfiguration>",
                "InvalidArgument",
            ),
            (
                "<WebsiteConfiguration><RoutingRules><RoutingRule><RuleNumber>1</RuleNumber>\
                 <Condition><HttpErrorCodeReturnedEquals>404</HttpErrorCodeReturnedEquals>\
                 </Condition><Redirect><RedirectType>Mirror</RedirectType>\
                 <MirrorURL>ftp://origin.example/</MirrorURL></Redirect></RoutingRule>\
                 </RoutingRules></WebsiteConfiguration>",
                "InvalidArgument",
            ),
        ],
        deletes: true,
    },
    Plain {
        query: ("encryption", ""),
        sent: "<ServerSideEncryptionRule><ApplyServerSideEncryptionByDefault>\
               <KMSMasterKeyID>key-1</KMSMasterKeyID><KMSDataEncryption>SM4</KMSDataEncryption>\
               <SSEAlgorithm>KMS</SSEAlgorithm></ApplyServerSideEncryptionByDefault>\
               </ServerSideEncryptionRule>",
        stored: "<ServerSideEncryptionRule><ApplyServerSideEncryptionByDefault>\
                 <SSEAlgorithm>KMS</SSEAlgorithm><KMSDataEncryption>SM4</KMSDataEncryption>\
                 <KMSMasterKeyID>key-1</KMSMasterKeyID></ApplyServerSideEncryptionByDefault>\
                 </ServerSideEncryptionRule>",
        absent: Err("NoSuchServerSideEncryptionRule"),
        refused: &[
            (
                "<ServerSideEncryptionRule><ApplyServerSideEncryptionByDefault>\
                 <SSEAlgorithm>AES128</SSEAlgorithm></ApplyServerSideEncryptionByDefault>\
                 </ServerSideEncryptionRule>",
                "InvalidEncryptionAlgorithmError",
            ),
            (
                "<ServerSideEncryptionRule><ApplyServerSideEncryptionByDefault>\
                 <SSEAlgorithm>AES256</SSEAlgorithm><KMSMasterKeyID>k</KMSMasterKeyID>\
                 </ApplyServerSideEncryptionByDefault></ServerSideEncryptionRule>",
                "InvalidArgument",
            ),
            (
                "<ServerSideEncryptionRule><ApplyServerSideEncryptionByDefault>\
                 <SSEAlgorithm>KMS</SSEAlgorithm><KMSDataEncryption>DES</KMSDataEncryption>\
                 </ApplyServerSideEncryptionByDefault></ServerSideEncryptionRule>",
                "InvalidDataEncryptionAlgorithmError",
            ),
        ],
        deletes: true,
    },
    Plain {
        query: ("tagging", ""),
        sent: "<Tagging><TagSet><Tag><Value>1</Value><Key>a</Key></Tag></TagSet></Tagging>",
        stored: "<Tagging><TagSet><Tag><Key>a</Key><Value>1</Value></Tag></TagSet></Tagging>",
        absent: Ok("<Tagging><TagSet></TagSet></Tagging>"),
        refused: &[
            (
                "<Tagging><TagSet><Tag><Key>a</Key><Value/></Tag><Tag><Key>a</Key><Value/></Tag>\
                 </TagSet></Tagging>",
                "RepeatedTags",
            ),
            (
                "<Tagging><TagSet><Tag><Key>Aliyun1</Key><Value/></Tag></TagSet></Tagging>",
                "InvalidTaggingKey",
            ),
        ],
        deletes: true,
    },
    Plain {
        query: ("requestPayment", ""),
        sent: "<RequestPaymentConfiguration><Payer>Requester</Payer></RequestPaymentConfiguration>",
        stored: "<RequestPaymentConfiguration><Payer>Requester</Payer>\
                 </RequestPaymentConfiguration>",
        absent: Ok("<RequestPaymentConfiguration><Payer>BucketOwner</Payer>\
                    </RequestPaymentConfiguration>"),
        refused: &[(
            "<RequestPaymentConfiguration><Payer>Nobody</Payer></RequestPaymentConfiguration>",
            "MalformedXML",
        )],
        deletes: false,
    },
    Plain {
        query: ("transferAcceleration", ""),
        sent: "<TransferAccelerationConfiguration><Enabled>true</Enabled>\
               </TransferAccelerationConfiguration>",
        stored: "<TransferAccelerationConfiguration><Enabled>true</Enabled>\
                 </TransferAccelerationConfiguration>",
        absent: Err("NoSuchTransferAccelerationConfiguration"),
        refused: &[(
            "<TransferAccelerationConfiguration><Enabled>1</Enabled>\
             </TransferAccelerationConfiguration>",
            "MalformedXML",
        )],
        deletes: false,
    },
    Plain {
        query: ("accessmonitor", ""),
        sent: "<AccessMonitorConfiguration><AllowCopy>true</AllowCopy><Status>Enabled</Status>\
               </AccessMonitorConfiguration>",
        stored: "<AccessMonitorConfiguration><Status>Enabled</Status><AllowCopy>true</AllowCopy>\
                 </AccessMonitorConfiguration>",
        absent: Ok("<AccessMonitorConfiguration><Status>Disabled</Status>\
                    </AccessMonitorConfiguration>"),
        refused: &[("<AccessMonitorConfiguration/>", "MalformedXML")],
        deletes: false,
    },
    Plain {
        query: ("httpsConfig", ""),
        sent: "<HttpsConfiguration><TLS><TLSVersion>TLSv1.2</TLSVersion>\
               <TLSVersion>TLSv1.3</TLSVersion><TLSVersion>TLSv1.2</TLSVersion>\
               <Enable>true</Enable></TLS></HttpsConfiguration>",
        stored: "<HttpsConfiguration><TLS><Enable>true</Enable><TLSVersion>TLSv1.2</TLSVersion>\
                 <TLSVersion>TLSv1.3</TLSVersion></TLS></HttpsConfiguration>",
        absent: Ok("<HttpsConfiguration><TLS><Enable>false</Enable></TLS></HttpsConfiguration>"),
        refused: &[
            (
                "<HttpsConfiguration><TLS><Enable>true</Enable></TLS></HttpsConfiguration>",
                "MalformedXML",
            ),
            (
                "<HttpsConfiguration><TLS><Enable>true</Enable><TLSVersion>TLSv9</TLSVersion>\
                 </TLS></HttpsConfiguration>",
                "MalformedXML",
            ),
        ],
        deletes: false,
    },
    Plain {
        query: ("publicAccessBlock", ""),
        sent: "<PublicAccessBlockConfiguration><BlockPublicAccess>true</BlockPublicAccess>\
               </PublicAccessBlockConfiguration>",
        stored: "<PublicAccessBlockConfiguration><BlockPublicAccess>true</BlockPublicAccess>\
                 </PublicAccessBlockConfiguration>",
        absent: Ok(
            "<PublicAccessBlockConfiguration><BlockPublicAccess>false</BlockPublicAccess>\
                    </PublicAccessBlockConfiguration>",
        ),
        refused: &[("<PublicAccessBlockConfiguration/>", "MalformedXML")],
        deletes: true,
    },
    Plain {
        query: ("bucketArchiveDirectRead", ""),
        sent: "<ArchiveDirectReadConfiguration><Enabled>true</Enabled>\
               </ArchiveDirectReadConfiguration>",
        stored: "<ArchiveDirectReadConfiguration><Enabled>true</Enabled>\
                 </ArchiveDirectReadConfiguration>",
        absent: Err("NoSuchArchiveDirectReadConfiguration"),
        refused: &[("<ArchiveDirectReadConfiguration/>", "MalformedXML")],
        deletes: false,
    },
    Plain {
        query: ("overwriteConfig", ""),
        sent: "<OverwriteConfiguration><Rule><Suffix>.txt</Suffix><Prefix>a/</Prefix>\
               <Action>forbid</Action><ID>1</ID><Principals><Principal>20</Principal></Principals>\
               </Rule></OverwriteConfiguration>",
        stored: "<OverwriteConfiguration><Rule><ID>1</ID><Action>forbid</Action>\
                 <Prefix>a/</Prefix><Suffix>.txt</Suffix><Principals><Principal>20</Principal>\
                 </Principals></Rule></OverwriteConfiguration>",
        absent: Err("NoSuchBucketOverwriteConfig"),
        refused: &[(
            "<OverwriteConfiguration><Rule><ID>1</ID><Action>forbid</Action></Rule>\
             </OverwriteConfiguration>",
            "MalformedXML",
        )],
        deletes: true,
    },
    Plain {
        query: ("objectWorm", ""),
        sent: "<ObjectWormConfiguration><ObjectWormEnabled>Enabled</ObjectWormEnabled><Rule>\
               <DefaultRetention><Days>3</Days><Mode>COMPLIANCE</Mode></DefaultRetention></Rule>\
               </ObjectWormConfiguration>",
        stored: "<ObjectWormConfiguration><ObjectWormEnabled>Enabled</ObjectWormEnabled><Rule>\
                 <DefaultRetention><Mode>COMPLIANCE</Mode><Days>3</Days></DefaultRetention></Rule>\
                 </ObjectWormConfiguration>",
        absent: Err("NoSuchObjectWormConfiguration"),
        refused: &[(
            "<ObjectWormConfiguration><ObjectWormEnabled>Enabled</ObjectWormEnabled><Rule>\
             <DefaultRetention><Mode>GOVERNANCE</Mode><Days>3</Days><Years>1</Years>\
             </DefaultRetention></Rule></ObjectWormConfiguration>",
            "MalformedXML",
        )],
        deletes: false,
    },
    Plain {
        query: ("qos", ""),
        sent: "<BucketUserQos><StorageCapacity>7</StorageCapacity></BucketUserQos>",
        stored: "<BucketUserQos><StorageCapacity>7</StorageCapacity></BucketUserQos>",
        absent: Ok("<BucketUserQos><StorageCapacity>-1</StorageCapacity></BucketUserQos>"),
        refused: &[
            (
                "<BucketUserQos><StorageCapacity>-2</StorageCapacity></BucketUserQos>",
                "InvalidArgument",
            ),
            (
                "<BucketUserQos><StorageCapacity>much</StorageCapacity></BucketUserQos>",
                "MalformedXML",
            ),
        ],
        deletes: false,
    },
    Plain {
        query: ("qosInfo", ""),
        sent: "<QoSConfiguration><TotalQps>10</TotalQps>\
               <TotalUploadBandwidth>7</TotalUploadBandwidth></QoSConfiguration>",
        stored: "<QoSConfiguration><TotalUploadBandwidth>7</TotalUploadBandwidth>\
                 <IntranetUploadBandwidth>-1</IntranetUploadBandwidth>\
                 <ExtranetUploadBandwidth>-1</ExtranetUploadBandwidth>\
                 <TotalDownloadBandwidth>-1</TotalDownloadBandwidth>\
                 <IntranetDownloadBandwidth>-1</IntranetDownloadBandwidth>\
                 <ExtranetDownloadBandwidth>-1</ExtranetDownloadBandwidth>\
                 <TotalQps>10</TotalQps><IntranetQps>-1</IntranetQps>\
                 <ExtranetQps>-1</ExtranetQps></QoSConfiguration>",
        absent: Ok(
            "<QoSConfiguration><TotalUploadBandwidth>-1</TotalUploadBandwidth>\
                    <IntranetUploadBandwidth>-1</IntranetUploadBandwidth>\
                    <ExtranetUploadBandwidth>-1</ExtranetUploadBandwidth>\
                    <TotalDownloadBandwidth>-1</TotalDownloadBandwidth>\
                    <IntranetDownloadBandwidth>-1</IntranetDownloadBandwidth>\
                    <ExtranetDownloadBandwidth>-1</ExtranetDownloadBandwidth>\
                    <TotalQps>-1</TotalQps><IntranetQps>-1</IntranetQps>\
                    <ExtranetQps>-1</ExtranetQps></QoSConfiguration>",
        ),
        refused: &[
            (
                "<QoSConfiguration><TotalQps>x</TotalQps></QoSConfiguration>",
                "MalformedXML",
            ),
            (
                "<QoSConfiguration><TotalUploadBandwidth>11</TotalUploadBandwidth>\
                 </QoSConfiguration>",
                "InvalidArgument",
            ),
            (
                "<QoSConfiguration><TotalDownloadBandwidth>7</TotalDownloadBandwidth>\
                 <ExtranetDownloadBandwidth>8</ExtranetDownloadBandwidth></QoSConfiguration>",
                "InvalidArgument",
            ),
        ],
        deletes: true,
    },
    Plain {
        query: ("policy", "callback"),
        sent: "<BucketCallbackPolicy><PolicyItem><Callback>e30=</Callback>\
               <PolicyName>one</PolicyName></PolicyItem></BucketCallbackPolicy>",
        stored: "<BucketCallbackPolicy><PolicyItem><PolicyName>one</PolicyName>\
                 <Callback>e30=</Callback></PolicyItem></BucketCallbackPolicy>",
        absent: Err("BucketCallbackPolicyNotExist"),
        refused: &[(
            "<BucketCallbackPolicy><PolicyItem><PolicyName>one</PolicyName><Callback/>\
             </PolicyItem></BucketCallbackPolicy>",
            "MalformedXML",
        )],
        deletes: true,
    },
];

impl Plain {
    async fn send(&self, oss: &Oss, method: &str, body: &'static str) -> Reply {
        let (name, comp) = self.query;
        let ask = oss.bucket(method).query(name, "").body(body);
        match comp {
            "" => ask.send().await,
            comp => ask.query("comp", comp).send().await,
        }
    }

    async fn assert_absent(&self, oss: &Oss) {
        let got = self.send(oss, "GET", "").await;
        match self.absent {
            Ok(document) => assert_eq!((got.status, root(&got)), (200, document)),
            Err(code) => assert_eq!(got.outcome(), (404, code)),
        }
    }
}

/// The document of an answer without its declaration.
fn root(reply: &Reply) -> &str {
    reply.text().split_once('\n').unwrap().1
}

#[tokio::test]
async fn each_configuration_is_set_returned_and_deleted() {
    let oss = Oss::start().await;
    for plain in PLAIN {
        let name = plain.query.0;
        plain.assert_absent(&oss).await;
        for (document, code) in plain.refused {
            let refused = plain.send(&oss, "PUT", document).await;
            assert_eq!(refused.elements("Code"), [*code], "{document}");
        }
        plain.assert_absent(&oss).await;

        let put = plain.send(&oss, "PUT", plain.sent).await;
        assert_eq!((put.status, put.text()), (200, ""), "{name}");
        let got = plain.send(&oss, "GET", "").await;
        assert_eq!((got.status, root(&got)), (200, plain.stored));
        assert_eq!(got.header("content-type"), "application/xml", "{name}");

        if plain.deletes {
            for _ in 0..2 {
                let deleted = plain.send(&oss, "DELETE", "").await;
                assert_eq!((deleted.status, deleted.text()), (204, ""), "{name}");
            }
            plain.assert_absent(&oss).await;
        }
    }
}

#[tokio::test]
async fn a_configuration_needs_its_bucket_and_its_checksum() {
    let oss = Oss::start().await;
    for plain in PLAIN {
        let (name, comp) = plain.query;
        if comp.is_empty() {
            let missing = oss
                .bucket("GET")
                .of_bucket("missing-bucket")
                .query(name, "");
            assert_eq!(missing.send().await.outcome(), (404, "NoSuchBucket"));
        }
    }
    let put = oss.bucket("PUT").query("cors", "").body(PLAIN[0].sent);
    let put = put.header("content-md5", "1B2M2Y8AsgTpgAmY7PhCfg==");
    assert_eq!(put.send().await.outcome(), (400, "InvalidDigest"));
}

#[tokio::test]
async fn limits_on_the_number_of_items_are_kept() {
    let oss = Oss::start().await;
    let rule =
        "<CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>";
    let cors = |count| {
        let rules = rule.repeat(count);
        let ask = oss.bucket("PUT").query("cors", "");
        ask.body(format!("<CORSConfiguration>{rules}</CORSConfiguration>"))
    };
    assert_eq!(cors(20).send().await.status, 200);
    let got = oss.bucket("GET").query("cors", "").send().await;
    assert_eq!(got.elements("ResponseVary"), ["false"]);
    let outcome = cors(21).send().await;
    assert_eq!(outcome.outcome(), (400, "CORSRuleBeyondLimit"));
    assert_eq!(
        outcome.elements("Message"),
        ["The CORS Rules num is beyond limit."]
    );
    assert_eq!(cors(300).send().await.outcome(), (400, "MalformedXML"));

    let tags = |count: usize| {
        let all: String = (0..count)
            .map(|at| format!("<Tag><Key>k{at}</Key><Value>v</Value></Tag>"))
            .collect();
        let ask = oss.bucket("PUT").query("tagging", "");
        ask.body(format!("<Tagging><TagSet>{all}</TagSet></Tagging>"))
    };
    assert_eq!(tags(20).send().await.status, 200);
    assert_eq!(tags(21).send().await.outcome(), (400, "TooManyTags"));
}

#[tokio::test]
async fn some_tags_are_deleted() {
    let oss = Oss::start().await;
    let body = "<Tagging><TagSet><Tag><Key>a</Key><Value>1</Value></Tag><Tag><Key>b</Key><Value>2</Value></Tag>\
                <Tag><Key>c</Key><Value>3</Value></Tag></TagSet></Tagging>";
    oss.bucket("PUT")
        .query("tagging", "")
        .body(body)
        .send()
        .await;
    let list = oss.service("GET");
    let tagged = list.query("tagging", r#""a":"1","b":"2""#).send().await;
    assert_eq!(tagged.elements("Name"), ["examplebucket"]);
    assert_eq!(tagged.elements("Key"), ["a", "b", "c"]);
    let other = oss.service("GET").query("tagging", r#""a":"2""#);
    assert_eq!(other.send().await.elements("Name"), [""; 0]);
    let all = oss.service("GET").send().await;
    assert_eq!(all.elements("Key"), [""; 0]);
    let deleted = oss.bucket("DELETE").query("tagging", "a,c,z").send().await;
    assert_eq!(deleted.status, 204);
    let left = oss.bucket("GET").query("tagging", "").send().await;
    assert_eq!(left.elements("Key"), ["b"]);
}

#[tokio::test]
async fn a_policy_is_returned_as_it_was_sent() {
    let oss = Oss::start().await;
    let policy = |method| oss.bucket(method).query("policy", "");
    let status = || oss.bucket("GET").query("policyStatus", "");
    let absent = policy("GET").send().await;
    assert_eq!(absent.outcome(), (404, "NoSuchBucketPolicy"));
    assert_eq!(status().send().await.elements("IsPublic"), ["false"]);
    for body in ["", "{}", "[", "{\"Version\":\"1\",\"Statement\":[]}"] {
        let refused = policy("PUT").body(body).send().await;
        assert_eq!(refused.outcome(), (400, "InvalidPolicyDocument"), "{body}");
    }
    let statement = |condition: &str| {
        format!(
            r#"{{ "Version":"1", "Statement":[{{"Effect":"Allow","Action":["oss:GetObject"],
            "Principal":["*"],"Resource":["acs:oss:*:*:examplebucket/*"]{condition}}}]}}"#
        )
    };
    let vpc = r#","Condition":{"StringEquals":{"acs:SourceVpc":["vpc-1"]}}"#;
    for (condition, public) in [("", "true"), (vpc, "false")] {
        let body = statement(condition);
        assert_eq!(policy("PUT").body(body.clone()).send().await.status, 200);
        let got = policy("GET").send().await;
        assert_eq!((got.status, got.text()), (200, body.as_str()));
        assert!(got.header("content-type").starts_with("application/json"));
        assert_eq!(status().send().await.elements("IsPublic"), [public]);
    }
    let open = statement("").replace(r#""Principal":["*"],"#, "");
    assert_eq!(policy("PUT").body(open).send().await.status, 200);
    assert_eq!(status().send().await.elements("IsPublic"), ["true"]);
    assert_eq!(policy("DELETE").send().await.status, 204);
    assert_eq!(policy("DELETE").send().await.status, 204);
    assert_eq!(policy("GET").send().await.status, 404);
}

#[tokio::test]
async fn a_bucket_does_not_become_public_while_public_access_is_blocked() {
    let oss = Oss::start().await;
    let acl = |acl: &str| oss.bucket("PUT").query("acl", "").header("x-oss-acl", acl);
    let policy = || {
        let body = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:GetObject"],
            "Principal":["*"],"Resource":["acs:oss:*:*:examplebucket/*"]}]}"#;
        oss.bucket("PUT").query("policy", "").body(body)
    };
    let block = |method, of_account: bool| {
        let ask = if of_account {
            oss.service(method)
        } else {
            oss.bucket(method)
        };
        let body = "<PublicAccessBlockConfiguration><BlockPublicAccess>true</BlockPublicAccess>\
                    </PublicAccessBlockConfiguration>";
        ask.query("publicAccessBlock", "").body(body)
    };
    for of_account in [false, true] {
        assert_eq!(block("PUT", of_account).send().await.status, 200);
        for ask in [acl("public-read"), policy()] {
            let refused = ask.send().await;
            assert_eq!(refused.outcome(), (403, "AccessDenied"));
        }
        assert_eq!(acl("private").send().await.status, 200);
        assert_eq!(block("DELETE", of_account).send().await.status, 204);
    }
    assert_eq!(acl("public-read").send().await.status, 200);
    assert_eq!(policy().send().await.status, 200);
}

#[tokio::test]
async fn a_mirror_rule_needs_no_status() {
    let oss = Oss::start().await;
    let rules = "<RoutingRules><RoutingRule><RuleNumber>1</RuleNumber>\
                 <Condition><KeyPrefixEquals>k</KeyPrefixEquals></Condition>\
                 <Redirect><RedirectType>Mirror</RedirectType>\
                 <MirrorURL>https://origin.example/</MirrorURL></Redirect>\
                 <LuaConfig><Script>test.lua</Script></LuaConfig></RoutingRule></RoutingRules>";
    let website = |method| oss.bucket(method).query("website", "");
    let put = website("PUT").body(format!(
        "<WebsiteConfiguration>{rules}</WebsiteConfiguration>"
    ));
    assert_eq!(put.send().await.status, 200);
    assert_eq!(website("GET").send().await.elements("Script"), ["test.lua"]);
}
