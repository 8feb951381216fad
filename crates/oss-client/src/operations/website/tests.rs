//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::sample;
use crate::operations::sample::{random, random_enum};
use crate::operations::website::{
    DeleteBucketWebsite, ErrorDocument, GetBucketWebsite, IndexDocument, MirrorAuth, MirrorHeader,
    MirrorHeaders, MirrorMultiAlternate, MirrorReturnHeader, MirrorTagging, PutBucketWebsite,
    RedirectProtocol, RedirectType, RoutingRule, RoutingRuleCondition, RoutingRuleIncludeHeader,
    RoutingRuleLuaConfig, RoutingRuleRedirect, WebsiteConfiguration,
};

#[test]
fn put_bucket_website() {
    let bucket = sample::bucket("PutBucketWebsite");
    sample::sends(
        "PutBucketWebsite",
        bucket.put_bucket_website(
            WebsiteConfiguration::new()
                .index_document(
                    IndexDocument::new("index.html")
                        .support_sub_dir(true)
                        .missing_file_behavior(0),
                )
                .error_document(ErrorDocument::new("error.html").http_status(404))
                .routing_rules([RoutingRule::new(
                    1,
                    RoutingRuleCondition::new()
                        .key_prefix_equals("key-prefix-equals")
                        .key_suffix_equals("key-suffix-equals")
                        .http_error_code_equals(404)
                        .include_headers([RoutingRuleIncludeHeader::new("host")
                            .equals("equals")
                            .starts_with("starts-with")
                            .ends_with("ends-with")]),
                )
                .redirect(
                    RoutingRuleRedirect::new(RedirectType::Mirror)
                        .pass_query_string(true)
                        .protocol(RedirectProtocol::Http)
                        .host_name("host-name")
                        .http_redirect_code(302)
                        .replace_key_prefix_with("replace-key-prefix-with")
                        .enable_replace_prefix(true)
                        .replace_key_with("prefix/${key}")
                        .mirror_url("https://origin.harbor.example/")
                        .mirror_secondary_url("https://standby.harbor.example/")
                        .mirror_probe_url("https://origin.harbor.example/probe")
                        .mirror_switch_all_errors(true)
                        .mirror_alternates([MirrorMultiAlternate::new(
                            1,
                            "https://spare.harbor.example/",
                        )
                        .dst_region("mirror-multi-alternate-dst-region")
                        .vpc_id("mirror-multi-alternate-vpc-id")])
                        .mirror_pass_query_string(true)
                        .mirror_pass_original_slashes(true)
                        .mirror_follow_redirect(true)
                        .mirror_check_md5(true)
                        .mirror_headers(
                            MirrorHeaders::new()
                                .pass_all(true)
                                .pass(["pass", "pass-2"])
                                .remove(["remove", "remove-2"])
                                .set([MirrorHeader::new("x-origin-hint", "value")]),
                        )
                        .mirror_return_headers([MirrorReturnHeader::new("x-served-by", "value")])
                        .transparent_mirror_response_codes("400,410")
                        .mirror_proxy_pass(true)
                        .mirror_async_status(303)
                        .mirror_keep_last_modified(true)
                        .mirror_save_oss_meta(true)
                        .mirror_tags([MirrorTagging::new("reports/2031/q1 summary.csv", "value")])
                        .mirror_sni(true)
                        .mirror_using_role(true)
                        .mirror_role("mirror-role")
                        .mirror_auth(
                            MirrorAuth::new()
                                .auth_type("auth-type")
                                .region("oss-cn-hangzhou")
                                .access_key_id("access-key-id")
                                .access_key_secret("access-key-secret"),
                        )
                        .mirror_allow_head_object(true)
                        .mirror_allow_image_info(true)
                        .mirror_allow_video_snapshot(true)
                        .mirror_express_tunnel(true)
                        .mirror_tunnel_id("mirror-tunnel-id")
                        .mirror_vpc_id("mirror-dst-vpc-id")
                        .mirror_secondary_vpc_id("mirror-dst-slave-vpc-id")
                        .mirror_region("mirror-dst-region"),
                )
                .lua_config(RoutingRuleLuaConfig::new("script"))]),
        ),
    );
    sample::presigns(
        || bucket.put_bucket_website(WebsiteConfiguration::new()),
        &[],
    );
    sample::reads::<PutBucketWebsite>("PutBucketWebsite");
}

