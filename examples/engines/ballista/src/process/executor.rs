//! An executor.

use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;

use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use clap::Args;
use engines_support::{Error, Meter};

use super::worker;

/// What an executor is told when it starts.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The name of the executor.
    #[arg(long)]
    name: String,
    /// The port of the scheduler on this machine.
    #[arg(long)]
    scheduler: u16,
    /// The folder for the files that executors exchange, and for temporary files.
    #[arg(long)]
    folder: String,
}

/// Runs an executor until the driver ends.
pub(crate) async fn run(arguments: Arguments) -> Result<(), Error> {
    let meter = Meter::default();
    let registry = worker::registry(&meter)?;
    worker::obey_driver(meter);
    let [port, grpc_port] = free_ports()?;
    let folder = arguments.folder.clone();
    let config = ExecutorProcessConfig {
        executor_id: arguments.name,
        bind_host: "127.0.0.1".to_owned(),
        external_host: Some("127.0.0.1".to_owned()),
        port,
        grpc_port,
        scheduler_host: "127.0.0.1".to_owned(),
        scheduler_port: arguments.scheduler,
        vcores: 1,
        work_dir: Some(arguments.folder),
        executor_heartbeat_interval_seconds: 1,
        override_runtime_producer: Some(Arc::new(move |_| {
            worker::runtime(&registry, Some(&folder))
        })),
        ..ExecutorProcessConfig::default()
    };
    start_executor_process(Arc::new(config)).await?;
    Ok(())
}

/// Two different ports that were free a moment ago. Ballista has to be told its ports, because it
/// announces the numbers that it was told.
fn free_ports() -> Result<[u16; 2], Error> {
    let listen = || TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
    let both = [listen()?, listen()?];
    let [first, second] = &both;
    Ok([first.local_addr()?.port(), second.local_addr()?.port()])
}
