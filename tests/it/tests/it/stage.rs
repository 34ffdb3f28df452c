//! A desk without a screen: the real commands over Tauri's mock runtime, in a folder and at a time of the test's own.

use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Instant,
};

use afterpage_desktop::{
    BackupFailed, CommandError, Desk, FileQuestion, JournalChanged, JournalLocked, LockReason,
    PageWanted, Place, Reach, RemindersRang, Shell,
};
use chrono::{DateTime, TimeDelta, Utc};
use journal::{
    LiveIncident, World,
    domain::{ItemId, ReminderKind, WebAddress},
};
use serde_json::Value;
use tauri::{
    App, Manager, WebviewWindow, WebviewWindowBuilder,
    ipc::{CallbackFn, InvokeBody},
    test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder},
    webview::InvokeRequest,
};
use tempfile::TempDir;

pub struct Stage {
    pub desk: Desk,
    pub around: Around,
    page: WebviewWindow<MockRuntime>,
    app: App<MockRuntime>,
    folder: TempDir,
}

impl Stage {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let around = Around::default();
        let desk = Desk::new(around.place(folder.path()), Box::new(around.clone()));
        let app = mock_builder()
            .invoke_handler(afterpage_desktop::bindings().invoke_handler())
            .build(afterpage_desktop::context())
            .expect("an app");
        app.manage(desk.clone());
        let page = window(&app, "main");
        Self {
            desk,
            around,
            page,
            app,
            folder,
        }
    }

    /// A stage with a journal that has no passphrase.
    pub fn open() -> Self {
        let stage = Self::new();
        stage.ok("create_journal", &serde_json::json!({ "passphrase": null }));
        stage
    }

    /// What the page gets when it calls a command: the exact JSON.
    pub fn call(&self, command: &str, arguments: &Value) -> Result<Value, Value> {
        call(&self.page, command, arguments)
    }

    pub fn call_from(&self, label: &str, command: &str) -> Result<Value, Value> {
        call(&window(&self.app, label), command, &Value::Null)
    }

    pub fn ok(&self, command: &str, arguments: &Value) -> Value {
        self.call(command, arguments)
            .unwrap_or_else(|error| panic!("{command} failed: {error}"))
    }

    /// The code of the refusal.
    pub fn refused(&self, command: &str, arguments: &Value) -> String {
        match self.call(command, arguments) {
            Ok(value) => panic!("{command} was not refused: {value}"),
            Err(error) => error["code"]
                .as_str()
                .expect("an error with a code")
                .to_owned(),
        }
    }

    pub fn journal(&self) -> PathBuf {
        self.folder.path().join("journal")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

fn window(app: &App<MockRuntime>, label: &str) -> WebviewWindow<MockRuntime> {
    WebviewWindowBuilder::new(app, label, tauri::WebviewUrl::default())
        .build()
        .expect("a window")
}

fn call(
    page: &WebviewWindow<MockRuntime>,
    command: &str,
    arguments: &Value,
) -> Result<Value, Value> {
    let ours = if cfg!(windows) {
        "http://tauri.localhost"
    } else {
        "tauri://localhost"
    };
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: ours.parse().expect("an address"),
        body: InvokeBody::Json(arguments.clone()),
        headers: tauri::http::HeaderMap::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(page, request).map(|body| body.deserialize().expect("an answer in JSON"))
}

/// The computer and the person around the desk: a clock to move, dialogs to answer, and what the page was told.
#[derive(Clone, Default)]
pub struct Around(Arc<Mutex<Seen>>);

#[derive(Default)]
struct Seen {
    passed: TimeDelta,
    random: u64,
    answers: VecDeque<Option<PathBuf>>,
    asked: Vec<FileQuestion>,
    changed: Vec<ItemId>,
    all_changed: usize,
    locked: Vec<LockReason>,
    failed_backups: Vec<String>,
    rang: Vec<ReminderKind>,
    live: usize,
    opened: Vec<String>,
}

impl Around {
    fn place(&self, folder: &Path) -> Place {
        let around = self.clone();
        Place {
            journal: folder.join("journal"),
            settings: folder.join("settings"),
            logs: folder.join("logs"),
            zone: "Europe/Berlin".parse().expect("a zone"),
            started: Instant::now(),
            world: Arc::new(move || Box::new(around.clone())),
        }
    }

    fn seen(&self) -> std::sync::MutexGuard<'_, Seen> {
        self.0.lock().expect("no test panics while it looks")
    }

    pub fn pass(&self, time: TimeDelta) {
        self.seen().passed += time;
    }

    /// The next file dialog is answered with this; `None` closes it.
    pub fn will_answer(&self, path: Option<PathBuf>) {
        self.seen().answers.push_back(path);
    }

    pub fn asked(&self) -> Vec<FileQuestion> {
        std::mem::take(&mut self.seen().asked)
    }

    /// What the page was told to read again since the last question.
    pub fn changed(&self) -> Vec<ItemId> {
        std::mem::take(&mut self.seen().changed)
    }

    /// How often the page was told to read everything again since the last question.
    pub fn all_changed(&self) -> usize {
        std::mem::take(&mut self.seen().all_changed)
    }

    pub fn locked(&self) -> Vec<LockReason> {
        std::mem::take(&mut self.seen().locked)
    }

    /// What rang since the last question.
    pub fn rang(&self) -> Vec<ReminderKind> {
        std::mem::take(&mut self.seen().rang)
    }

    /// How many incidents the tray was told of last.
    pub fn live(&self) -> usize {
        self.seen().live
    }

    /// The addresses that the system was asked to open since the last question.
    pub fn opened(&self) -> Vec<String> {
        std::mem::take(&mut self.seen().opened)
    }

    pub fn failed_backups(&self) -> Vec<String> {
        std::mem::take(&mut self.seen().failed_backups)
    }
}

