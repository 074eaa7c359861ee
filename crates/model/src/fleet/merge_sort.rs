//! A sort that can be left after any step, since the standard library's sorts all at once.

/// Sorts the numbers below a count by merging ever longer runs, a number at each step; equals stay in their order.
///
/// The caller compares, and always in the same way, so that what the numbers stand for need not belong to the sort.
#[derive(Clone, Debug)]
pub struct MergeSort {
    /// Runs of `width` numbers, each of them sorted.
    runs: Vec<usize>,
    /// Runs of twice as many, as far as they are merged.
    merged: Vec<usize>,
    /// A power of two.
    width: usize,
    /// The next number of the first of the two runs that are being merged.
    first: usize,
}

impl MergeSort {
    /// A sort of the numbers below `count`.
    #[must_use]
    pub fn new(count: usize) -> Self {
        Self { runs: (0..count).collect(), merged: Vec::with_capacity(count), width: 1, first: 0 }
    }

    /// Puts one more number into its place; false once all are sorted.
    ///
    /// `goes_before` says whether the first of two numbers has to stand before the second.
    pub fn step(&mut self, goes_before: impl Fn(usize, usize) -> bool) -> bool {
        let (count, done) = (self.runs.len(), self.merged.len());
        if self.width >= count {
            return false;
        }
        let begin = done - done % (self.width * 2);
        if done == begin {
            self.first = begin;
        }
        let middle = count.min(begin + self.width);
        let end = count.min(begin + self.width * 2);
        // As many numbers are merged as were taken from the two runs together.
        let second = done + middle - self.first;
        let first = self.runs.get(self.first).filter(|_| self.first < middle);
        let second = self.runs.get(second).filter(|_| second < end);
        let next = match (first, second) {
            (Some(first), Some(second)) if goes_before(*second, *first) => second,
            (Some(first), _) => {
                self.first += 1;
                first
            }
            (None, Some(second)) => second,
            // There is a number for every step of a pass.
            (None, None) => return false,
        };
        self.merged.push(*next);
        if self.merged.len() == count {
            std::mem::swap(&mut self.runs, &mut self.merged);
            self.merged.clear();
            self.width *= 2;
        }
        true
    }

    /// The numbers in the order of the runs that are merged: sorted once [`MergeSort::step`] says that all are.
    #[must_use]
    pub fn sorted(&self) -> &[usize] {
        &self.runs
    }

    /// The same without the sort.
    #[must_use]
    pub fn into_sorted(self) -> Vec<usize> {
        self.runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_sorted_and_equals_stay_in_their_order() {
        // A simple generator of numbers: every count of them up to two powers of two and one more, with many equals.
        let mut seed = 1_u32;
        for count in 0..70 {
            let keys: Vec<u32> = (0..count)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    seed >> 28
                })
                .collect();
            let mut expected: Vec<usize> = (0..count).collect();
            expected.sort_by_key(|at| keys[*at]);
            let mut sort = MergeSort::new(count);
            let mut steps = 0;
            while sort.step(|one, other| keys[one] < keys[other]) {
                steps += 1;
            }
            assert_eq!(sort.sorted(), expected, "{keys:?}");
            assert!(steps <= count * 7, "{steps} steps for {count}");
            assert!(!sort.step(|_, _| true), "nothing is left to sort");
            assert_eq!(sort.into_sorted(), expected);
        }
    }
}
