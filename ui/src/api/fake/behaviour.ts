// How the fake program behaves, which a test chooses; not what it answers.
import type { Commands } from "../bindings/commands";
import type { ApiError, NoticeView, RoleView } from "../bindings/types";
import type { Beginning } from "./door";

/** How the fake behaves; a test changes it while it runs. */
export interface Behaviour {
  /** Commands that fail, with what they say. */
  fail: Partial<Record<keyof Commands, ApiError>>;
  /** Milliseconds between the pieces of a model's sentence; `Infinity` holds the draft open. */
  pace: number;
  /** Whether a document is open at the start. */
  open: boolean;
  /** How the door stands at the start. */
  accounts: Beginning;
  /** What whoever is signed in at the start may do. */
  role: RoleView;
  /** Whether text was typed before and not saved. */
  unsaved: boolean;
  /** What a person is told. */
  notices: NoticeView[];
  /** What a model adds to completion; null where none is heard. */
  heard: string | null;
  /** Whether the model that compares names is missing. */
  withoutComparer: boolean;
  /** Whether what is written into the draft cannot be kept. */
  unkept: boolean;
}

/** What it does unless a test wants otherwise. */
export const USUAL: Behaviour = {
  fail: {},
  pace: 1,
  open: false,
  accounts: "without",
  role: "administrator",
  unsaved: false,
  notices: [],
  heard: null,
  withoutComparer: false,
  unkept: false,
};
