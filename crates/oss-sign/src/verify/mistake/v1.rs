//! Mistakes with V1.

use std::borrow::Cow;

use super::super::Mismatch;
use super::super::provided::Provided;
use super::{Mistake, Trial, first, headers, methods, query};
use crate::Secret;
use crate::encode::{base64_of_sha1, percent_encode, percent_encode_path};
use crate::hash::HmacSha1Key;
use crate::sink::Sink;
use crate::v1::is_reserved;

/// The lines of a string to sign.
#[derive(Clone)]
struct Lines<'t> {
    method: &'t str,
    content_md5: Cow<'t, str>,
    content_type: Cow<'t, str>,
    time: Cow<'t, str>,
    headers: Vec<Cow<'t, str>>,
    path: Cow<'t, str>,
    /// What follows the `?` of the resource.
    query: Cow<'t, str>,
}

impl<'t> Lines<'t> {
    /// Takes a string to sign apart. The resource is not encoded, so a key may contain line breaks and
    /// question marks.
    fn read(text: &'t str, resource_path: &'t str) -> Option<Self> {
        let mut lines = text.splitn(5, '\n');
        let mut next = || lines.next();
        let (method, content_md5, content_type, time) = (next()?, next()?, next()?, next()?);
        let mut rest = next()?;
        let mut headers = Vec::new();
        while rest.starts_with("x-oss-")
            && let Some((header, others)) = rest.split_once('\n')
        {
            headers.push(Cow::Borrowed(header));
            rest = others;
        }
        let query = rest.strip_prefix(resource_path)?;
        Some(Self {
            method,
            content_md5: content_md5.into(),
            content_type: content_type.into(),
            time: time.into(),
            headers,
            path: resource_path.into(),
            query: query.strip_prefix('?').unwrap_or_default().into(),
        })
    }

    fn text(&self) -> String {
        let start = [
            self.method,
            &*self.content_md5,
            &*self.content_type,
            &*self.time,
        ];
        let mut text = start.join("\n");
        for line in &self.headers {
            text.push('\n');
            text.push_str(line);
        }
        text.push('\n');
        text.push_str(&self.path);
        if !self.query.is_empty() {
            text.push('?');
            text.push_str(&self.query);
        }
        text
    }

    fn with(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut changed = self.clone();
        change(&mut changed);
        changed.text()
    }
}

pub(super) fn find(
    provided: &Provided<'_>,
    secret: &Secret,
    mismatch: &Mismatch,
) -> Option<Mistake> {
    let lines = Lines::read(&mismatch.string_to_sign, provided.received.resource_path)?;
    let key = HmacSha1Key::new(secret.expose().as_bytes());
    let sign = |text: &str| {
        let mut hmac = key.start();
        hmac.put(text.as_bytes());
        base64_of_sha1(&hmac.finish()).as_str().to_owned()
    };
    let trials = first_lines(&lines, provided)
        .into_iter()
        .chain(resource_trials(&lines, provided));
    first(trials, &mismatch.string_to_sign, &mismatch.provided, sign)
}

fn first_lines(lines: &Lines<'_>, provided: &Provided<'_>) -> Vec<Trial> {
    let mut trials: Vec<Trial> = methods(lines.method)
        .map(|(what, method)| (what, lines.with(|lines| lines.method = method)))
        .collect();
    for (what, other) in headers::content_types(&lines.content_type) {
        let text = lines.with(|lines| lines.content_type = other.into_owned().into());
        trials.push((what, text));
    }
    if !lines.content_md5.is_empty() {
        let text = lines.with(|lines| lines.content_md5 = "".into());
        trials.push(("the header content-md5 was not signed".to_owned(), text));
    }
    for name in ["date", "x-oss-date"] {
        let value = provided.received.header(name).unwrap_or_default();
        if value != lines.time {
            let text = lines.with(|lines| lines.time = value.to_owned().into());
            trials.push((format!("the value of {name} was signed as the time"), text));
        }
    }
    for (what, others) in headers::without_one(&lines.headers) {
        trials.push((what, lines.with(|lines| lines.headers = others)));
    }
    if !lines.headers.is_empty() {
        let text = lines.with(|lines| lines.headers = Vec::new());
        trials.push(("no x-oss- header was signed".to_owned(), text));
    }
    trials
}

fn resource_trials(lines: &Lines<'_>, provided: &Provided<'_>) -> Vec<Trial> {
    let mut paths = query::resources(&lines.path);
    paths.push((
        "the path was percent-encoded",
        percent_encode_path(&lines.path),
    ));
    let paths = paths.into_iter().map(|(what, path)| {
        let text = lines.with(|lines| lines.path = path.into());
        (what.to_owned(), text)
    });
    let mut all: Vec<String> = Vec::new();
    for (name, value) in provided.query.iter().filter(|(name, _)| !is_reserved(name)) {
        all.push(match value {
            "" => name.to_owned(),
            value => format!("{name}={value}"),
        });
    }
    all.sort();
    let encoded: Vec<String> = lines
        .query
        .split('&')
        .map(|pair| match pair.split_once('=') {
            Some((name, value)) => format!("{name}={}", percent_encode(value)),
            None => pair.to_owned(),
        })
        .collect();
    let mut queries = query::queries(&lines.query, provided.received.raw_query);
    queries.push((
        "parameters that V1 does not sign were signed".to_owned(),
        all.join("&"),
    ));
    queries.push((
        "values of parameters were percent-encoded".to_owned(),
        encoded.join("&"),
    ));
    let queries = queries.into_iter().map(|(what, query)| {
        let text = lines.with(|lines| lines.query = query.into());
        (what, text)
    });
    paths.chain(queries).collect()
}
