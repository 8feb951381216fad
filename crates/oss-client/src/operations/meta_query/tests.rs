//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::etag::ETag;
use crate::operations::common::{ObjectAcl, ObjectType, StorageClass};
use crate::operations::meta_query::{
    CloseMetaQuery, DoDataPipeLineAction, DoMetaQuery, DoMetaQueryAction, GetMetaQueryStatus,
    MetaQuery, MetaQueryAddress, MetaQueryAggregation, MetaQueryAudioStream, MetaQueryFile,
    MetaQueryFileInsights, MetaQueryFileInsightsImage, MetaQueryFileInsightsVideo, MetaQueryGroup,
    MetaQueryMode, MetaQueryOperation, MetaQueryOrder, MetaQueryPhase, MetaQueryState,
    MetaQueryStatus, MetaQuerySubtitle, MetaQueryTag, MetaQueryUserMeta, MetaQueryVideoStream,
    OpenMetaQuery,
};
use crate::operations::sample;
use crate::operations::sample::{random, random_enum};

#[test]
fn open_meta_query() {
    let bucket = sample::bucket("OpenMetaQuery");
    sample::sends(
        "OpenMetaQuery",
        bucket.open_meta_query().mode(MetaQueryMode::Basic),
    );
    sample::presigns(
        || bucket.open_meta_query(),
        &[|operation: OpenMetaQuery| operation.mode(MetaQueryMode::Basic)],
    );
    sample::reads::<OpenMetaQuery>("OpenMetaQuery");
}

#[test]
fn get_meta_query_status() {
    let bucket = sample::bucket("GetMetaQueryStatus");
    sample::sends("GetMetaQueryStatus", bucket.get_meta_query_status());
    sample::presigns(|| bucket.get_meta_query_status(), &[]);
    assert_eq!(
        sample::reads::<GetMetaQueryStatus>("GetMetaQueryStatus"),
        MetaQueryStatus {
            create_time: UtcSeconds::new(1_936_771_965),
            update_time: UtcSeconds::new(1_936_771_965),
            state: MetaQueryState::Ready,
            phase: Some(MetaQueryPhase::FullScanning),
            mode: Some(MetaQueryMode::Basic)
        }
    );
}

#[test]
fn do_data_pipe_line_action() {
    let client = sample::client();
    sample::sends(
        "DoDataPipeLineAction",
        client
            .do_data_pipe_line_action("createDataset")
            .body("tide,low\n1,40\n"),
    );
    sample::presigns(|| client.do_data_pipe_line_action("createDataset"), &[]);
    sample::reads::<DoDataPipeLineAction>("DoDataPipeLineAction");
}

