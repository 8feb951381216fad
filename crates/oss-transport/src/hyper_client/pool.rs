//! The pool of connections that wait for their next request.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::time::{Instant, sleep_until};

use super::link::Link;
use super::request::Place;

/// The idle connections of each server. Clones share them.
#[derive(Clone)]
pub(super) struct Pool(Arc<Shared>);

struct Shared {
    idle_limit: Duration,
    per_host: usize,
    shelves: Mutex<Shelves>,
}

#[derive(Default)]
struct Shelves {
    /// Ordered by age, the oldest first.
    idle: HashMap<Place, VecDeque<Idle>>,
    reaper: Reaper,
}

struct Idle {
    link: Box<Link>,
    since: Instant,
}

#[derive(Default, PartialEq, Eq)]
enum Reaper {
    #[default]
    Absent,
    Running,
}

impl Pool {
    pub(super) fn new(idle_limit: Duration, per_host: usize) -> Self {
        Self(Arc::new(Shared {
            idle_limit,
            per_host,
            shelves: Mutex::default(),
        }))
    }

    /// Returns the connection that was used last, if one is still open.
    pub(super) fn take(&self, place: &Place) -> Option<Box<Link>> {
        let now = Instant::now();
        loop {
            let Idle { mut link, since } = self.0.shelves().idle.get_mut(place)?.pop_back()?;
            let waited = now.saturating_duration_since(since);
            if waited <= self.0.idle_limit && !link.is_aged(now) && link.is_idle() {
                link.mark_reused();
                return Some(link);
            }
        }
    }

    /// Keeps an idle connection, or closes it if there are enough.
    pub(super) fn put(&self, mut link: Box<Link>) {
        let Ok(runtime) = Handle::try_current() else {
            return;
        };
        let since = Instant::now();
        let mut shelves = self.0.shelves();
        if self.0.per_host == 0 || link.is_aged(since) {
            return;
        }
        link.set_in_use(None);
        match shelves.idle.get_mut(&link.place) {
            Some(shelf) if shelf.len() >= self.0.per_host => return,
            Some(shelf) => shelf.push_back(Idle { link, since }),
            None => {
                let place = link.place.clone();
                shelves.idle.insert(place, [Idle { link, since }].into());
            }
        }
        if shelves.reaper == Reaper::Absent {
            shelves.reaper = Reaper::Running;
            runtime.spawn(reap(Arc::downgrade(&self.0)));
        }
    }

    /// Returns how many connections wait.
    pub(super) fn idle(&self) -> usize {
        self.0.shelves().idle.values().map(VecDeque::len).sum()
    }
}

impl Shared {
    fn shelves(&self) -> MutexGuard<'_, Shelves> {
        self.shelves.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Closes the connections that were idle for too long. Returns when the next one will have been,
    /// if there is one.
    fn sweep(&self) -> Option<Instant> {
        let mut shelves = self.shelves();
        for shelf in shelves.idle.values_mut() {
            while shelf
                .front()
                .is_some_and(|idle| idle.since.elapsed() >= self.idle_limit)
            {
                shelf.pop_front();
            }
        }
        shelves.idle.retain(|_, shelf| !shelf.is_empty());
        let oldest = shelves
            .idle
            .values()
            .filter_map(|shelf| shelf.front())
            .map(|idle| idle.since);
        let next = oldest.min().map(|since| since + self.idle_limit);
        if next.is_none() {
            shelves.reaper = Reaper::Absent;
        }
        next
    }
}

/// Closes idle connections when their time is over. Ends when no connection is left.
async fn reap(pool: Weak<Shared>) {
    while let Some(next) = pool.upgrade().and_then(|pool| pool.sweep()) {
        sleep_until(next).await;
    }
}
