//! What a store on a disk has kept when its machine stops at any moment.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::program::{PROGRAM, blobs_with_files, describe};
use super::*;
use crate::store::engine::disk::start;
use crate::store::files::Disk;
use crate::store::files::simulated::SimulatedDisk;

const FOLDER: &str = "/data";

pub(super) fn open(disk: &SimulatedDisk) -> Result<Store, OpenError> {
    let disk: Arc<dyn Disk> = Arc::new(disk.clone());
    start::open_on(&disk, Path::new(FOLDER)).map(Store::of_rows)
}

/// Returns the numbers of all blobs whose files exist.
pub(super) fn files(disk: &SimulatedDisk) -> BTreeSet<u64> {
    let blobs = Path::new(FOLDER).join("blobs");
    let runs = disk.list(&blobs).unwrap();
    let names = runs
        .iter()
        .flat_map(|run| disk.list(&blobs.join(run)).unwrap());
    names
        .map(|name| u64::from_str_radix(&name, 16).unwrap())
        .collect()
}

/// Runs the program from a place until it ends or the machine stops. Returns the place of the change
/// that was not acknowledged.
async fn run(disk: &SimulatedDisk, from: usize) -> usize {
    let Ok(store) = open(disk) else {
        return from;
    };
    for (place, step) in PROGRAM.iter().enumerate().skip(from) {
        if let Err(error) = step.run(&store, place).await {
            assert!(disk.has_stopped(), "{step:?} {error:?}");
            return place;
        }
    }
    PROGRAM.len()
}

/// Describes the state after each number of changes, according to a store in memory.
async fn expected() -> Vec<String> {
    let store = Store::in_memory();
    let mut expected = vec![describe(&store).await.unwrap()];
    for (place, step) in PROGRAM.iter().enumerate() {
        step.run(&store, place).await.unwrap();
        expected.push(describe(&store).await.unwrap());
    }
    expected
}

/// Stops the machine at each sync of the program, and lets the seed choose what survives of that which
/// was not synced. Returns at how many syncs the machine has stopped.
async fn walk(seed: u64) -> u64 {
    let expected = expected().await;
    for syncs in 0.. {
        let disk = SimulatedDisk::default();
        disk.stop_after(syncs);
        let acknowledged = run(&disk, 0).await;
        if !disk.has_stopped() {
            assert_eq!(acknowledged, PROGRAM.len());
            return syncs;
        }
        let chosen = seed * (2 * syncs + 1);
        disk.restart(chosen);
        // The machine may stop again while the store is being opened.
        disk.stop_after(syncs % 7);
        drop(open(&disk));
        disk.restart(chosen / 2);

        let context = format!("seed {seed}, sync {syncs}, step {acknowledged}");
        let store = open(&disk).unwrap_or_else(|error| panic!("{context}: {error:?}"));
        let found = describe(&store).await.unwrap();
        let in_flight = expected.get(acknowledged + 1);
        let next = match found == expected[acknowledged] {
            true => acknowledged,
            false => {
                assert_eq!(Some(&found), in_flight, "{context}");
                acknowledged + 1
            }
        };
        let referred: BTreeSet<u64> = blobs_with_files(&store)
            .await
            .unwrap()
            .into_iter()
            .collect();
        assert_eq!(files(&disk), referred, "{context}");
        drop(store);

        assert_eq!(run(&disk, next).await, PROGRAM.len(), "{context}");
        let store = open(&disk).unwrap();
        assert_eq!(&describe(&store).await.unwrap(), expected.last().unwrap());
    }
    unreachable!("the program ends");
}

#[tokio::test]
async fn nothing_is_lost_if_only_synced_data_survives() {
    assert!(walk(0).await > 50);
}

#[tokio::test]
async fn nothing_is_torn_if_some_unsynced_data_survives() {
    for seed in 1..=2 {
        walk(seed).await;
    }
}
