//! Installs the official packages, at pinned versions, below `target/compat`.

use std::fs;
use std::path::{Path, PathBuf};

use super::folder;
use crate::failure::Failure;
use crate::files;
use crate::shell::{Program, root};

/// Installed packages of both languages.
#[derive(Debug)]
pub(crate) struct Packages {
    scripts: PathBuf,
}

/// A script with the interpreter that finds its packages.
#[derive(Debug)]
pub(crate) struct Script {
    pub(crate) interpreter: PathBuf,
    pub(crate) file: PathBuf,
    /// A variable that tells the interpreter where the packages are, if it needs one.
    pub(crate) packages: Option<(&'static str, PathBuf)>,
}

impl Packages {
    pub(crate) fn python(&self) -> Script {
        let file = self.scripts.join("python/main.py");
        Script {
            interpreter: Self::python_interpreter(),
            file,
            packages: None,
        }
    }

    /// The interpreter that finds the packages of Python.
    pub(crate) fn python_interpreter() -> PathBuf {
        venv().join("bin/python")
    }

    pub(crate) fn node(&self) -> Script {
        let file = self.scripts.join("node/main.cjs");
        Script {
            interpreter: NODE.into(),
            file,
            packages: Some(Self::node_packages()),
        }
    }

    /// The variable that tells Node.js where its packages are.
    pub(crate) fn node_packages() -> (&'static str, PathBuf) {
        ("NODE_PATH", modules().join("node_modules"))
    }
}

/// Installs the versions that are listed in `tests/compat`, unless they are already installed.
pub(crate) fn install() -> Result<Packages, Failure> {
    for (tool, what) in TOOLS {
        let found = Program::new(tool).args(["--version"]).read();
        found.map_err(|_| {
            Failure::new(format!("`{tool}` is not on the PATH; compat needs {what}"))
        })?;
    }
    let scripts = root().join("tests/compat");
    let requirements = scripts.join("python/requirements.txt");
    once(&requirements, &venv(), || python(&requirements))?;
    let manifest = scripts.join("node/package.json");
    once(&manifest, &modules(), || node(&manifest))?;
    Ok(Packages { scripts })
}

/// Runs `install`, unless a file in the folder shows that it has succeeded with the same versions before.
fn once(
    pins: &Path,
    folder: &Path,
    install: impl Fn() -> Result<(), Failure>,
) -> Result<(), Failure> {
    let record = folder.join("installed-pins");
    let wanted = files::read(pins)?;
    if files::read(&record).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    fs::create_dir_all(folder).map_err(Failure::during(folder.display()))?;
    again(install)?;
    fs::copy(pins, &record)
        .map(drop)
        .map_err(Failure::during(record.display()))
}

/// Makes up to three attempts, because a package registry sometimes fails.
fn again(install: impl Fn() -> Result<(), Failure>) -> Result<(), Failure> {
    install().or_else(|failure| {
        println!("{failure}; trying again");
        install().or_else(|_| install())
    })
}

fn python(requirements: &Path) -> Result<(), Failure> {
    Program::new("python3")
        .args(["-m", "venv"])
        .args([venv()])
        .run()?;
    let pip = Program::new(venv().join("bin/python")).args(["-m", "pip", "--quiet"]);
    pip.args(["--disable-pip-version-check", "install", "--requirement"])
        .args([requirements])
        .run()
}

fn node(manifest: &Path) -> Result<(), Failure> {
    let copy = modules().join("package.json");
    fs::copy(manifest, &copy).map_err(Failure::during(copy.display()))?;
    let npm = Program::line("npm install --silent --no-audit --no-fund --no-package-lock");
    npm.directory(modules()).run()
}

fn venv() -> PathBuf {
    folder().join("python")
}

fn modules() -> PathBuf {
    folder().join("node")
}

pub(crate) const NODE: &str = "node";

const TOOLS: &[(&str, &str)] = &[
    ("python3", "Python 3 with its venv module"),
    (NODE, "Node.js"),
    ("npm", "npm, which comes with Node.js"),
    ("curl", "curl"),
];
