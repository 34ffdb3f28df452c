//! The nouns of the journal: pure types and rules, one file per noun. No storage, no clock, no window.

pub mod action;
pub mod attachment;
pub mod check_in;
pub mod claim;
pub mod class;
pub mod contribution;
pub mod design;
pub mod employer;
pub mod entry;
pub mod evidence;
pub mod feedback;
pub mod hours;
pub mod ids;
pub mod impact;
pub mod improvement;
pub mod incident;
pub mod interruption;
pub mod ladder;
pub mod link;
pub mod list;
pub mod milestone;
pub mod on_call;
pub mod packet;
pub mod pad;
pub mod postmortem;
pub mod private;
pub mod readiness;
pub mod redaction;
pub mod reminder;
pub mod rest;
pub mod runbook;
pub mod scope;
pub mod service;
pub mod settings;
pub mod several;
pub mod sharing;
pub mod shift;
pub mod stats;
pub mod story;
pub mod view;
pub mod when;
pub mod zone;

pub use action::{Action, ActionEdit, ActionKind, ActionState, Owner, Priority, Proof};
pub use attachment::{Attachment, Holder, LARGEST_ATTACHMENT};
pub use check_in::{CheckIn, CheckInEdit};
pub use claim::{Claim, ClaimFigure, ClaimQuery, ClaimReading, ClaimTemplate};
pub use class::{ClassKey, FailureClass};
pub use contribution::{
    Contribution, ContributionEdit, ContributionKind, ContributionReach, Drill, DrillKind,
    DrillResult, Helper, Measured,
};
pub use design::{Accent, Density, Design, PaperSize, Typeface};
pub use employer::Employer;
pub use entry::{
    Entry, EntryDetail, EntryEdit, EntryKind, EntryRevision, GuessBucket, GuessResult, NewEntry,
};
pub use evidence::{
    ContributionView, DrillRow, EvidenceKind, EvidenceOpen, EvidencePage, EvidenceQuery,
    EvidenceRow, FeedbackView, HoursRow, LadderRow, LadderView, LikelyIncident, Mappable, Practice,
    Reference, RunbookView, Since, Use,
};
pub use feedback::{Consent, Feedback, FeedbackEdit, Quote};
pub use hours::{Hours, HoursEdit, HoursSpan, quarter_name, quarter_of};
pub use ids::{
    ActionId, AttachmentId, CheckInId, ClaimId, ContributionId, DimensionId, EmployerId, EntryId,
    FeedbackId, HoursId, ImprovementId, IncidentId, InterruptionId, ItemId, LadderId, NotAnId,
    Noun, PacketId, PostmortemId, RedactionId, ReminderId, RestId, RunbookId, ServiceId, ShiftId,
    ViewId,
};
pub use impact::{BlastRadius, Depth, Extent, Growth, Impact, Money};
pub use improvement::{Improvement, ImprovementEdit};
pub use incident::{
    DetectedBy, Ending, Incident, IncidentEdit, IncidentKind, Mitigation, MitigationKind,
    NewIncident, Role, Severity, SourceRef,
};
pub use interruption::{Interruption, InterruptionEdit, NewInterruption, PageVerdict};
pub use ladder::{Dimension, Doubt, Ladder, LadderEdit, Mapped};
pub use link::{Link, WebAddress};
pub use list::{Facet, Facets, IncidentRow, ListPage, ListQuery, ListSort, Missing};
pub use milestone::{Milestone, MilestoneKind};
pub use on_call::{Limits, OnCallSettings, WarningKind};
pub use packet::{Packet, PacketEdit, PacketKind, PartEdit};
pub use pad::{Debrief, DebriefState, Mark, MarkState, Pad, Person};
pub use postmortem::{
    Factor, FactorFamily, Header, Layer, OtherPart, Postmortem, PostmortemEdit, PostmortemState,
    Publication, ReviewClock, ReviewKit, ReviewRole, ReviewSize, Section, Template, Why,
};
pub use private::{Calibration, Judged, MistakeRecord, PrivateBlock};
pub use readiness::Readiness;
pub use redaction::{NameSeen, Redaction, RedactionEdit, RedactionKind, RedactionLevel};
pub use reminder::{Reminder, ReminderKind, ReminderState};
pub use rest::{Rest, RestEdit};
pub use runbook::{Runbook, RunbookEdit};
pub use scope::{Period, Scope};
pub use service::{Service, ServiceCard};
pub(crate) use settings::shipped_interval;
pub use settings::{
    FactorStarters, ImportSettings, JournalSettings, LensSettings, OwnWording, PadSettings,
    TableReading,
};
pub use several::{BulkEdit, Merged, Otherwise};
pub use sharing::{Audience, Permission, Sharing};
pub use shift::{Duty, NewShift, Repeat, Shift, ShiftEdit};
pub use stats::{LeftOut, Stats, StatsBy, StatsGroup, StatsQuery, TimeToResolve};
pub use story::{Phase, PhaseNote, Story, StoryPart};
pub use view::View;
pub use when::{
    QuickLog, TimeReading, Understood, has_four_digit_year, read_end, read_quick_log, read_role,
    read_span, read_time, read_wall,
};
pub use zone::Zone;
