// So much of a file is asked for at a time, by the worker that reads it and by the page while that worker starts.
export const SLICE = 1 << 23;
