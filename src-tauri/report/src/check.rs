//! What a careful reader of a paper would stumble on. Nothing here stops a paper; only the leak check does.
//!
//! The rules are data: each has a key, a group and the words in which it says why. A finding names the block it is about
//! and the records behind it, so that a screen can go there.

mod rules;
mod words;

use journal::domain::LensSettings;
use serde::Serialize;
use uuid::Uuid;

use crate::document::{Block, Content, Document};
use crate::project::Projected;
use rules::RULES;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Group {
    FixBeforeSending,
    WorthALook,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Finding {
    /// Stays the same for ever.
    pub rule: String,
    pub group: Group,
    /// What was found, in words.
    pub found: String,
    /// Why a reader minds.
    pub why: String,
    /// Of the paper, counted from 0; none where it is about what is not in it.
    pub block: Option<u32>,
    pub sources: Vec<Uuid>,
}

/// What a rule looks at.
pub(crate) struct Looked<'a> {
    pub document: &'a Document,
    pub projected: &'a Projected,
    pub lens: &'a LensSettings,
}

/// One rule's find, before it has the words of its rule.
pub(crate) struct Spot {
    pub found: String,
    pub block: Option<usize>,
    pub sources: Vec<Uuid>,
}

pub(crate) struct Rule {
    pub key: &'static str,
    pub group: Group,
    pub why: &'static str,
    pub find: fn(&Looked<'_>) -> Vec<Spot>,
}

impl Group {
    pub fn words(self) -> &'static str {
        match self {
            Self::FixBeforeSending => "Fix before sending",
            Self::WorthALook => "Worth a look",
        }
    }
}

/// What has to be mended first comes first.
pub fn findings(document: &Document, projected: &Projected, lens: &LensSettings) -> Vec<Finding> {
    let looked = Looked {
        document,
        projected,
        lens,
    };
    let mut findings: Vec<Finding> = RULES
        .iter()
        .flat_map(|rule| {
            let spots = (rule.find)(&looked).into_iter();
            spots.map(|spot| Finding {
                rule: rule.key.to_owned(),
                group: rule.group,
                found: spot.found,
                why: rule.why.to_owned(),
                block: spot.block.and_then(|block| u32::try_from(block).ok()),
                sources: spot.sources,
            })
        })
        .collect();
    findings.sort_by_key(|finding| finding.group);
    findings
}

/// The running text of a block, as one reads it.
pub(crate) fn text_of(block: &Block) -> String {
    match &block.content {
        Content::Heading { text, .. }
        | Content::Paragraph(text)
        | Content::Callout { text, .. } => text.to_plain(),
        Content::List { items, .. } => joined(items.iter().map(|item| item.text.to_plain())),
        Content::Table(table) => joined(
            table
                .rows
                .iter()
                .flat_map(|row| row.cells.iter().map(crate::document::Text::to_plain)),
        ),
        Content::Figure(figure) => figure.caption.to_plain(),
        Content::Quote { text, attribution } => {
            format!("{}\n{}", text.to_plain(), attribution.to_plain())
        }
        Content::Facts(facts) => joined(facts.iter().map(|fact| fact.value.to_plain())),
    }
}

fn joined(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join("\n")
}