#[test]
fn do_meta_query() {
    let bucket = sample::bucket("DoMetaQuery");
    sample::sends(
        "DoMetaQuery",
        bucket
            .do_meta_query(
                MetaQuery::new()
                    .max_results(20)
                    .query("{\"Field\": \"Size\",\"Value\": \"1048576\",\"Operation\": \"gt\"}")
                    .sort("Size")
                    .order(MetaQueryOrder::Asc)
                    .aggregations([MetaQueryAggregation::new("field", MetaQueryOperation::Min)
                        .value(0.75)
                        .groups([MetaQueryGroup::new("value", 7)])])
                    .next_token("MTIzNDU2Nzg5MA==")
                    .media_types(["media-type", "media-type-2"])
                    .simple_query("simple-query"),
            )
            .mode(MetaQueryMode::Basic),
    );
    sample::presigns(
        || bucket.do_meta_query(MetaQuery::new()),
        &[|operation: DoMetaQuery| operation.mode(MetaQueryMode::Basic)],
    );
    let output = sample::reads::<DoMetaQuery>("DoMetaQuery");
    assert_eq!(output.next_token, Some("MTIzNDU2Nzg5MA==".to_owned()));
    assert_eq!(
        output.files,
        vec![
            MetaQueryFile {
                file_modified_time: Some(UtcSeconds::new(1_936_743_165)),
                object_type: Some(ObjectType::Normal),
                etag: Some(ETag::from("\"9B2CF535F27731C974343645A3985328\"")),
                server_side_encryption_customer_algorithm: Some(
                    "server-side-encryption-customer-algorithm".to_owned()
                ),
                tagging_count: Some(7),
                tags: vec![
                    MetaQueryTag {
                        key: "team".to_owned(),
                        value: "value".to_owned()
                    },
                    MetaQueryTag {
                        key: "stage".to_owned(),
                        value: "value-2".to_owned()
                    }
                ],
                user_metadata: vec![
                    MetaQueryUserMeta {
                        key: "team".to_owned(),
                        value: "value".to_owned()
                    },
                    MetaQueryUserMeta {
                        key: "stage".to_owned(),
                        value: "value-2".to_owned()
                    }
                ],
                filename: "reports/2031/q1 summary.csv".to_owned(),
                storage_class: Some(StorageClass::Ia),
                acl: Some(ObjectAcl::Private),
                crc64: Some(5981764153023615706),
                server_side_encryption: Some("server-side-encryption".to_owned()),
                size: Some(4096),
                audio_streams: vec![
                    MetaQueryAudioStream {
                        sample_rate: Some(7),
                        start_time: Some(0.5),
                        duration: Some(12.5),
                        channels: Some(10),
                        language: Some("language".to_owned()),
                        codec_name: Some("codec-name".to_owned()),
                        bitrate: Some(9)
                    },
                    MetaQueryAudioStream {
                        sample_rate: Some(7),
                        start_time: Some(0.5),
                        duration: Some(12.5),
                        channels: Some(10),
                        language: Some("language-2".to_owned()),
                        codec_name: Some("codec-name-2".to_owned()),
                        bitrate: Some(9)
                    }
                ],
                server_side_data_encryption: Some("server-side-data-encryption".to_owned()),
                access_control_request_method: Some("access-control-request-method".to_owned()),
                artist: Some("artist".to_owned()),
                duration: Some(12.5),
                lat_long: Some("30.134390,120.074997".to_owned()),
                subtitles: vec![
                    MetaQuerySubtitle {
                        start_time: Some(0.5),
                        duration: Some(12.5),
                        codec_name: Some("codec-name".to_owned()),
                        language: Some("language".to_owned())
                    },
                    MetaQuerySubtitle {
                        start_time: Some(0.5),
                        duration: Some(12.5),
                        codec_name: Some("codec-name-2".to_owned()),
                        language: Some("language-2".to_owned())
                    }
                ],
                produce_time: Some(UtcSeconds::new(1_936_743_165)),
                access_control_allow_origin: Some("access-control-allow-origin".to_owned()),
                content_disposition: Some("content-disposition".to_owned()),
                performer: Some("performer".to_owned()),
                album: Some("album".to_owned()),
                addresses: vec![
                    MetaQueryAddress {
                        country: Some("country".to_owned()),
                        city: Some("city".to_owned()),
                        district: Some("district".to_owned()),
                        language: Some("language".to_owned()),
                        province: Some("province".to_owned()),
                        township: Some("township".to_owned()),
                        address_line: Some("address-line".to_owned())
                    },
                    MetaQueryAddress {
                        country: Some("country-2".to_owned()),
                        city: Some("city-2".to_owned()),
                        district: Some("district-2".to_owned()),
                        language: Some("language-2".to_owned()),
                        province: Some("province-2".to_owned()),
                        township: Some("township-2".to_owned()),
                        address_line: Some("address-line-2".to_owned())
                    }
                ],
                content_type: Some("content-type".to_owned()),
                content_encoding: Some("content-encoding".to_owned()),
                content_language: Some("content-language".to_owned()),
                image_height: Some(8),
                media_type: Some("media-type".to_owned()),
                expiration: Some("ossexpiration".to_owned()),
                image_width: Some(7),
                video_width: Some(7),
                composer: Some("composer".to_owned()),
                uri: Some("oss://harbor-notes/reports/2031/q1 summary.csv".to_owned()),
                video_height: Some(8),
                video_streams: vec![
                    MetaQueryVideoStream {
                        bitrate: Some(9),
                        start_time: Some(0.5),
                        duration: Some(12.5),
                        pixel_format: Some("pixel-format".to_owned()),
                        height: Some(8),
                        color_space: Some("color-space".to_owned()),
                        width: Some(7),
                        codec_name: Some("codec-name".to_owned()),
                        language: Some("language".to_owned()),
                        frame_rate: Some("frame-rate".to_owned()),
                        frame_count: Some(7),
                        bit_depth: Some(10)
                    },
                    MetaQueryVideoStream {
                        bitrate: Some(9),
                        start_time: Some(0.5),
                        duration: Some(12.5),
                        pixel_format: Some("pixel-format-2".to_owned()),
                        height: Some(8),
                        color_space: Some("color-space-2".to_owned()),
                        width: Some(7),
                        codec_name: Some("codec-name-2".to_owned()),
                        language: Some("language-2".to_owned()),
                        frame_rate: Some("frame-rate-2".to_owned()),
                        frame_count: Some(7),
                        bit_depth: Some(10)
                    }
                ],
                cache_control: Some("cache-control".to_owned()),
                bitrate: Some(9),
                album_artist: Some("album-artist".to_owned()),
                title: Some("title".to_owned()),
                server_side_encryption_key_id: Some("server-side-encryption-key-id".to_owned()),
                insights: Some(MetaQueryFileInsights {
                    video: Some(MetaQueryFileInsightsVideo {
                        caption: Some("caption".to_owned()),
                        description: Some("description".to_owned())
                    }),
                    image: Some(MetaQueryFileInsightsImage {
                        caption: Some("caption".to_owned()),
                        description: Some("description".to_owned())
                    })
                })
            },
            MetaQueryFile {
                file_modified_time: Some(UtcSeconds::new(1_936_743_165)),
                object_type: Some(ObjectType::Multipart),
                etag: Some(ETag::from("\"9B2CF535F27731C974343645A3985328\"")),
                server_side_encryption_customer_algorithm: Some(
                    "server-side-encryption-customer-algorithm-2".to_owned()
                ),
                tagging_count: Some(7),
                tags: vec![
                    MetaQueryTag {
                        key: "team".to_owned(),
                        value: "value".to_owned()
                    },
                    MetaQueryTag {
                        key: "stage".to_owned(),
                        value: "value-2".to_owned()
                    }
                ],
                user_metadata: vec![
                    MetaQueryUserMeta {
                        key: "team".to_owned(),
                        value: "value".to_owned()
                    },
                    MetaQueryUserMeta {
                        key: "stage".to_owned(),
                        value: "value-2".to_owned()
                    }
                ],
                filename: "reports/2031/q1 summary.csv".to_owned(),
                storage_class: Some(StorageClass::Archive),
                acl: Some(ObjectAcl::PublicRead),
                crc64: Some(5981764153023615706),
                server_side_encryption: Some("server-side-encryption-2".to_owned()),
                size: Some(4096),
                audio_streams: vec![
                    MetaQueryAudioStream {
                        sample_rate: Some(7),
                        start_time: Some(0.5),
                        duration: Some(12.5),
                        channels: Some(10),
                        language: Some("language".to_owned()),
                        codec_name: Some("codec-name".to_owned()),
                        bitrate: Some(9)
                    },
                    MetaQueryAudioStream {
                        sample_rate: Some(7),
                        start_time: Some(0.5),
                        duration: Some(12.5),
                        channels: Some(10),
                        language: Some("language-2".to_owned()),
                        codec_name: Some("codec-name-2".to_owned()),
                        bitrate: Some(9)
                    }
                ],
                server_side_data_encryption: Some("server-side-data-encryption-2".to_owned()),
                access_control_request_method: Some("access-control-request-method-2".to_owned()),
                artist: Some("artist-2".to_owned()),
                duration: Some(12.5),
                lat_long: Some("30.134390,120.074997".to_owned()),
                subtitles: vec![
                    MetaQuerySubtitle {
                        start_time: Some(0.5),
                        duration: Some(12.5),
                        codec_name: Some("codec-name".to_owned()),
                        language: Some("language".to_owned())
                    },
                    MetaQuerySubtitle {
                        start_time: Some(0.5),
                        duration: Some(12.5),
                        codec_name: Some("codec-name-2".to_owned()),
                        language: Some("language-2".to_owned())
                    }
                ],
                produce_time: Some(UtcSeconds::new(1_936_743_165)),
                access_control_allow_origin: Some("access-control-allow-origin-2".to_owned()),
                content_disposition: Some("content-disposition-2".to_owned()),
                performer: Some("performer-2".to_owned()),
                album: Some("album-2".to_owned()),
                addresses: vec![
                    MetaQueryAddress {
                        country: Some("country".to_owned()),
                        city: Some("city".to_owned()),
                        district: Some("district".to_owned()),
                        language: Some("language".to_owned()),
                        province: Some("province".to_owned()),
                        township: Some("township".to_owned()),
                        address_line: Some("address-line".to_owned())
                    },
                    MetaQueryAddress {
                        country: Some("country-2".to_owned()),
                        city: Some("city-2".to_owned()),
                        district: Some("district-2".to_owned()),
                        language: Some("language-2".to_owned()),
                        province: Some("province-2".to_owned()),
                        township: Some("township-2".to_owned()),
                        address_line: Some("address-line-2".to_owned())
                    }
                ],
                content_type: Some("content-type-2".to_owned()),
                content_encoding: Some("content-encoding-2".to_owned()),
                content_language: Some("content-language-2".to_owned()),
                image_height: Some(8),
                media_type: Some("media-type-2".to_owned()),
                expiration: Some("ossexpiration-2".to_owned()),
                image_width: Some(7),
                video_width: Some(7),
                composer: Some("composer-2".to_owned()),
                uri: Some("oss://harbor-notes/reports/2031/q1 summary.csv".to_owned()),
                video_height: Some(8),
                video_streams: vec![
                    MetaQueryVideoStream {
                        bitrate: Some(9),
                        start_time: Some(0.5),
                        duration: Some(12.5),
                        pixel_format: Some("pixel-format".to_owned()),
                        height: Some(8),
                        color_space: Some("color-space".to_owned()),
                        width: Some(7),
                        codec_name: Some("codec-name".to_owned()),
                        language: Some("language".to_owned()),
                        frame_rate: Some("frame-rate".to_owned()),
                        frame_count: Some(7),
                        bit_depth: Some(10)
                    },
                    MetaQueryVideoStream {
                        bitrate: Some(9),
                        start_time: Some(0.5),
                        duration: Some(12.5),
                        pixel_format: Some("pixel-format-2".to_owned()),
                        height: Some(8),
                        color_space: Some("color-space-2".to_owned()),
                        width: Some(7),
                        codec_name: Some("codec-name-2".to_owned()),
                        language: Some("language-2".to_owned()),
                        frame_rate: Some("frame-rate-2".to_owned()),
                        frame_count: Some(7),
                        bit_depth: Some(10)
                    }
                ],
                cache_control: Some("cache-control-2".to_owned()),
                bitrate: Some(9),
                album_artist: Some("album-artist-2".to_owned()),
                title: Some("title-2".to_owned()),
                server_side_encryption_key_id: Some("server-side-encryption-key-id-2".to_owned()),
                insights: Some(MetaQueryFileInsights {
                    video: Some(MetaQueryFileInsightsVideo {
                        caption: Some("caption-2".to_owned()),
                        description: Some("description-2".to_owned())
                    }),
                    image: Some(MetaQueryFileInsightsImage {
                        caption: Some("caption-2".to_owned()),
                        description: Some("description-2".to_owned())
                    })
                })
            }
        ]
    );
    assert_eq!(
        output.aggregations,
        vec![
            MetaQueryAggregation {
                field: "field".to_owned(),
                operation: MetaQueryOperation::Min,
                value: Some(0.75),
                groups: vec![MetaQueryGroup {
                    value: "value".to_owned(),
                    count: 7
                }]
            },
            MetaQueryAggregation {
                field: "field-2".to_owned(),
                operation: MetaQueryOperation::Max,
                value: Some(0.75),
                groups: vec![MetaQueryGroup {
                    value: "value".to_owned(),
                    count: 7
                }]
            }
        ]
    );
}

