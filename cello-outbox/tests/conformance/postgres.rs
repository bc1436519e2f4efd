//! A PostgreSQL server for one run of the tests, from binaries on this machine.

use std::io::Write as _;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant};

/// A running server. It stops when this process ends, however it ends.
pub struct Server {
    socket: PathBuf,
    databases: AtomicU32,
    // Its shell waits for the end of this pipe, then stops the server and removes its files.
    _pipe: Mutex<std::process::ChildStdin>,
}

impl Server {
    /// Returns the URL of a database on this server.
    pub fn url(&self, database: &str) -> String {
        format!(
            "postgres://cello@localhost/{database}?host={}",
            self.socket.display()
        )
    }

    /// Returns a name for a database of one test.
    pub fn name(&self) -> String {
        format!("test_{}", self.databases.fetch_add(1, Ordering::Relaxed))
    }
}

/// Returns the server of this run; `None`, with a line on standard error, if PostgreSQL is not
/// installed.
///
/// # Panics
///
/// If it is not installed and `CELLO_REQUIRE_POSTGRES=1`.
pub fn server() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    let server = SERVER
        .get_or_init(|| binaries().map(|binaries| start(&binaries)))
        .as_ref();
    if server.is_none() {
        let required = std::env::var("CELLO_REQUIRE_POSTGRES").is_ok_and(|value| value == "1");
        assert!(
            !required,
            "CELLO_REQUIRE_POSTGRES=1, and no PostgreSQL found"
        );
        eprintln!("skipped: no PostgreSQL found");
    }
    server
}

/// Finds the folder of `initdb` and `postgres`: Debian has it per version, others in the path.
fn binaries() -> Option<PathBuf> {
    let mut versions: Vec<_> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin"))
        .collect();
    versions.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    versions.extend(std::env::split_paths(&path));
    versions
        .into_iter()
        .rev()
        .find(|folder| folder.join("initdb").is_file())
}

fn start(binaries: &Path) -> Server {
    let folder = tempfile::Builder::new()
        .prefix("cello-pg")
        .tempdir()
        .expect("a folder")
        .keep();
    let user = other_user();
    if let Some((uid, gid)) = user {
        chown(&folder, Some(uid), Some(gid)).expect("the folder's owner can be changed");
    }
    let data = folder.join("data");
    let mut initdb = Command::new(binaries.join("initdb"));
    initdb
        .args([
            "--username=cello",
            "--auth=trust",
            "--no-sync",
            "--encoding=UTF8",
            "--locale=C",
        ])
        .arg("--pgdata")
        .arg(&data)
        .current_dir(&folder)
        .stdout(Stdio::null());
    let mut shell = Command::new("sh");
    // Durability is not tested here: without fsync a test takes a tenth of the time.
    shell
        .arg("-c")
        .arg(
            "\"$0\" -D \"$1/data\" -k \"$1\" -c listen_addresses= -c fsync=off -c max_connections=300 \
             -c autovacuum=off -c log_min_messages=fatal & read -r _; kill -INT $!; wait $!; rm -rf \"$1\"",
        )
        .arg(binaries.join("postgres"))
        .arg(&folder)
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        // Pools that are dropped rather than closed leave a line each.
        .stderr(Stdio::null())
        // A group of its own: Ctrl-C reaches the tests, whose end stops the server in order.
        .process_group(0);
    if let Some((uid, gid)) = user {
        initdb.uid(uid).gid(gid);
        shell.uid(uid).gid(gid);
    }
    assert!(
        initdb.status().expect("initdb runs").success(),
        "initdb failed"
    );
    // It outlives this process by a moment, so nothing can wait for it.
    #[allow(clippy::zombie_processes)]
    let mut child = shell.spawn().expect("a shell starts");
    let mut pipe = child.stdin.take().expect("the shell's input is a pipe");
    let started = Instant::now();
    // Its last line says `ready` once connections are accepted; before, they are refused.
    let status = folder.join("data/postmaster.pid");
    let is_ready = || {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        text.lines()
            .nth(7)
            .is_some_and(|line| line.trim() == "ready")
    };
    while !is_ready() {
        assert!(
            started.elapsed() < Duration::from_mins(1),
            "PostgreSQL does not start"
        );
        // Nothing tells when the server is ready but the server itself.
        std::thread::sleep(Duration::from_millis(20));
    }
    pipe.flush().expect("the shell runs");
    Server {
        socket: folder,
        databases: AtomicU32::new(0),
        _pipe: Mutex::new(pipe),
    }
}

/// PostgreSQL refuses to run as root: returns whom to run it as then.
fn other_user() -> Option<(u32, u32)> {
    let me = std::fs::metadata("/proc/self").map(|meta| std::os::unix::fs::MetadataExt::uid(&meta));
    if me.ok() != Some(0) {
        return None;
    }
    let users = std::fs::read_to_string("/etc/passwd").expect("root reads /etc/passwd");
    ["postgres", "nobody"].iter().find_map(|name| {
        let line = users
            .lines()
            .find(|line| line.starts_with(&format!("{name}:")))?;
        let mut fields = line.split(':').skip(2);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    })
}
