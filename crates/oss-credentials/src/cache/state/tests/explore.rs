//! Every history of a few steps, against what must hold whatever happens.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::*;

const LIFE: i64 = 1200;
const DEPTH: usize = 7;
const CALLERS: usize = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// A caller comes, who wants this many seconds of life.
    Arrive(u64),
    /// A caller leaves who waits for this refresh.
    Leave(u8),
    /// A caller takes the result of this refresh, which has ended.
    Settle(u8),
    Land(Outcome),
    /// The server calls what is held dead.
    Refuse,
    /// The server calls keys dead that are no longer held.
    RefuseOld,
    /// Time passes, for both clocks.
    Pass(i64),
    /// The wall clock is set.
    Jump(i64),
}

/// How the running refresh ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    New,
    Same,
    DeadOnArrival,
    Outage,
    Misconfigured,
    Aborted,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    Nothing,
    Unchanged,
    Failed { background: i64 },
    FailedCheaply { background: i64 },
}

/// The state machine with what the test knows besides it.
#[derive(Clone)]
struct World {
    state: State<u8>,
    wall: i64,
    steady: i64,
    running: Option<u8>,
    flights: u8,
    /// How many callers wait for each refresh.
    waiting: BTreeMap<u8, usize>,
    landed: BTreeMap<u8, Result<(), CredentialsError>>,
    /// When keys were given last by the source, by both clocks.
    anchor: (i64, i64),
    refused: BTreeSet<String>,
    /// Since when the source insists on keys that were refused.
    insists: Option<i64>,
    last: (i64, Last),
    failures: u32,
    /// What happened so far, for the reader of a failure.
    trail: Vec<Step>,
}

impl World {
    fn new() -> Self {
        Self {
            state: State::new(None),
            wall: 0,
            steady: 0,
            running: None,
            flights: 0,
            waiting: BTreeMap::new(),
            landed: BTreeMap::new(),
            anchor: (0, 0),
            refused: BTreeSet::new(),
            insists: None,
            last: (0, Last::Nothing),
            failures: 0,
            trail: Vec::new(),
        }
    }

    fn now(&self) -> Moment {
        Moment {
            wall: at(self.wall).wall,
            ..at(self.steady)
        }
    }

    /// The time as far as it is known: a wall clock that was set back lies.
    fn truth(&self) -> i64 {
        let (wall, steady) = self.anchor;
        self.wall.max(wall + self.steady - steady)
    }

    fn held(&self) -> Option<Credentials> {
        let held = self.state.held.as_ref();
        held.map(|held| held.credentials().clone())
    }

    fn lives(&self, keys: &Credentials) -> bool {
        self.truth() < keys.expires_at().unwrap().as_i64() - T0 - 5
    }

    fn assert_usable(&self, keys: &Credentials) {
        assert!(self.lives(keys), "dead keys are given out");
        let id = keys.access_key().unwrap().id();
        let insists = self.insists.is_some_and(|since| self.steady < since + 10);
        let refused = self.refused.contains(id);
        assert!(!refused || insists, "refused keys are given out");
    }

    fn usable(&self) -> bool {
        let keys = self.held();
        keys.is_some_and(|keys| {
            self.lives(&keys) && !self.refused.contains(keys.access_key().unwrap().id())
        })
    }

    fn is_last_minute(&self) -> bool {
        let end = self.held().and_then(|keys| keys.expires_at());
        end.is_some_and(|end| self.truth() >= end.as_i64() - T0 - 60)
    }

    /// What can happen next.
    fn steps(&self) -> Vec<Step> {
        use Outcome::{Aborted, DeadOnArrival, Misconfigured, New, Outage, Same};
        let mut steps = Vec::new();
        if self.waiting.values().sum::<usize>() < CALLERS {
            steps.extend([Step::Arrive(0), Step::Arrive(1000)]);
        }
        for flight in self.waiting.keys().copied() {
            steps.push(match self.landed.contains_key(&flight) {
                true => Step::Settle(flight),
                false => Step::Leave(flight),
            });
        }
        if self.running.is_some() {
            let outcomes = [New, Same, DeadOnArrival, Outage, Misconfigured, Aborted];
            steps.extend(outcomes.map(Step::Land));
        }
        if self.state.held.is_some() {
            steps.extend([Step::Refuse, Step::RefuseOld]);
        }
        steps.extend([Step::Pass(1), Step::Pass(10), Step::Pass(LIFE - 70)]);
        steps.extend([Step::Jump(3600), Step::Jump(-3600)]);
        steps
    }

