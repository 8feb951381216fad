//! GetBucketStat.

use crate::codes::OssError;
use crate::configurations::{Document, LiveChannel};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::store::StorageClass;
use crate::xml::Xml;

/// Returns the number and the size of the objects in a bucket. `LastModifiedTime`, the time of the
/// last count, is always 0, as the real service returns it for a new bucket.
pub(crate) async fn get_bucket_stat(call: Call) -> Result<ServerResponse, OssError> {
    let stat = call.store().counts(call.bucket()?).await;
    let stat = stat.map_err(|error| call.refuse(error))?;
    let bucket = call.existing_bucket()?;
    let channels = bucket.configurations.all(LiveChannel::KIND).count();
    let number = |xml: Xml, name: &str, value: i64| xml.text(name, value.to_string());
    let (total, standard) = (stat.total(), stat.class(StorageClass::Standard));
    let xml = Xml::document("BucketStat");
    let xml = number(xml, "Storage", total.bytes);
    let xml = number(xml, "ObjectCount", total.objects);
    let xml = number(xml, "MultipartUploadCount", stat.uploads);
    let xml = number(
        xml,
        "LiveChannelCount",
        i64::try_from(channels).unwrap_or(i64::MAX),
    );
    let xml = number(xml, "LastModifiedTime", 0);
    let xml = number(xml, "StandardStorage", standard.bytes);
    let xml = number(xml, "StandardObjectCount", standard.objects);
    let xml = CLASSES.iter().fold(xml, |xml, (name, class)| {
        let part = stat.class(*class);
        let xml = number(xml, &format!("{name}Storage"), part.bytes);
        let xml = number(xml, &format!("{name}RealStorage"), part.bytes);
        number(xml, &format!("{name}ObjectCount"), part.objects)
    });
    let xml = number(xml, "MultipartPartCount", stat.parts);
    let xml = number(xml, "DeleteMarkerCount", stat.delete_markers);
    Ok(response::xml(xml.end()))
}

const CLASSES: [(&str, StorageClass); 4] = [
    ("InfrequentAccess", StorageClass::InfrequentAccess),
    ("Archive", StorageClass::Archive),
    ("ColdArchive", StorageClass::ColdArchive),
    ("DeepColdArchive", StorageClass::DeepColdArchive),
];