#[test]
fn get_bucket_website() {
    let bucket = sample::bucket("GetBucketWebsite");
    sample::sends("GetBucketWebsite", bucket.get_bucket_website());
    sample::presigns(|| bucket.get_bucket_website(), &[]);
    assert_eq!(
        sample::reads::<GetBucketWebsite>("GetBucketWebsite"),
        WebsiteConfiguration {
            index_document: Some(IndexDocument {
                suffix: "index.html".to_owned(),
                support_sub_dir: Some(true),
                missing_file_behavior: Some(0)
            }),
            error_document: Some(ErrorDocument {
                key: "error.html".to_owned(),
                http_status: Some(404)
            }),
            routing_rules: vec![RoutingRule {
                rule_number: 1,
                condition: RoutingRuleCondition {
                    key_prefix_equals: Some("key-prefix-equals".to_owned()),
                    key_suffix_equals: Some("key-suffix-equals".to_owned()),
                    http_error_code_equals: Some(404),
                    include_headers: vec![RoutingRuleIncludeHeader {
                        key: "host".to_owned(),
                        equals: Some("equals".to_owned()),
                        starts_with: Some("starts-with".to_owned()),
                        ends_with: Some("ends-with".to_owned())
                    }]
                },
                redirect: Some(RoutingRuleRedirect {
                    redirect_type: RedirectType::Mirror,
                    pass_query_string: Some(true),
                    protocol: Some(RedirectProtocol::Http),
                    host_name: Some("host-name".to_owned()),
                    http_redirect_code: Some(302),
                    replace_key_prefix_with: Some("replace-key-prefix-with".to_owned()),
                    enable_replace_prefix: Some(true),
                    replace_key_with: Some("prefix/${key}".to_owned()),
                    mirror_url: Some("https://origin.harbor.example/".to_owned()),
                    mirror_secondary_url: Some("https://standby.harbor.example/".to_owned()),
                    mirror_probe_url: Some("https://origin.harbor.example/probe".to_owned()),
                    mirror_switch_all_errors: Some(true),
                    mirror_alternates: vec![MirrorMultiAlternate {
                        dst_region: Some("mirror-multi-alternate-dst-region".to_owned()),
                        number: 1,
                        url: "https://spare.harbor.example/".to_owned(),
                        vpc_id: Some("mirror-multi-alternate-vpc-id".to_owned())
                    }],
                    mirror_pass_query_string: Some(true),
                    mirror_pass_original_slashes: Some(true),
                    mirror_follow_redirect: Some(true),
                    mirror_check_md5: Some(true),
                    mirror_headers: Some(MirrorHeaders {
                        pass_all: Some(true),
                        pass: vec!["pass".to_owned(), "pass-2".to_owned()],
                        remove: vec!["remove".to_owned(), "remove-2".to_owned()],
                        set: vec![MirrorHeader {
                            key: "x-origin-hint".to_owned(),
                            value: "value".to_owned()
                        }]
                    }),
                    mirror_return_headers: vec![MirrorReturnHeader {
                        key: "x-served-by".to_owned(),
                        value: "value".to_owned()
                    }],
                    transparent_mirror_response_codes: Some("400,410".to_owned()),
                    mirror_proxy_pass: Some(true),
                    mirror_async_status: Some(303),
                    mirror_keep_last_modified: Some(true),
                    mirror_save_oss_meta: Some(true),
                    mirror_tags: vec![MirrorTagging {
                        key: "reports/2031/q1 summary.csv".to_owned(),
                        value: "value".to_owned()
                    }],
                    mirror_sni: Some(true),
                    mirror_using_role: Some(true),
                    mirror_role: Some("mirror-role".to_owned()),
                    mirror_auth: Some(MirrorAuth {
                        auth_type: Some("auth-type".to_owned()),
                        region: Some("oss-cn-hangzhou".to_owned()),
                        access_key_id: Some("access-key-id".to_owned()),
                        access_key_secret: Some("access-key-secret".to_owned())
                    }),
                    mirror_allow_head_object: Some(true),
                    mirror_allow_image_info: Some(true),
                    mirror_allow_video_snapshot: Some(true),
                    mirror_express_tunnel: Some(true),
                    mirror_tunnel_id: Some("mirror-tunnel-id".to_owned()),
                    mirror_vpc_id: Some("mirror-dst-vpc-id".to_owned()),
                    mirror_secondary_vpc_id: Some("mirror-dst-slave-vpc-id".to_owned()),
                    mirror_region: Some("mirror-dst-region".to_owned())
                }),
                lua_config: Some(RoutingRuleLuaConfig {
                    script: "script".to_owned()
                })
            }]
        }
    );
}

