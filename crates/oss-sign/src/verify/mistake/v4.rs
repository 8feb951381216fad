//! Mistakes with V4.

use std::borrow::Cow;

use super::super::Mismatch;
use super::super::provided::Provided;
use super::super::v4::Scoped;
use super::{Mistake, Trial, first, headers, methods, query};
use crate::headers::is_always_signed;
use crate::v4::{DayKey, Scope, sign_text, sign_texts};
use crate::{Secret, UtcSeconds};

/// The lines of a canonical request.
#[derive(Clone)]
struct Lines<'t> {
    method: &'t str,
    path: Cow<'t, str>,
    query: Cow<'t, str>,
    headers: Vec<Cow<'t, str>>,
    additional: Cow<'t, str>,
    payload: &'t str,
}

impl<'t> Lines<'t> {
    fn read(text: &'t str) -> Option<Self> {
        let mut lines = text.split('\n');
        let (method, path, query) = (lines.next()?, lines.next()?, lines.next()?);
        let headers = lines.by_ref().take_while(|line| !line.is_empty());
        Some(Self {
            method,
            path: path.into(),
            query: query.into(),
            headers: headers.map(Cow::Borrowed).collect(),
            additional: lines.next()?.into(),
            payload: lines.next()?,
        })
    }

    fn text(&self) -> String {
        let mut text = [self.method, &*self.path, &*self.query].join("\n");
        for header in &self.headers {
            text.push('\n');
            text.push_str(header);
        }
        for line in ["", &*self.additional, self.payload] {
            text.push('\n');
            text.push_str(line);
        }
        text
    }

    /// Returns the text after a change.
    fn with(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut changed = self.clone();
        change(&mut changed);
        changed.text()
    }

    fn with_headers(&self, headers: Vec<Cow<'t, str>>) -> String {
        self.with(|lines| lines.headers = headers)
    }
}

pub(super) fn find(
    provided: &Provided<'_>,
    scoped: &Scoped<'_>,
    secret: &Secret,
    mismatch: &Mismatch,
) -> Option<Mistake> {
    let canonical = mismatch.canonical_request.as_deref()?;
    let lines = Lines::read(canonical)?;
    let scope = Scope::from_parts(scoped.region(), scoped.product());
    let day = DayKey::derive(secret, scoped.date(), &scope);
    let time = scoped.signed_at.iso_basic();
    let sign = |text: &str| sign_text(text, time.as_str(), &day).as_str().to_owned();
    let sent = provided.received.raw_query;
    let trials = header_trials(&lines, provided)
        .into_iter()
        .chain(path_trials(&lines, sent))
        .chain(end_trials(&lines));
    first(trials, canonical, &mismatch.provided, sign)
        .or_else(|| other_scope(scoped, secret, mismatch, canonical))
}

fn path_trials(lines: &Lines<'_>, sent: &str) -> Vec<Trial> {
    let sent: Vec<&str> = sent
        .split('&')
        .filter(|pair| !pair.starts_with("x-oss-signature="))
        .collect();
    let paths = query::paths(&lines.path).into_iter().map(|(what, path)| {
        let text = lines.with(|lines| lines.path = path.into());
        (what.to_owned(), text)
    });
    let queries = query::queries(&lines.query, &sent.join("&"));
    let queries = queries.into_iter().map(|(what, query)| {
        let text = lines.with(|lines| lines.query = query.into());
        (what, text)
    });
    let methods = methods(lines.method)
        .map(|(what, method)| (what, lines.with(|lines| lines.method = method)));
    paths.chain(queries).chain(methods).collect()
}

