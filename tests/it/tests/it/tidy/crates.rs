//! What the shipped programs are made of: licences, no network, and a core that cannot see the shell.

use std::collections::{HashMap, HashSet};
use std::process::Command;

use serde_json::Value;

const SHIPPED: [&str; 2] = ["afterpage-desktop", "afterpage-cli"];

const DESKTOP_TARGETS: [&str; 5] = [
    "x86_64-unknown-linux-gnu",
    "aarch64-unknown-linux-gnu",
    "aarch64-apple-darwin",
    "x86_64-apple-darwin",
    "x86_64-pc-windows-msvc",
];

/// Clients, servers and their encryption. Types alone (`http`) and the crypto library under `SQLCipher` are not here.
const NETWORK: [&str; 32] = [
    "actix-web",
    "async-tungstenite",
    "attohttpc",
    "axum",
    "boring",
    "curl",
    "curl-sys",
    "h2",
    "h3",
    "hyper",
    "hyper-rustls",
    "hyper-tls",
    "hyper-util",
    "isahc",
    "lettre",
    "minreq",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rouille",
    "rustls",
    "s2n-tls",
    "surf",
    "tiny_http",
    "tokio-native-tls",
    "tokio-rustls",
    "tokio-tungstenite",
    "tonic",
    "tungstenite",
    "ureq",
    "warp",
];

/// Licences that a binary under MIT or Apache-2.0 may carry.
const LICENCES: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Shells and their parts, which the core must not reach.
const SHELLS: [&str; 6] = ["gtk", "tauri", "tao", "wry", "clap", "directories"];

#[test]
fn the_shipped_programs_reach_no_network() {
    for target in DESKTOP_TARGETS {
        let tree = Tree::of(target);
        let linked = tree.linked_into(&SHIPPED);
        let banned: Vec<&String> = linked
            .iter()
            .filter(|name| NETWORK.contains(&name.as_str()))
            .collect();
        assert!(
            banned.is_empty(),
            "on {target} the programs would link {banned:?}; nothing shipped may reach a network"
        );
    }
}

#[test]
fn every_part_may_be_redistributed() {
    for target in DESKTOP_TARGETS {
        let tree = Tree::of(target);
        for name in tree.linked_into(&SHIPPED) {
            let licence = tree.licence(&name);
            assert!(
                allowed(&licence),
                "{name} is under {licence:?}, which is not in the list of licences"
            );
        }
    }
}

#[test]
fn the_core_cannot_see_the_shell() {
    let tree = Tree::of(DESKTOP_TARGETS[0]);
    let seen: Vec<String> = tree
        .linked_into(&["journal", "report"])
        .into_iter()
        .filter(|name| SHELLS.contains(&name.as_str()))
        .collect();
    assert!(seen.is_empty(), "journal and report reach {seen:?}");
}

#[test]
fn the_command_line_starts_without_a_window_system() {
    let tree = Tree::of(DESKTOP_TARGETS[0]);
    let linked = tree.linked_into(&["afterpage-cli"]);
    assert!(
        !linked.contains("gtk") && !linked.contains("tauri"),
        "the command line must not link GTK"
    );
}

/// Some alternative of the expression asks only for licences of the list. Exceptions ("WITH ...") only permit more.
fn allowed(expression: &str) -> bool {
    let expression = expression.replace(['(', ')'], " ").replace('/', " OR ");
    expression.split(" OR ").any(|alternative| {
        alternative
            .split(" AND ")
            .filter_map(|part| part.split_whitespace().next())
            .all(|id| LICENCES.contains(&id))
    })
}

/// The packages of one target and who links whom (without build scripts and tests).
struct Tree {
    names: HashMap<String, String>,
    licences: HashMap<String, String>,
    links: HashMap<String, Vec<String>>,
}

impl Tree {
    fn of(target: &str) -> Self {
        let metadata = metadata(target);
        let packages = list(&metadata["packages"]);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Self {
            names: packages
                .iter()
                .map(|p| (text(&p["id"]), text(&p["name"])))
                .collect(),
            licences: packages
                .iter()
                .map(|p| (text(&p["name"]), text(&p["license"])))
                .collect(),
            links: list(&metadata["resolve"]["nodes"])
                .iter()
                .map(|node| (text(&node["id"]), linked(node)))
                .collect(),
        }
    }

    fn licence(&self, name: &str) -> String {
        self.licences.get(name).cloned().unwrap_or_default()
    }

    fn linked_into(&self, roots: &[&str]) -> HashSet<String> {
        let mut seen = HashSet::new();
        let mut open: Vec<&String> = self
            .names
            .iter()
            .filter(|(_, name)| roots.contains(&name.as_str()))
            .map(|(id, _)| id)
            .collect();
        assert_eq!(open.len(), roots.len(), "a root is missing among {roots:?}");
        while let Some(id) = open.pop() {
            if seen.insert(id) {
                open.extend(self.links.get(id).into_iter().flatten());
            }
        }
        seen.into_iter()
            .filter_map(|id| self.names.get(id).cloned())
            .collect()
    }
}

fn linked(node: &Value) -> Vec<String> {
    list(&node["deps"])
        .iter()
        .filter(|dep| {
            list(&dep["dep_kinds"])
                .iter()
                .any(|kind| kind["kind"].is_null())
        })
        .filter_map(|dep| dep["pkg"].as_str().map(str::to_owned))
        .collect()
}

fn metadata(target: &str) -> Value {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--filter-platform",
            target,
        ])
        .current_dir(super::sources::root())
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
