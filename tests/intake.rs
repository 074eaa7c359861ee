//! What users have, read: every kind of file, and all that can be wrong with one.

mod intake {
    mod hostile;
    mod inventory;
    mod take;
    mod words;
}
