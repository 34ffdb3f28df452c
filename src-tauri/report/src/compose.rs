//! What a paper says: projected data in, the document model out. One file per kind of paper.

mod build;
mod checklists;
mod load;
mod packet;
mod review;

pub use checklists::{checklist_sheet, checklists};
pub use load::{dense_load, load};
pub use packet::{PacketOrder, packet};
pub use review::{ReviewOrder, review};