#[test]
fn do_meta_query_action() {
    let bucket = sample::bucket("DoMetaQueryAction");
    sample::sends(
        "DoMetaQueryAction",
        bucket
            .do_meta_query_action("createDataset")
            .body("tide,low\n1,40\n"),
    );
    sample::presigns(|| bucket.do_meta_query_action("createDataset"), &[]);
    sample::reads::<DoMetaQueryAction>("DoMetaQueryAction");
}

#[test]
fn close_meta_query() {
    let bucket = sample::bucket("CloseMetaQuery");
    sample::sends("CloseMetaQuery", bucket.close_meta_query());
    sample::presigns(|| bucket.close_meta_query(), &[]);
    sample::reads::<CloseMetaQuery>("CloseMetaQuery");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<MetaQuery>();
    sample::survives::<MetaQueryAddress>();
    sample::survives::<MetaQueryAggregation>();
    sample::survives::<MetaQueryAudioStream>();
    sample::survives::<MetaQueryFile>();
    sample::survives::<MetaQueryFileInsights>();
    sample::survives::<MetaQueryFileInsightsImage>();
    sample::survives::<MetaQueryFileInsightsVideo>();
    sample::survives::<MetaQueryGroup>();
    sample::survives::<MetaQueryStatus>();
    sample::survives::<MetaQuerySubtitle>();
    sample::survives::<MetaQueryTag>();
    sample::survives::<MetaQueryUserMeta>();
    sample::survives::<MetaQueryVideoStream>();
}

