//! The type of an object by its key.

/// The media type for the key's last extension, in any case; `application/octet-stream` where it
/// tells nothing. It depends on no table of the machine.
pub(crate) fn of_key(key: &str) -> String {
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

/// Where tables disagree, and where a wrong type keeps a browser from playing or running it.
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
    use super::of_key;

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
            assert_eq!(of_key(key), kind, "{key}");
        }
    }
}
