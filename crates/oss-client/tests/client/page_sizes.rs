//! How many entries a list asks for on each page.

use oss_client::operations::meta_query::MetaQuery;
use oss_client::transport::testing::Answer;

use crate::scripted::Scripted;

/// A page of one object, and whether more follow.
fn page(key: &str, more: bool) -> Answer {
    let token = if more {
        "<NextContinuationToken>t</NextContinuationToken>"
    } else {
        ""
    };
    Answer::status(200).body(format!(
        "<ListBucketResult><Name>examplebucket</Name><MaxKeys>1000</MaxKeys><KeyCount>1</KeyCount>\
         <IsTruncated>{more}</IsTruncated>{token}<Contents><Key>{key}</Key>\
         <LastModified>2031-05-17T08:12:45.000Z</LastModified><ETag>\"E\"</ETag><Type>Normal</Type>\
         <Size>1</Size><StorageClass>Standard</StorageClass></Contents></ListBucketResult>"
    ))
}

/// The values of `max-keys` in the requests.
fn asked(oss: &Scripted) -> Vec<Option<String>> {
    let requests = oss.transport.requests();
    let values = requests.iter().map(|request| {
        let query = request.uri().query().unwrap_or_default();
        let mut pairs = query.split('&');
        pairs.find_map(|pair| Some(pair.strip_prefix("max-keys=")?.to_owned()))
    });
    values.collect()
}

#[tokio::test]
async fn entries_come_in_the_largest_pages_unless_the_caller_sets_a_size() {
    for (size, sent) in [(None, "1000"), (Some(7), "7")] {
        let oss = Scripted::new([page("a", true), page("b", false)]);
        let mut items = oss.bucket.list_objects_v2().max_keys(size).items();
        let mut keys = Vec::new();
        while let Some(object) = items.next().await {
            keys.push(object.unwrap().key);
        }
        assert_eq!(keys, ["a", "b"]);
        assert_eq!(asked(&oss), vec![Some(sent.to_owned()); 2]);
    }
}

#[tokio::test]
async fn pages_have_the_size_that_the_service_chooses() {
    let oss = Scripted::new([page("a", true), page("b", false)]);
    let mut pages = oss.bucket.list_objects_v2().pages();
    while let Some(page) = pages.next().await {
        page.unwrap();
    }
    assert_eq!(asked(&oss), [None, None]);
}

#[tokio::test]
async fn the_size_may_be_part_of_the_document_and_smaller() {
    let oss = Scripted::new([Answer::status(200).body("<MetaQuery></MetaQuery>")]);
    let mut items = oss.bucket.do_meta_query(MetaQuery::new()).items();
    assert!(items.next().await.is_none());
    let requests = oss.transport.requests();
    let document = std::str::from_utf8(requests[0].body()).unwrap();
    assert!(
        document.contains("<MaxResults>200</MaxResults>"),
        "{document}"
    );
}
