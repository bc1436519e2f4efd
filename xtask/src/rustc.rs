//! How is one crate compiled by itself, and what does that take?
//!
//! The dependencies are built once, by Cargo, as this checkout's lock file has them.
//! Then the compiler alone is called, with the arguments that Cargo would give it.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use serde_json::Value;

/// What a generated crate may name.
const DEPENDENCIES: &str = r#"
chrono = { version = "0.4", default-features = false, features = ["std", "serde"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
"#;

/// What `cargo check` asks of the compiler.
const CHECK: &[&str] = &["--emit=metadata", "-Cdebuginfo=2"];

/// What `cargo build --release` asks of it. Our structs are so alike that LLVM would
/// melt their functions into one; in nobody's crate are they, so it must not.
const RELEASE: &[&str] = &[
    "--emit=link",
    "-Copt-level=3",
    "-Cembed-bitcode=no",
    "-Cstrip=debuginfo",
    "-Zmerge-functions=disabled",
];

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Profile {
    Check,
    Release,
}

/// A folder with built dependencies.
pub(crate) struct Lab {
    folder: PathBuf,
    check: Vec<OsString>,
    release: Vec<OsString>,
}

/// What a command took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Cost {
    pub(crate) wall: Duration,
    /// Of all its threads, and of the linker.
    pub(crate) cpu: Duration,
}

impl Cost {
    /// The lesser of each.
    pub(crate) fn least(self, other: Self) -> Self {
        Self {
            wall: self.wall.min(other.wall),
            cpu: self.cpu.min(other.cpu),
        }
    }
}

impl Lab {
    pub(crate) fn new(profiles: &[Profile]) -> Result<Self, String> {
        let folder = folder("lab")?;
        write_project(&folder, "lab", &(cello_core()? + DEPENDENCIES), "")?;
        let mut lab = Self {
            folder,
            check: Vec::new(),
            release: Vec::new(),
        };
        for &profile in profiles {
            let (arguments, place) = match profile {
                Profile::Check => (&["check"][..], "debug"),
                Profile::Release => (&["build", "--release"][..], "release"),
            };
            let built = lab.build_dependencies(arguments, place)?;
            match profile {
                Profile::Check => lab.check = built,
                Profile::Release => lab.release = built,
            }
        }
        Ok(lab)
    }

    /// Writes the only file of a crate.
    pub(crate) fn write(&self, name: &str, source: &str) -> Result<PathBuf, String> {
        let file = self.folder.join(format!("{name}.rs"));
        fs::write(&file, source).map_err(|error| format!("{}: {error}", file.display()))?;
        Ok(file)
    }

    /// The compiler, told to compile the file.
    ///
    /// Unstable options are allowed: the toolchain is pinned, and what is measured is
    /// the same with them as without.
    pub(crate) fn rustc(&self, profile: Profile, file: &Path) -> Command {
        let (options, dependencies) = match profile {
            Profile::Check => (CHECK, &self.check),
            Profile::Release => (RELEASE, &self.release),
        };
        let mut command = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
        command
            .env("RUSTC_BOOTSTRAP", "1")
            .args(["--edition=2024", "--crate-name=measured"])
            .arg("--out-dir")
            .arg(self.folder.join("out"))
            .args(options)
            .args(dependencies)
            .arg(file);
        command
    }

    /// The arguments by which the compiler finds the dependencies.
    fn build_dependencies(&self, cargo: &[&str], place: &str) -> Result<Vec<OsString>, String> {
        let target = self.folder.join("target");
        let mut command = self::cargo(&self.folder, &target);
        let output = succeed(command.args(cargo).arg("--message-format=json"))?;
        let mut search = OsString::from("-Ldependency=");
        search.push(target.join(place).join("deps"));
        let mut arguments = vec![search];
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let message: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
            let name = message["target"]["name"].as_str().unwrap_or_default();
            if !["cello_core", "chrono", "serde", "serde_json"].contains(&name) {
                continue;
            }
            let files = message["filenames"].as_array().into_iter().flatten();
            let mut files = files.filter_map(Value::as_str);
            let library = files.find(|file| {
                let extension = Path::new(file).extension();
                extension.is_some_and(|extension| extension == "rlib" || extension == "rmeta")
            });
            if let Some(library) = library {
                arguments.push(format!("--extern={name}={library}").into());
            }
        }
        Ok(arguments)
    }
}

/// A folder of ours, beside the other things that are built.
pub(crate) fn folder(name: &str) -> Result<PathBuf, String> {
    let me = env::current_exe().map_err(|error| error.to_string())?;
    // Cargo marks the folder that it builds in.
    let mut folders = me.ancestors().skip(1);
    let target = folders.find(|folder| folder.join("CACHEDIR.TAG").exists());
    let target = target.ok_or("xtask is in no folder of Cargo's")?;
    Ok(target.join("build-cost").join(name))
}

/// A project that locks its dependencies as this checkout does.
pub(crate) fn write_project(
    folder: &Path,
    name: &str,
    dependencies: &str,
    source: &str,
) -> Result<(), String> {
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [workspace]\n\n[dependencies]\n{dependencies}"
    );
    let write = || {
        fs::create_dir_all(folder.join("src"))?;
        fs::create_dir_all(folder.join("out"))?;
        fs::write(folder.join("Cargo.toml"), manifest)?;
        fs::copy(checkout().join("Cargo.lock"), folder.join("Cargo.lock"))?;
        fs::write(folder.join("src/lib.rs"), source)
    };
    write().map_err(|error| format!("{}: {error}", folder.display()))
}

/// The line that names this checkout's crate as a dependency.
pub(crate) fn cello_core() -> Result<String, String> {
    let path = checkout().join("cello-core");
    let path = path
        .to_str()
        .ok_or("the path of the checkout is no UTF-8")?;
    Ok(format!("cello-core = {{ path = {path:?} }}\n"))
}

/// Cargo in a project of ours. Everything is fetched: the checkout was just built.
pub(crate) fn cargo(project: &Path, target: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .current_dir(project)
        .env("CARGO_NET_OFFLINE", "true")
        .env("CARGO_TARGET_DIR", target);
    command
}

/// Runs a command that has to succeed.
pub(crate) fn succeed(command: &mut Command) -> Result<Output, String> {
    let output = command.output();
    let output = output.map_err(|error| format!("{}: {error}", name(command)))?;
    succeeded(command, output)
}

/// The output of a command that had to succeed.
pub(crate) fn succeeded(command: &Command, output: Output) -> Result<Output, String> {
    if output.status.success() {
        Ok(output)
    } else {
        let complaint = String::from_utf8_lossy(&output.stderr);
        Err(format!("{} failed:\n{complaint}", name(command)))
    }
}

/// Runs a command, one at a time, and says what it took.
pub(crate) fn cost(command: &mut Command) -> Result<(Cost, Output), String> {
    let (start, cpu) = (Instant::now(), cpu_of_children());
    let output = command.output();
    let output = output.map_err(|error| format!("{}: {error}", name(command)))?;
    let wall = start.elapsed();
    let cpu = match (cpu, cpu_of_children()) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => wall,
    };
    Ok((Cost { wall, cpu }, output))
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

/// The root of the repository.
pub(crate) fn checkout() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// User and system time of all that ended.
#[cfg(unix)]
fn cpu_of_children() -> Option<Duration> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;

    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).ok()?;
    let micros = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    u64::try_from(micros).ok().map(Duration::from_micros)
}

#[cfg(not(unix))]
fn cpu_of_children() -> Option<Duration> {
    None
}
