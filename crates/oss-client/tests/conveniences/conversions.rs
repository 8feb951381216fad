//! Values that a call takes in place of the structures they stand for.

use oss_client::operations::common::{StorageClass, Tag};
use oss_client::operations::object::ObjectIdentifier;
use oss_client::transport::testing::Answer;

use crate::{Outcome, scripted, start};

/// The document of the first request.
fn document(sent: &oss_client::transport::testing::ScriptedTransport) -> String {
    String::from_utf8(sent.requests()[0].body().to_vec()).unwrap()
}

#[tokio::test]
async fn listed_versions_are_deleted_as_they_are() -> Outcome {
    let (_oss, bucket) = start().await?;
    bucket.put_bucket_versioning("Enabled").send().await?;
    for content in ["one", "two"] {
        bucket.put_object("a.txt").body(content).send().await?;
    }
    bucket.delete_object("a.txt").send().await?;
    bucket.put_object("b.txt").body(b"bytes").send().await?;

    let listed = bucket.list_object_versions().prefix("a").send().await?;
    let versions: Vec<ObjectIdentifier> = listed.versions.iter().map(Into::into).collect();
    let deleted = bucket.delete_multiple_objects(&versions).send().await?;
    assert_eq!((deleted.deleted.len(), deleted.not_deleted.len()), (2, 0));
    let markers = listed.output.delete_markers;
    bucket.delete_multiple_objects(markers).send().await?;

    let left = bucket.list_object_versions().send().await?.output;
    assert_eq!(left.versions.len(), 1);
    assert_eq!(left.versions[0].key, "b.txt");
    assert!(left.delete_markers.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_listed_object_is_deleted_without_naming_a_version() -> Outcome {
    let (_oss, bucket) = start().await?;
    bucket.put_object("a.txt").body("hello").send().await?;
    let listed = bucket.list_objects_v2().send().await?.output.objects;
    let names: Vec<ObjectIdentifier> = listed.iter().map(ObjectIdentifier::from).collect();
    assert_eq!(names[0].version_id, None);
    bucket.delete_multiple_objects(listed).send().await?;
    assert!(!bucket.object_exists("a.txt").await?);
    Ok(())
}

#[tokio::test]
async fn pairs_and_listed_parts_complete_an_upload() -> Outcome {
    let parts = "<Bucket>examplebucket</Bucket><Key>a</Key><UploadId>U</UploadId>\
        <MaxParts>1000</MaxParts><IsTruncated>false</IsTruncated><Part><PartNumber>1</PartNumber>\
        <LastModified>2031-05-17T08:12:45.000Z</LastModified><ETag>\"E\"</ETag><Size>5</Size></Part>";
    let listed = Answer::status(200).body(format!("<ListPartsResult>{parts}</ListPartsResult>"));
    let completed = || {
        Answer::status(200).body(
            "<CompleteMultipartUploadResult><Bucket>examplebucket</Bucket><Key>a</Key>\
             <ETag>\"F-1\"</ETag></CompleteMultipartUploadResult>",
        )
    };
    let (sent, bucket) = scripted([listed, completed(), completed(), completed()]);
    let listed = bucket.list_parts("a", "U").send().await?.output.parts;
    let complete = || bucket.complete_multipart_upload("a", "U");
    complete().completed_parts(listed).send().await?;
    complete().completed_parts([(1, "\"E\"")]).send().await?;
    complete().complete_all(true).send().await?;

    let requests = sent.requests();
    let part = "<Part><PartNumber>1</PartNumber><ETag>&quot;E&quot;</ETag></Part>";
    for request in &requests[1..3] {
        let document = String::from_utf8(request.body().to_vec())?;
        assert!(document.replace('"', "&quot;").contains(part), "{document}");
    }
    assert_eq!(requests[3].headers()["x-oss-complete-all"], "yes");
    Ok(())
}

#[tokio::test]
async fn documents_are_given_by_what_they_consist_of() -> Outcome {
    let (sent, bucket) = scripted([Answer::status(200)]);
    bucket
        .put_bucket_tags([("project", "alpha")])
        .send()
        .await?;
    let tag = "<Tag><Key>project</Key><Value>alpha</Value></Tag>";
    assert!(document(&sent).contains(tag), "{}", document(&sent));
    assert_eq!(Tag::from(("a", "b")), Tag::new("a", "b"));

    let (sent, bucket) = scripted([Answer::status(200)]);
    bucket.put_cname("www.example.com").send().await?;
    let cname = "<Cname><Domain>www.example.com</Domain></Cname>";
    assert!(document(&sent).contains(cname), "{}", document(&sent));

    let (sent, bucket) = scripted([Answer::status(202)]);
    let call = bucket.restore_object("a.txt").settings(3);
    call.send().await?;
    assert!(document(&sent).contains("<Days>3</Days>"));
    Ok(())
}

#[tokio::test]
async fn texts_and_values_can_be_borrowed() -> Outcome {
    let (_oss, bucket) = start().await?;
    let (name, class) = (String::from("IA"), StorageClass::Ia);
    let put = |key| bucket.put_object(key).body("x");
    put("a").storage_class(&name).send().await?;
    put("b").storage_class(&class).send().await?;
    put("c").storage_class(Some(&class)).send().await?;
    for object in bucket.list_objects_v2().send().await?.output.objects {
        assert_eq!(object.storage_class, class, "{}", object.key);
        let etag = object.etag.as_str().to_owned();
        assert_eq!(object.etag, etag);
        bucket
            .get_object(&object.key)
            .if_match(&etag)
            .send()
            .await?;
    }
    Ok(())
}
