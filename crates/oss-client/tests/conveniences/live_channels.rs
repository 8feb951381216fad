//! URLs for publishing to live channels.

use std::time::Duration;

use oss_client::ErrorKind;
use oss_client::sign::UtcSeconds;

use crate::{Outcome, scripted};

#[tokio::test]
async fn the_url_is_that_of_the_channel() -> Outcome {
    let (_, bucket) = scripted([]);
    let at = UtcSeconds::new(1_702_743_657);
    let url = bucket
        .presign_publish("test-channel", Duration::from_secs(3600))
        .at(at)
        .await?;
    let begin = "rtmp://examplebucket.oss-cn-hangzhou.aliyuncs.com/live/test-channel\
                 ?OSSAccessKeyId=EXAMPLEKEYID&Expires=1702747257&Signature=";
    assert!(url.url().starts_with(begin), "{}", url.url());
    assert_eq!(url.expiry().at, at.plus(Duration::from_secs(3600)));
    Ok(())
}

#[tokio::test]
async fn a_name_that_no_channel_can_have_is_refused() -> Outcome {
    let (_, bucket) = scripted([]);
    let signed = bucket.presign_publish("a/b", Duration::from_secs(60)).await;
    let error = signed.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::InvalidRequest);
    assert!(error.to_string().contains("examplebucket/a/b"), "{error}");
    Ok(())
}
