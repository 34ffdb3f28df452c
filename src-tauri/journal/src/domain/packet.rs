//! A document for a reader.

use serde::{Deserialize, Serialize};

use super::{Audience, Design, IncidentId, PacketId, Period, RedactionLevel};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PacketKind {
    /// What I did in a period, for a review.
    Review,
    /// The same against the user's ladder, for a committee.
    Promotion,
    /// One page after an incident, for a manager and theirs.
    Note,
    /// Several stories that show how broad the experience is.
    WarStories,
    /// One story in two minutes, for an interview.
    StarCard,
    TalkOutline,
    /// What happened, for those it happened to.
    Postmortem,
    /// Selected work, for an interview.
    Portfolio,
}

impl PacketKind {
    pub const ALL: [Self; 8] = [
        Self::Review,
        Self::Promotion,
        Self::Note,
        Self::WarStories,
        Self::StarCard,
        Self::TalkOutline,
        Self::Postmortem,
        Self::Portfolio,
    ];

    /// As covers and lists call it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Review => "Review packet",
            Self::Promotion => "Promotion packet",
            Self::Note => "Note after an incident",
            Self::WarStories => "War stories",
            Self::StarCard => "STAR card",
            Self::TalkOutline => "Talk outline",
            Self::Postmortem => "Postmortem",
            Self::Portfolio => "Portfolio",
        }
    }

    /// Whether it tells of what was built and said in its period, beside incidents.
    pub fn tells_of_work(self) -> bool {
        matches!(self, Self::Review | Self::Promotion | Self::Portfolio)
    }

    /// Whether it tells of one incident alone.
    pub fn is_of_one(self) -> bool {
        match self {
            Self::Note | Self::StarCard | Self::TalkOutline | Self::Postmortem => true,
            Self::Review | Self::Promotion | Self::WarStories | Self::Portfolio => false,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Packet {
    pub id: PacketId,
    pub kind: PacketKind,
    pub name: String,
    /// As it stands on the cover.
    pub author: String,
    pub period: Period,
    /// The incidents told in full, in this order; `None` lets Afterpage choose. All others of the period are in
    /// the appendix.
    pub chosen: Option<Vec<IncidentId>>,
    /// Who reads it.
    #[serde(default)]
    pub audience: Audience,
    /// How far names are replaced; never less than its readers need.
    #[serde(default)]
    pub level: RedactionLevel,
    /// What this packet says otherwise, or not at all. What it was made from stays as it is.
    #[serde(default)]
    pub edits: Vec<PartEdit>,
    #[serde(default)]
    pub design: Design,
}

/// A change to one part of a paper: a heading with what is under it, a paragraph, a line of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PartEdit {
    /// The heading that the part stands under, by a name that outlives another order of the stories.
    pub section: String,
    /// Its place there, counted from 0.
    pub place: u32,
    /// A digest of the words that were changed, to know them again elsewhere and to notice when they are others.
    pub was: String,
    /// What it says in this packet; `None` as it was made.
    pub words: Option<String>,
    pub left_out: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum PacketEdit {
    Name(String),
    Author(String),
    Period(Period),
    Chosen(Option<Vec<IncidentId>>),
    Kind(PacketKind),
    /// The level follows: what the readers need.
    Audience(Audience),
    Level(RedactionLevel),
    Design(Design),
    /// A change to one part takes the place of an earlier one; one that changes nothing takes it back.
    Part {
        edit: PartEdit,
        /// The digest under which an earlier change knew the part, where its words are others by now.
        instead_of: Option<String>,
    },
}

impl Packet {
    pub fn edit(&mut self, edit: PacketEdit) {
        match edit {
            PacketEdit::Name(name) => self.name = name,
            PacketEdit::Author(author) => self.author = author,
            PacketEdit::Period(period) => self.period = period,
            PacketEdit::Chosen(chosen) => self.chosen = chosen,
            PacketEdit::Kind(kind) => self.kind = kind,
            PacketEdit::Audience(audience) => {
                self.audience = audience;
                self.level = RedactionLevel::of(audience);
            }
            PacketEdit::Level(level) => {
                self.level = level.max(RedactionLevel::of(self.audience));
            }
            PacketEdit::Design(design) => self.design = design,
            PacketEdit::Part { edit, instead_of } => self.edit_part(edit, instead_of.as_deref()),
        }
    }

    fn edit_part(&mut self, edit: PartEdit, instead_of: Option<&str>) {
        self.edits.retain(|known| {
            let is_the_same = known.was == edit.was || Some(known.was.as_str()) == instead_of;
            known.section != edit.section || !is_the_same
        });
        if edit.words.is_some() || edit.left_out {
            self.edits.push(edit);
        }
    }

    /// Takes an incident out; whether it was anywhere in it.
    pub fn forget(&mut self, incident: IncidentId) -> bool {
        let name = incident.to_string();
        let chosen = self.chosen.as_mut().is_some_and(|chosen| {
            let before = chosen.len();
            chosen.retain(|id| *id != incident);
            chosen.len() < before
        });
        let before = self.edits.len();
        self.edits.retain(|edit| !edit.section.contains(&name));
        chosen || self.edits.len() < before
    }
}
