//! The regions of OSS, with their hosts.
//!
//! The table is used to find the region of a host, to list the regions, and to name the hosts that
//! do not follow the usual pattern. A region that is not in the table is assumed to follow the
//! pattern, so that a new region of OSS works without a new version of this crate. Use [`doubt`] to
//! find out whether such a name is likely to be a mistake.
//!
//! ```
//! let region = oss_sign::regions::find("cn-hangzhou").ok_or("unknown")?;
//! assert_eq!(region.public_host().as_deref(), Some("oss-cn-hangzhou.aliyuncs.com"));
//! assert_eq!(region.dual_stack_host().as_deref(), Some("cn-hangzhou.oss.aliyuncs.com"));
//! # Ok::<(), &str>(())
//! ```

mod near;
mod table;

pub use self::near::{Doubt, doubt, near};
pub(crate) use self::near::{distance, has_form};
use self::table::REGIONS;

/// A region of OSS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// The id, such as `cn-hangzhou`. V4 signatures contain it.
    pub id: &'static str,
    /// The place where the region is, as a text for people.
    pub place: &'static str,
    hosts: Hosts,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hosts {
    /// Hosts of the usual pattern: `oss-{id}`, `oss-{id}-internal`, `{id}.oss`.
    Rule {
        internal: bool,
        dual_stack: DualStack,
    },
    /// Hosts that do not follow the pattern. The first internal host is the preferred one.
    Listed {
        public: Option<&'static str>,
        internal: &'static [&'static str],
        dual_stack: Option<&'static str>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DualStack {
    Yes,
    No,
    /// Not documented either way. The host is assumed to exist if somebody asks for it.
    Unknown,
}

impl Region {
    /// Returns the host that can be reached from everywhere, or `None` if there is none.
    pub fn public_host(&self) -> Option<String> {
        match self.hosts {
            Hosts::Rule { .. } => Some(public_host(self.id)),
            Hosts::Listed { public, .. } => public.map(str::to_owned),
        }
    }

    /// Returns the host that can be reached only from inside the region, or `None` if there is none.
    pub fn internal_host(&self) -> Option<String> {
        match self.hosts {
            Hosts::Rule { internal, .. } => internal.then(|| internal_host(self.id)),
            Hosts::Listed { internal, .. } => internal.first().map(|host| (*host).to_owned()),
        }
    }

    /// Returns the host that answers over IPv4 and IPv6, or `None` if there is none.
    pub fn dual_stack_host(&self) -> Option<String> {
        match self.hosts {
            Hosts::Rule { dual_stack, .. } => {
                (dual_stack != DualStack::No).then(|| dual_stack_host(self.id))
            }
            Hosts::Listed { dual_stack, .. } => dual_stack.map(str::to_owned),
        }
    }

    /// All hosts of the region.
    pub(crate) fn hosts(&self) -> Vec<String> {
        let first = [
            self.public_host(),
            self.internal_host(),
            self.dual_stack_host(),
        ];
        first.into_iter().flatten().collect()
    }

    fn lists(&self, host: &str) -> bool {
        match self.hosts {
            Hosts::Rule { .. } => false,
            Hosts::Listed {
                public,
                internal,
                dual_stack,
            } => public == Some(host) || dual_stack == Some(host) || internal.contains(&host),
        }
    }
}

/// Returns all regions of the table.
pub fn all() -> &'static [Region] {
    REGIONS
}

/// Returns the region with this id, or `None` if it is not in the table.
pub fn find(id: &str) -> Option<&'static Region> {
    REGIONS.iter().find(|region| region.id == id)
}

/// The region whose entry lists this host, for hosts that do not follow the pattern.
pub(crate) fn listing(host: &str) -> Option<&'static Region> {
    REGIONS.iter().find(|region| region.lists(host))
}

pub(crate) fn public_host(id: &str) -> String {
    format!("oss-{id}.aliyuncs.com")
}

pub(crate) fn internal_host(id: &str) -> String {
    format!("oss-{id}-internal.aliyuncs.com")
}

pub(crate) fn dual_stack_host(id: &str) -> String {
    format!("{id}.oss.aliyuncs.com")
}