    fn play(&mut self, step: Step) {
        self.trail.push(step);
        match step {
            Step::Arrive(wish) => self.arrive(Duration::from_secs(wish)),
            Step::Leave(flight) => self.goes(flight),
            Step::Settle(flight) => {
                self.settle(self.landed[&flight].clone());
                self.goes(flight);
            }
            Step::Land(outcome) => self.land(outcome),
            Step::Refuse => {
                let keys = self.held().unwrap();
                self.state.invalidate(&keys);
                let id = keys.access_key().unwrap().id().to_owned();
                if self.refused.insert(id) {
                    self.insists = None;
                    self.last.1 = Last::Nothing;
                }
            }
            Step::RefuseOld => {
                let before = self.state.usable().is_some();
                self.state.invalidate(&keys("old", 0));
                assert_eq!(self.state.usable().is_some(), before);
            }
            Step::Pass(seconds) => {
                self.wall += seconds;
                self.steady += seconds;
            }
            Step::Jump(seconds) => self.wall += seconds,
        }
    }

    fn goes(&mut self, flight: u8) {
        let left = self.waiting[&flight] - 1;
        self.waiting.insert(flight, left);
        self.waiting.retain(|_, callers| *callers > 0);
        let waiting = &self.waiting;
        self.landed.retain(|flight, _| waiting.contains_key(flight));
    }

    fn arrive(&mut self, wish: Duration) {
        if let Some(held) = self.state.usable()
            && held.serves(self.now(), wish)
        {
            self.assert_usable(held.credentials());
            let action = self.state.ask(self.now(), wish);
            assert!(matches!(action, Action::Serve(_)), "the short way differs");
        }
        match self.state.ask(self.now(), wish) {
            Action::Serve(keys) => self.assert_usable(&keys),
            Action::ServeAndStart(keys) => {
                self.assert_usable(&keys);
                self.assert_paced(true);
                self.start();
            }
            Action::Start => {
                self.assert_paced(self.usable() && !self.is_last_minute());
                let flight = self.start();
                self.waiting.insert(flight, 1);
            }
            Action::Join(flight) => {
                assert_eq!(Some(flight), self.running, "nobody will answer");
                *self.waiting.entry(flight).or_default() += 1;
            }
            Action::Fail(error) => {
                let (when, last) = self.last;
                assert!(self.steady < when + 1, "an old error is given out");
                assert!(matches!(last, Last::Failed { .. }) || !self.usable());
                self.settle(Err(error));
            }
        }
    }

    fn start(&mut self) -> u8 {
        assert_eq!(self.running, None, "two refreshes at once");
        self.flights += 1;
        self.state.started(self.flights);
        self.running = Some(self.flights);
        self.flights
    }

    /// No source is asked in a storm. `spared`: keys are usable, so that nobody needs new ones.
    fn assert_paced(&self, spared: bool) {
        let (when, last) = self.last;
        let since = self.steady - when;
        match last {
            Last::Nothing => (),
            Last::Unchanged => assert!(!self.usable() || since >= 10, "the same again"),
            Last::Failed { background } if spared => assert!(since >= background.min(10)),
            Last::FailedCheaply { background } if spared => {
                assert!(since >= background.min(10));
            }
            Last::Failed { .. } => assert!(since >= 1, "an outage is stormed"),
            Last::FailedCheaply { .. } => (),
        }
    }

    fn settle(&self, result: Result<(), CredentialsError>) {
        match self.state.settle(self.now(), result) {
            Ok(keys) => {
                // Keys may be refused between their coming and their being taken.
                assert!(self.lives(&keys), "dead keys are given out");
            }
            Err(_) => assert!(!self.usable(), "old keys that live were not used"),
        }
    }