impl World for Around {
    fn now(&self) -> DateTime<Utc> {
        let start: DateTime<Utc> = "2026-03-02T03:10:00Z".parse().expect("a time");
        start + self.seen().passed
    }

    /// Never twice the same, always the same in the next run.
    fn fill(&mut self, bytes: &mut [u8]) {
        let mut seen = self.seen();
        for byte in bytes {
            seen.random = seen.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (seen.random ^ (seen.random >> 31)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *byte = mixed.to_be_bytes()[0];
        }
    }
}

impl Shell for Around {
    fn changed(&self, change: JournalChanged) {
        let mut seen = self.seen();
        seen.all_changed += usize::from(change.ids.is_empty());
        seen.changed.extend(change.ids);
    }

    fn locked(&self, lock: JournalLocked) {
        self.seen().locked.push(lock.reason);
    }

    fn backup_failed(&self, failure: BackupFailed) {
        self.seen().failed_backups.push(failure.error.code);
    }

    fn rang(&self, rang: RemindersRang) {
        let mut seen = self.seen();
        let reminders = rang.reminders.into_iter();
        seen.rang.extend(reminders.map(|reminder| reminder.what));
    }

    fn show_live(&self, live: &[LiveIncident], _: DateTime<Utc>) {
        self.seen().live = live.len();
    }

    fn come_to_front(&self) {}

    fn page_wanted(&self, _: PageWanted) {}

    fn show_pad(&self) {}

    fn pad_settings_changed(&self) {}

    fn reach(&self) -> Reach {
        Reach {
            tray: false,
            shortcut: false,
            at_login: false,
        }
    }

    fn start_at_login(&self, _: bool) -> Result<(), CommandError> {
        Ok(())
    }

    fn quit(&self) {}

    fn open_address(&self, address: &WebAddress) -> Result<(), CommandError> {
        self.seen().opened.push(address.address.clone());
        Ok(())
    }

    fn ask(&self, question: FileQuestion) -> Option<PathBuf> {
        let mut seen = self.seen();
        seen.asked.push(question);
        seen.answers.pop_front().expect("an answer for the dialog")
    }
}
