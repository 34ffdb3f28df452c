//! What a paper says: projected data in, the document model out. One file per kind of paper.

mod build;
mod packet;

pub use packet::{PacketOrder, packet};
