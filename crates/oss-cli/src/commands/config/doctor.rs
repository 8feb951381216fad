//! `oss config doctor`.

use oss_client::{Error, ErrorKind};
use oss_credentials::sts::get_caller_identity;
use oss_sign::{AccessKey, Endpoint};

use super::check::Check;
use super::reach;
use crate::args::config::Doctor;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::location::RemoteUrl;
use crate::output::Printer;
use crate::session::Session;

/// Makes one check after the other, and prints the outcome of each at once.
pub(super) async fn run(args: Doctor, session: &Session) -> Result<ExitStatus> {
    let mut report = Report {
        printer: session.printer(),
        first: None,
    };
    let endpoint = session.settings().endpoint();
    report.add(&place(&endpoint, session))?;
    let Ok(endpoint) = endpoint else {
        return Ok(report.status());
    };
    let cx = session.context()?;
    let way = match reach::proxy(&endpoint, &session.settings().proxies) {
        Some(proxy) => proxy,
        // Through a proxy, this machine need not know the address.
        None => reach::name(&endpoint).await,
    };
    report.add(&way)?;
    if way.failure().is_none() {
        for check in reach::answer(&endpoint, &cx).await {
            report.add(&check)?;
        }
    }
    for check in keys(session).await? {
        report.add(&check)?;
    }
    if report.first.is_none() {
        report.add(&list(args.url.as_ref(), session).await?)?;
    }
    Ok(report.status())
}

struct Report {
    printer: Printer,
    first: Option<ExitStatus>,
}

impl Report {
    fn add(&mut self, check: &Check) -> Result<()> {
        self.first = self.first.or(check.failure());
        check.print(self.printer)
    }

    fn status(&self) -> ExitStatus {
        self.first.unwrap_or(ExitStatus::Success)
    }
}

fn place(endpoint: &Result<Endpoint>, session: &Session) -> Check {
    match endpoint {
        Err(failure) => Check::from_failure("endpoint", failure),
        Ok(endpoint) => {
            let region = endpoint.region().unwrap_or("unknown");
            let origin = session.settings().origin();
            let detail = format!("{}, region {region} ({origin})", endpoint.authority());
            match session.settings().region_doubt() {
                Some(doubt) => Check::doubtful("endpoint", detail, doubt),
                None => Check::fine("endpoint", detail),
            }
        }
    }
}

/// Checks where the keys come from, and whose they are.
async fn keys(session: &Session) -> Result<Vec<Check>> {
    let cx = session.context()?;
    let keys = match session.keys(&cx).await {
        Ok(keys) => keys,
        Err(failure) => return Ok(vec![Check::from_failure("credentials", &failure)]),
    };
    let Some(key) = keys.credentials.access_key() else {
        let change = "without keys, only public data can be read";
        return Ok(vec![Check::doubtful("credentials", "anonymous", change)]);
    };
    let mut detail = format!("{} from {}", AccessKey::masked_id(key), keys.winner);
    if let Some(end) = keys.credentials.expires_at() {
        detail.push_str(&format!(", until {}", end.to_iso_extended()));
    }
    let found = Check::fine("credentials", detail);
    let identity = get_caller_identity(&cx, &keys.credentials, &session.settings().sts).await;
    let identity = match identity {
        Ok(identity) => Check::fine("identity", identity.arn),
        // OSS may be reachable where STS is not.
        Err(error) if error.service().is_none() => {
            let failure = Failure::from(error);
            let change = "STS is not required for OSS itself; set ALIBABA_CLOUD_STS_ENDPOINT if it is elsewhere";
            Check::doubtful("identity", failure.to_string(), change)
        }
        Err(error) => Check::from_failure("identity", &Failure::from(error)),
    };
    Ok(vec![found, identity])
}

/// Checks whether the place that was named can be listed, or else the buckets.
async fn list(url: Option<&RemoteUrl>, session: &Session) -> Result<Check> {
    let Some(url) = url else {
        let client = session.client()?;
        let listed = client.list_buckets().max_keys(1).send().await;
        return Ok(match listed {
            Ok(_) => Check::fine("list", "the buckets can be listed"),
            Err(error) if error.is_access_denied() => Check::doubtful(
                "list",
                "the keys may not list the buckets, which is normal for keys of one bucket",
                "check the place that you use: oss config doctor oss://BUCKET/PREFIX/",
            ),
            Err(error) => Check::from_failure("list", &Failure::from(error)),
        });
    };
    let call = session.bucket(url.bucket())?.list_objects_v2().max_keys(1);
    let call = call.prefix((!url.key().is_empty()).then_some(url.key()));
    Ok(match call.send().await {
        Ok(_) => Check::fine("list", format!("{url} can be listed")),
        Err(error) => list_refused(error, url),
    })
}

fn list_refused(error: Error, url: &RemoteUrl) -> Check {
    if let ErrorKind::WrongEndpoint { endpoint } = error.kind() {
        let detail = format!("{url} is served at {endpoint}");
        let change = format!("use --endpoint {endpoint}, or the region that it names");
        return Check::failed("region", ExitStatus::Usage, detail, change);
    }
    let failure = Failure::from(error).needing("oss:ListObjects", url.bucket());
    Check::from_failure("list", &failure.about(format!("list {url}")))
}
