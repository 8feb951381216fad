//! Runs the official packages. Each case has a process of its own, because they read variables only once.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use oss_sign::Credentials;
use serde::Deserialize;
use tokio::process::Command;

use crate::outcome::Outcome;
use crate::stage::World;
use crate::{Result, ours};

/// A package with the interpreter that finds it.
#[derive(Debug)]
pub(crate) struct Package {
    name: &'static str,
    interpreter: String,
    script: PathBuf,
}

#[derive(Deserialize)]
struct Answer {
    id: Option<String>,
    secret: Option<String>,
    token: Option<String>,
    error: Option<String>,
}

impl Package {
    pub(crate) fn all() -> Result<Vec<Self>> {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("compat/credentials");
        let package = |name, variable: &str, script| -> Result<Self> {
            let interpreter = inherited(variable).ok_or(format!("{variable} is not set"))?;
            Ok(Self {
                name,
                interpreter,
                script: folder.join(script),
            })
        };
        Ok(vec![
            package("python", "COMPAT_PYTHON", "resolve.py")?,
            package("node", "COMPAT_NODE", "resolve.cjs")?,
        ])
    }

    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    /// What the package gives, asked as a program would ask it.
    pub(crate) async fn resolve(&self, world: &World) -> Result<Outcome> {
        let mut command = Command::new(&self.interpreter);
        command
            .arg(&self.script)
            .env_clear()
            .envs(&world.env)
            .env("COMPAT_ROUTES", serde_json::to_string(&world.routes)?)
            .env("COMPAT_CA", &world.ca)
            .env("NODE_EXTRA_CA_CERTS", &world.ca)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true);
        for name in ["NODE_PATH", "PATH"] {
            command.envs(inherited(name).map(|value| (name, value)));
        }
        let output = tokio::time::timeout(PATIENCE, command.output()).await;
        let output = output.map_err(|_| format!("{} did not end", self.name))??;
        let answer: Answer = serde_json::from_slice(&output.stdout)
            .map_err(|error| format!("{} printed no answer: {error}", self.name))?;
        outcome(world, answer).await
    }
}

async fn outcome(world: &World, answer: Answer) -> Result<Outcome> {
    let (Some(id), Some(secret)) = (answer.id, answer.secret) else {
        return Ok(Outcome::Nothing(answer.error.unwrap_or_default()));
    };
    let Some(token) = answer.token.filter(|token| !token.is_empty()) else {
        return Ok(Outcome::Keys(vec![id, secret]));
    };
    let credentials = Credentials::new(&id, &secret)?.with_security_token(&token)?;
    ours::outcome(world, &credentials).await
}

#[expect(
    clippy::disallowed_methods,
    reason = "what the caller of this program says stands in its environment"
)]
fn inherited(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

const PATIENCE: Duration = Duration::from_secs(60);
