//! Access points, and access points for object processing.

use crate::caller::{Ask, Oss, Reply};

const NAME: &str = "x-oss-access-point-name";
const PROCESS_NAME: &str = "x-oss-access-point-for-object-process-name";
const POLICY: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:GetObject"],
    "Principal":["20"],"Resource":["acs:oss:*:*:examplebucket/*"]}]}"#;

async fn create(oss: &Oss, name: &str, network: &str) -> Reply {
    let body = format!(
        "<CreateAccessPointConfiguration><AccessPointName>{name}</AccessPointName>{network}\
         </CreateAccessPointConfiguration>"
    );
    oss.bucket("PUT")
        .query("accessPoint", "")
        .body(body)
        .send()
        .await
}

fn point<'a>(oss: &'a Oss, method: &'a str, parameter: &str, name: &str) -> Ask<'a> {
    oss.bucket(method).query(parameter, "").header(NAME, name)
}

const INTERNET: &str = "<NetworkOrigin>internet</NetworkOrigin>";
const VPC: &str = "<NetworkOrigin>vpc</NetworkOrigin>\
                   <VpcConfiguration><VpcId>vpc-1</VpcId></VpcConfiguration>";

#[tokio::test]
async fn an_access_point_is_created_described_and_deleted() {
    let oss = Oss::start().await;
    let absent = point(&oss, "GET", "accessPoint", "door").send().await;
    assert_eq!(absent.outcome(), (404, "NoSuchAccessPoint"));
    for (name, network, code) in [
        ("Door", INTERNET, "InvalidArgument"),
        (
            "door",
            "<NetworkOrigin>moon</NetworkOrigin>",
            "MalformedXML",
        ),
        ("door", "<NetworkOrigin>vpc</NetworkOrigin>", "MalformedXML"),
    ] {
        assert_eq!(create(&oss, name, network).await.outcome(), (400, code));
    }
    let created = create(&oss, "door", VPC).await;
    let account = "1000000000000001";
    let arn = format!("acs:oss:cn-hangzhou:{account}:accesspoint/door");
    assert_eq!(created.elements("AccessPointArn"), [arn.as_str()]);
    let alias = created.elements("Alias")[0];
    assert!(alias.starts_with("door-") && alias.ends_with("-ossalias"));
    let again = create(&oss, "door", VPC).await;
    assert_eq!(again.outcome(), (409, "AccessPointAlreadyExists"));

    let got = point(&oss, "GET", "accessPoint", "door").send().await;
    let expected = format!(
        "<GetAccessPointResult><AccessPointName>door</AccessPointName><Bucket>examplebucket</Bucket>\
         <AccountId>{account}</AccountId><NetworkOrigin>vpc</NetworkOrigin><VpcConfiguration>\
         <VpcId>vpc-1</VpcId></VpcConfiguration><AccessPointArn>{arn}</AccessPointArn>\
         <CreationDate>1764072000</CreationDate><Alias>{alias}</Alias><Status>enable</Status>\
         <Endpoints><PublicEndpoint>door.oss-cn-hangzhou.oss-accesspoint.aliyuncs.com</PublicEndpoint>\
         <InternalEndpoint>door.oss-cn-hangzhou-internal.oss-accesspoint.aliyuncs.com</InternalEndpoint>\
         </Endpoints><PublicAccessBlockConfiguration><BlockPublicAccess>false</BlockPublicAccess>\
         </PublicAccessBlockConfiguration></GetAccessPointResult>"
    );
    assert!(got.text().ends_with(&expected), "{}", got.text());
    let deleted = point(&oss, "DELETE", "accessPoint", "door").send().await;
    assert_eq!(deleted.status, 204);
    let deleted = point(&oss, "DELETE", "accessPoint", "door").send().await;
    assert_eq!(deleted.outcome(), (404, "NoSuchAccessPoint"));
}

#[tokio::test]
async fn access_points_are_listed_in_pages() {
    let oss = Oss::start().await;
    for name in ["one", "two", "three"] {
        assert_eq!(create(&oss, name, INTERNET).await.status, 200);
    }
    let first = oss
        .service("GET")
        .query("accessPoint", "")
        .query("max-keys", "2");
    let first = first.send().await;
    assert_eq!(first.elements("AccessPointName"), ["one", "three"]);
    assert_eq!(first.elements("IsTruncated"), ["true"]);
    let token = first.elements("NextContinuationToken")[0];
    let next = oss.bucket("GET").query("accessPoint", "");
    let next = next.query("continuation-token", token).send().await;
    assert_eq!(next.elements("AccessPointName"), ["two"]);
    assert_eq!(next.elements("MaxKeys"), ["100"]);
    let malformed = oss.service("GET").query("accessPoint", "");
    let malformed = malformed.query("continuation-token", "?").send().await;
    assert_eq!(malformed.outcome(), (400, "InvalidArgument"));
}

