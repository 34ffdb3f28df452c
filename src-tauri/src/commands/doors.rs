//! Import and export. The page never names a path: the user's choice in the file dialog stays on this side.

use journal::{
    Work,
    domain::IncidentId,
    exchange::{
        self, ChatOptions, ChatReport, ImportOptions, ImportReport, SlackChoice, TableLook,
    },
};
use tauri::State;

use super::Result;
use crate::{
    doors::SlackExport,
    paper::Exported,
    state::{Chosen, Desk},
};

/// Asks for a file to import and remembers it.
#[tauri::command]
#[specta::specta]
pub async fn choose_import_file(desk: State<'_, Desk>) -> Result<Option<Chosen>> {
    desk.aside(Desk::choose_import_file).await
}

/// Takes what was pasted in place of a chosen file.
#[tauri::command(async)]
#[specta::specta]
pub fn take_pasted(desk: State<'_, Desk>, text: String) {
    desk.take_pasted(text);
}

/// Imports the chosen file: first as a dry run, then for real.
#[tauri::command]
#[specta::specta]
pub async fn import_chosen(desk: State<'_, Desk>, options: ImportOptions) -> Result<ImportReport> {
    desk.aside(move |desk| desk.import_chosen(&options)).await
}

/// The columns of the chosen file and what each is taken for, if it is a table.
#[tauri::command]
#[specta::specta]
pub async fn look_at_chosen(
    desk: State<'_, Desk>,
    options: ImportOptions,
) -> Result<Option<TableLook>> {
    desk.aside(move |desk| desk.look_at_chosen(&options)).await
}

/// The names that a column of a table may be given.
#[tauri::command]
#[specta::specta]
pub fn table_fields() -> Vec<String> {
    exchange::table_fields().map(str::to_owned).collect()
}

/// Rows of old incidents that were not added yet, as the page writes them. Empty removes them.
#[tauri::command(async)]
#[specta::specta]
pub fn save_back_fill(desk: State<'_, Desk>, rows: String) -> Result<()> {
    desk.write(|journal| journal.save_back_fill(&rows))
}

/// The rows that were not added.
#[tauri::command(async)]
#[specta::specta]
pub fn back_fill(desk: State<'_, Desk>) -> Result<Option<String>> {
    desk.read(journal::Journal::back_fill)
}

/// The sample journal that ships with Afterpage.
#[tauri::command]
#[specta::specta]
pub async fn load_sample(desk: State<'_, Desk>) -> Result<ImportReport> {
    desk.aside(Desk::load_sample).await
}

/// Everything, lossless, in one zip; asks where to put it.
#[tauri::command]
#[specta::specta]
pub async fn export_archive(desk: State<'_, Desk>) -> Result<Option<Exported>> {
    desk.aside(Desk::export_archive).await
}

/// One table per kind of record, in one zip; asks where to put it.
#[tauri::command]
#[specta::specta]
pub async fn export_csv(desk: State<'_, Desk>) -> Result<Option<Exported>> {
    desk.aside(Desk::export_csv).await
}

/// One Markdown file per incident, in one zip; asks where to put it.
#[tauri::command]
#[specta::specta]
pub async fn export_markdown(desk: State<'_, Desk>) -> Result<Option<Exported>> {
    desk.aside(Desk::export_markdown).await
}

/// My shifts as one calendar file; asks where to put it.
#[tauri::command]
#[specta::specta]
pub async fn export_calendar(desk: State<'_, Desk>) -> Result<Option<Exported>> {
    desk.aside(Desk::export_calendar).await
}

/// The part of the running import, export or back-up that is done, from 0 to 1; nothing while there is none, or nobody
/// knows.
#[tauri::command]
#[specta::specta]
pub fn work_share(desk: State<'_, Desk>) -> Option<f64> {
    desk.work().as_ref().and_then(Work::share)
}

/// The running import, export or back-up ends soon, and leaves nothing behind.
#[tauri::command]
#[specta::specta]
pub fn cancel_work(desk: State<'_, Desk>) {
    if let Some(work) = desk.work().as_ref() {
        work.cancel();
    }
}

/// Asks for a Slack export, and tells which conversations are in it.
#[tauri::command]
#[specta::specta]
pub async fn choose_slack_export(desk: State<'_, Desk>) -> Result<Option<SlackExport>> {
    desk.aside(Desk::choose_slack_export).await
}

/// What part of the chosen export would join an incident; writes nothing.
#[tauri::command]
#[specta::specta]
pub async fn preview_slack(
    desk: State<'_, Desk>,
    id: IncidentId,
    choice: SlackChoice,
    options: ChatOptions,
) -> Result<ChatReport> {
    desk.aside(move |desk| desk.preview_slack(id, &choice, &options))
        .await
}

#[tauri::command]
#[specta::specta]
pub async fn import_slack(
    desk: State<'_, Desk>,
    id: IncidentId,
    choice: SlackChoice,
    options: ChatOptions,
) -> Result<ChatReport> {
    desk.aside(move |desk| desk.import_slack(id, &choice, &options))
        .await
}

/// What a pasted chat would bring into an incident; writes nothing.
#[tauri::command]
#[specta::specta]
pub async fn preview_chat(
    desk: State<'_, Desk>,
    id: IncidentId,
    text: String,
    options: ChatOptions,
) -> Result<ChatReport> {
    desk.aside(move |desk| desk.write(|journal| journal.preview_chat(id, &text, &options)))
        .await
}

#[tauri::command]
#[specta::specta]
pub async fn import_chat(
    desk: State<'_, Desk>,
    id: IncidentId,
    text: String,
    options: ChatOptions,
) -> Result<ChatReport> {
    desk.aside(move |desk| desk.write(|journal| journal.import_chat(id, &text, &options)))
        .await
}