#[test]
fn delete_bucket_website() {
    let bucket = sample::bucket("DeleteBucketWebsite");
    sample::sends("DeleteBucketWebsite", bucket.delete_bucket_website());
    sample::presigns(|| bucket.delete_bucket_website(), &[]);
    sample::reads::<DeleteBucketWebsite>("DeleteBucketWebsite");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<ErrorDocument>();
    sample::survives::<IndexDocument>();
    sample::survives::<MirrorAuth>();
    sample::survives::<MirrorHeader>();
    sample::survives::<MirrorHeaders>();
    sample::survives::<MirrorMultiAlternate>();
    sample::survives::<MirrorReturnHeader>();
    sample::survives::<MirrorTagging>();
    sample::survives::<RoutingRule>();
    sample::survives::<RoutingRuleCondition>();
    sample::survives::<RoutingRuleIncludeHeader>();
    sample::survives::<RoutingRuleLuaConfig>();
    sample::survives::<RoutingRuleRedirect>();
    sample::survives::<WebsiteConfiguration>();
}

random!(ErrorDocument { key, http_status });
random!(IndexDocument {
    suffix,
    support_sub_dir,
    missing_file_behavior
});
random!(MirrorAuth {
    auth_type,
    region,
    access_key_id,
    access_key_secret
});
random!(MirrorHeader { key, value });
random!(MirrorHeaders {
    pass_all,
    pass,
    remove,
    set
});
random!(MirrorMultiAlternate {
    dst_region,
    number,
    url,
    vpc_id
});
random!(MirrorReturnHeader { key, value });
random!(MirrorTagging { key, value });
random!(RoutingRule {
    rule_number,
    condition,
    redirect,
    lua_config
});
random!(RoutingRuleCondition {
    key_prefix_equals,
    key_suffix_equals,
    http_error_code_equals,
    include_headers
});
random!(RoutingRuleIncludeHeader {
    key,
    equals,
    starts_with,
    ends_with
});
random!(RoutingRuleLuaConfig { script });
random!(RoutingRuleRedirect {
    redirect_type,
    pass_query_string,
    protocol,
    host_name,
    http_redirect_code,
    replace_key_prefix_with,
    enable_replace_prefix,
    replace_key_with,
    mirror_url,
    mirror_secondary_url,
    mirror_probe_url,
    mirror_switch_all_errors,
    mirror_alternates,
    mirror_pass_query_string,
    mirror_pass_original_slashes,
    mirror_follow_redirect,
    mirror_check_md5,
    mirror_headers,
    mirror_return_headers,
    transparent_mirror_response_codes,
    mirror_proxy_pass,
    mirror_async_status,
    mirror_keep_last_modified,
    mirror_save_oss_meta,
    mirror_tags,
    mirror_sni,
    mirror_using_role,
    mirror_role,
    mirror_auth,
    mirror_allow_head_object,
    mirror_allow_image_info,
    mirror_allow_video_snapshot,
    mirror_express_tunnel,
    mirror_tunnel_id,
    mirror_vpc_id,
    mirror_secondary_vpc_id,
    mirror_region
});
random!(WebsiteConfiguration {
    index_document,
    error_document,
    routing_rules
});
random_enum!(RedirectProtocol);
random_enum!(RedirectType);
