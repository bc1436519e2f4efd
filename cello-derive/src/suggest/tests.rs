//! Are the suggestions right?

mod reading;
mod table;
