//! Instructions for processing, as they are sent.

use oss_client::process::{Image, Process, Resize};
use oss_client::transport::testing::Answer;

use crate::{Outcome, scripted};

#[tokio::test]
async fn the_operations_take_instructions() -> Outcome {
    let image = Image::new().resize(Resize::width(100));
    let (transport, bucket) = scripted([Answer::status(200), Answer::status(200).body("{}")]);
    let scaled = bucket.get_object("a.jpg").process(&image).send().await;
    // The scripted answer has no content, which is enough here.
    drop(scaled);
    bucket
        .process_object("a.jpg", image.save_as("examplebucket", "b.jpg"))
        .send()
        .await?;
    let requests = transport.requests();
    assert_eq!(
        requests[0].uri().query(),
        Some("x-oss-process=image%2Fresize%2Cw_100")
    );
    let body = "x-oss-process=image/resize,w_100|sys/saveas,o_Yi5qcGc,b_ZXhhbXBsZWJ1Y2tldA";
    assert_eq!(requests[1].body(), body);
    assert_eq!(String::from(Process::style("small")), "style/small");
    Ok(())
}