    fn land(&mut self, outcome: Outcome) {
        let flight = self.running.take().unwrap();
        let held = self.held();
        let result = match (outcome, held.clone()) {
            (Outcome::Same, Some(keys)) => Ok(keys),
            (Outcome::New | Outcome::Same, _) => {
                Ok(keys(&format!("key{flight}"), self.wall + LIFE))
            }
            (Outcome::DeadOnArrival, _) => Ok(keys("late", self.wall - 1)),
            (Outcome::Outage, _) => Err(outage()),
            (Outcome::Misconfigured, _) => Err(misconfigured()),
            (Outcome::Aborted, _) => Err(CredentialsError::Aborted),
        };
        let alive = self.usable();
        let now = self.now();
        let result = self.state.finished(now, result, u64::MAX);
        self.note(outcome, &result, held.is_some());
        if alive {
            assert!(self.state.settle(now, result.clone()).is_ok());
        }
        if self.waiting.contains_key(&flight) {
            self.landed.insert(flight, result);
        }
    }

    /// Takes down what a landing means for the time after it.
    fn note(&mut self, outcome: Outcome, result: &Result<(), CredentialsError>, held: bool) {
        let same = outcome == Outcome::Same && held;
        // What is dead on arrival says nothing about the time.
        let end = self.held().and_then(|keys| keys.expires_at());
        let alive = end.is_some_and(|end| self.wall < end.as_i64() - T0);
        if outcome == Outcome::New || outcome == Outcome::Same && alive {
            self.anchor = (self.wall, self.steady);
        }
        if same && let Some(keys) = self.held() {
            let id = keys.access_key().unwrap().id();
            self.insists = self.refused.contains(id).then_some(self.steady);
        }
        let last = match result {
            Ok(_) => {
                self.failures = 0;
                match same {
                    true => Last::Unchanged,
                    false => Last::Nothing,
                }
            }
            Err(error) => {
                self.failures += 1;
                let background = match error.is_retryable() {
                    true => 2_i64.pow(self.failures - 1).min(30),
                    false => 60,
                };
                match error {
                    CredentialsError::Aborted => Last::FailedCheaply { background },
                    _ => Last::Failed { background },
                }
            }
        };
        self.last = (self.steady, last);
    }

    /// Whatever happened: once the source works again, so does the cache.
    fn assert_recovers(&self) {
        for flight in self.waiting.keys() {
            let answered = self.running == Some(*flight) || self.landed.contains_key(flight);
            assert!(answered, "somebody waits for nothing");
        }
        let mut world = self.clone();
        if world.running.is_some() {
            world.land(Outcome::Outage);
        }
        world.play(Step::Pass(61));
        if let Action::Start = world.state.ask(world.now(), Duration::ZERO) {
            world.start();
            world.land(Outcome::New);
        }
        let action = world.state.ask(world.now(), Duration::ZERO);
        assert!(
            matches!(action, Action::Serve(_) | Action::ServeAndStart(_)),
            "the cache is stuck: {action:?}"
        );
    }

    /// Equal for worlds that cannot be told apart.
    fn fingerprint(&self) -> String {
        format!(
            "{:?} {:?} {:?} {} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            self.state
                .held
                .as_ref()
                .map(|held| (held, self.state.refused)),
            self.state.flight,
            self.state.pacing,
            self.wall,
            self.steady,
            self.waiting,
            self.landed,
            self.anchor,
            self.refused,
            self.insists,
            self.last,
            self.failures,
        )
    }
}

/// Prints a history when it breaks a promise.
struct Trail(Vec<Step>);

impl Drop for Trail {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("{:?}", self.0);
        }
    }
}

#[test]
fn every_history_of_four_callers_keeps_the_promises() {
    let mut seen = HashSet::new();
    let mut front = vec![World::new()];
    for _ in 0..DEPTH {
        let mut next = Vec::new();
        for world in front {
            for step in world.steps() {
                let mut world = world.clone();
                let trail = Trail([&world.trail[..], &[step]].concat());
                world.play(step);
                if seen.insert(world.fingerprint()) {
                    world.assert_recovers();
                    next.push(world);
                }
                drop(trail);
            }
        }
        front = next;
    }
    assert!(seen.len() > 30_000, "{} worlds", seen.len());
}
