//! The full client: typical operations of a service that stores data.
//!
//! `cargo run --example full_client`

#![expect(clippy::print_stdout, reason = "a program that shows what it does")]

use futures_util::TryStreamExt;
use oss_client::Client;
use oss_client::operations::common::StorageClass;
use oss_emulator::Emulator;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // With an account this is `.region("cn-hangzhou").credentials(EnvProvider::new())` only.
    let oss = Emulator::builder().bucket("examplebucket").start().await?;
    let client = Client::builder()
        .endpoint(oss.endpoint())
        .region(oss.region())
        .credentials(oss.credentials())
        .build()?;
    let bucket = client.bucket("examplebucket")?;

    for month in 1..=3 {
        let stored = bucket
            .put_object(format!("reports/2026-{month:02}.csv"))
            .body(format!("month,total\n{month},{}\n", month * 100))
            .storage_class(StorageClass::Ia)
            .metadata("author", "alice")
            .send()
            .await?;
        println!("stored {}", stored.etag);
    }

    // Pages are fetched as the stream is read.
    let mut objects = bucket
        .list_objects_v2()
        .prefix("reports/")
        .max_keys(2)
        .items();
    while let Some(object) = objects.try_next().await? {
        println!("{:>6} bytes  {}", object.size, object.key);
    }

    let report = bucket.get_object("reports/2026-02.csv").send().await?;
    println!(
        "{:?} by {:?}",
        report.content_type,
        report.metadata.get("author")
    );
    print!("{}", report.output.body.text().await?);

    match bucket.get_object("reports/2027-01.csv").send().await {
        Err(error) if error.is_not_found() => println!("not there: {error}"),
        Err(error) => return Err(error.into()),
        Ok(_) => return Err("there is no such report".into()),
    }
    Ok(())
}
