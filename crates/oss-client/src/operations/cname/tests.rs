//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::operations::cname::{
    BucketCnameConfiguration, CertificateConfiguration, CertificateStatus, CertificateType, Cname,
    CnameCertificate, CnameInfo, CnameStatus, CnameToken, CreateCnameToken, DeleteCname,
    GetCnameToken, ListCname, PutCname,
};
use crate::operations::sample;
use crate::operations::sample::{random, random_enum};

#[test]
fn create_cname_token() {
    let bucket = sample::bucket("CreateCnameToken");
    sample::sends(
        "CreateCnameToken",
        bucket.create_cname_token(BucketCnameConfiguration::new(
            Cname::new("files.harbor.example")
                .certificate_configuration(
                    CertificateConfiguration::new()
                        .certificate("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----")
                        .private_key(
                            "-----BEGIN PRIVATE KEY-----\nEXAMPLE\n-----END PRIVATE KEY-----",
                        )
                        .previous_cert_id("previous-cert-id")
                        .force(true),
                )
                .is_wildcard(true),
        )),
    );
    sample::presigns(
        || {
            bucket.create_cname_token(BucketCnameConfiguration::new(Cname::new(
                "files.harbor.example",
            )))
        },
        &[],
    );
    assert_eq!(
        sample::reads::<CreateCnameToken>("CreateCnameToken"),
        CnameToken {
            bucket: "harbor-notes".to_owned(),
            cname: "cname".to_owned(),
            token: "token".to_owned(),
            expire_time: UtcSeconds::new(1_936_771_965)
        }
    );
}

#[test]
fn put_cname() {
    let bucket = sample::bucket("PutCname");
    sample::sends(
        "PutCname",
        bucket.put_cname(BucketCnameConfiguration::new(
            Cname::new("files.harbor.example")
                .certificate_configuration(
                    CertificateConfiguration::new()
                        .certificate("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----")
                        .private_key(
                            "-----BEGIN PRIVATE KEY-----\nEXAMPLE\n-----END PRIVATE KEY-----",
                        )
                        .previous_cert_id("previous-cert-id")
                        .force(true),
                )
                .is_wildcard(true),
        )),
    );
    sample::presigns(
        || {
            bucket.put_cname(BucketCnameConfiguration::new(Cname::new(
                "files.harbor.example",
            )))
        },
        &[],
    );
    sample::reads::<PutCname>("PutCname");
}

#[test]
fn get_cname_token() {
    let bucket = sample::bucket("GetCnameToken");
    sample::sends(
        "GetCnameToken",
        bucket
            .get_cname_token("files.harbor.example")
            .wildcard(true),
    );
    sample::presigns(
        || bucket.get_cname_token("files.harbor.example"),
        &[|operation: GetCnameToken| operation.wildcard(true)],
    );
    assert_eq!(
        sample::reads::<GetCnameToken>("GetCnameToken"),
        CnameToken {
            bucket: "harbor-notes".to_owned(),
            cname: "cname".to_owned(),
            token: "token".to_owned(),
            expire_time: UtcSeconds::new(1_936_771_965)
        }
    );
}

#[test]
fn list_cname() {
    let bucket = sample::bucket("ListCname");
    sample::sends("ListCname", bucket.list_cname());
    sample::presigns(|| bucket.list_cname(), &[]);
    let output = sample::reads::<ListCname>("ListCname");
    assert_eq!(
        output.cnames,
        vec![
            CnameInfo {
                domain: "files.harbor.example".to_owned(),
                last_modified: UtcSeconds::new(1_936_771_965),
                status: CnameStatus::Enabled,
                certificate: Some(CnameCertificate {
                    creation_date: UtcSeconds::new(1_936_771_965),
                    fingerprint: "fingerprint".to_owned(),
                    valid_start_date: UtcSeconds::new(1_936_771_965),
                    valid_end_date: UtcSeconds::new(1_936_771_965),
                    certificate_type: CertificateType::Cas,
                    cert_id: "cert-id".to_owned(),
                    status: CertificateStatus::Enabled
                }),
                is_wildcard: true
            },
            CnameInfo {
                domain: "files.harbor.example".to_owned(),
                last_modified: UtcSeconds::new(1_936_771_965),
                status: CnameStatus::Disabled,
                certificate: Some(CnameCertificate {
                    creation_date: UtcSeconds::new(1_936_771_965),
                    fingerprint: "fingerprint-2".to_owned(),
                    valid_start_date: UtcSeconds::new(1_936_771_965),
                    valid_end_date: UtcSeconds::new(1_936_771_965),
                    certificate_type: CertificateType::Upload,
                    cert_id: "cert-id-2".to_owned(),
                    status: CertificateStatus::Disabled
                }),
                is_wildcard: true
            }
        ]
    );
    assert_eq!(output.bucket, "harbor-notes".to_owned());
    assert_eq!(output.owner, "owner".to_owned());
}

#[test]
fn delete_cname() {
    let bucket = sample::bucket("DeleteCname");
    sample::sends(
        "DeleteCname",
        bucket.delete_cname(BucketCnameConfiguration::new(
            Cname::new("files.harbor.example")
                .certificate_configuration(
                    CertificateConfiguration::new()
                        .certificate("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----")
                        .private_key(
                            "-----BEGIN PRIVATE KEY-----\nEXAMPLE\n-----END PRIVATE KEY-----",
                        )
                        .previous_cert_id("previous-cert-id")
                        .force(true),
                )
                .is_wildcard(true),
        )),
    );
    sample::presigns(
        || {
            bucket.delete_cname(BucketCnameConfiguration::new(Cname::new(
                "files.harbor.example",
            )))
        },
        &[],
    );
    sample::reads::<DeleteCname>("DeleteCname");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<BucketCnameConfiguration>();
    sample::survives::<CertificateConfiguration>();
    sample::survives::<Cname>();
    sample::survives::<CnameCertificate>();
    sample::survives::<CnameInfo>();
    sample::survives::<CnameToken>();
}

random!(BucketCnameConfiguration { cname });
random!(CertificateConfiguration {
    cert_id,
    certificate,
    private_key,
    previous_cert_id,
    force,
    delete_certificate
});
random!(Cname {
    domain,
    certificate_configuration,
    is_wildcard
});
random!(CnameCertificate {
    creation_date,
    fingerprint,
    valid_start_date,
    valid_end_date,
    certificate_type,
    cert_id,
    status
});
random!(CnameInfo {
    domain,
    last_modified,
    status,
    certificate,
    is_wildcard
});
random!(CnameToken {
    bucket,
    cname,
    token,
    expire_time
});
random_enum!(CertificateStatus);
random_enum!(CertificateType);
random_enum!(CnameStatus);
