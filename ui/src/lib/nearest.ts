interface Placed {
  x: number | null;
  y: number | null;
}

/** The index of the place nearest to a point, no further away than `reach`; -1 where none is. */
export function nearest(places: readonly Placed[], x: number, y: number, reach: number): number {
  let found = -1;
  let least = reach * reach;
  places.forEach((place, index) => {
    const distance = ((place.x ?? 0) - x) ** 2 + ((place.y ?? 0) - y) ** 2;
    if (distance <= least) {
      least = distance;
      found = index;
    }
  });
  return found;
}
