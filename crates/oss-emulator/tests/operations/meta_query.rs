//! The index of the objects of a bucket.

use std::time::Duration;

use crate::caller::{Ask, Oss, Reply};

fn of<'a>(oss: &'a Oss, comp: &str) -> Ask<'a> {
    oss.bucket("POST")
        .query("metaQuery", "")
        .query("comp", comp)
}

async fn ask(oss: &Oss, rest: &str) -> Reply {
    let body = format!("<MetaQuery>{rest}</MetaQuery>");
    of(oss, "query").body(body).send().await
}

async fn with_objects() -> Oss {
    let oss = Oss::start().await;
    for (key, text) in [("a", "1"), ("b", "22"), ("c/d", "333")] {
        oss.put(key, text).await;
    }
    let tagged = oss.object("PUT", "tagged").header("x-oss-tagging", "k=v");
    tagged.header("x-oss-meta-m", "w").body("4444").send().await;
    assert_eq!(of(&oss, "add").send().await.status, 200);
    oss
}

#[tokio::test]
async fn an_index_is_opened_and_closed() {
    let oss = Oss::start().await;
    let status = || oss.bucket("GET").query("metaQuery", "");
    for reply in [
        status().send().await,
        of(&oss, "delete").send().await,
        ask(&oss, "").await,
    ] {
        assert_eq!(reply.outcome(), (404, "MetaQueryNotExist"));
    }
    let wrong = of(&oss, "add").query("mode", "other").send().await;
    assert_eq!(wrong.outcome(), (400, "InvalidArgument"));
    assert_eq!(
        of(&oss, "add")
            .query("mode", "semantic")
            .send()
            .await
            .status,
        200
    );
    let again = of(&oss, "add").send().await;
    assert_eq!(again.outcome(), (409, "MetaQueryAlreadyExist"));
    let got = status().send().await;
    let expected = "<MetaQueryStatus><State>Ready</State><Phase>FullScanning</Phase>\
                    <CreateTime>2025-11-25T20:00:00.000000000+08:00</CreateTime>\
                    <UpdateTime>2025-11-25T20:00:00.000000000+08:00</UpdateTime>\
                    <MetaQueryMode>semantic</MetaQueryMode></MetaQueryStatus>";
    assert!(got.text().ends_with(expected), "{}", got.text());
    oss.server.clock().advance(Duration::from_secs(5));
    let got = status().send().await;
    assert_eq!(got.elements("State"), ["Running"]);
    assert_eq!(got.elements("Phase"), ["IncrementalScanning"]);
    assert_eq!(of(&oss, "delete").send().await.status, 200);
    assert_eq!(status().send().await.status, 404);
}

#[tokio::test]
async fn conditions_find_objects() {
    let oss = with_objects().await;
    for (query, found) in [
        (
            r#"{"Field":"Size","Value":"2","Operation":"gt"}"#,
            "c/d tagged",
        ),
        (r#"{"Field":"Size","Value":"2","Operation":"lte"}"#, "a b"),
        (
            r#"{"Field":"Filename","Value":"c/","Operation":"prefix"}"#,
            "c/d",
        ),
        (
            r#"{"Field":"OSSTagging.k","Value":"v","Operation":"eq"}"#,
            "tagged",
        ),
        (
            r#"{"Field":"OSSUserMeta.m","Value":"w","Operation":"eq"}"#,
            "tagged",
        ),
        (
            r#"{"Operation":"and","SubQueries":[{"Field":"Size","Value":"1","Operation":"gt"},
               {"Operation":"not","SubQueries":[{"Field":"Filename","Value":"b","Operation":"eq"}]}]}"#,
            "c/d tagged",
        ),
        ("", "a b c/d tagged"),
    ] {
        let reply = ask(&oss, &format!("<Query>{query}</Query>")).await;
        assert_eq!(reply.elements("Filename").join(" "), found, "{query}");
    }
    for query in [
        "{",
        r#"{"Operation":"gt"}"#,
        r#"{"Operation":"and","SubQueries":[]}"#,
    ] {
        let refused = ask(&oss, &format!("<Query>{query}</Query>")).await;
        assert_eq!(refused.outcome(), (400, "InvalidArgument"), "{query}");
    }
}

