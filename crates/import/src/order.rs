//! Things put in order: a heap sort, since each use of the standard ones is a hundredth of the reader.

/// Puts things in order, those first that come `before` others. What comes before nothing of the other stays in no
/// particular order. Takes `n log n` comparisons and no memory.
pub(super) fn sort<T>(things: &mut [T], before: impl Fn(&T, &T) -> bool) {
    let mut end = things.len();
    for root in (0..end / 2).rev() {
        sink(things, root, end, &before);
    }
    while end > 1 {
        end -= 1;
        things.swap(0, end);
        sink(things, 0, end, &before);
    }
}

/// Lets a thing sink below the last of those that come behind it, so that the last of all is on top.
fn sink<T>(things: &mut [T], mut root: usize, end: usize, before: &impl Fn(&T, &T) -> bool) {
    loop {
        let left = 2 * root + 1;
        if left >= end {
            return;
        }
        let right = left + 1;
        let last = if right < end && before(&things[left], &things[right]) { right } else { left };
        if !before(&things[root], &things[last]) {
            return;
        }
        things.swap(root, last);
        root = last;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_numbers_come_out_in_order() {
        let mut seed = 7_u32;
        for length in 0..200 {
            let mut numbers: Vec<u32> = (0..length)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    seed >> 24
                })
                .collect();
            let mut expected = numbers.clone();
            expected.sort_unstable();
            sort(&mut numbers, |one, other| one < other);
            assert_eq!(numbers, expected);
        }
    }
}