random!(MetaQuery {
    max_results,
    query,
    sort,
    order,
    aggregations,
    next_token,
    media_types,
    simple_query
});
random!(MetaQueryAddress {
    country,
    city,
    district,
    language,
    province,
    township,
    address_line
});
random!(MetaQueryAggregation {
    field,
    operation,
    value,
    groups
});
random!(MetaQueryAudioStream {
    sample_rate,
    start_time,
    duration,
    channels,
    language,
    codec_name,
    bitrate
});
random!(MetaQueryFile {
    file_modified_time,
    object_type,
    etag,
    server_side_encryption_customer_algorithm,
    tagging_count,
    tags,
    user_metadata,
    filename,
    storage_class,
    acl,
    crc64,
    server_side_encryption,
    size,
    audio_streams,
    server_side_data_encryption,
    access_control_request_method,
    artist,
    duration,
    lat_long,
    subtitles,
    produce_time,
    access_control_allow_origin,
    content_disposition,
    performer,
    album,
    addresses,
    content_type,
    content_encoding,
    content_language,
    image_height,
    media_type,
    expiration,
    image_width,
    video_width,
    composer,
    uri,
    video_height,
    video_streams,
    cache_control,
    bitrate,
    album_artist,
    title,
    server_side_encryption_key_id,
    insights
});
random!(MetaQueryFileInsights { video, image });
random!(MetaQueryFileInsightsImage {
    caption,
    description
});
random!(MetaQueryFileInsightsVideo {
    caption,
    description
});
random!(MetaQueryGroup { value, count });
random!(MetaQueryStatus {
    create_time,
    update_time,
    state,
    phase,
    mode
});
random!(MetaQuerySubtitle {
    start_time,
    duration,
    codec_name,
    language
});
random!(MetaQueryTag { key, value });
random!(MetaQueryUserMeta { key, value });
random!(MetaQueryVideoStream {
    bitrate,
    start_time,
    duration,
    pixel_format,
    height,
    color_space,
    width,
    codec_name,
    language,
    frame_rate,
    frame_count,
    bit_depth
});
random_enum!(MetaQueryMode);
random_enum!(MetaQueryOperation);
random_enum!(MetaQueryOrder);
random_enum!(MetaQueryPhase);
random_enum!(MetaQueryState);
