// Places of a name gathered by claim and part, as a line has no room for each; not how they are shown.
import type { NamePlace } from "../api";

/** The first place in a claim or a part, and how many there are. */
export interface Spot {
  first: NamePlace;
  count: number;
}

/** Most claims and parts that are named. */
const MOST = 12;

/** The places by claim and part, in their order. */
export function placesOf(places: readonly NamePlace[]): Spot[] {
  const spots: Spot[] = [];
  for (const place of places) {
    const known = spots.find(({ first }) => first.part === place.part && first.claim === place.claim);
    if (known) known.count += 1;
    else spots.push({ first: place, count: 1 });
  }
  return spots.slice(0, MOST);
}
