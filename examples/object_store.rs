//! OSS as an `object_store`, with temporary keys that reach one folder only: what query engines and table
//! formats do, without an engine.
//!
//! `cargo run --example object_store`

#![expect(clippy::print_stdout, reason = "a program that shows what it does")]

use futures_util::TryStreamExt;
use object_store::path::Path;
use object_store::{Error, ObjectStore, ObjectStoreExt, PutMode, WriteMultipart};
use object_store_0_14 as object_store;
use oss_client::credentials::AssumeRoleProvider;
use oss_client::policy::{Action, SessionPolicy};
use oss_emulator::Emulator;
use oss_object_store::OssStore;

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let oss = Emulator::builder().bucket("examplebucket").start().await?;
    let keys = AssumeRoleProvider::builder(oss.role_arn())
        .session_name("query")
        .policy(
            SessionPolicy::new()
                .allow([Action::GetObject, Action::PutObject, Action::DeleteObject])
                .on("examplebucket", "table/")
                .allow([Action::ListObjects])
                .on("examplebucket", "")
                .allow([Action::GetBucketVersioning])
                .on("examplebucket", ""),
        )
        .sts_endpoint(oss.sts_endpoint())
        .source(oss.credentials())
        .build()?;
    // With an account, the region is enough: `.region("cn-hangzhou")`.
    let store = OssStore::builder()
        .url("oss://examplebucket/table")
        .endpoint(oss.endpoint())
        .region(oss.region())
        .credentials(keys)
        .build()?;
    println!("store: {store}");

    // A data file, in parts.
    let data = Path::from("data/part-0.bin");
    let mut writer = WriteMultipart::new(store.put_multipart(&data).await?);
    for number in 0..1000_u32 {
        writer.write(&number.to_be_bytes().repeat(1000));
    }
    writer.finish().await?;

    // Its end and two ranges near each other, by one request each.
    let size = store.head(&data).await?.size;
    let footer = store.get_range(&data, size - 8..size).await?;
    let ranges = store.get_ranges(&data, &[0..4, 40_000..40_004]).await?;
    println!(
        "{size} bytes; the last ones are {footer:?}; {} ranges",
        ranges.len()
    );

    // A commit succeeds once.
    let commit = Path::from("log/00000000000000000000.json");
    for writer in ["first", "second"] {
        let content = format!("{{\"writer\":\"{writer}\"}}");
        match store
            .put_opts(&commit, content.into(), PutMode::Create.into())
            .await
        {
            Ok(_) => println!("{writer}: committed"),
            Err(Error::AlreadyExists { .. }) => println!("{writer}: somebody else has committed"),
            Err(error) => return Err(error.into()),
        }
    }

    let listed: Vec<_> = store.list(None).try_collect().await?;
    for object in listed {
        println!("{:>9} {}", object.size, object.location);
    }

    // The session policy holds for everything: outside of the folder nothing can be read.
    let outside = OssStore::new(store.bucket().clone());
    match outside.get(&Path::from("secret.txt")).await {
        Err(Error::PermissionDenied { .. }) => println!("outside of the folder: denied"),
        other => return Err(format!("not denied: {other:?}").into()),
    }
    Ok(())
}
