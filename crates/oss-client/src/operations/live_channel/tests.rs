//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::operations::live_channel::{
    DeleteLiveChannel, GetLiveChannelHistory, GetLiveChannelInfo, GetLiveChannelStat,
    GetVodPlaylist, ListLiveChannel, LiveChannel, LiveChannelAudioStat, LiveChannelConfiguration,
    LiveChannelFormat, LiveChannelRecord, LiveChannelSnapshot, LiveChannelStatus,
    LiveChannelStreamStatus, LiveChannelTarget, LiveChannelVideoStat, PostVodPlaylist,
    PutLiveChannel, PutLiveChannelStatus,
};
use crate::operations::sample;
use crate::operations::sample::{random, random_enum};

#[test]
fn put_live_channel() {
    let bucket = sample::bucket("PutLiveChannel");
    sample::sends(
        "PutLiveChannel",
        bucket.put_live_channel(
            "reports/2031/q1 summary.csv",
            LiveChannelConfiguration::new(
                LiveChannelTarget::new(LiveChannelFormat::Hls)
                    .frag_duration(5)
                    .frag_count(4)
                    .playlist_name("playlist.m3u8"),
            )
            .description("description")
            .status(LiveChannelStatus::Enabled)
            .snapshot(LiveChannelSnapshot::new(
                "role-name",
                "dest-bucket",
                "notify-topic",
                10,
            )),
        ),
    );
    sample::presigns(
        || {
            bucket.put_live_channel(
                "reports/2031/q1 summary.csv",
                LiveChannelConfiguration::new(LiveChannelTarget::new(LiveChannelFormat::Hls)),
            )
        },
        &[],
    );
    let output = sample::reads::<PutLiveChannel>("PutLiveChannel");
    assert_eq!(
        output.publish_urls,
        vec![
            "https://files.harbor.example/tide.csv".to_owned(),
            "https://files.harbor.example/tide.csv".to_owned()
        ]
    );
    assert_eq!(
        output.play_urls,
        vec![
            "https://files.harbor.example/tide.csv".to_owned(),
            "https://files.harbor.example/tide.csv".to_owned()
        ]
    );
}

#[test]
fn put_live_channel_status() {
    let bucket = sample::bucket("PutLiveChannelStatus");
    sample::sends(
        "PutLiveChannelStatus",
        bucket.put_live_channel_status("reports/2031/q1 summary.csv", LiveChannelStatus::Disabled),
    );
    sample::presigns(
        || {
            bucket
                .put_live_channel_status("reports/2031/q1 summary.csv", LiveChannelStatus::Disabled)
        },
        &[],
    );
    sample::reads::<PutLiveChannelStatus>("PutLiveChannelStatus");
}

#[test]
fn get_live_channel_history() {
    let bucket = sample::bucket("GetLiveChannelHistory");
    sample::sends(
        "GetLiveChannelHistory",
        bucket.get_live_channel_history("reports/2031/q1 summary.csv"),
    );
    sample::presigns(
        || bucket.get_live_channel_history("reports/2031/q1 summary.csv"),
        &[],
    );
    let output = sample::reads::<GetLiveChannelHistory>("GetLiveChannelHistory");
    assert_eq!(
        output.records,
        vec![
            LiveChannelRecord {
                start_time: UtcSeconds::new(1_936_771_965),
                end_time: UtcSeconds::new(1_936_771_965),
                remote_addr: "remote-addr".to_owned()
            },
            LiveChannelRecord {
                start_time: UtcSeconds::new(1_936_771_965),
                end_time: UtcSeconds::new(1_936_771_965),
                remote_addr: "remote-addr-2".to_owned()
            }
        ]
    );
}

#[test]
fn get_live_channel_info() {
    let bucket = sample::bucket("GetLiveChannelInfo");
    sample::sends(
        "GetLiveChannelInfo",
        bucket.get_live_channel_info("reports/2031/q1 summary.csv"),
    );
    sample::presigns(
        || bucket.get_live_channel_info("reports/2031/q1 summary.csv"),
        &[],
    );
    assert_eq!(
        sample::reads::<GetLiveChannelInfo>("GetLiveChannelInfo"),
        LiveChannelConfiguration {
            description: Some("description".to_owned()),
            status: Some(LiveChannelStatus::Enabled),
            target: LiveChannelTarget {
                format: LiveChannelFormat::Hls,
                frag_duration: Some(5),
                frag_count: Some(4),
                playlist_name: Some("playlist.m3u8".to_owned())
            },
            snapshot: Some(LiveChannelSnapshot {
                role_name: "role-name".to_owned(),
                dest_bucket: "dest-bucket".to_owned(),
                notify_topic: "notify-topic".to_owned(),
                interval: 10
            })
        }
    );
}

#[test]
fn get_live_channel_stat() {
    let bucket = sample::bucket("GetLiveChannelStat");
    sample::sends(
        "GetLiveChannelStat",
        bucket.get_live_channel_stat("reports/2031/q1 summary.csv"),
    );
    sample::presigns(
        || bucket.get_live_channel_stat("reports/2031/q1 summary.csv"),
        &[],
    );
    let output = sample::reads::<GetLiveChannelStat>("GetLiveChannelStat");
    assert_eq!(output.status, LiveChannelStreamStatus::Disabled);
    assert_eq!(output.connected_time, Some(UtcSeconds::new(1_936_771_965)));
    assert_eq!(output.remote_addr, Some("remote-addr".to_owned()));
    assert_eq!(
        output.video,
        Some(LiveChannelVideoStat {
            width: 7,
            height: 8,
            frame_rate: 11,
            bandwidth: 11,
            codec: "codec".to_owned()
        })
    );
    assert_eq!(
        output.audio,
        Some(LiveChannelAudioStat {
            bandwidth: 11,
            sample_rate: 7,
            codec: "codec".to_owned()
        })
    );
}

