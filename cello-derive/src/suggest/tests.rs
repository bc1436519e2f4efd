//! Are the suggestions right?

mod following;
mod reading;
mod table;
