// Two texts as a reader compares them: the places that differ, each with some words around; not which of them is right.
import { presentableDiff } from "@codemirror/merge";
import { runs, type Replaced, type Run } from "./diff";

/** Places of `before` at which `after` differs, in the order of the text; none where the texts are the same. */
export function compare(before: string, after: string): Run[][] {
  const changes = presentableDiff(before, after).map(({ fromA, toA, fromB, toB }) => ({
    start: fromA,
    end: toA,
    replacement: after.slice(fromB, toB),
  }));
  const places: Replaced[][] = [];
  let end = -1;
  for (const change of changes) {
    const place = places[places.length - 1];
    // Changes with no whole paragraph between them are read together.
    if (place && !before.slice(end, change.start).includes("\n\n")) place.push(change);
    else places.push([change]);
    end = change.end;
  }
  return places.map((place) => runs(before, place));
}
