//! What columns are called: the fields of a table as a user names them, and the words in names that tell enough.

use super::Column;

/// The names that a file given with `--map` uses, and the window.
pub(crate) const FIELDS: [(&str, Column); 35] = [
    ("id", Column::Id),
    ("title", Column::Title),
    ("severity", Column::Severity),
    ("urgency", Column::Urgency),
    ("service", Column::Service),
    ("day", Column::Day),
    ("began", Column::Began),
    ("detected", Column::Detected),
    ("paged", Column::Paged),
    ("acknowledged", Column::Acknowledged),
    ("engaged", Column::Engaged),
    ("cause_known", Column::CauseKnown),
    ("mitigated", Column::Mitigated),
    ("resolved", Column::Resolved),
    ("verified", Column::Verified),
    ("reviewed", Column::Reviewed),
    ("zone", Column::Zone),
    ("kind", Column::Kind),
    ("class", Column::Class),
    ("seconds_to_acknowledge", Column::SecondsToAcknowledge),
    ("seconds_to_resolve", Column::SecondsToResolve),
    ("minutes", Column::Minutes),
    ("minutes_to_acknowledge", Column::MinutesToAcknowledge),
    ("hours", Column::Hours),
    ("my_role", Column::MyRole),
    ("responder", Column::Responder),
    ("person", Column::Person),
    ("tags", Column::Tags),
    ("status", Column::Status),
    ("status_changed", Column::StatusChanged),
    ("comment", Column::Comment),
    ("work_notes", Column::WorkNotes),
    ("notes", Column::Notes),
    ("story", Column::Story),
    ("link", Column::Link),
];

/// Of an object inside the record, what it is called is a fact of the incident; since when there is such a severity, and
/// what its creator may do, is none.
pub(super) fn is_of_the_incident(name: &str, column: Column) -> bool {
    const CALLED: [&str; 7] = [
        "name",
        "summary",
        "title",
        "value",
        "label",
        "text",
        "display_name",
    ];
    let Some((within, last)) = name.rsplit_once('.') else {
        return true;
    };
    let is_other = |part: &str| OTHERS.iter().any(|one| one.eq_ignore_ascii_case(part));
    let is_of_others = within.split('.').any(is_other);
    let is_word = matches!(
        column,
        Column::Severity | Column::Urgency | Column::Service | Column::Class | Column::Kind
    );
    let is_of_another = last.starts_with("created") || last.starts_with("updated");
    own_name(name) != name
        || if is_word {
            CALLED.contains(&last)
        } else {
            column != Column::MyRole && !is_of_another && !is_of_others
        }
}

/// What an incident belongs to has a title and days of its own.
const OTHERS: [&str; 5] = ["milestone", "parent", "epic", "sprint", "iteration"];

/// "fields.System.Title" without what only wraps the fields of the record itself, or says whose they are.
pub(super) fn own_name(name: &str) -> &str {
    const WRAPPERS: [&str; 12] = [
        "attributes",
        "incident",
        "fields",
        "data",
        "timestamps",
        "times",
        "dates",
        "system",
        "microsoft",
        "vsts",
        "common",
        "custom",
    ];
    let is_wrapper = |part: &str| WRAPPERS.iter().any(|one| one.eq_ignore_ascii_case(part));
    match name.rsplit_once('.') {
        Some((within, last)) if within.split('.').all(is_wrapper) => last,
        Some(_) | None => name,
    }
}

/// Of a day that is none of the incident: "Updated date".
pub(super) const OF_A_RECORD: [&str; 7] = [
    "updated",
    "modified",
    "changed",
    "confirm",
    "confirmed",
    "review",
    "last",
];

/// Of a time that is not known yet.
pub(super) const HOPED: [&str; 6] = ["estimated", "expected", "planned", "target", "eta", "due"];

/// How a nested object is found or told apart, and not what it is called.
pub(super) const REFERENCE: [&str; 8] = [
    "id", "type", "self", "url", "html_url", "key", "email", "all",
];

