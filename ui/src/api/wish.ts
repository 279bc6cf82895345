// What the program was started with that the window must do by itself; not the document, which `status` tells.

/** A draft to start as soon as the window stands. */
export interface StartWish {
  office: "ep" | "us";
  seed: number;
}

/** Reads the wish from the fragment of the window's address, where the program puts it. */
export function startWish(fragment: string): StartWish | undefined {
  const words = new URLSearchParams(fragment.replace(/^#/, ""));
  const office = words.get("draft");
  if (office !== "ep" && office !== "us") return undefined;
  const seed = Number(words.get("seed") ?? "0");
  return {
    office,
    seed: Number.isInteger(seed) && seed >= 0 && seed <= 0xffff_ffff ? seed : 0,
  };
}
