//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::cors::{
    CorsConfiguration, CorsMethod, CorsRule, DeleteBucketCors, GetBucketCors, OptionObject,
    PutBucketCors,
};
use crate::operations::sample;
use crate::operations::sample::{random, random_enum};

#[test]
fn put_bucket_cors() {
    let bucket = sample::bucket("PutBucketCors");
    sample::sends(
        "PutBucketCors",
        bucket.put_bucket_cors(
            CorsConfiguration::new([
                CorsRule::new(
                    ["https://www.harbor.example", "https://*.harbor.example"],
                    [CorsMethod::Get, CorsMethod::Put],
                )
                .allowed_headers(["*"])
                .expose_headers(["x-oss-request-id", "x-oss-meta-origin"])
                .max_age_seconds(300),
                CorsRule::new(
                    ["https://www.harbor.example", "https://*.harbor.example"],
                    [CorsMethod::Get, CorsMethod::Put],
                )
                .allowed_headers(["*"])
                .expose_headers(["x-oss-request-id", "x-oss-meta-origin"])
                .max_age_seconds(300),
            ])
            .response_vary(true),
        ),
    );
    sample::presigns(
        || {
            bucket.put_bucket_cors(CorsConfiguration::new([CorsRule::new(
                ["https://www.harbor.example"],
                [CorsMethod::Get],
            )]))
        },
        &[],
    );
    sample::reads::<PutBucketCors>("PutBucketCors");
}

#[test]
fn get_bucket_cors() {
    let bucket = sample::bucket("GetBucketCors");
    sample::sends("GetBucketCors", bucket.get_bucket_cors());
    sample::presigns(|| bucket.get_bucket_cors(), &[]);
    assert_eq!(
        sample::reads::<GetBucketCors>("GetBucketCors"),
        CorsConfiguration {
            rules: vec![
                CorsRule {
                    allowed_origins: vec![
                        "https://www.harbor.example".to_owned(),
                        "https://*.harbor.example".to_owned()
                    ],
                    allowed_methods: vec![CorsMethod::Get, CorsMethod::Put],
                    allowed_headers: vec!["*".to_owned()],
                    expose_headers: vec![
                        "x-oss-request-id".to_owned(),
                        "x-oss-meta-origin".to_owned()
                    ],
                    max_age_seconds: Some(300)
                },
                CorsRule {
                    allowed_origins: vec![
                        "https://www.harbor.example".to_owned(),
                        "https://*.harbor.example".to_owned()
                    ],
                    allowed_methods: vec![CorsMethod::Get, CorsMethod::Put],
                    allowed_headers: vec!["*".to_owned()],
                    expose_headers: vec![
                        "x-oss-request-id".to_owned(),
                        "x-oss-meta-origin".to_owned()
                    ],
                    max_age_seconds: Some(300)
                }
            ],
            response_vary: Some(true)
        }
    );
}

#[test]
fn option_object() {
    let bucket = sample::bucket("OptionObject");
    sample::sends(
        "OptionObject",
        bucket
            .option_object(
                "reports/2031/q1 summary.csv",
                "https://www.harbor.example",
                CorsMethod::Put,
            )
            .request_headers("x-oss-meta-origin"),
    );
    sample::presigns(
        || {
            bucket.option_object(
                "reports/2031/q1 summary.csv",
                "https://www.harbor.example",
                CorsMethod::Put,
            )
        },
        &[|operation: OptionObject| operation.request_headers("x-oss-meta-origin")],
    );
    let output = sample::reads::<OptionObject>("OptionObject");
    assert_eq!(output.allow_methods, "PUT".to_owned());
    assert_eq!(output.allow_headers, Some("x-oss-meta-origin".to_owned()));
    assert_eq!(output.expose_headers, Some("x-oss-request-id".to_owned()));
    assert_eq!(output.max_age, Some(300));
    assert_eq!(output.allow_origin, "https://www.harbor.example".to_owned());
}

#[test]
fn delete_bucket_cors() {
    let bucket = sample::bucket("DeleteBucketCors");
    sample::sends("DeleteBucketCors", bucket.delete_bucket_cors());
    sample::presigns(|| bucket.delete_bucket_cors(), &[]);
    sample::reads::<DeleteBucketCors>("DeleteBucketCors");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<CorsConfiguration>();
    sample::survives::<CorsRule>();
}

random!(CorsConfiguration {
    rules,
    response_vary
});
random!(CorsRule {
    allowed_origins,
    allowed_methods,
    allowed_headers,
    expose_headers,
    max_age_seconds
});
random_enum!(CorsMethod);