/// Words in a name that is not known as a whole, the first that fit.
pub(super) const WORDS: &[(&[&str], Column)] = &[
    (&["time", "acknowledge"], Column::MinutesToAcknowledge),
    (&["tta"], Column::MinutesToAcknowledge),
    (&["mtta"], Column::MinutesToAcknowledge),
    (&["duration"], Column::Minutes),
    (&["dauer"], Column::Minutes),
    (&["ttr"], Column::Minutes),
    (&["mttr"], Column::Minutes),
    (&["time", "resolve"], Column::Minutes),
    (&["time", "restore"], Column::Minutes),
    (&["time", "recover"], Column::Minutes),
    (&["owner"], Column::Responder),
    (&["role"], Column::MyRole),
    (&["severity"], Column::Severity),
    (&["priority"], Column::Severity),
    (&["schweregrad"], Column::Severity),
    (&["schwere"], Column::Severity),
    (&["schlimm"], Column::Severity),
    (&["acknowledged"], Column::Acknowledged),
    (&["mitigated"], Column::Mitigated),
    (&["resolved"], Column::Resolved),
    (&["resolutiondate"], Column::Resolved),
    (&["resolution", "date"], Column::Resolved),
    (&["solved"], Column::Resolved),
    (&["restored"], Column::Resolved),
    (&["recovered"], Column::Resolved),
    (&["closed"], Column::Resolved),
    (&["behoben"], Column::Resolved),
    (&["gelost"], Column::Resolved),
    (&["cierre"], Column::Resolved),
    (&["fin"], Column::Resolved),
    (&["conclusao"], Column::Resolved),
    (&["encerramento"], Column::Resolved),
    (&["fechamento"], Column::Resolved),
    (&["close", "date"], Column::Resolved),
    (&["close", "time"], Column::Resolved),
    (&["recovery", "time"], Column::Resolved),
    (&["detected"], Column::Detected),
    (&["received", "at"], Column::Detected),
    (&["received", "date"], Column::Detected),
    (&["received", "time"], Column::Detected),
    (&["apertura"], Column::Detected),
    (&["abertura"], Column::Detected),
    (&["abert"], Column::Detected),
    (&["ouverture"], Column::Detected),
    (&["inicio"], Column::Began),
    (&["opened"], Column::Detected),
    (&["created"], Column::Detected),
    (&["reported"], Column::Detected),
    (&["start"], Column::Began),
    (&["started"], Column::Began),
    (&["began"], Column::Began),
    (&["beginn"], Column::Began),
    (&["end"], Column::Resolved),
    (&["back", "up"], Column::Resolved),
    (&["when", "fixed"], Column::Resolved),
    (&["fixed", "at"], Column::Resolved),
    (&["ended"], Column::Resolved),
    (&["ende"], Column::Resolved),
    (&["finished"], Column::Resolved),
    (&["downtime"], Column::Minutes),
    (&["incident", "time"], Column::Began),
    (&["event", "time"], Column::Began),
    (&["alert", "time"], Column::Began),
    (&["outage", "time"], Column::Began),
    (&["date"], Column::Day),
    (&["datum"], Column::Day),
    (&["service"], Column::Service),
    (&["system"], Column::Service),
    (&["responder"], Column::Responder),
    (&["responders"], Column::Responder),
    (&["resolution", "time"], Column::Resolved),
    (&["open", "time"], Column::Detected),
    (&["incident", "id"], Column::Id),
    (&["issue", "id"], Column::Id),
    (&["ticket", "id"], Column::Id),
    (&["noticed"], Column::Detected),
    (&["when"], Column::Began),
    (&["what", "broke"], Column::Title),
    (&["title"], Column::Title),
    (&["summary"], Column::Title),
    (&["titulo"], Column::Title),
    (&["short", "text"], Column::Title),
    (&["descricao"], Column::Title),
    (&["descripcion"], Column::Title),
];
