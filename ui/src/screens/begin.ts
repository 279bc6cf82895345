// Puts the window on the page and asks the program how it stands; who answers was chosen before.
import { mount } from "svelte";
import type { StartWish } from "../api";
import { desk } from "../state/desk.svelte";
import "../styles/base.css";
import App from "./App.svelte";

export function begin(wish: StartWish | undefined): void {
  const target = document.querySelector("#app");
  if (!target) throw new Error("the page has no place for the window");
  mount(App, { target });
  void desk.start(wish);
}
