//! Waiting by a clock that the test turns.

use super::*;

#[test]
fn waits_grow_and_end_with_patience() {
    let seconds = |patience| -> Vec<u64> {
        waits(Duration::from_secs(patience))
            .map(|wait| wait.as_secs())
            .collect()
    };
    assert_eq!(seconds(60), [1, 1, 2, 3, 5, 8, 13, 13, 13, 1]);
    assert_eq!(seconds(3), [1, 1, 1]);
    assert!(seconds(0).is_empty());
}