#[tokio::test]
async fn objects_are_sorted_and_paged() {
    let oss = with_objects().await;
    let first = ask(
        &oss,
        "<MaxResults>3</MaxResults><Sort>Size</Sort><Order>desc</Order>",
    )
    .await;
    assert_eq!(first.elements("Filename"), ["tagged", "c/d", "b"]);
    assert_eq!(first.elements("OSSTaggingCount"), ["1", "0", "0"]);
    assert_eq!(first.elements("Size")[0], "4");
    let token = first.elements("NextToken")[0];
    let rest = format!("<NextToken>{token}</NextToken><Sort>Size</Sort><Order>desc</Order>");
    let second = ask(&oss, &rest).await;
    assert_eq!(second.elements("Filename"), ["a"]);
    assert_eq!(second.elements("NextToken"), [""]);
    let many = ask(&oss, "<MaxResults>80369</MaxResults>").await;
    assert_eq!(many.elements("Filename").len(), 4);
}

#[tokio::test]
async fn values_are_computed_from_objects() {
    let oss = with_objects().await;
    for (field, operation, value) in [
        ("Size", "sum", "10"),
        ("OSSTagging.none", "sum", "0"),
        ("Size", "max", "4"),
        ("Size", "min", "1"),
        ("Size", "average", "2.5"),
        ("Filename", "count", "4"),
        ("OSSStorageClass", "distinct", "1"),
    ] {
        let rest = format!(
            "<Aggregations><Aggregation><Field>{field}</Field><Operation>{operation}</Operation>\
             </Aggregation></Aggregations>"
        );
        let reply = ask(&oss, &rest).await;
        assert_eq!(reply.elements("Value"), [value], "{operation}");
    }
    let groups = ask(
        &oss,
        "<Aggregations><Aggregation><Field>OSSStorageClass</Field><Operation>group</Operation>\
         </Aggregation></Aggregations>",
    );
    let groups = groups.await;
    assert!(
        groups
            .text()
            .contains("<Group><Value>Standard</Value><Count>4</Count></Group>")
    );
}

#[tokio::test]
async fn the_scope_of_an_index_is_part_of_its_status() {
    let oss = Oss::start().await;
    let scope = "<WorkflowParameters><WorkflowParameter><Name>ImageInsightEnable</Name><Value>True</Value>\
                 </WorkflowParameter></WorkflowParameters>\
                 <Filters><Filter>Size &gt; 1024</Filter><Filter>Filename prefix (YQ==)</Filter></Filters>";
    let open = of(&oss, "add").query("mode", "semantic");
    let open = open.query("role", "SomeRole");
    let open = open.body(format!("<MetaQuery>{scope}</MetaQuery>"));
    assert_eq!(open.send().await.status, 200);
    let status = oss.bucket("GET").query("metaQuery", "").send().await;
    assert!(status.text().contains(scope), "{}", status.text());
    let wrong = of(&oss, "add").body("<Other/>").send().await;
    assert_eq!(wrong.outcome(), (400, "MalformedXML"));
}

#[tokio::test]
async fn a_semantic_index_is_asked_in_words() {
    let oss = Oss::start().await;
    for (key, kind, text) in [
        ("small.png", "image/png", "1"),
        ("large.png", "image/png", "22"),
        ("large.txt", "text/plain", "22"),
    ] {
        let put = oss.object("PUT", key).header("content-type", kind);
        assert_eq!(put.body(text).send().await.status, 200);
    }
    of(&oss, "add").query("mode", "semantic").send().await;
    let found = async |rest: &str| {
        let body = format!("<MetaQuery><Query>snow on trees</Query>{rest}</MetaQuery>");
        let ask = of(&oss, "query").query("mode", "semantic");
        ask.body(body).send().await.elements("Filename").join(" ")
    };
    assert_eq!(found("").await, "large.png large.txt small.png");
    let images = "<MediaTypes><MediaType>image</MediaType></MediaTypes>";
    assert_eq!(found(images).await, "large.png small.png");
    let large = r#"<SimpleQuery>{"Field":"Size","Value":"1","Operation":"gt"}</SimpleQuery>"#;
    assert_eq!(found(&format!("{images}{large}")).await, "large.png");
}
