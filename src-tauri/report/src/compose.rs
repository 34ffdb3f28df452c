//! What a paper says: projected data in, the document model out. One file per kind of paper.

mod build;
mod checklists;
mod packet;
mod review;

pub use checklists::{checklist_sheet, checklists};
pub use packet::{PacketOrder, packet};
pub use review::{ReviewOrder, review};
