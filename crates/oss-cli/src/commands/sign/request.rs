//! A request as somebody typed or saved it, and the resource that it is about.

use std::net::IpAddr;

use oss_sign::UtcSeconds;
use oss_sign::encode::percent_decode;
use oss_sign::verify::Received;

use crate::args::sign::Explain;
use crate::args::value::header;
use crate::failure::{Failure, Result};
use crate::input;

/// A request that was not received over a socket.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    pub(super) method: String,
    /// `/`, `/BUCKET/` or `/BUCKET/KEY`, decoded.
    pub(super) resource_path: String,
    pub(super) raw_query: String,
    /// Names in lower case, and values.
    pub(super) lines: Vec<(String, String)>,
}

impl Typed {
    /// Takes a target apart that is sent with the method and the headers of `head`.
    ///
    /// # Errors
    ///
    /// The target is not a URL of HTTP or a path beside a header `Host`, or its path is not UTF-8.
    pub(super) fn new(head: &Head, target: &str, bucket: Option<&str>) -> Result<Self> {
        let host = head.headers.iter().find(|(name, _)| name == "host");
        let (authority, path_and_query) = split(target, host.map(|(_, host)| host.as_str()))
            .map_err(|problem| Failure::usage(format!("{}: {problem}", head.source)))?;
        let (path, query) = path_and_query
            .split_once('?')
            .unwrap_or((&path_and_query, ""));
        let path = percent_decode(path)
            .ok_or_else(|| Failure::usage("the path of the URL is not percent-encoded UTF-8"))?;
        let bucket = bucket.map(str::to_owned).or_else(|| bucket_of(&authority));
        let resource_path = match bucket {
            Some(bucket) => format!("/{bucket}{path}"),
            // In path style the bucket's own URL may stand without the slash behind it.
            None if !path.trim_start_matches('/').is_empty() && path.matches('/').count() == 1 => {
                format!("{path}/")
            }
            None => path.into_owned(),
        };
        Ok(Self {
            method: head.method.to_ascii_uppercase(),
            resource_path,
            raw_query: query.to_owned(),
            lines: head.headers.clone(),
        })
    }

    /// The headers in the form in which the verification reads them.
    pub(super) fn headers(&self) -> Vec<(&str, &[u8])> {
        let lines = self.lines.iter();
        lines
            .map(|(name, value)| (name.as_str(), value.as_bytes()))
            .collect()
    }

    /// The request as a server would have received it.
    pub(super) fn received<'a>(&'a self, headers: &'a [(&'a str, &'a [u8])]) -> Received<'a> {
        Received {
            method: &self.method,
            resource_path: &self.resource_path,
            raw_query: &self.raw_query,
            headers,
            peer: None,
        }
    }

    /// The time in its header `x-oss-date` or `date`.
    pub(super) fn time(&self) -> Option<UtcSeconds> {
        let value = |wanted: &str| {
            let header = self.lines.iter().find(|(name, _)| name == wanted);
            header.map(|(_, value)| value.as_str())
        };
        let text = value("x-oss-date").or_else(|| value("date"))?;
        UtcSeconds::parse_iso_basic(text).or_else(|| UtcSeconds::parse_http_date(text))
    }
}

/// Request line and headers, as they were typed, or as `curl --verbose` or a proxy shows them.
#[derive(Debug)]
pub(super) struct Head {
    /// The argument that the target comes from.
    source: &'static str,
    pub(super) method: String,
    /// A path, or a whole URL.
    pub(super) target: String,
    pub(super) headers: Vec<(String, String)>,
}

impl Head {
    /// Reads what the arguments describe; `None` where they describe no request.
    pub(super) async fn read(args: &Explain) -> Result<Option<Self>> {
        if let Some(file) = &args.request {
            let text = input::read("--request", file).await?;
            return Self::parse(&text).map(Some);
        }
        let link = args.link.as_ref().map(|link| ("URL", link));
        let url = link.or(args.url.as_ref().map(|url| ("--url", url)));
        Ok(url.map(|(source, url)| Self {
            source,
            method: args.method.clone(),
            target: url.clone(),
            headers: args.headers.clone(),
        }))
    }

