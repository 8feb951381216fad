//! How soon a source is asked again.

use super::*;

fn milliseconds(after: i64, milliseconds: u64) -> Moment {
    let moment = at(after);
    Moment {
        steady: moment.steady + Duration::from_millis(milliseconds),
        ..moment
    }
}

#[test]
fn who_cannot_do_without_new_keys_gets_the_last_error_for_a_second() {
    let mut state = State::new(None);
    assert_eq!(told(&state, at(0)), "start");
    land(&mut state, 0, Err(outage())).unwrap_err();
    assert_eq!(told(&state, milliseconds(0, 999)), "fail");
    assert_eq!(told(&state, at(1)), "start");

    let mut state = held(3600);
    for life in [3560, 3600] {
        land(&mut state, life, Err(misconfigured())).unwrap_err();
        assert_eq!(told(&state, milliseconds(life, 999)), "fail");
        assert_eq!(told(&state, at(life + 1)), "start");
    }
    // The wall clock has no say in it.
    let mut later = at(3600);
    later.wall = at(9999).wall;
    assert_eq!(told(&state, later), "fail");
}

#[test]
fn what_costs_nothing_to_ask_again_is_asked_again() {
    let nothing = CredentialsError::NotFound {
        passed: Vec::new(),
        look_alikes: Vec::new(),
    };
    for error in [nothing, CredentialsError::Aborted] {
        let mut state = State::new(None);
        land(&mut state, 0, Err(error)).unwrap_err();
        assert_eq!(told(&state, at(0)), "start");
    }
}

#[test]
fn failures_in_the_background_are_paced() {
    let mut state = held(36_000);
    let mut now = 35_700;
    for (failure, wait) in [1, 2, 4, 8, 16, 30, 30].into_iter().enumerate() {
        assert_eq!(told(&state, at(now)), "serve and start");
        land_with(&mut state, now, Err(outage()), u64::MAX).unwrap_err();
        assert_eq!(told(&state, at(now + wait - 1)), "serve", "{failure}");
        now += wait;
    }
    // Half the chance, half the wait.
    land_with(&mut state, now, Err(outage()), u64::MAX / 2).unwrap_err();
    assert_eq!(told(&state, at(now + 14)), "serve");
    assert_eq!(told(&state, at(now + 15)), "serve and start");

    let mut state = held(36_000);
    land_with(&mut state, 35_700, Err(misconfigured()), 0).unwrap_err();
    assert_eq!(told(&state, at(35_759)), "serve");
    assert_eq!(told(&state, at(35_760)), "serve and start");
    // A success forgets them.
    land(&mut state, 35_760, Ok(keys("second", 40_000))).unwrap();
    land_with(&mut state, 39_800, Err(outage()), u64::MAX).unwrap_err();
    assert_eq!(told(&state, at(39_801)), "serve and start");
}

#[test]
fn a_source_with_nothing_newer_is_left_alone_for_half_the_rest() {
    for (life, prefetch, pause) in [(3600, 300, 150), (21_600, 300, 150), (900, 180, 90)] {
        let mut state = held(life);
        let now = life - prefetch;
        for brought in [keys("first", life), keys("other", life)] {
            land(&mut state, now, Ok(brought)).unwrap();
            let given = state.settle(at(now), Ok(())).unwrap();
            assert_eq!(given.access_key().unwrap().id(), "first");
        }
        assert_eq!(told(&state, at(now + pause - 1)), "serve", "{life}");
        assert_eq!(told(&state, at(now + pause)), "serve and start", "{life}");
        // Not a failure, and no longer life to be had either.
        assert_eq!(state.status().refresh_failed, 0);
        assert_eq!(state.status().generation, 1);
        assert_eq!(told_for(&state, at(now + 1), 86_400), "serve");
    }
    // In the last minute 10 s are the least.
    let mut state = held(3600);
    land(&mut state, 3590, Ok(keys("first", 3600))).unwrap();
    assert_eq!(told(&state, at(3594)), "serve");
    // Once dead, waiting is no use; nor do the same keys live on for having come again.
    assert_eq!(told(&state, at(3595)), "start");
    let error = land(&mut state, 3596, Ok(keys("first", 3600))).unwrap_err();
    assert!(matches!(error, CredentialsError::Expired { .. }));
    assert_eq!(told(&state, at(3597)), "start");
}

#[test]
fn keys_dead_on_arrival_are_an_error_that_says_for_how_long() {
    let error = land(&mut State::new(None), 100, Ok(keys("late", 40))).unwrap_err();
    assert!(
        matches!(&error, CredentialsError::Expired { expired_for, .. } if expired_for.as_secs() == 60)
    );
    assert!(error.hint().unwrap().contains("clock"));
}

#[test]
fn refused_keys_are_given_again_only_while_the_source_insists() {
    let first = keys("first", 3600);
    let mut state = held(3600);
    // That they were just confirmed says nothing against the server.
    land(&mut state, 100, Ok(first.clone())).unwrap();
    state.invalidate(&keys("other", 3600));
    assert_eq!(told(&state, at(100)), "serve");
    state.invalidate(&first);
    assert!(state.usable().is_none());
    assert_eq!(told(&state, at(100)), "start");
    assert!(state.settle(at(100), Err(outage())).is_err());

    land(&mut state, 100, Ok(first.clone())).unwrap();
    state.invalidate(&first);
    assert_eq!(told(&state, at(109)), "serve");
    assert_eq!(told(&state, at(110)), "start");
    land(&mut state, 110, Ok(keys("second", 3500))).unwrap();
    assert_eq!(told(&state, at(111)), "serve");
    assert!(state.usable().is_some());
}

#[test]
fn a_pause_by_another_clock_ends() {
    let mut state = State::new(None);
    land(&mut state, 0, Err(outage())).unwrap_err();
    let now = Moment {
        steady: Duration::ZERO,
        ..at(0)
    };
    assert_eq!(told(&state, now), "start");
}
