//! Finds the class and the cause of a refusal in the tables.

use super::advice::RefusalAdvice;
use super::class::RefusalClass;
use super::facts::Refusal;
use super::known::{Known, Table};
use super::{access, address, authentication, form, object, request, service};

impl Refusal<'_> {
    /// What the refusal is about.
    pub fn class(&self) -> RefusalClass {
        self.find().0
    }

    /// Why the request was refused and what to do, or `None` where only the class is known.
    pub fn advice(&self) -> Option<RefusalAdvice> {
        match self.find() {
            (RefusalClass::Access, _) => access::advice(self),
            (RefusalClass::Address, _) if self.endpoint.is_some() => {
                self.endpoint.map(address::elsewhere)
            }
            (_, known) => known.map(|known| RefusalAdvice::new(known.cause, known.change)),
        }
    }

    /// The class, and the known cause if there is one. An answer that names another endpoint is about
    /// that. Otherwise an entry of the list of causes that is known decides alone, and a group that
    /// belongs to one class limits the search to that class. Messages come before codes, because
    /// `AccessDenied` and `InvalidArgument` stand for many causes.
    fn find(&self) -> (RefusalClass, Option<&'static Known>) {
        if self.endpoint.is_some() {
            return (RefusalClass::Address, None);
        }
        if let Some((class, known)) = self.ec.and_then(|ec| self.by_ec(ec)) {
            return (class, Some(known));
        }
        if let Some(class) = self.ec.and_then(RefusalClass::from_decisive_group) {
            let within = |(_, known)| (class, Some(known));
            return self
                .by_words(|of| of == class)
                .map_or((class, None), within);
        }
        match self.by_words(|_| true) {
            Some((class, known)) => (class, Some(known)),
            None => (self.class_alone(), None),
        }
    }

    /// The cause that the entry stands for. Few entries stand for two, which the code tells apart.
    fn by_ec(&self, ec: &str) -> Option<(RefusalClass, &'static Known)> {
        let causes = causes(|_| true).filter(|(_, known)| known.has_ec(ec));
        let from_code = |(_, known): &(_, &Known)| known.code_match(self.code).is_some();
        let mut all = causes.clone();
        causes.clone().find(from_code).or_else(|| all.next())
    }

    /// The cause that the message stands for, else the one that the code stands for.
    fn by_words(
        &self,
        of: impl Fn(RefusalClass) -> bool + Clone,
    ) -> Option<(RefusalClass, &'static Known)> {
        let all = causes(of);
        let by_code = all
            .clone()
            .filter_map(|found| Some((found.1.code_match(self.code)?, found)))
            .max_by_key(|(length, _)| *length)
            .map(|(_, found)| found);
        let mut by_text = all.filter(|(_, known)| known.has_text(self.message));
        by_text.next().or(by_code)
    }

    /// The class where the cause is not known.
    fn class_alone(&self) -> RefusalClass {
        self.ec
            .and_then(RefusalClass::from_other_group)
            .or_else(|| access::is_access(self).then_some(RefusalClass::Access))
            .or_else(|| object::is_missing(self.code).then_some(RefusalClass::NotFound))
            .unwrap_or_else(|| RefusalClass::from_status(self.status))
    }
}

/// All known causes of some classes.
fn causes(
    of: impl Fn(RefusalClass) -> bool + Clone,
) -> impl Iterator<Item = (RefusalClass, &'static Known)> + Clone {
    let tables = TABLES.iter().filter(move |(class, _)| of(*class));
    tables.flat_map(|(class, all)| all.iter().map(|one| (*class, one)))
}

const TABLES: &[Table] = &[
    (RefusalClass::Authentication, authentication::CAUSES),
    (RefusalClass::Form, form::CAUSES),
    (RefusalClass::Address, address::CAUSES),
    (RefusalClass::Request, request::CAUSES),
    (RefusalClass::NotFound, object::MISSING),
    (RefusalClass::State, object::STATE),
    (RefusalClass::Account, service::ACCOUNT),
    (RefusalClass::Limit, service::LIMIT),
    (RefusalClass::Callback, service::CALLBACK),
    (RefusalClass::Service, service::FAILURE),
];
