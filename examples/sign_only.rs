//! Signing alone, for a backend that gives URLs to browsers. The only dependency is `oss-sign`.
//!
//! `cargo run --example sign_only`

#![expect(clippy::print_stdout, reason = "a program that shows what it does")]

use std::time::{Duration, SystemTime};

use oss_sign::{BucketName, Credentials, Endpoint, ObjectKey, Request, Resource, UtcSeconds, v4};

fn main() -> Result<(), oss_sign::Error> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the program is where time comes from"
    )]
    let now = UtcSeconds::from(SystemTime::now());
    let credentials = Credentials::new("LTAI5tEXAMPLE", "example-secret")?;

    // The signer keeps the signing key of the day; use it for many URLs.
    let signer = v4::Signer::new(&credentials, "cn-hangzhou", now)?;
    let endpoint = Endpoint::for_region("cn-hangzhou")?;
    let bucket = BucketName::new("examplebucket")?;
    let key = ObjectKey::new("exampledir/a+b c/é.txt")?;
    let object = Resource::Object(&bucket, &key);

    let download = Request::new("GET", object).version_id("CAEQARiBgID8rumR2hYi");
    let url = signer.presign(&download, &endpoint, now, Duration::from_secs(60))?;
    println!("{} {}", url.method(), url.url());

    let upload = Request::new("PUT", object).header("content-type", "text/plain");
    let url = signer.presign(&upload, &endpoint, now, Duration::from_secs(60))?;
    println!("{} {}", url.method(), url.url());
    for (name, value) in url.headers() {
        println!("  send this header with it: {name}: {value}");
    }
    Ok(())
}