#[tokio::test]
async fn an_access_point_has_a_policy_and_a_block() {
    let oss = Oss::start().await;
    let policy = |method| point(&oss, method, "accessPointPolicy", "door");
    let missing = policy("PUT").body(POLICY).send().await;
    assert_eq!(missing.outcome(), (404, "NoSuchAccessPoint"));
    create(&oss, "door", INTERNET).await;
    assert_eq!(
        policy("GET").send().await.outcome(),
        (404, "NoSuchAccessPointPolicy")
    );
    let bad = policy("PUT").body("{}").send().await;
    assert_eq!(bad.outcome(), (400, "InvalidPolicyDocument"));
    assert_eq!(policy("PUT").body(POLICY).send().await.status, 200);
    assert_eq!(policy("GET").send().await.text(), POLICY);
    assert_eq!(policy("DELETE").send().await.status, 204);
    assert_eq!(policy("GET").send().await.status, 404);

    let block = |method, name: &str| {
        let ask = oss.bucket(method).query("publicAccessBlock", "");
        ask.query(NAME, name)
    };
    let missing = block("GET", "other").send().await;
    assert_eq!(missing.outcome(), (404, "NoSuchAccessPoint"));
    let body = "<PublicAccessBlockConfiguration><BlockPublicAccess>true</BlockPublicAccess>\
                </PublicAccessBlockConfiguration>";
    assert_eq!(block("PUT", "door").body(body).send().await.status, 200);
    for (ask, expected) in [
        (block("GET", "door"), "true"),
        (point(&oss, "GET", "accessPoint", "door"), "true"),
        (oss.bucket("GET").query("publicAccessBlock", ""), "false"),
    ] {
        assert_eq!(ask.send().await.elements("BlockPublicAccess"), [expected]);
    }
    assert_eq!(block("DELETE", "door").send().await.status, 204);
    assert_eq!(
        block("GET", "door")
            .send()
            .await
            .elements("BlockPublicAccess"),
        ["false"]
    );
}

const PROCESS: &str = "<ObjectProcessConfiguration><AllowedFeatures>\
    <AllowedFeature>GetObject-Range</AllowedFeature></AllowedFeatures>\
    <TransformationConfigurations><TransformationConfiguration><Actions><Action>GetObject</Action>\
    </Actions><ContentTransformation><FunctionCompute><FunctionArn>arn-1</FunctionArn>\
    <FunctionAssumeRoleArn>role-1</FunctionAssumeRoleArn></FunctionCompute></ContentTransformation>\
    </TransformationConfiguration></TransformationConfigurations></ObjectProcessConfiguration>";

#[tokio::test]
async fn an_access_point_for_object_processing_is_kept() {
    let oss = Oss::start().await;
    let ask = |method, parameter: &str| {
        oss.bucket(method)
            .query(parameter, "")
            .header(PROCESS_NAME, "shrink")
    };
    let point = "accessPointForObjectProcess";
    let absent = ask("GET", point).send().await;
    assert_eq!(absent.outcome(), (404, "NoSuchAccessPointForObjectProcess"));
    let body = format!(
        "<CreateAccessPointForObjectProcessConfiguration><AccessPointName>door</AccessPointName>\
         {PROCESS}</CreateAccessPointForObjectProcessConfiguration>"
    );
    let early = ask("PUT", point).body(body.clone()).send().await;
    assert_eq!(early.outcome(), (404, "NoSuchAccessPoint"));
    create(&oss, "door", INTERNET).await;
    let created = ask("PUT", point).body(body.clone()).send().await;
    let arn = "acs:oss:cn-hangzhou:1000000000000001:accesspointforobjectprocess/shrink";
    assert_eq!(created.elements("AccessPointForObjectProcessArn"), [arn]);
    let again = ask("PUT", point).body(body).send().await;
    assert_eq!(again.outcome(), (409, "AccessPointAlreadyExists"));
    let got = ask("GET", point).send().await;
    assert_eq!(got.elements("AccessPointNameForObjectProcess"), ["shrink"]);
    assert_eq!(got.elements("AccessPointName"), ["door"]);
    assert_eq!(got.elements("CreationDate"), ["1764072000"]);
    let listed = oss.service("GET").query(point, "").send().await;
    assert_eq!(
        listed.elements("AccessPointNameForObjectProcess"),
        ["shrink"]
    );

    let config = "accessPointConfigForObjectProcess";
    let got = ask("GET", config).send().await;
    let expected = format!("<GetAccessPointConfigForObjectProcessResult>{PROCESS}</");
    assert!(got.text().contains(&expected), "{}", got.text());
    let changed = PROCESS.replace("arn-1", "arn-2");
    let put = format!(
        "<PutAccessPointConfigForObjectProcessConfiguration>{changed}\
         <AllowAnonymousAccessForObjectProcess>true</AllowAnonymousAccessForObjectProcess>\
         </PutAccessPointConfigForObjectProcessConfiguration>"
    );
    assert_eq!(ask("PUT", config).body(put).send().await.status, 200);
    let got = ask("GET", config).send().await;
    assert_eq!(got.elements("FunctionArn"), ["arn-2"]);
    assert_eq!(
        got.elements("AllowAnonymousAccessForObjectProcess"),
        ["true"]
    );

    let policy = "accessPointPolicyForObjectProcess";
    assert_eq!(ask("PUT", policy).body(POLICY).send().await.status, 200);
    assert_eq!(ask("GET", policy).send().await.text(), POLICY);
    assert_eq!(ask("DELETE", policy).send().await.status, 204);
    assert_eq!(ask("GET", policy).send().await.status, 404);
    assert_eq!(ask("DELETE", point).send().await.status, 204);
    let gone = ask("GET", policy).send().await;
    assert_eq!(gone.outcome(), (404, "NoSuchAccessPointForObjectProcess"));
}
