// Starts the window over the real program; tests start it over a fake.
import { startWish } from "./api";
import { open } from "./api/door";
import { program } from "./api/program";
import { begin } from "./screens/begin";

open(program);
begin(startWish(location.hash));
