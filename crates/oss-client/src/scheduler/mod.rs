//! Decides which part of which transfer is sent next, for all transfers of a client.

mod limits;
mod pace;

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use oss_transport::Runtime;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use self::pace::Pace;
use crate::error::{Error, Result};

pub use self::limits::TransferLimits;

/// Decides which part of which transfer is sent next. The transfers take turns, so that a large one does
/// not hold up the small ones.
///
/// A transfer takes memory before it takes a slot, never the other way round, so that two of them cannot
/// wait for each other.
#[derive(Clone)]
pub(crate) struct Scheduler(Arc<Inner>);

struct Inner {
    limits: TransferLimits,
    runtime: Arc<dyn Runtime>,
    /// The memory that is free, in KiB.
    memory: Arc<Semaphore>,
    state: Mutex<State>,
    /// The bytes that were moved since the speed was measured the last time.
    moved: AtomicU64,
    /// When to measure the speed again, in milliseconds of the monotonic clock.
    measure_at: AtomicU64,
}

struct State {
    pace: Pace,
    in_flight: usize,
    members: u64,
    /// The transfers that wait for a slot, in the order of their turns.
    queues: VecDeque<Queue>,
}

struct Queue {
    member: u64,
    waiting: VecDeque<oneshot::Sender<Slot>>,
}

/// A transfer, which takes its turns with the others.
pub(crate) struct Member {
    scheduler: Scheduler,
    id: u64,
    /// How many slots the transfer may have at once, if that is limited.
    share: Option<Arc<Semaphore>>,
}

/// The right to transfer one part. It is given back when this is dropped.
pub(crate) struct Slot {
    scheduler: Option<Scheduler>,
    _share: Option<OwnedSemaphorePermit>,
}

/// A share of the memory of all transfers. It is given back when this is dropped.
pub(crate) struct Memory(Option<OwnedSemaphorePermit>);

impl Scheduler {
    pub(crate) fn new(limits: TransferLimits, runtime: Arc<dyn Runtime>) -> Self {
        let memory = usize::try_from(kib(limits.memory)).unwrap_or(usize::MAX);
        Self(Arc::new(Inner {
            limits,
            runtime,
            memory: Arc::new(Semaphore::new(memory.min(Semaphore::MAX_PERMITS))),
            state: Mutex::new(State {
                pace: Pace::new(limits.parts),
                in_flight: 0,
                members: 0,
                queues: VecDeque::new(),
            }),
            moved: AtomicU64::new(0),
            measure_at: AtomicU64::new(0),
        }))
    }

    /// Adds a transfer.
    pub(crate) fn join(&self) -> Member {
        let mut state = self.state();
        state.members += 1;
        Member {
            scheduler: self.clone(),
            id: state.members,
            share: None,
        }
    }

    /// Notes that OSS has asked to slow down.
    pub(crate) fn throttled(&self) {
        self.state().pace.throttled();
    }

    /// Returns how many bytes all transfers may hold in memory.
    pub(crate) fn memory(&self) -> u64 {
        self.0.limits.memory
    }

    /// Counts bytes that were moved, by which the number of parts at once is adapted.
    fn moved(&self, bytes: u64) {
        self.0.moved.fetch_add(bytes, Ordering::Relaxed);
        let now = self.0.runtime.monotonic();
        if millis(now) < self.0.measure_at.load(Ordering::Relaxed) {
            return;
        }
        let next = {
            let mut state = self.state();
            // Another task may have measured meanwhile.
            if millis(now) < self.0.measure_at.load(Ordering::Relaxed) {
                return;
            }
            let moved = self.0.moved.swap(0, Ordering::Relaxed);
            let next = state.pace.measure(now, moved);
            self.0.measure_at.store(millis(next), Ordering::Relaxed);
            next > now
        };
        if next {
            self.grant();
        }
    }

    /// Gives out the slots that are free.
    fn grant(&self) {
        loop {
            let Some(waiting) = self.next_in_turn() else {
                return;
            };
            let slot = Slot {
                scheduler: Some(self.clone()),
                _share: None,
            };
            if let Err(mut refused) = waiting.send(slot) {
                // Whoever waited has been dropped. The slot goes to the next one, not through `drop`,
                // which would come back here once for each of them.
                refused.scheduler = None;
                self.state().in_flight -= 1;
            }
        }
    }

