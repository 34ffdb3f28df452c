//! A screen that no one sees.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use crate::processes::Group;

pub struct Display {
    _server: Group,
    /// As `DISPLAY` wants it.
    pub name: String,
}

impl Display {
    /// The server picks a free number and tells it on its standard output.
    pub fn start() -> Self {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        let mut command = Command::new("Xvfb");
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1600x1200x24",
            "-nolisten",
            "tcp",
        ]);
        let server = Group::start(command.stdout(writer).stderr(Stdio::null()));
        // The command keeps our writing end; without it the pipe ends when the server does.
        drop(command);
        let mut number = String::new();
        BufReader::new(reader)
            .read_line(&mut number)
            .expect("what Xvfb says can be read");
        assert!(
            !number.trim().is_empty(),
            "Xvfb ended before it had a screen."
        );
        Self {
            _server: server,
            name: format!(":{}", number.trim()),
        }
    }
}
