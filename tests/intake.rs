//! What users have, read: every kind of file, and all that can be wrong with one.

mod intake {
    mod flow_log;
    mod flow_log_truth;
    mod hostile;
}
