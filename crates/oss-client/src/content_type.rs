//! The media type of an object, derived from its key.

/// Returns the media type for the key's last extension, in upper or lower case. A key without an
/// extension, or with an unknown one, gets `application/octet-stream`. The table is compiled in, so
/// the result is the same on every machine.
pub(crate) fn from_key(key: &str) -> String {
    let name = key.rsplit('/').next().unwrap_or(key);
    let extension = match name.rsplit_once('.') {
        Some((_, extension)) => extension.to_ascii_lowercase(),
        None => String::new(),
    };
    let pinned = PINNED.iter().find(|(known, _)| *known == extension);
    match pinned {
        Some((_, kind)) => (*kind).to_owned(),
        None => mime_guess::from_ext(&extension)
            .first_or_octet_stream()
            .essence_str()
            .to_owned(),
    }
}

/// Extensions for which published tables disagree, or for which a wrong type would keep a browser
/// from playing or running the object.
const PINNED: [(&str, &str); 7] = [
    ("avif", "image/avif"),
    ("js", "text/javascript"),
    ("m3u8", "application/vnd.apple.mpegurl"),
    ("mjs", "text/javascript"),
    ("ts", "video/mp2t"),
    ("wasm", "application/wasm"),
    ("webp", "image/webp"),
];

#[cfg(test)]
mod tests {
    use super::from_key;

    #[test]
    fn the_last_extension_decides_in_any_case() {
        for (key, kind) in [
            ("exampledir/exampleobject.txt", "text/plain"),
            ("a.tar.gz", "application/gzip"),
            ("photo.JPG", "image/jpeg"),
            ("clip.ts", "video/mp2t"),
            ("app.js", "text/javascript"),
            ("app.mjs", "text/javascript"),
            ("app.wasm", "application/wasm"),
            ("a.avif", "image/avif"),
            ("a.webp", "image/webp"),
            ("live.m3u8", "application/vnd.apple.mpegurl"),
            ("dir.txt/none", "application/octet-stream"),
            ("dir/", "application/octet-stream"),
            ("a.unknownext", "application/octet-stream"),
        ] {
            assert_eq!(from_key(key), kind, "{key}");
        }
    }
}
