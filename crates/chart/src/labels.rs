//! Labels that keep clear of each other.

/// A rectangle: left, top, right, bottom.
pub(super) type Room = (i32, i32, i32, i32);

/// The first of some places for a label of a size that lies inside the plot and on nothing else, which it then takes.
pub(super) fn place(
    places: &[(i32, i32)],
    (width, height): (i32, i32),
    plot: Room,
    taken: &mut Vec<Room>,
) -> Option<(i32, i32)> {
    let room = |(left, top): (i32, i32)| (left, top, left + width, top + height);
    let free = |room: Room| {
        let inside = room.0 >= plot.0 && room.1 >= plot.1 && room.2 <= plot.2 && room.3 <= plot.3;
        let apart = |other: &Room| room.2 <= other.0 || other.2 <= room.0 || room.3 <= other.1 || other.3 <= room.1;
        inside && taken.iter().all(apart)
    };
    let found = places.iter().copied().find(|place| free(room(*place)))?;
    taken.push(room(found));
    Some(found)
}

/// Moves heights, which come from the top down, so that they stay so far apart and above the floor.
pub(super) fn spread(heights: &mut [i32], apart: i32, floor: i32) {
    let mut free = i32::MIN;
    for height in &mut *heights {
        *height = (*height).max(free);
        free = *height + apart;
    }
    let mut free = floor;
    for height in heights.iter_mut().rev() {
        *height = (*height).min(free);
        free = *height - apart;
    }
}
