//! The forms that tools and spreadsheets give to bills.
