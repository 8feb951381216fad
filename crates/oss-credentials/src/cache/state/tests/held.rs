//! Where in their life keys are, and what callers are told then.

use super::*;

#[test]
fn the_windows_of_the_specification() {
    let timeline: Vec<serde_json::Value> = serde_json::from_str(include_str!(
        "../../../../tests/samples/refresh/timeline.json"
    ))
    .unwrap();
    let windows = timeline
        .iter()
        .filter(|row| row["prefetch_window"].is_number());
    let mut judged = 0;
    for row in windows {
        let number = |name: &str| row[name].as_i64().unwrap();
        let (life, prefetch, mandatory) = (
            number("lifetime"),
            number("prefetch_window"),
            number("mandatory_window"),
        );
        let state = held(life);
        let dead = life - (mandatory / 2).min(5);
        for (seconds, word) in [
            (0, "serve"),
            (life - prefetch - 1, "serve"),
            (life - prefetch, "serve and start"),
            (life - mandatory - 1, "serve and start"),
            (life - mandatory, "start"),
            (dead, "start"),
        ] {
            assert_eq!(told(&state, at(seconds)), word, "{life} at {seconds}");
        }
        let settled = |seconds| state.settle(at(seconds), Err(outage()));
        assert!(settled(dead - 1).is_ok(), "{life}");
        assert!(matches!(
            settled(dead + 2).unwrap_err(),
            CredentialsError::Refresh { dead_for, .. } if dead_for.as_secs() == 2
        ));
        judged += 1;
    }
    assert_eq!(judged, 4);
}

#[test]
fn jitter_is_drawn_once_for_each_value_and_spreads_the_start() {
    for (life, prefetch) in [(3600, 300), (900, 180), (60, 12)] {
        let mut starts = Vec::new();
        for random in [0, u64::MAX / 2, u64::MAX] {
            let mut state = State::new(None);
            land_with(&mut state, 0, Ok(keys("first", life)), random).unwrap();
            let start = (0..life).find(|second| told(&state, at(*second)) != "serve");
            starts.push(life - start.unwrap());
        }
        assert_eq!(starts[0], prefetch);
        assert!(starts[1] > prefetch && starts[2] > starts[1], "{starts:?}");
        assert_eq!(starts[2], prefetch + prefetch / 4);
    }
}

#[test]
fn keys_without_an_end_are_kept_for_ever_or_as_long_as_wished() {
    let mut state = State::new(None);
    land(&mut state, 0, Ok(endless("kept"))).unwrap();
    assert_eq!(told(&state, at(1_000_000_000)), "serve");

    let mut state = State::new(Some(Duration::from_secs(900)));
    land(&mut state, 0, Ok(endless("kept"))).unwrap();
    assert_eq!(told(&state, at(719)), "serve");
    assert_eq!(told(&state, at(720)), "serve and start");
    assert_eq!(told(&state, at(100_000)), "start");
    // The same keys again begin their time anew.
    land(&mut state, 800, Ok(endless("kept"))).unwrap();
    assert_eq!(told(&state, at(1519)), "serve");
    assert_eq!(state.status().generation, 1);
    // Once fetching failed, nobody waits for it any more.
    land(&mut state, 2000, Err(misconfigured())).unwrap_err();
    assert_eq!(told(&state, at(2001)), "serve");
    assert_eq!(told(&state, at(2060)), "serve and start");
    assert!(state.settle(at(1_000_000), Err(outage())).is_ok());
}

#[test]
fn a_clock_that_was_set_back_makes_keys_due() {
    let mut state = held(3600);
    let set_back = |steady: i64, by: i64| Moment {
        wall: at(steady - by).wall,
        ..at(steady)
    };
    assert_eq!(told(&state, set_back(1000, 60)), "serve");
    assert_eq!(told(&state, set_back(1000, 62)), "serve and start");
    // By the time that has passed they are in their last minute, or dead, whatever the clock says.
    assert_eq!(told(&state, set_back(3550, 1000)), "start");
    assert!(state.settle(set_back(3594, 1000), Err(outage())).is_ok());
    assert!(state.settle(set_back(3595, 1000), Err(outage())).is_err());
    // An answer of the source ends the doubt.
    state.started(0);
    let fresh = keys("second", 3600);
    state.finished(set_back(1000, 500), Ok(fresh), 0).unwrap();
    assert_eq!(told(&state, set_back(1001, 500)), "serve");
    // So does one that brings nothing new.
    state.started(0);
    let same = keys("second", 3600);
    state.finished(set_back(1100, 1000), Ok(same), 0).unwrap();
    assert_eq!(told(&state, set_back(1900, 1000)), "serve");
}

#[test]
fn no_time_is_too_strange() {
    let walls = [i64::MIN, -1, 0, i64::MAX];
    let steadies = [
        Duration::ZERO,
        Duration::from_secs(u64::MAX / 2),
        Duration::MAX,
    ];
    let mut moments = Vec::new();
    for wall in walls {
        for steady in steadies {
            let wall = UtcSeconds::new(wall);
            moments.push(Moment { wall, steady });
        }
    }
    for end in walls {
        for received in &moments {
            let mut state = State::new(Some(Duration::MAX));
            let fresh = endless("x").with_expiration(UtcSeconds::new(end));
            for fresh in [fresh, endless("y")] {
                state.started(0);
                let _ = state.finished(*received, Ok(fresh), u64::MAX);
                for now in &moments {
                    let _ = state.ask(*now, Duration::MAX);
                    let _ = state.settle(*now, Err(outage()));
                    let _ = state.left(*now);
                }
            }
        }
    }
}

#[test]
fn a_wish_is_worth_a_refresh_when_it_can_be_met_or_gains_much() {
    let state = held(3600);
    for (seconds, wish, word) in [
        (600, 3000, "serve"),
        (601, 3000, "start"),
        // Little is gained, but the wish is met.
        (150, 3500, "start"),
        (100, 3500, "serve"),
        // Longer than keys of this source live: only worth it when much is gained.
        (180, 86_400, "serve"),
        (181, 86_400, "start"),
    ] {
        assert_eq!(
            told_for(&state, at(seconds), wish),
            word,
            "{seconds} {wish}"
        );
    }
}

#[test]
fn keys_that_die_before_a_waiter_comes_are_not_given_out() {
    let state = held(3600);
    assert!(state.settle(at(3594), Ok(())).is_ok());
    assert!(state.settle(at(3595), Ok(())).is_err());
}
