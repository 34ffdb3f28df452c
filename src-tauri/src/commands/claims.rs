//! Sentences that rest on the data.

use chrono::NaiveDate;
use journal::{
    ClaimView, Proposal,
    domain::{Claim, ClaimId, ClaimQuery, Scope},
};
use tauri::State;

use super::Result;
use crate::state::Desk;

/// The usual sentences about a scope; `day` is that of a change.
#[tauri::command(async)]
#[specta::specta]
pub fn propose_claims(
    desk: State<'_, Desk>,
    scope: Scope,
    day: Option<NaiveDate>,
) -> Result<Vec<Proposal>> {
    desk.read(|journal| journal.propose_claims(&scope, day))
}

/// Each beside what the data says now.
#[tauri::command(async)]
#[specta::specta]
pub fn claims(desk: State<'_, Desk>) -> Result<Vec<ClaimView>> {
    desk.read(journal::Journal::claims)
}

#[tauri::command(async)]
#[specta::specta]
pub fn save_claim(desk: State<'_, Desk>, query: ClaimQuery) -> Result<Claim> {
    desk.write(|journal| journal.save_claim(query))
}

#[tauri::command(async)]
#[specta::specta]
pub fn renew_claim(desk: State<'_, Desk>, id: ClaimId) -> Result<Claim> {
    desk.write(|journal| journal.renew_claim(id))
}
