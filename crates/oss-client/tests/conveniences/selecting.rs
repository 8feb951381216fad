//! Queries over objects, through the whole client.

use oss_client::operations::select::{SelectCsvOutput, SelectOutputSerialization, SelectRequest};
use oss_client::transport::testing::Answer;

use crate::{Outcome, scripted};

/// A frame without a checksum.
fn frame(kind: u8, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len() + 8).unwrap().to_be_bytes();
    [
        &[1, 0x80, 0, kind],
        &length[..],
        &[0; 4],
        &[0; 8],
        payload,
        &[0; 4],
    ]
    .concat()
}

fn answer(rows: &[u8]) -> Answer {
    let end = [&4096_u64.to_be_bytes()[..], &200_u32.to_be_bytes()].concat();
    Answer::status(206).body([frame(1, rows), frame(4, b""), frame(5, &end)].concat())
}

#[tokio::test]
async fn records_end_at_the_delimiter_of_the_query() -> Outcome {
    let (transport, bucket) = scripted([answer(b"1;2;3")]);
    let output = SelectCsvOutput::new().record_delimiter(";");
    let query = SelectRequest::csv("select * from ossobject")
        .output_serialization(SelectOutputSerialization::new().csv(output));
    let rows = bucket.select_object("a.csv", query).send().await?;
    let mut records = rows.output.body.records();
    for expected in ["1", "2", "3"] {
        assert_eq!(records.next().await.transpose()?.unwrap(), expected);
    }
    assert!(records.next().await.is_none());
    assert_eq!(records.scanned_bytes(), Some(4096));
    assert_eq!(
        transport.requests()[0].uri().query(),
        Some("x-oss-process=csv%2Fselect")
    );
    Ok(())
}

#[tokio::test]
async fn an_error_says_what_it_is_about() -> Outcome {
    let (_, bucket) = scripted([Answer::status(206).body(frame(1, b"1\n"))]);
    let query = SelectRequest::json_document("select * from ossobject");
    let mut rows = bucket.select_object("a.json", query).send().await?;
    let error = rows.body.text().await.unwrap_err().to_string();
    assert!(
        error.contains("SelectObject examplebucket/a.json"),
        "{error}"
    );
    Ok(())
}
