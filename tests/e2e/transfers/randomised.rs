//! Some hundred transfers under mixed faults. `cargo xtask transfers` makes thousands.

use tests::randomised::{Plan, run};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_mixed_short_or_lost_whatever_fails() {
    for seed in [1, 18] {
        let plan = Plan {
            seed,
            transfers: 160,
        };
        let outcome = run(plan).await.unwrap();
        let mut table = Vec::new();
        outcome.write(plan, &mut table).unwrap();
        assert!(
            outcome.wrong.is_empty(),
            "{}",
            String::from_utf8_lossy(&table)
        );
        assert!(outcome.counts.values().any(|counts| counts.failed > 0));
    }
}
