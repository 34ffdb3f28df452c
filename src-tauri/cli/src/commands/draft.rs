use clap::Args;
use journal::domain::{Audience, PacketEdit, PacketKind, Scope};

use crate::failure::Result;
use crate::output::{Output, note};
use crate::parse;
use crate::place::Place;
use crate::scope::PeriodArgs;

#[derive(Debug, Args)]
pub struct DraftArgs {
    #[command(flatten)]
    period: PeriodArgs,
    /// Who the packet is for: own, internal or public; what they may not see is not proposed
    #[arg(long, value_name = "WHO", value_parser = parse::audience, default_value = "own")]
    audience: Audience,
    /// Keep the stories as a packet of this name
    #[arg(long, value_name = "NAME")]
    keep: Option<String>,
    /// The kind of the packet that is kept
    #[arg(long, value_name = "K", value_parser = parse::packet_kind, default_value = "promotion", requires = "keep")]
    kind: PacketKind,
}

/// Stories with the reasons for them, sentences, a quote, and what is missing.
pub fn run(args: &DraftArgs, place: &Place, out: &mut Output) -> Result<()> {
    let mut journal = place.open()?;
    let scope = Scope {
        period: args.period.period()?,
        ..Scope::default()
    };
    let draft = journal.draft(&scope, args.audience)?;
    if let Some(name) = &args.keep {
        let packet = journal.create_packet(args.kind, name, scope.period)?;
        let chosen = draft.stories.iter().map(|story| story.incident).collect();
        journal.edit_packet(packet.id, PacketEdit::Chosen(Some(chosen)))?;
        note(format!(
            "Kept as {name:?}. Write it with: packet {name:?} --out FILE"
        ));
    }
    if out.is_json() {
        return out.json(&draft);
    }
    if !draft.stories.is_empty() {
        out.line("Stories")?;
    }
    for story in &draft.stories {
        out.line(format!(
            "  {}  {}  {}",
            story.incident, story.day, story.title
        ))?;
        out.line(format!("    {}", story.reasons.join(", ")))?;
    }
    if !draft.claims.is_empty() {
        out.line("Claims")?;
    }
    for claim in &draft.claims {
        out.line(format!("  {claim}"))?;
    }
    if let Some(quote) = &draft.quote_words {
        out.line("Quote")?;
        out.line(format!("  {quote}"))?;
    }
    if !draft.gaps.is_empty() {
        out.line("Missing")?;
    }
    for gap in &draft.gaps {
        out.line(format!("  {gap}"))?;
    }
    Ok(())
}
