//! The scheduler.

use std::sync::Arc;

use ballista_core::utils::default_session_builder;
use ballista_scheduler::cluster::{BallistaCluster, ClusterStateEvent};
use ballista_scheduler::config::{SchedulerConfig, TaskDistributionPolicy};
use ballista_scheduler::scheduler_process::{create_scheduler, start_grpc_service_with_listener};
use datafusion::execution::SessionStateBuilder;
use datafusion_proto::protobuf::{LogicalPlanNode, PhysicalPlanNode};
use engines_support::{Error, Meter};
use futures::StreamExt;
use tokio::net::TcpListener;

use super::worker;
use crate::message::Message;

/// Runs a scheduler until the driver ends. It listens at a free port.
pub(crate) async fn run() -> Result<(), Error> {
    let meter = Meter::default();
    let registry = worker::registry(&meter)?;
    worker::obey_driver(meter);
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let port = listener.local_addr()?.port();
    let config = SchedulerConfig {
        external_host: "127.0.0.1".to_owned(),
        bind_port: port,
        task_distribution: TaskDistributionPolicy::RoundRobin,
        executor_timeout_seconds: EXECUTOR_TIMEOUT,
        expire_dead_executor_interval_seconds: 1,
        override_session_builder: Some(Arc::new(move |config| {
            let state = default_session_builder(config)?;
            let runtime = worker::runtime(&registry, None)?;
            let builder = SessionStateBuilder::new_from_existing(state);
            Ok(builder.with_runtime_env(runtime).build())
        })),
        ..SchedulerConfig::default()
    };
    let cluster = BallistaCluster::new_from_config(&config).await?;
    let scheduler =
        create_scheduler::<LogicalPlanNode, PhysicalPlanNode>(cluster, Arc::new(config)).await?;
    let mut events = scheduler.cluster_state_events().await?;
    tokio::spawn(async move {
        let mut executors = 0_usize;
        while let Some(event) = events.next().await {
            match event {
                ClusterStateEvent::RegisteredExecutor { .. } => executors += 1,
                ClusterStateEvent::RemovedExecutor { .. } => {
                    executors = executors.saturating_sub(1);
                }
            }
            Message::Executors(executors).send();
        }
    });
    Message::Listening(port).send();
    start_grpc_service_with_listener(listener, scheduler).await?;
    Ok(())
}

/// After how many seconds without a sign of life the scheduler gives an executor up. Executors give one
/// every second.
const EXECUTOR_TIMEOUT: u64 = 5;
