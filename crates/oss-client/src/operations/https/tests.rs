//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::https::{
    CipherSuite, GetBucketHttpsConfig, HttpsConfiguration, PutBucketHttpsConfig, TlsConfiguration,
    TlsVersion,
};
use crate::operations::sample;
use crate::operations::sample::{random, random_enum};

#[test]
fn put_bucket_https_config() {
    let bucket = sample::bucket("PutBucketHttpsConfig");
    sample::sends(
        "PutBucketHttpsConfig",
        bucket.put_bucket_https_config(
            HttpsConfiguration::new(
                TlsConfiguration::new(true).versions([TlsVersion::TlsV10, TlsVersion::TlsV11]),
            )
            .cipher_suite(
                CipherSuite::new(true)
                    .strong_cipher_suite(true)
                    .custom_cipher_suites(["custom-cipher-suite", "custom-cipher-suite-2"])
                    .tls13_custom_cipher_suites([
                        "tls13-custom-cipher-suite",
                        "tls13-custom-cipher-suite-2",
                    ]),
            ),
        ),
    );
    sample::presigns(
        || bucket.put_bucket_https_config(HttpsConfiguration::new(TlsConfiguration::new(true))),
        &[],
    );
    sample::reads::<PutBucketHttpsConfig>("PutBucketHttpsConfig");
}

#[test]
fn get_bucket_https_config() {
    let bucket = sample::bucket("GetBucketHttpsConfig");
    sample::sends("GetBucketHttpsConfig", bucket.get_bucket_https_config());
    sample::presigns(|| bucket.get_bucket_https_config(), &[]);
    assert_eq!(
        sample::reads::<GetBucketHttpsConfig>("GetBucketHttpsConfig"),
        HttpsConfiguration {
            tls: TlsConfiguration {
                enable: true,
                versions: vec![TlsVersion::TlsV10, TlsVersion::TlsV11]
            },
            cipher_suite: Some(CipherSuite {
                enable: true,
                strong_cipher_suite: Some(true),
                custom_cipher_suites: vec![
                    "custom-cipher-suite".to_owned(),
                    "custom-cipher-suite-2".to_owned()
                ],
                tls13_custom_cipher_suites: vec![
                    "tls13-custom-cipher-suite".to_owned(),
                    "tls13-custom-cipher-suite-2".to_owned()
                ]
            })
        }
    );
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<CipherSuite>();
    sample::survives::<HttpsConfiguration>();
    sample::survives::<TlsConfiguration>();
}

random!(CipherSuite {
    enable,
    strong_cipher_suite,
    custom_cipher_suites,
    tls13_custom_cipher_suites
});
random!(HttpsConfiguration { tls, cipher_suite });
random!(TlsConfiguration { enable, versions });
random_enum!(TlsVersion);
