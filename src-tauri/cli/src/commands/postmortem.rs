use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use journal::Journal;
use journal::domain::{Audience, IncidentId, PostmortemId, Template};
use report::compose::{ReviewOrder, review};
use report::project::project_review;

use crate::failure::{Failure, Result};
use crate::output::{Output, write_file};
use crate::paper::{self, Format};
use crate::place::Place;
use crate::{parse, world};

#[derive(Debug, Args)]
pub struct PostmortemArgs {
    /// Of the incident or of the postmortem itself; without it, all are listed
    #[arg(requires = "out")]
    id: Option<String>,
    #[arg(
        long,
        value_name = "NAME",
        value_parser = template,
        help = "full, seven_sections, short, near_miss or learning_review [default: the one it is written in]"
    )]
    template: Option<Template>,
    /// [default: by the ending of --out]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The day on the paper [default: today]; equal days give equal bytes
    #[arg(long, value_name = "D", value_parser = parse::day)]
    dated: Option<NaiveDate>,
    #[arg(long, value_name = "FILE", requires = "id")]
    out: Option<PathBuf>,
}

fn template(text: &str) -> std::result::Result<Template, parse::Unknown> {
    parse::word(
        text,
        &[
            "full",
            "seven_sections",
            "short",
            "near_miss",
            "learning_review",
        ],
    )
}

pub fn run(args: &PostmortemArgs, place: &Place, out: &mut Output) -> Result<()> {
    let journal = place.open()?;
    let (Some(id), Some(path)) = (&args.id, &args.out) else {
        return list(&journal, out);
    };
    let format = match args.format {
        Some(format) => format,
        None => Format::by_ending(path)?,
    };
    let data = journal.review_data(postmortem(&journal, id)?)?;
    let today = || world::now().with_timezone(&world::zone().0).date_naive();
    let order = ReviewOrder {
        template: args.template.unwrap_or(data.postmortem.template),
        dated: args.dated.unwrap_or_else(today),
        created: data.postmortem.created_at,
    };
    let document = review(order, &project_review(Audience::Own, data)?);
    let fonts = paper::fonts(&journal, None)?;
    write_file(path, &paper::render(&document, format, &fonts)?)?;
    out.written(path)
}

/// Its own id, or that of its incident.
fn postmortem(journal: &Journal, id: &str) -> Result<PostmortemId> {
    let no_id = |_| {
        Failure::usage(
            format!("{id:?} is no id."),
            "afterpage postmortem lists them.",
        )
    };
    let incident: IncidentId = id.parse().map_err(no_id)?;
    if let Some(postmortem) = journal.postmortem_of(incident)? {
        return Ok(postmortem.id);
    }
    match journal.incident(incident) {
        Ok(view) => Err(Failure::Failed {
            code: "no_postmortem",
            message: format!("\"{}\" has no postmortem yet.", view.incident.title),
            hint: "Begin one in the window: open the incident, then \"Review\".".to_owned(),
        }),
        // It may be the postmortem's own id; where it is none either, that is said when it is looked up.
        Err(_) => Ok(PostmortemId(incident.0)),
    }
}

fn list(journal: &Journal, out: &mut Output) -> Result<()> {
    let rows = journal.postmortems()?;
    if out.is_json() {
        return out.json(&rows);
    }
    for row in rows {
        let day = row.day.map_or("-".to_owned(), |day| day.to_string());
        out.line(format_args!("{}  {day}  {}", row.id, row.title))?;
    }
    Ok(())
}
