//! The driver that `WebKit` brings, which starts the window and speaks to it.

use std::{
    future::Future,
    net::{Ipv4Addr, TcpListener, TcpStream},
    process::{Command, Stdio},
    time::Duration,
};

use serde_json::{Map, Value, json};
use thirtyfour::{
    WebDriver,
    error::{WebDriverError, WebDriverErrorInner, WebDriverResult},
};
use tokio::runtime::{Builder, Runtime};

use crate::{display::Display, home::Home, processes::Group, programs::program, wait};

/// A window that has not answered by then has hung.
const TIME_OUT: Duration = Duration::from_mins(1);
/// An unhurried start takes a third of a second.
const OPENING: Duration = Duration::from_secs(20);
/// The driver lets the window listen on a port that was free a moment ago. Where another journey was quicker, both wait
/// for each other for ever, and only a new driver with another port gets on. Nothing of the journey has happened by then.
const OPENINGS: usize = 3;

pub struct Driver {
    runtime: Runtime,
    /// Gone only while the driver ends.
    session: Option<WebDriver>,
    _group: Group,
}

impl Driver {
    pub fn start(display: &Display, home: &Home) -> Self {
        let mut last = None;
        for _ in 0..OPENINGS {
            match Self::open(display, home) {
                Ok(driver) => return driver,
                Err(error) => last = Some(error),
            }
        }
        panic!("the window did not open: {last:?}")
    }

    fn open(display: &Display, home: &Home) -> WebDriverResult<Self> {
        let port = free_port();
        let mut command = Command::new("WebKitWebDriver");
        home.settle(&mut command);
        command
            .arg(format!("--port={port}"))
            .env("DISPLAY", &display.name)
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut group = Group::start(&mut command);
        wait_for(port, &mut group);
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime for the driver's client");
        let session = runtime.block_on(async {
            tokio::time::timeout(OPENING, connect(port))
                .await
                .unwrap_or_else(|_| {
                    Err(WebDriverError::from_inner(WebDriverErrorInner::Timeout(
                        "the window did not open".into(),
                    )))
                })
        })?;
        Ok(Self {
            runtime,
            session: Some(session),
            _group: group,
        })
    }

    /// Asks the window for something; a driver that cannot is the end of the journey.
    #[track_caller]
    pub fn ask<T, F>(&self, question: impl FnOnce(WebDriver) -> F) -> T
    where
        F: Future<Output = WebDriverResult<T>>,
    {
        match self.try_ask(question) {
            Ok(answer) => answer,
            Err(error) => panic!("the window did not answer: {error}"),
        }
    }

    /// Where a refusal is to be expected: an element may be gone again before it is clicked.
    pub fn try_ask<T, F>(&self, question: impl FnOnce(WebDriver) -> F) -> WebDriverResult<T>
    where
        F: Future<Output = WebDriverResult<T>>,
    {
        let session = self.session.clone().expect("the driver has not ended");
        self.runtime.block_on(question(session))
    }
}

impl Drop for Driver {
    /// The group is killed right after, so there is no one left to say goodbye to.
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            let _ = session.leak();
        }
    }
}

/// A port that the kernel had free a moment ago.
fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("a bound port").port()
}

fn wait_for(port: u16, driver: &mut Group) {
    let listening = wait::until(|| {
        assert!(
            !driver.has_ended(),
            "WebKitWebDriver ended before it listened."
        );
        TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()
    });
    assert!(
        listening.is_some(),
        "WebKitWebDriver does not listen on {port}."
    );
}

async fn connect(port: u16) -> WebDriverResult<WebDriver> {
    let window = json!({ "binary": program("afterpage-desktop"), "args": [] });
    let wanted: Map<String, Value> = [("webkitgtk:browserOptions".to_owned(), window)]
        .into_iter()
        .collect();
    WebDriver::builder(format!("http://127.0.0.1:{port}"), wanted)
        .request_timeout(TIME_OUT)
        .connect()
        .await
}
