//! From the document model to pages and to a finished PDF, read back with the tools that readers use.

mod checklists;
mod comparing;
mod design;
mod file;
mod fonts;
mod laid;
mod leak;
mod load;
mod pages;
mod picture;
mod pixels;
mod sample;
mod tables;
mod tools;
