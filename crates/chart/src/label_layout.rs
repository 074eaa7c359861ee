//! Places labels so that they do not overlap.

/// A rectangle: left, top, right, bottom.
pub(super) type Bounds = (i32, i32, i32, i32);

/// The first position at which a label lies inside the plot and overlaps nothing. The label occupies it from then on.
pub(super) fn place(
    places: &[(i32, i32)],
    (width, height): (i32, i32),
    plot: Bounds,
    occupied: &mut Vec<Bounds>,
) -> Option<(i32, i32)> {
    let bounds = |(left, top): (i32, i32)| (left, top, left + width, top + height);
    let free = |bounds: Bounds| {
        let inside = bounds.0 >= plot.0 && bounds.1 >= plot.1 && bounds.2 <= plot.2 && bounds.3 <= plot.3;
        let apart =
            |other: &Bounds| bounds.2 <= other.0 || other.2 <= bounds.0 || bounds.3 <= other.1 || other.3 <= bounds.1;
        inside && occupied.iter().all(apart)
    };
    let found = places.iter().copied().find(|place| free(bounds(*place)))?;
    occupied.push(bounds(found));
    Some(found)
}

/// Moves heights, sorted from the top down, so that they keep a distance from each other and stay above the floor.
pub(super) fn spread(heights: &mut [i32], distance: i32, floor: i32) {
    let mut free = i32::MIN;
    for height in &mut *heights {
        *height = (*height).max(free);
        free = *height + distance;
    }
    let mut free = floor;
    for height in heights.iter_mut().rev() {
        *height = (*height).min(free);
        free = *height - distance;
    }
}