    fn next_in_turn(&self) -> Option<oneshot::Sender<Slot>> {
        let mut state = self.state();
        if state.in_flight >= state.pace.limit() {
            return None;
        }
        let mut queue = state.queues.pop_front()?;
        let waiting = queue.waiting.pop_front()?;
        if !queue.waiting.is_empty() {
            state.queues.push_back(queue);
        }
        state.in_flight += 1;
        Some(waiting)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Every change of the state is complete before anything can panic.
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Member {
    /// Limits how many slots the transfer has at once.
    pub(crate) fn limited(self, slots: usize) -> Self {
        let slots = slots.clamp(1, Semaphore::MAX_PERMITS);
        Self {
            share: Some(Arc::new(Semaphore::new(slots))),
            ..self
        }
    }

    /// Waits for the turn of this transfer.
    pub(crate) async fn slot(&self) -> Slot {
        let share = match &self.share {
            Some(share) => Arc::clone(share).acquire_owned().await.ok(),
            None => None,
        };
        let (send, receive) = oneshot::channel();
        {
            let mut state = self.scheduler.state();
            match state
                .queues
                .iter_mut()
                .find(|queue| queue.member == self.id)
            {
                Some(queue) => queue.waiting.push_back(send),
                None => state.queues.push_back(Queue {
                    member: self.id,
                    waiting: VecDeque::from([send]),
                }),
            }
        }
        self.scheduler.grant();
        // The sender stays in its queue until a slot is sent, so that the other case cannot happen.
        let slot = receive.await.unwrap_or(Slot {
            scheduler: None,
            _share: None,
        });
        slot.with_share(share)
    }

    /// Waits for memory.
    ///
    /// # Errors
    ///
    /// There is less memory for all transfers than this.
    pub(crate) async fn memory(&self, bytes: u64) -> Result<Memory> {
        let most = self.scheduler.memory();
        let Some(wanted) = u32::try_from(kib(bytes)).ok().filter(|_| bytes <= most) else {
            return Err(Error::invalid_request(format!(
                "a part of {bytes} bytes does not fit into the memory of all transfers, {most} bytes; \
                 choose a smaller part size, or allow more by transfer_limits"
            )));
        };
        let memory = Arc::clone(&self.scheduler.0.memory);
        Ok(Memory(memory.acquire_many_owned(wanted).await.ok()))
    }

    /// Takes memory if it is free.
    pub(crate) fn try_memory(&self, bytes: u64) -> Option<Memory> {
        let wanted = u32::try_from(kib(bytes)).ok()?;
        let memory = Arc::clone(&self.scheduler.0.memory);
        let permit = memory.try_acquire_many_owned(wanted).ok()?;
        Some(Memory(Some(permit)))
    }

    /// Counts bytes that were moved.
    pub(crate) fn moved(&self, bytes: u64) {
        self.scheduler.moved(bytes);
    }
}

impl Slot {
    fn with_share(mut self, share: Option<OwnedSemaphorePermit>) -> Self {
        self._share = share;
        self
    }

    /// Notes that the part was transferred.
    pub(crate) fn succeed(self) {
        if let Some(scheduler) = &self.scheduler {
            scheduler.state().pace.succeeded();
        }
    }
}

impl Memory {
    /// Gives back all but the given number of bytes.
    pub(crate) fn shrink_to(&mut self, bytes: u64) {
        if let Some(permit) = &mut self.0 {
            let left = usize::try_from(kib(bytes)).unwrap_or(usize::MAX);
            drop(permit.split(permit.num_permits().saturating_sub(left)));
        }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        if let Some(scheduler) = self.scheduler.take() {
            scheduler.state().in_flight -= 1;
            scheduler.grant();
        }
    }
}

fn kib(bytes: u64) -> u64 {
    bytes.div_ceil(1024)
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;
    use oss_transport::SystemRuntime;

    use super::*;

    fn scheduler(parts: usize, memory: u64) -> Scheduler {
        let limits = TransferLimits::new().parts(parts).memory(memory);
        Scheduler::new(limits, Arc::new(SystemRuntime::new()))
    }

    #[tokio::test]
    async fn transfers_take_turns() {
        let scheduler = scheduler(1, 0);
        let (large, small) = (scheduler.join(), scheduler.join());
        let held = large.slot().await;
        let mut waiting: Vec<_> = (0..3).map(|_| Box::pin(large.slot())).collect();
        assert!(waiting.iter_mut().all(|slot| slot.now_or_never().is_none()));
        let mut turn = Box::pin(small.slot());
        assert!(turn.as_mut().now_or_never().is_none());
        // The large transfer has waited longer, but after its next part it is the other one's turn.
        drop(held);
        let next = waiting[0].as_mut().now_or_never().unwrap();
        assert!(waiting[1].as_mut().now_or_never().is_none());
        drop(next);
        assert!(turn.as_mut().now_or_never().is_some());
    }

    #[tokio::test]
    async fn who_was_dropped_while_waiting_is_passed_over() {
        let scheduler = scheduler(1, 0);
        let member = scheduler.join();
        let held = member.slot().await;
        for _ in 0..1000 {
            let mut slot = Box::pin(member.slot());
            assert!(slot.as_mut().now_or_never().is_none());
        }
        let mut last = Box::pin(member.slot());
        assert!(last.as_mut().now_or_never().is_none());
        drop(held);
        drop(last.as_mut().now_or_never().unwrap());
        assert_eq!(scheduler.state().in_flight, 0);
    }

    #[tokio::test]
    async fn a_slot_that_was_sent_and_not_received_is_given_back() {
        let scheduler = scheduler(1, 0);
        let member = scheduler.join();
        let held = member.slot().await;
        let mut dropped = Box::pin(member.slot());
        assert!(dropped.as_mut().now_or_never().is_none());
        drop(held);
        drop(dropped);
        assert!(member.slot().now_or_never().is_some());
    }

    #[tokio::test]
    async fn a_transfer_has_no_more_slots_at_once_than_its_share() {
        let scheduler = scheduler(4, 0);
        let member = scheduler.join().limited(2);
        let held = (member.slot().await, member.slot().await);
        assert!(member.slot().now_or_never().is_none());
        drop(held);
        assert!(member.slot().now_or_never().is_some());
    }

    #[tokio::test]
    async fn memory_is_never_exceeded() {
        let scheduler = scheduler(1, 10 * 1024);
        let member = scheduler.join();
        let mut six = member.memory(6 * 1024).await.unwrap();
        assert!(member.try_memory(5 * 1024).is_none());
        assert!(member.memory(5 * 1024).now_or_never().is_none());
        six.shrink_to(5 * 1024);
        let five = member.try_memory(5 * 1024).unwrap();
        drop((six, five));
        let error = member.memory(11 * 1024).await.err().unwrap();
        assert!(error.to_string().contains("11264 bytes"), "{error}");
        assert!(member.memory(10 * 1024).now_or_never().is_some());
    }
}
