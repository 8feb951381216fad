//! The targets, by crate.

mod bodies;
mod client;
mod credentials;
mod documents;
mod policy;
mod ram;
mod server;
mod sign;
mod stores;

use std::cell::OnceCell;
use std::future::Future;

use tokio::runtime::{Builder, Runtime};

use super::Target;

/// Every target, in the order of their names.
pub const TARGETS: &[Target] = &[
    bodies::BODIES,
    client::ANSWERS,
    client::REFUSALS,
    credentials::FILES,
    credentials::ANSWERS,
    sign::ENDPOINTS,
    sign::FORMS,
    sign::NAMES_AND_TIMES,
    policy::POLICIES,
    ram::ANSWERS,
    policy::REFUSAL_TEXTS,
    sign::REQUESTS,
    server::RPC_CALLS,
    server::BYTES,
    server::CALLS,
    server::DOCUMENTS,
    server::FORMS,
    stores::BYTES,
    stores::SEQUENCES,
    documents::DOCUMENTS,
];

/// The instant of every input: all signatures of the seeds are valid then.
const NOW: u64 = 1_764_028_800;

thread_local! {
    static RUNTIME: OnceCell<Runtime> = const { OnceCell::new() };
}

/// Runs a future, and the tasks it left behind earlier, on one runtime for each thread.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    RUNTIME.with(|runtime| {
        let runtime =
            runtime.get_or_init(|| Builder::new_current_thread().enable_all().build().unwrap());
        runtime.block_on(future)
    })
}

/// The input as text; what is not UTF-8 is replaced.
fn text(input: &[u8]) -> String {
    String::from_utf8_lossy(input).into_owned()
}

/// The contents of every file in a folder of the repository.
fn files(folder: &str) -> Vec<Vec<u8>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(folder);
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &std::path::Path) -> Vec<u8> {
    #[expect(
        clippy::disallowed_methods,
        reason = "nothing else runs that could be blocked"
    )]
    std::fs::read(path).unwrap()
}
