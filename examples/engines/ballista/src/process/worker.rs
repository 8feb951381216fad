//! What the scheduler and the executors have in common: their client, and their tie to the driver.

use std::io::{self, BufRead};
use std::process::exit;
use std::sync::Arc;
use std::thread;

use datafusion::execution::runtime_env::{RuntimeEnv, RuntimeEnvBuilder};
use engines_support::{CountingTransport, Error, Event, Meter};
use oss_client::Client;
use oss_client::credentials::context::Environment;
use oss_client::transport::HyperTransport;

use super::registry::OssRegistry;
use crate::message::Message;

/// Creates the client of this process from its variables, and counts its requests. The keys come from the
/// address in `ALIBABA_CLOUD_CREDENTIALS_URI`, where the client finds them by itself.
pub(crate) fn client(meter: &Meter) -> Result<Client, Error> {
    let environment = Environment::process();
    let variable = |name: &str| -> Result<String, Error> {
        let value = environment.var(name)?;
        value.ok_or_else(|| format!("{name} is not set").into())
    };
    let counted = meter.clone();
    let transport = CountingTransport::new(HyperTransport::new(), move |event| {
        counted.count(event);
        if event == Event::Answered {
            Message::Traffic(counted.read()).send();
        }
    });
    let client = Client::builder()
        .endpoint(variable("OSS_ENDPOINT")?.as_str())
        .region(variable("OSS_REGION")?)
        .transport(transport);
    Ok(client.build()?)
}

/// What sessions in this process run on: a registry that knows the buckets of OSS, and a folder for
/// temporary files, if there is one.
pub(crate) fn runtime(
    registry: &Arc<OssRegistry>,
    folder: Option<&str>,
) -> datafusion::error::Result<Arc<RuntimeEnv>> {
    let mut runtime =
        RuntimeEnvBuilder::new().with_object_store_registry(Arc::clone(registry) as _);
    if let Some(folder) = folder {
        runtime = runtime.with_temp_file_path(folder);
    }
    runtime.build_arc()
}

/// Creates the registry of this process.
pub(crate) fn registry(meter: &Meter) -> Result<Arc<OssRegistry>, Error> {
    Ok(Arc::new(OssRegistry::new(client(meter)?)))
}

/// Reports what was counted for each line on the standard input, and ends the process with the input. The
/// driver holds the other end, which is closed even if the driver is killed.
pub(crate) fn obey_driver(meter: Meter) {
    thread::spawn(move || {
        for line in io::stdin().lock().lines() {
            if line.is_err() {
                break;
            }
            Message::Report(meter.read()).send();
        }
        exit(0);
    });
}
