// What the window keeps of names in the claims: the model's goes, decisions, and answers that come too late.
import { beforeEach, expect, test, vi } from "vitest";
import { open } from "../api/door";
import { FakeProgram } from "../api/fake/program";
import { placesOf } from "../panels/names";
import { claims } from "./claims.svelte";
import { desk } from "./desk.svelte";
import { failures } from "./failures.svelte";
import { naming } from "./naming.svelte";

let fake: FakeProgram;

/** Calls of a command. */
const asked = (name: string): number => fake.calls.filter((call) => call.name === name).length;

beforeEach(async () => {
  fake = new FakeProgram();
  open(fake);
  claims.attach(undefined);
  await desk.start(undefined);
  await desk.openSample();
  await vi.waitFor(() => expect(claims.findings).toHaveLength(3));
  fake.calls = [];
});

test("the model is asked until nothing waits, and the claims are checked once after it", async () => {
  naming.soon();
  await vi.waitFor(() => expect(asked("check_claims")).toBe(1));
  expect(asked("compare_names")).toBe(2);
  expect(naming.view?.groups.map((group) => group.name.key)).toEqual(["rotating drum", "load signal"]);
  naming.soon();
  await vi.waitFor(() => expect(asked("compare_names")).toBe(3));
  expect(asked("check_claims")).toBe(1);
});

test("a decision is kept, and names that are kept apart are asked about no more", async () => {
  await naming.decide("rotating drum", "second drum", "different");
  await vi.waitFor(() => expect(naming.view?.apart).toEqual([{ name: "rotating drum", other: "second drum" }]));
  expect(naming.view?.groups.map((group) => group.name.key)).toEqual(["load signal"]);
  expect(naming.kept).toEqual({ file: "apparatus.docx.glossary.toml", vault: false });
  await naming.decide("rotating drum", "second drum", null);
  await vi.waitFor(() => expect(naming.view?.apart).toEqual([]));
});

test("a new document begins with no names of the old one", async () => {
  naming.soon();
  await vi.waitFor(() => expect(naming.view).not.toBeNull());
  await naming.decide("rotating drum", "second drum", "same");
  await desk.newClaims();
  expect([naming.view, naming.kept, naming.fixing]).toEqual([null, null, null]);
});

test("a decision that cannot be kept is told", async () => {
  fake.behaviour.fail = { decide_names: { code: "CannotWrite", sentence: "The glossary cannot be written.", details: null } };
  await naming.decide("rotating drum", "second drum", "same");
  expect(failures.current?.sentence).toBe("The glossary cannot be written.");
  failures.dismiss();
});

test("one name everywhere is offered by a fix of names, whichever rule's finding shows it", () => {
  const [found] = claims.findings;
  const fix = found?.finding.fix;
  if (!found || !fix || found.from === null || found.to === null) throw new Error("the sample has a finding with a fix");
  const { from, to } = found;
  const offered = (rule: string): boolean => {
    claims.findings = [{ ...found, finding: { ...found.finding, rule: "claims/antecedent-missing", fix: { ...fix, rule } } }];
    return naming.fixOf(from, to) !== undefined;
  };
  expect(offered("claims/antecedent-missing")).toBe(false);
  expect(offered("terminology/near-miss")).toBe(true);
  expect(naming.fixOf(from, to + 1)).toBeUndefined();
});

test("places are gathered by claim and part", () => {
  const place = (part: string, claim: number | null, from: number) => ({ part, claim, from, to: from + 1, text: "x" });
  const places = [place("claims", 1, 0), place("claims", 1, 5), place("claims", 3, 9), place("description", null, 2)];
  expect(placesOf(places).map(({ first, count }) => [first.part, first.claim, count])).toEqual([
    ["claims", 1, 2],
    ["claims", 3, 1],
    ["description", null, 1],
  ]);
});