    fn parse(text: &str) -> Result<Self> {
        let mut lines = text.lines().map(|line| line.trim_start_matches("> "));
        let first = lines.next().unwrap_or_default();
        let mut words = first.split_whitespace();
        let (Some(method), Some(target)) = (words.next(), words.next()) else {
            let problem =
                format!("--request: the first line is {first:?}, not METHOD TARGET HTTP/1.1");
            return Err(Failure::usage(problem));
        };
        let headers = lines
            .take_while(|line| !line.trim().is_empty())
            .map(header)
            .collect::<Result<_, _>>()
            .map_err(|problem| Failure::usage(format!("--request: {problem}")))?;
        Ok(Self {
            source: "--request",
            method: method.to_owned(),
            target: target.to_owned(),
            headers,
        })
    }
}

/// Returns the host, and the path with the query. A target that begins with `/` has its host in the
/// header. A URL may have no scheme, but then it needs a path or a query, so that a mere word is not
/// taken for a host.
fn split(url: &str, host: Option<&str>) -> Result<(String, String), String> {
    if url.starts_with('/') {
        let host = host.ok_or("the request has no header Host")?;
        return Ok((host.to_owned(), url.to_owned()));
    }
    let url = url.split('#').next().unwrap_or_default();
    let without_query = url.split('?').next().unwrap_or_default();
    let scheme = without_query.split_once("://").map(|(scheme, _)| scheme);
    let scheme = scheme.filter(|scheme| !scheme.contains('/'));
    let rest = match scheme {
        Some(scheme) if !is_http(scheme) => {
            return Err(format!(
                "the scheme of {without_query:?} is {scheme}; expected https or http"
            ));
        }
        Some(scheme) => url.get(scheme.len() + "://".len()..).unwrap_or_default(),
        None => url,
    };
    let at = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, target) = rest.split_at(at);
    if authority.is_empty() || scheme.is_none() && target.is_empty() {
        return Err(format!(
            "{without_query:?} is not a URL; expected https://HOST/PATH"
        ));
    }
    let slash = if target.starts_with('/') { "" } else { "/" };
    Ok((authority.to_owned(), format!("{slash}{target}")))
}

fn is_http(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
}

/// The bucket before a host of OSS. With an address or `localhost` the bucket is in the path; with
/// any other host it is not known. Names of hosts are compared without case.
fn bucket_of(authority: &str) -> Option<String> {
    let authority = authority.to_ascii_lowercase();
    let host = authority
        .rsplit_once(':')
        .map_or(authority.as_str(), |(host, port)| {
            if port.bytes().all(|b| b.is_ascii_digit()) {
                host
            } else {
                &authority
            }
        });
    if host.parse::<IpAddr>().is_ok() || host == "localhost" || !host.ends_with(".aliyuncs.com") {
        return None;
    }
    let (first, _) = host.split_once('.')?;
    let is_bucket = !first.starts_with("oss-") && host.matches('.').count() > 2;
    is_bucket.then(|| first.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bucket_is_before_the_host_of_oss_only() {
        let bucket = |host: &str| bucket_of(host);
        assert_eq!(
            bucket("examplebucket.oss-cn-hangzhou.aliyuncs.com").as_deref(),
            Some("examplebucket")
        );
        assert_eq!(
            bucket("ExampleBucket.OSS-cn-hangzhou.aliyuncs.com").as_deref(),
            Some("examplebucket")
        );
        for host in [
            "oss-cn-hangzhou.aliyuncs.com",
            "127.0.0.1:9000",
            "static.example.com",
        ] {
            assert_eq!(bucket(host), None, "{host}");
        }
    }

    #[test]
    fn a_head_is_read_as_curl_shows_it() {
        let text =
            "> PUT /a%20b?x-oss-process=y HTTP/1.1\r\n> Host: h\r\n> Date: now\r\n> \r\nbody";
        let head = Head::parse(text).unwrap();
        assert_eq!(head.method, "PUT");
        assert_eq!(head.target, "/a%20b?x-oss-process=y");
        assert_eq!(head.headers.len(), 2);
        assert_eq!(split(&head.target, Some("h")).unwrap().0, "h");
        assert!(Head::parse("nonsense").is_err());
    }
}
