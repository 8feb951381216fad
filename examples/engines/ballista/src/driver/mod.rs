//! The driver: starts the service, the keys and the cluster, and asks the queries.

mod answers;
mod children;
mod cluster;
mod executor_loss;
mod expiry;
mod keys;
mod prefix;
mod service;

use std::sync::Arc;

use datafusion::object_store::path::Path;
use datafusion::object_store::{ObjectStore, ObjectStoreExt};
use engines_data::{PREFIX, Settings};
use engines_support::{Checks, Error, mebibytes};

use self::cluster::Cluster;
use self::keys::KeyServer;
use self::service::Service;

/// Runs everything. The processes of the cluster have ended when this returns, also if it fails.
pub(crate) async fn run(settings: &Settings) -> Result<Checks, Error> {
    let service = Service::start().await?;
    let store: Arc<dyn ObjectStore> = Arc::new(service.store()?);
    let written = engines_data::write(&store, settings).await?;
    store
        .put(&Path::from(OUTSIDE), "not for the cluster".into())
        .await?;
    println!(
        "Wrote {} orders as {} objects, {}, to an embedded server, {}.",
        written.rows,
        written.paths.len(),
        mebibytes(written.bytes),
        service.endpoint(),
    );
    let keys = KeyServer::start(&service).await?;
    let mut cluster = Cluster::start(&service, &keys).await?;

    let mut checks = Checks::default();
    let inside = written.paths.first().ok_or("no object was written")?;
    prefix::check(&service, &keys, inside.as_ref(), &mut checks).await?;
    let expected = answers::check(&service, &mut cluster, &mut checks).await?;
    let everything = expected.last().ok_or("there is no query")?;
    expiry::check(&service, &keys, &cluster, everything, &mut checks).await?;
    executor_loss::check(&service, cluster, everything, &mut checks).await?;
    keys.stop();
    service.stop().await;
    Ok(checks)
}

/// The keys of the cluster's processes are for this prefix of the bucket.
fn prefix() -> String {
    format!("{PREFIX}/")
}

/// An object that the role may read, and the keys of the cluster's processes may not.
const OUTSIDE: &str = "elsewhere/secret.txt";
