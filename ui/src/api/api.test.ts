// The door: what a call hands over, what a rejection becomes, what the start asks for.
import { expect, test } from "vitest";
import { call, failureOf, startWish } from "./index";
import { open } from "./door";
import { FakeProgram } from "./fake/program";

test("a call hands its arguments over by name and answers what the program says", async () => {
  const fake = new FakeProgram();
  open(fake);
  const checked = await call("check_claims", { request: { text: "1. A bolt.", revision: 7 } });
  expect(checked.revision).toBe(7);
  expect(checked.claims.map((claim) => claim.number)).toEqual([1]);
  expect(fake.calls).toEqual([{ name: "check_claims", given: { request: { text: "1. A bolt.", revision: 7 } } }]);
});

test("an error of the program keeps its code, anything else becomes a sentence with the cause as details", async () => {
  const fake = new FakeProgram();
  open(fake);
  fake.behaviour.fail.explain = { code: "Unknown", sentence: "No rule bears this name.", details: null };
  const thrown = await call("explain", { rule: "x" }).catch((error: unknown) => error);
  expect(failureOf(thrown, "?", "en")).toEqual({ code: "Unknown", sentence: "No rule bears this name.", details: null });
  const busy = { code: "Busy", sentence: "Wait.", details: null, translations: { fr: "Attendez.", de: "Warten Sie." } };
  expect((["en", "fr", "de"] as const).map((code) => failureOf(busy, "?", code).sentence)).toEqual(["Wait.", "Attendez.", "Warten Sie."]);
  expect(failureOf(new Error("no bridge"), "It failed.", "en")).toEqual({
    code: "Unknown",
    sentence: "It failed.",
    details: "no bridge",
  });
  expect(failureOf({ code: "Invented", sentence: "x" }, "It failed.", "en").sentence).toBe("It failed.");
  expect(failureOf(null, "It failed.", "en").details).toBe("null");
});

test("the start asks for a draft only of an office that can be drafted for", () => {
  expect(startWish("#draft=us&seed=7")).toEqual({ office: "us", seed: 7 });
  expect(startWish("#draft=ep")).toEqual({ office: "ep", seed: 0 });
  expect(startWish("#draft=fr")).toBeUndefined();
  expect(startWish("")).toBeUndefined();
  expect(startWish("#draft=ep&seed=-1")?.seed).toBe(0);
});
