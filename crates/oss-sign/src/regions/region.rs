//! A region and its hosts.

/// A region of OSS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// The id, such as `cn-hangzhou`. V4 signatures contain it.
    pub id: &'static str,
    /// The place where the region is, as a text for people.
    pub place: &'static str,
    pub(super) hosts: Hosts,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hosts {
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
pub(super) enum DualStack {
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

    /// Whether the table lists this host, which does not follow the pattern.
    pub(super) fn lists(&self, host: &str) -> bool {
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

pub(crate) fn public_host(id: &str) -> String {
    format!("oss-{id}.aliyuncs.com")
}

pub(crate) fn internal_host(id: &str) -> String {
    format!("oss-{id}-internal.aliyuncs.com")
}

pub(crate) fn dual_stack_host(id: &str) -> String {
    format!("{id}.oss.aliyuncs.com")
}
