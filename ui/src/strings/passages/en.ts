// What the window says of passages of the user's own in the draft, in English.

export const passages = {
  passage: {
    add: (text: string) => `Add a passage behind: ${text}`,
    from: "Written by you",
    label: "Passage of your own",
    placeholder: "Write a passage of your own…",
    keys: "Tab: grey words · Ctrl+Space: list",
    done: "Done",
    remove: "Delete",
    removed: "Your passage was deleted.",
    restore: "Undo",
    waiting: (count: number) =>
      count === 1
        ? "A passage of yours is kept; it is back once the application is drafted."
        : `${count} passages of yours are kept; they are back once the application is drafted.`,
  },
};

export type PassagesStrings = typeof passages;
