//! Who says a line that no person said: the tool, or the paper, from which it came.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    StatusPage,
    Postmortem,
    Afterpage,
    Datadog,
    FireHydrant,
    GitHub,
    GrafanaOnCall,
    IncidentIo,
    Jira,
    Jrnl,
    Opsgenie,
    PagerDuty,
    Rootly,
    ServiceNow,
    Spreadsheet,
    Unknown,
}

impl Voice {
    const ALL: [Self; 16] = [
        Self::StatusPage,
        Self::Postmortem,
        Self::Afterpage,
        Self::Datadog,
        Self::FireHydrant,
        Self::GitHub,
        Self::GrafanaOnCall,
        Self::IncidentIo,
        Self::Jira,
        Self::Jrnl,
        Self::Opsgenie,
        Self::PagerDuty,
        Self::Rootly,
        Self::ServiceNow,
        Self::Spreadsheet,
        Self::Unknown,
    ];

    /// As the author of a line.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::StatusPage => "Status page",
            Self::Postmortem => "Postmortem",
            Self::Afterpage => "Afterpage",
            Self::Datadog => "Datadog",
            Self::FireHydrant => "FireHydrant",
            Self::GitHub => "GitHub",
            Self::GrafanaOnCall => "Grafana OnCall",
            Self::IncidentIo => "incident.io",
            Self::Jira => "Jira",
            Self::Jrnl => "jrnl",
            Self::Opsgenie => "Opsgenie",
            Self::PagerDuty => "PagerDuty",
            Self::Rootly => "Rootly",
            Self::ServiceNow => "ServiceNow",
            Self::Spreadsheet => "Spreadsheet",
            Self::Unknown => "The source",
        }
    }

    /// Whether the author of a line is one of them, and so no person who took part.
    pub fn is(author: &str) -> bool {
        Self::ALL.iter().any(|voice| voice.words() == author)
    }
}
