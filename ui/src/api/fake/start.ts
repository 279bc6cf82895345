// Starts the window over the fake program; its behaviour is taken from the address, as `?{"open":true}`.
import { begin } from "../../screens/begin";
import { open } from "../door";
import { startWish } from "../wish";
import type { Behaviour } from "./behaviour";
import { FakeProgram } from "./program";

const fake = new FakeProgram();
const wished = decodeURIComponent(location.search.slice(1));
if (wished !== "") Object.assign(fake.behaviour, JSON.parse(wished) as Partial<Behaviour>);
// JSON has no infinity.
if (fake.behaviour.pace < 0) fake.behaviour.pace = Infinity;
open(fake);
begin(startWish(location.hash));
