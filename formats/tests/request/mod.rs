mod broken;
mod corners;
mod junk;
mod random;
mod same;
mod schema;
