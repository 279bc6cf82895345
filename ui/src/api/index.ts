// What the rest of the window may use of the program: calls, failures, types; nothing of how they travel.
export { call, channel } from "./door";
export { failureOf } from "./failure";
export { startWish, type StartWish } from "./wish";
export type * from "./bindings/types";
