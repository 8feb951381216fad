//! The client in a program without async: upload, list, read line by line, append, presign.
//!
//! `cargo run --example blocking`

#![expect(clippy::print_stdout, reason = "a program that shows what it does")]

use std::io::{BufRead, Read};
use std::time::Duration;

use oss_client::Client;
use oss_client::blocking::{Wait, body_from_reader};
use oss_emulator::Emulator;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    // The server is async, so it gets a runtime of its own. A program with an account needs none:
    // `Client::builder().region("cn-hangzhou").build()?` finds the credentials too.
    let server = tokio::runtime::Runtime::new()?;
    let oss = server.block_on(Emulator::builder().bucket("examplebucket").start())?;
    let client = Client::builder()
        .endpoint(oss.endpoint())
        .region(oss.region())
        .credentials(oss.credentials())
        .build()?;
    let bucket = client.bucket("examplebucket")?;

    for month in 1..=3 {
        let report = format!("month,total\n{month},{}\n", month * 100);
        let key = format!("reports/2026-{month:02}.csv");
        let stored = bucket.put_object(key).body(report).wait()?;
        println!("stored {}", stored.etag);
    }
    // Everything that implements `Read` can be uploaded.
    let zeros = body_from_reader(std::io::repeat(0).take(1_000_000), Some(1_000_000));
    bucket.put_object("zeros").body(zeros).wait()?;

    // The next page is requested when the loop comes to it.
    for object in bucket.list_objects_v2().max_keys(2).items() {
        let object = object?;
        println!("{:>7} bytes  {}", object.size, object.key);
    }

    let report = bucket.get_object("reports/2026-02.csv").wait()?;
    for line in report.into_body().blocking_reader().lines() {
        println!("| {}", line?);
    }

    let mut log = bucket.appender("log.txt").wait()?;
    log.append("started\n").wait()?;
    log.append("ended\n").wait()?;
    println!("the log has {} bytes", log.position());

    let url = bucket
        .get_object("log.txt")
        .presign(Duration::from_secs(60))
        .wait()?;
    println!("{url} works until {}", url.expires_at().to_iso_extended());

    match bucket.get_object("reports/2027-01.csv").wait() {
        Err(error) if error.is_not_found() => println!("not there: {error}"),
        Err(error) => return Err(error.into()),
        Ok(_) => return Err("there is no such report".into()),
    }

    // Threads share the client.
    std::thread::scope(|scope| {
        let download = |key| bucket.get_object(key).wait()?.text().wait();
        let reports = ["reports/2026-01.csv", "reports/2026-03.csv"];
        let downloads = reports.map(|key| scope.spawn(move || download(key)));
        for (key, text) in reports.iter().zip(downloads) {
            let text = text.join().map_err(|_| "a thread panicked")??;
            println!("{key} has {} lines", text.lines().count());
        }
        Ok(())
    })
}
