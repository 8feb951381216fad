//! Live channels.

use std::time::Duration;

use crate::caller::{Ask, Oss, Reply};

async fn put(oss: &Oss, name: &str, rest: &str) -> Reply {
    let body = format!(
        "<LiveChannelConfiguration><Description>d</Description><Target><Type>HLS</Type>{rest}\
         </Target></LiveChannelConfiguration>"
    );
    oss.object("PUT", name)
        .query("live", "")
        .body(body)
        .send()
        .await
}

fn channel<'a>(oss: &'a Oss, method: &'a str, comp: &str) -> Ask<'a> {
    let ask = oss.object(method, "ch").query("live", "");
    match comp {
        "" => ask,
        comp => ask.query("comp", comp),
    }
}

#[tokio::test]
async fn a_channel_is_created_described_and_deleted() {
    let oss = Oss::start().await;
    for comp in ["", "stat", "history"] {
        let absent = channel(&oss, "GET", comp).send().await;
        assert_eq!(absent.outcome(), (404, "NoSuchLiveChannel"));
    }
    let created = put(&oss, "ch", "").await;
    let expected = "<CreateLiveChannelResult><PublishUrls>\
         <Url>rtmp://examplebucket.oss-cn-hangzhou.aliyuncs.com/live/ch</Url></PublishUrls>\
         <PlayUrls><Url>http://examplebucket.oss-cn-hangzhou.aliyuncs.com/ch/playlist.m3u8</Url>\
         </PlayUrls></CreateLiveChannelResult>";
    assert!(created.text().ends_with(expected), "{}", created.text());
    let info = channel(&oss, "GET", "").send().await;
    let expected = "<LiveChannelConfiguration><Description>d</Description>\
         <Status>enabled</Status><Target><Type>HLS</Type><FragDuration>5</FragDuration>\
         <FragCount>3</FragCount><PlaylistName>playlist.m3u8</PlaylistName></Target>\
         </LiveChannelConfiguration>";
    assert!(info.text().ends_with(expected), "{}", info.text());
    let stat = channel(&oss, "GET", "stat").send().await;
    assert_eq!(stat.elements("Status"), ["Idle"]);
    let history = channel(&oss, "GET", "history").send().await;
    assert!(
        history
            .text()
            .ends_with("<LiveChannelHistory></LiveChannelHistory>")
    );
    let counted = oss.bucket("GET").query("stat", "").send().await;
    assert_eq!(counted.elements("LiveChannelCount"), ["1"]);
    let held = oss.bucket("DELETE").send().await;
    assert_eq!(held.outcome(), (409, "BucketNotEmpty"));
    for _ in 0..2 {
        assert_eq!(channel(&oss, "DELETE", "").send().await.status, 204);
    }
    assert_eq!(channel(&oss, "GET", "").send().await.status, 404);
    let unnamed = put(&oss, "ch", "<PlaylistName></PlaylistName>").await;
    assert!(unnamed.text().contains("/ch/playlist.m3u8"), "{unnamed:?}");
}

#[tokio::test]
async fn malformed_channels_are_refused() {
    let oss = Oss::start().await;
    for (name, rest, code) in [
        ("a/b", "", "InvalidChannelName"),
        ("ch", "<FragDuration>0</FragDuration>", "InvalidArgument"),
        ("ch", "<FragCount>101</FragCount>", "InvalidArgument"),
        (
            "ch",
            "<PlaylistName>a.txt</PlaylistName>",
            "InvalidArgument",
        ),
        ("ch", "<FragCount>x</FragCount>", "MalformedXML"),
    ] {
        let refused = put(&oss, name, rest).await;
        assert_eq!(refused.outcome(), (400, code), "{name} {rest}");
    }
}

#[tokio::test]
async fn a_channel_is_disabled_and_enabled() {
    let oss = Oss::start().await;
    let set = |status: &str| channel(&oss, "PUT", "").query("status", status);
    assert_eq!(
        set("disabled").send().await.outcome(),
        (404, "NoSuchLiveChannel")
    );
    put(&oss, "ch", "").await;
    assert_eq!(set("off").send().await.outcome(), (400, "InvalidArgument"));
    for (status, shown) in [("disabled", "Disabled"), ("enabled", "Idle")] {
        assert_eq!(set(status).send().await.status, 200);
        let stat = channel(&oss, "GET", "stat").send().await;
        assert_eq!(stat.elements("Status"), [shown]);
    }
}

#[tokio::test]
async fn channels_are_listed_in_pages() {
    let oss = Oss::start().await;
    for name in ["a1", "a2", "a3", "b1"] {
        put(&oss, name, "").await;
    }
    let list = || oss.bucket("GET").query("live", "").query("prefix", "a");
    let first = list().query("max-keys", "2").send().await;
    assert_eq!(first.elements("Name"), ["a1", "a2"]);
    assert_eq!(first.elements("NextMarker"), ["a2"]);
    assert_eq!(first.elements("IsTruncated"), ["true"]);
    assert_eq!(
        first.elements("LastModified")[0],
        "2025-11-25T12:00:00.000Z"
    );
    let second = list().query("marker", "a2").send().await;
    assert_eq!(second.elements("Name"), ["a3"]);
    assert_eq!(second.elements("IsTruncated"), ["false"]);
}

#[tokio::test]
async fn a_playlist_is_made_of_stored_fragments() {
    let oss = Oss::start().await;
    let vod = |method, key: &str, start: &str, end: &str| {
        let ask = oss.object(method, key).query("vod", "");
        ask.query("startTime", start).query("endTime", end)
    };
    let (start, end) = ("1764071900", "1764072100");
    let absent = vod("POST", "ch/list.m3u8", start, end).send().await;
    assert_eq!(absent.outcome(), (404, "NoSuchLiveChannel"));
    // The times are checked before the channel is looked for.
    let empty = vod("POST", "ch/list.m3u8", start, start).send().await;
    assert_eq!(empty.outcome(), (400, "InvalidArgument"));
    assert_eq!(empty.header("x-oss-ec"), "0044-00000308");
    put(&oss, "ch", "").await;
    for (key, start, end) in [
        ("ch/list.m3u8", end, start),
        ("ch/list.m3u8", start, "1764271900"),
        ("ch/list.m3u8", "now", end),
        ("ch/list.txt", start, end),
        // There are no fragments yet.
        ("ch/list.m3u8", start, end),
    ] {
        let refused = vod("POST", key, start, end).send().await;
        assert_eq!(
            refused.outcome(),
            (400, "InvalidArgument"),
            "{key} {start} {end}"
        );
    }
    oss.put("ch/1.ts", "1").await;
    oss.server.clock().advance(Duration::from_secs(60));
    oss.put("ch/2.ts", "2").await;
    oss.server.clock().advance(Duration::from_secs(600));
    oss.put("ch/3.ts", "3").await;

    let expected = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-MEDIA-SEQUENCE:0\n\
                    #EXT-X-TARGETDURATION:5\n#EXTINF:5.000,\n1.ts\n#EXTINF:5.000,\n2.ts\n\
                    #EXT-X-ENDLIST\n";
    let got = vod("GET", "ch", start, end).send().await;
    assert_eq!(got.header("content-type"), "application/x-mpegURL");
    assert_eq!(got.text(), expected);
    assert_eq!(
        vod("POST", "ch/list.m3u8", start, end).send().await.status,
        200
    );
    let stored = oss.object("GET", "ch/list.m3u8").send().await;
    assert_eq!((stored.status, stored.text()), (200, expected));
}
