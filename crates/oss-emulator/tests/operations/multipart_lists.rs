//! ListParts and ListMultipartUploads.

use crate::caller::Oss;
use crate::multipart::{SMALLEST, begin, begun, complete_all, md5_hex, stored};

#[tokio::test]
async fn parts_are_listed_in_pages() {
    let oss = Oss::start().await;
    let id = begun(begin(&oss, "a b").header("x-oss-storage-class", "IA")).await;
    for number in [10_000, 2, 300] {
        stored(&oss, "a b", &id, number, b"123456789").await;
    }
    let list = || oss.object("GET", "a b").query("uploadId", &id);
    let page = list()
        .query("max-parts", "2")
        .query("encoding-type", "url")
        .send()
        .await;
    let etag = md5_hex(b"123456789");
    let part = |number: u16| {
        format!(
            "<Part><PartNumber>{number}</PartNumber>\
             <LastModified>2025-11-25T12:00:00.000Z</LastModified><ETag>\"{etag}\"</ETag>\
             <HashCrc64ecma>11051210869376104954</HashCrc64ecma><Size>9</Size></Part>"
        )
    };
    let (two, three_hundred) = (part(2), part(300));
    assert_eq!(
        page.text().split_once('\n').unwrap().1,
        format!(
            "<ListPartsResult><EncodingType>url</EncodingType><Bucket>examplebucket</Bucket>\
             <Key>a%20b</Key><UploadId>{id}</UploadId><StorageClass>IA</StorageClass>\
             <PartNumberMarker>0</PartNumberMarker>\
             <NextPartNumberMarker>300</NextPartNumberMarker><MaxParts>2</MaxParts>\
             <IsTruncated>true</IsTruncated>{two}{three_hundred}</ListPartsResult>"
        )
    );
    let rest = list().query("part-number-marker", "300").send().await;
    assert_eq!(rest.elements("PartNumber"), ["10000"]);
    assert_eq!(rest.elements("IsTruncated"), ["false"]);
    assert_eq!(rest.elements("NextPartNumberMarker"), ["10000"]);
    assert_eq!(rest.elements("MaxParts"), ["1000"]);
    let none = list().query("part-number-marker", "10000").send().await;
    assert_eq!(none.elements("NextPartNumberMarker"), ["0"]);
    for (name, value) in [
        ("max-parts", "0"),
        ("max-parts", "1001"),
        ("max-parts", "x"),
        ("part-number-marker", "-1"),
        ("encoding-type", "base64"),
    ] {
        let wrong = list().query(name, value).send().await;
        assert_eq!(wrong.outcome(), (400, "InvalidArgument"), "{name}={value}");
        assert_eq!(wrong.elements("ArgumentName"), [name]);
    }
}

#[tokio::test]
async fn uploads_are_listed_in_the_order_of_keys_and_ids() {
    let oss = Oss::start().await;
    let empty = oss.bucket("GET").query("uploads", "").send().await;
    assert_eq!(
        empty.text().split_once('\n').unwrap().1,
        "<ListMultipartUploadsResult><Bucket>examplebucket</Bucket><KeyMarker></KeyMarker>\
         <UploadIdMarker></UploadIdMarker><NextKeyMarker></NextKeyMarker>\
         <NextUploadIdMarker></NextUploadIdMarker><Delimiter></Delimiter><Prefix></Prefix>\
         <MaxUploads>1000</MaxUploads><IsTruncated>false</IsTruncated>\
         </ListMultipartUploadsResult>"
    );
    let mut ids = Vec::new();
    for key in ["b", "a/2", "a/1", "b", "c d"] {
        ids.push(begun(begin(&oss, key)).await);
    }
    let list = || oss.bucket("GET").query("uploads", "");
    let all = list().query("encoding-type", "url").send().await;
    assert_eq!(all.elements("Key"), ["a%2F1", "a%2F2", "b", "b", "c%20d"]);
    assert_eq!(
        all.elements("UploadId"),
        [&ids[2], &ids[1], &ids[0], &ids[3], &ids[4]]
    );
    assert_eq!(all.elements("StorageClass"), ["Standard"; 5]);
    assert_eq!(all.elements("Initiated"), ["2025-11-25T12:00:00.000Z"; 5]);
    // The markers name the last upload, even if the list is complete.
    assert_eq!(all.elements("NextKeyMarker"), ["c%20d"]);
    assert_eq!(all.elements("NextUploadIdMarker"), [&ids[4]]);

    let page = list().query("max-uploads", "3").send().await;
    assert_eq!(page.elements("IsTruncated"), ["true"]);
    assert_eq!(page.elements("NextKeyMarker"), ["b"]);
    assert_eq!(page.elements("NextUploadIdMarker"), [&ids[0]]);
    let next = list()
        .query("key-marker", "b")
        .query("upload-id-marker", &ids[0])
        .send()
        .await;
    assert_eq!(next.elements("UploadId"), [&ids[3], &ids[4]]);
    let later = list().query("key-marker", "b").send().await;
    assert_eq!(later.elements("Key"), ["c d"]);
    let ignored = list().query("upload-id-marker", &ids[4]).send().await;
    assert_eq!(ignored.elements("Key").len(), 5);
    let strange = list()
        .query("key-marker", "b")
        .query("upload-id-marker", "x");
    assert_eq!(strange.send().await.outcome(), (400, "InvalidArgument"));

    let grouped = list().query("delimiter", "/").query("max-uploads", "1");
    let grouped = grouped.send().await;
    assert_eq!(grouped.elements("Key"), Vec::<&str>::new());
    assert!(
        grouped
            .text()
            .contains("<CommonPrefixes><Prefix>a/</Prefix></CommonPrefixes>")
    );
    assert_eq!(grouped.elements("NextKeyMarker"), ["a/"]);
    let after = list().query("delimiter", "/").query("key-marker", "a/");
    assert_eq!(after.send().await.elements("Key"), ["b", "b", "c d"]);
    let prefixed = list().query("prefix", "a/").send().await;
    assert_eq!(prefixed.elements("Key"), ["a/1", "a/2"]);
    let wrong = list().query("max-uploads", "1001").send().await;
    assert_eq!(wrong.outcome(), (400, "InvalidArgument"));

    stored(&oss, "b", &ids[0], 1, &vec![0; SMALLEST]).await;
    complete_all(&oss, "b", &ids[0]).send().await;
    let left = list().query("prefix", "b").send().await;
    assert_eq!(left.elements("UploadId"), [&ids[3]]);
}