#[test]
fn get_vod_playlist() {
    let bucket = sample::bucket("GetVodPlaylist");
    sample::sends(
        "GetVodPlaylist",
        bucket.get_vod_playlist(
            "reports/2031/q1 summary.csv",
            UtcSeconds::new(1_936_771_965),
            UtcSeconds::new(1_936_771_965),
        ),
    );
    sample::presigns(
        || {
            bucket.get_vod_playlist(
                "reports/2031/q1 summary.csv",
                UtcSeconds::new(1_936_771_965),
                UtcSeconds::new(1_936_771_965),
            )
        },
        &[],
    );
    sample::reads::<GetVodPlaylist>("GetVodPlaylist");
}

#[test]
fn list_live_channel() {
    let bucket = sample::bucket("ListLiveChannel");
    sample::sends(
        "ListLiveChannel",
        bucket
            .list_live_channel()
            .prefix("reports/")
            .marker("reports/2030/")
            .max_keys(50),
    );
    sample::presigns(
        || bucket.list_live_channel(),
        &[
            |operation: ListLiveChannel| operation.prefix("reports/"),
            |operation: ListLiveChannel| operation.marker("reports/2030/"),
            |operation: ListLiveChannel| operation.max_keys(50),
        ],
    );
    let output = sample::reads::<ListLiveChannel>("ListLiveChannel");
    assert_eq!(output.prefix, Some("reports/".to_owned()));
    assert_eq!(output.marker, Some("reports/2030/".to_owned()));
    assert_eq!(output.max_keys, 50);
    assert!(output.is_truncated);
    assert_eq!(
        output.next_marker,
        Some("reports/2031/q1 summary.csv".to_owned())
    );
    assert_eq!(
        output.live_channels,
        vec![
            LiveChannel {
                name: "harbor-notes".to_owned(),
                description: Some("description".to_owned()),
                status: LiveChannelStatus::Enabled,
                last_modified: UtcSeconds::new(1_936_771_965),
                publish_urls: vec![
                    "https://files.harbor.example/tide.csv".to_owned(),
                    "https://files.harbor.example/tide.csv".to_owned()
                ],
                play_urls: vec![
                    "https://files.harbor.example/tide.csv".to_owned(),
                    "https://files.harbor.example/tide.csv".to_owned()
                ]
            },
            LiveChannel {
                name: "harbor-notes".to_owned(),
                description: Some("description-2".to_owned()),
                status: LiveChannelStatus::Disabled,
                last_modified: UtcSeconds::new(1_936_771_965),
                publish_urls: vec![
                    "https://files.harbor.example/tide.csv".to_owned(),
                    "https://files.harbor.example/tide.csv".to_owned()
                ],
                play_urls: vec![
                    "https://files.harbor.example/tide.csv".to_owned(),
                    "https://files.harbor.example/tide.csv".to_owned()
                ]
            }
        ]
    );
}

#[test]
fn post_vod_playlist() {
    let bucket = sample::bucket("PostVodPlaylist");
    sample::sends(
        "PostVodPlaylist",
        bucket.post_vod_playlist(
            "evening",
            "evening.m3u8",
            UtcSeconds::new(1_936_771_965),
            UtcSeconds::new(1_936_771_965),
        ),
    );
    sample::presigns(
        || {
            bucket.post_vod_playlist(
                "evening",
                "evening.m3u8",
                UtcSeconds::new(1_936_771_965),
                UtcSeconds::new(1_936_771_965),
            )
        },
        &[],
    );
    sample::reads::<PostVodPlaylist>("PostVodPlaylist");
}

#[test]
fn delete_live_channel() {
    let bucket = sample::bucket("DeleteLiveChannel");
    sample::sends(
        "DeleteLiveChannel",
        bucket.delete_live_channel("reports/2031/q1 summary.csv"),
    );
    sample::presigns(
        || bucket.delete_live_channel("reports/2031/q1 summary.csv"),
        &[],
    );
    sample::reads::<DeleteLiveChannel>("DeleteLiveChannel");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<LiveChannel>();
    sample::survives::<LiveChannelAudioStat>();
    sample::survives::<LiveChannelConfiguration>();
    sample::survives::<LiveChannelRecord>();
    sample::survives::<LiveChannelSnapshot>();
    sample::survives::<LiveChannelTarget>();
    sample::survives::<LiveChannelVideoStat>();
}

random!(LiveChannel {
    name,
    description,
    status,
    last_modified,
    publish_urls,
    play_urls
});
random!(LiveChannelAudioStat {
    bandwidth,
    sample_rate,
    codec
});
random!(LiveChannelConfiguration {
    description,
    status,
    target,
    snapshot
});
random!(LiveChannelRecord {
    start_time,
    end_time,
    remote_addr
});
random!(LiveChannelSnapshot {
    role_name,
    dest_bucket,
    notify_topic,
    interval
});
random!(LiveChannelTarget {
    format,
    frag_duration,
    frag_count,
    playlist_name
});
random!(LiveChannelVideoStat {
    width,
    height,
    frame_rate,
    bandwidth,
    codec
});
random_enum!(LiveChannelFormat);
random_enum!(LiveChannelStatus);
random_enum!(LiveChannelStreamStatus);
