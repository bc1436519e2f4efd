//! Where does rust-analyzer come from?

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

/// Debian's rust-analyzer, what it is linked to, and the source of the standard library.
const PACKAGES: [&str; 4] = [
    "rust-web-analyzer",
    "libstd-rust-web-1.96",
    "libllvm22",
    "rust-web-src",
];

pub(super) struct Program {
    path: PathBuf,
    /// Where the libraries and sources are unpacked, if they are Debian's.
    unpacked: Option<PathBuf>,
}

impl Program {
    /// Takes the program that the variable `RA` names, or Debian's.
    pub(super) fn find(folder: &Path) -> Result<Self, String> {
        if let Some(path) = env::var_os("RA") {
            return Ok(Self {
                path: path.into(),
                unpacked: None,
            });
        }
        let unpacked = folder.join("debian");
        let path = unpacked.join("usr/bin/rust-analyzer");
        if !path.exists() {
            fetch(&unpacked)?;
        }
        Ok(Self {
            path,
            unpacked: Some(unpacked),
        })
    }

    pub(super) fn command(&self) -> Command {
        let mut command = Command::new(&self.path);
        if let Some(unpacked) = &self.unpacked {
            command.env("LD_LIBRARY_PATH", unpacked.join("usr/lib/x86_64-linux-gnu"));
        }
        command
    }

    /// Its settings: no builds beside what the macros need, so that it is ready soon.
    pub(super) fn options(&self) -> Value {
        let mut options = json!({
            "checkOnSave": false,
            "cachePriming": { "enable": false },
            "cargo": { "targetDir": true },
        });
        let sources = self.unpacked.as_ref().and_then(|unpacked| {
            let versions = fs::read_dir(unpacked.join("usr/src")).ok()?;
            let libraries = versions.flatten().map(|it| it.path().join("library"));
            libraries.into_iter().find(|it| it.exists())
        });
        if let Some(sources) = sources {
            options["cargo"]["sysrootSrc"] = json!(sources);
        }
        options
    }
}

/// Downloads the packages, about 106 MB, and unpacks them; nothing is installed.
fn fetch(unpacked: &Path) -> Result<(), String> {
    println!("fetching rust-analyzer from Debian's packages, once; RA=PATH takes another");
    let folder = unpacked.with_extension("packages");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    // Only root can, and the lists may be new enough.
    let _ = run(Command::new("apt-get").args(["update", "-qq"]));
    run(Command::new("apt-get")
        .args(["download", "-qq"])
        .args(PACKAGES)
        .current_dir(&folder))?;
    let packages = fs::read_dir(&folder).map_err(|error| error.to_string())?;
    for package in packages.flatten() {
        run(Command::new("dpkg")
            .arg("-x")
            .arg(package.path())
            .arg(unpacked))?;
    }
    Ok(())
}

fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{command:?}: {status}")),
        Err(error) => Err(format!("{command:?}: {error}")),
    }
}