fn header_trials(lines: &Lines<'_>, provided: &Provided<'_>) -> Vec<Trial> {
    let mut trials = Vec::new();
    let kind = lines
        .headers
        .iter()
        .find_map(|line| line.strip_prefix(CONTENT_TYPE))
        .unwrap_or_default();
    for (what, other) in headers::content_types(kind) {
        let others = lines
            .headers
            .iter()
            .filter(|l| !l.starts_with(CONTENT_TYPE));
        let mut others: Vec<_> = others.cloned().collect();
        if !other.is_empty() {
            others.push(format!("{CONTENT_TYPE}{other}").into());
        }
        others.sort();
        trials.push((what, lines.with_headers(others)));
    }
    let lacking = headers::without_one(&lines.headers);
    trials.extend(lacking.map(|(what, others)| (what, lines.with_headers(others))));
    let listed = |name: &str| lines.additional.split(';').any(|other| other == name);
    for (name, line) in headers::lines(&provided.received) {
        if is_always_signed(&name) || listed(&name) || name == "authorization" {
            continue;
        }
        let mut others = lines.headers.clone();
        others.push(line.into());
        others.sort();
        let what = format!("the header {name} was signed and is not an additional header");
        trials.push((what, lines.with_headers(others)));
    }
    trials.extend(host_trial(lines));
    trials
}

/// The host without its port.
fn host_trial(lines: &Lines<'_>) -> Option<Trial> {
    let is_host = |line: &Cow<'_, str>| line.starts_with("host:");
    let place = lines.headers.iter().position(is_host)?;
    let (host, _) = lines.headers.get(place)?.rsplit_once(':')?;
    let host = (host != "host").then(|| host.to_owned())?;
    let text = lines.with(|lines| {
        if let Some(line) = lines.headers.get_mut(place) {
            *line = host.into();
        }
    });
    Some(("the host was signed without its port".to_owned(), text))
}

fn end_trials(lines: &Lines<'_>) -> Vec<Trial> {
    let mut trials = vec![(
        "the hash of an empty payload was signed".to_owned(),
        lines.with(|lines| lines.payload = EMPTY_PAYLOAD),
    )];
    if !lines.additional.is_empty() {
        trials.push((
            "the list of additional headers was not signed".to_owned(),
            lines.with(|lines| lines.additional = "".into()),
        ));
    }
    let line_lost = lines.text().replacen("\n\n\n", "\n\n", 1);
    trials.push((
        "an empty line of the canonical request was left out".to_owned(),
        line_lost,
    ));
    trials
}

/// Tries other regions, products, days and forms of the time, which are in the string to sign.
fn other_scope(
    scoped: &Scoped<'_>,
    secret: &Secret,
    mismatch: &Mismatch,
    canonical: &str,
) -> Option<Mistake> {
    let (region, product, date) = (scoped.region(), scoped.product(), scoped.date());
    let time = scoped.signed_at.iso_basic();
    let day_of = |shift: i64| scoped.signed_at.plus_seconds(shift * 86_400).iso_date();
    let (yesterday, tomorrow) = (day_of(-1), day_of(1));
    let endpoint = format!("oss-{region}");
    let http_date = UtcSeconds::to_http_date(scoped.signed_at);
    let other_times = [http_date, scoped.signed_at.to_iso_extended()];
    let scopes = [
        (
            "the endpoint was signed as the region",
            endpoint.as_str(),
            product,
            date,
        ),
        ("another product was signed", region, "s3", date),
        (
            "the day before the time of signing was signed",
            region,
            product,
            yesterday.as_str(),
        ),
        (
            "the day after the time of signing was signed",
            region,
            product,
            tomorrow.as_str(),
        ),
    ];
    let own = other_times.iter().map(|time| {
        (
            "the time was signed in another form",
            region,
            product,
            date,
            time.as_str(),
        )
    });
    scopes
        .into_iter()
        .map(|(what, region, product, date)| (what, region, product, date, time.as_str()))
        .chain(own)
        .find_map(|(what, region, product, date, time)| {
            let day = DayKey::derive(secret, date, &Scope::from_parts(region, product));
            let (text, signature) = sign_texts(canonical, time, &day);
            let trial = (what.to_owned(), text);
            first(
                [trial],
                &mismatch.string_to_sign,
                &mismatch.provided,
                |_| signature.as_str().to_owned(),
            )
        })
}

const CONTENT_TYPE: &str = "content-type:";
/// The SHA-256 of nothing.
const EMPTY_PAYLOAD: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
