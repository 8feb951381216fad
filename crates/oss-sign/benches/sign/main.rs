//! What a signature costs, beside the floor of its hashes.
//!
//! The floor is measured in the same run, in turns with the library: the same backend hashes the
//! same bytes in one piece with a key that is ready, and allocates nothing. `cargo bench -p
//! oss-sign`; with `--no-default-features --features rustcrypto` for the other backend.

#![expect(
    clippy::print_stdout,
    reason = "the terminal is where a benchmark speaks"
)]
#![expect(
    clippy::expect_used,
    reason = "a benchmark that cannot run has nothing to say"
)]

mod floor;
mod measure;
mod subject;

use std::hint::black_box;
use std::time::Duration;

use oss_sign::verify::{KeyCache, claim};
use oss_sign::{v1, v4};

use crate::floor::{Floor1, Floor4};
use crate::measure::{Row, measure};
use crate::subject::{NOW, Subject};

const EXPIRES: Duration = Duration::from_secs(3600);

fn main() {
    println!("backend: {}", floor::BACKEND);
    println!("{}", Row::TITLE);
    for subject in [Subject::small(), Subject::full(), Subject::with_token()] {
        v4_rows(&subject);
        v1_rows(&subject);
    }
}

fn v4_rows(subject: &Subject) {
    let (request, endpoint) = (subject.request(), subject.endpoint());
    let new = || v4::Signer::new(&subject.credentials, "cn-hangzhou", NOW).expect("a signer");
    let signer = new();

    let steps = signer.explain(&request, NOW).expect("steps");
    let floor = Floor4::new(&steps);
    let sign = || drop(black_box(signer.sign(black_box(&request), NOW)));
    println!(
        "{}",
        measure(subject.name, "v4 header", sign, || floor.run())
    );

    let steps = signer
        .explain_presign(&request, &endpoint, NOW, EXPIRES)
        .expect("steps");
    let floor = Floor4::new(&steps);
    let presign = || {
        drop(black_box(signer.presign(
            black_box(&request),
            &endpoint,
            NOW,
            EXPIRES,
        )));
    };
    println!(
        "{}",
        measure(subject.name, "v4 presign", presign, || floor.run())
    );

    let unchecked = request.clone().without_checks();
    let presign = || {
        drop(black_box(signer.presign(
            black_box(&unchecked),
            &endpoint,
            NOW,
            EXPIRES,
        )));
    };
    println!(
        "{}",
        measure(subject.name, "v4 unchecked", presign, || floor.run())
    );

    let prepared = v4::PreparedRequest::new(&request, &endpoint).expect("a request");
    let presign = || {
        let presigned = signer.presign_prepared(black_box(&prepared), NOW, EXPIRES);
        drop(black_box(presigned));
    };
    println!(
        "{}",
        measure(subject.name, "v4 prepared", presign, || floor.run())
    );

    let mut url = String::with_capacity(8192);
    let presign = || {
        let presigned = signer.presign_into(black_box(&request), &endpoint, NOW, EXPIRES, &mut url);
        drop(black_box(presigned));
    };
    println!(
        "{}",
        measure(subject.name, "v4 presign into", presign, || floor.run())
    );

    let presigned = signer
        .presign(&request, &endpoint, NOW, EXPIRES)
        .expect("a URL");
    let wire = subject.received(presigned.url());
    let verify = || {
        let claim = claim(black_box(&wire.received()))
            .expect("a claim")
            .expect("signed");
        claim.check_signature(&subject.secret).expect("valid");
    };
    println!(
        "{}",
        measure(subject.name, "v4 verify URL", verify, || floor
            .run_with_key())
    );

    let keys = KeyCache::default();
    let verify = || {
        let claim = claim(black_box(&wire.received()))
            .expect("a claim")
            .expect("signed");
        claim
            .check_signature_with(&subject.secret, &keys)
            .expect("valid");
    };
    println!(
        "{}",
        measure(subject.name, "v4 verify, kept", verify, || floor.run())
    );

    let make = || drop(black_box(new()));
    println!(
        "{}",
        measure(subject.name, "v4 signer", make, || floor.derive())
    );
}

fn v1_rows(subject: &Subject) {
    let (request, endpoint) = (subject.request(), subject.endpoint());
    let signer = v1::Signer::new(&subject.credentials);

    let steps = signer.explain(&request, NOW).expect("steps");
    let floor = Floor1::new(&steps);
    let sign = || drop(black_box(signer.sign(black_box(&request), NOW)));
    println!(
        "{}",
        measure(subject.name, "v1 header", sign, || floor.run())
    );

    let steps = signer
        .explain_presign(&request, &endpoint, NOW, EXPIRES)
        .expect("steps");
    let floor = Floor1::new(&steps);
    let presign = || {
        drop(black_box(signer.presign(
            black_box(&request),
            &endpoint,
            NOW,
            EXPIRES,
        )));
    };
    println!(
        "{}",
        measure(subject.name, "v1 presign", presign, || floor.run())
    );

    let presigned = signer
        .presign(&request, &endpoint, NOW, EXPIRES)
        .expect("a URL");
    let wire = subject.received(presigned.url());
    let verify = || {
        let claim = claim(black_box(&wire.received()))
            .expect("a claim")
            .expect("signed");
        claim.check_signature(&subject.secret).expect("valid");
    };
    println!(
        "{}",
        measure(subject.name, "v1 verify URL", verify, || floor
            .run_with_key())
    );
}
