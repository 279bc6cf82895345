// What the window says in English at the door and about a person's own account; not matters, not administration.

export const accounts = {
  gate: {
    name: "Name",
    password: "Password",
    code: "Code",
    codeHint: "Six digits from your authenticator, or one of your recovery codes.",
    show: "Show",
    hide: "Hide",
    back: "Back",
    cancel: "Cancel",
    wait: (time: string) => `Too many attempts. The next one is looked at in ${time}.`,
    waitOver: "You can try again now.",
    keyAnyway: "The recovery key works at once, whatever the waiting time says.",
    useKey: "Use the recovery key",
    elsewhere: "Other ways in",
    busy: "One moment: the password is being stretched, which takes about a second.",
  },

  password: {
    choose: "Choose a password",
    fresh: "New password",
    rule: "At least 15 characters. Length counts, not symbols: several words do well.",
    repeat: "The same again",
    differs: "The two are not the same yet.",
    short: (typed: number) => `${typed} of at least 15 characters`,
    good: "Good: this will be taken.",
    propose: "Propose a passphrase",
    proposed: "Seven random words. Write them down until you know them by heart, then destroy the paper.",
  },

  keyFile: {
    label: "Key file",
    none: "none",
    optional: "Key file (optional)",
    hint: "A small file, best on a USB stick, that must be there at every sign-in. It makes a stolen disk worthless even with the password. If you lose it, only the recovery key helps.",
    choose: "Choose…",
    make: "Make one…",
    without: "Without",
  },

  first: {
    title: "Set up Claimwright",
    step: (step: number, of: number) => `Step ${step} of ${of}`,
    intro: "You become the first administrator. There is no account yet, and none that came with the program.",
    name: "Your name",
    nameHint: "As colleagues know you. It can be read by whoever holds the disk.",
    vault: "Name of the vault",
    vaultHint: "Of the firm or the team. Everyone with access to a vault can read every matter in it.",
    start: "Continue",
    restore: "Restore a backup instead",
    mind: "What is protected, and what is not",
  },

  enrol: {
    title: "Second factor",
    intro: "Scan this with an authenticator app on your telephone, then type the six digits that it shows.",
    picture: "QR code for the authenticator",
    asText: "Or type this key into the app",
    kind: "Time-based, six digits, every 30 seconds",
    code: "Six digits from the app",
    confirm: "Confirm",
    wrong: "This code does not fit. Wait for the next one, and check that the clocks of telephone and computer are right.",
    used: "This code is used up by it: sign in with the next one.",
  },

  papers: {
    title: "Print this, and put it away",
    intro: "You see these once. Without them, a lost telephone or a forgotten password costs you everything that is in the vault.",
    key: "Recovery key",
    keyHint: "Replaces a forgotten password, works at once, whatever the waiting time. Keep it where you keep deeds: with the files it opens the vault.",
    codes: "Recovery codes",
    codesHint: "Each replaces one code of the authenticator, once. The password is still asked.",
    print: "Print…",
    written: "I have printed or written them down and put them away.",
    done: "Continue",
    doneNeeds: "Tick the box above first.",
    newKey: "New recovery key",
    newCodes: "New recovery codes",
    old: "The old ones open nothing any more: destroy that paper.",
  },

  signIn: {
    title: "Sign in",
    submit: "Sign in",
    keyFile: "I use a key file",
    recover: "Forgot the password",
    activate: "I have an activation code",
    restore: "Restore a backup",
    wall: "Everyone with access to a vault can read every matter in it. What must be kept apart belongs in another vault.",
  },

  recover: {
    title: "Recover with the recovery key",
    intro: "The recovery key replaces the forgotten password. The second factor is still asked.",
    key: "Recovery key",
    keyHint: "From your printed paper. Hyphens, spaces and capitals do not matter.",
    submit: "Recover",
    after: "The key is used up by this: you get a new one.",
    lost: "Neither password nor recovery key? An administrator of your vault can give you an activation code. Without either nobody can help, nor can we.",
  },

  activate: {
    title: "Activate an account",
    intro: "An administrator has given you an activation code. It opens once, within 72 hours. You choose the password, and nobody else learns it.",
    code: "Activation code",
    submit: "Continue",
  },

  restore: {
    title: "Restore a backup",
    intro: "Onto a computer on which nothing is set up yet. Sign in afterwards with the password that was valid when the backup was taken, or with the recovery key of then.",
    choose: "Choose the backup…",
    notEmpty: "Something is set up on this computer already. Here an administrator restores from “Backups” after signing in.",
    done: "The backup is in place. Sign in.",
  },

  lock: {
    title: "Locked",
    intro: (name: string) => `${name} is signed in. What was typed is kept.`,
    unlock: "Unlock",
    other: "Sign in as somebody else",
  },

  unavailable: {
    title: "The vault cannot be opened",
    repair: "Repair a damaged vault…",
    again: "Try again",
    quit: "Quit",
  },

  repair: {
    title: "Repair a damaged vault",
    intro: "A vault that is damaged is not written on. See first what is hit; then put a backup in its place, or save what can be read into a new vault. The damaged file is kept beside it.",
    diagnose: "See what is hit",
    salvage: "Save what can be read",
    damaged: "Put a backup in its place…",
    sound: (rows: number) => `All ${rows} rows could be read.`,
    hit: (rows: number) => `${rows} rows could be read. Lost:`,
    lost: (table: string, rows: number) => `${table}: ${rows === 0 ? "some" : rows}`,
    matters: (count: number) => (count === 1 ? "One matter is hit." : `${count} matters are hit.`),
    done: "The backup is in place. Sign in.",
  },

  again: {
    title: "Please confirm that it is you",
    intro: "This needs password and code, not older than five minutes.",
    confirm: "Confirm",
    failed: "That was not confirmed. Check both and try again.",
  },

  notices: {
    label: "Since you were last here",
    dismiss: "Dismiss",
    readOnly: "The vault is open for reading alone: nothing can be saved here.",
    newCodes: "Make new ones",
  },

  account: {
    title: "Your account",
    signedIn: (name: string, role: string) => `${name}, ${role}`,
    password: "Password",
    passwordHint: "Changing it takes about a second and changes no document. Old backups still open with the old one.",
    changePassword: "Change password…",
    leaked: "It may have leaked",
    leakedHint: "Together with a copy of the files? Then all your keys are replaced: new password, new recovery key and codes. An administrator should replace the vault’s key as well.",
    renew: "Replace all my keys…",
    second: "Second factor",
    secondHint: "The old authenticator counts until the new one has shown a code.",
    changeSecond: "New authenticator…",
    recovery: "Recovery",
    recoveryHint: "New ones replace the old ones at once.",
    newCodes: "New recovery codes…",
    newKey: "New recovery key…",
    session: "Lock",
    idle: "Lock after so many minutes without a key or the mouse",
    idleHint: "1 to 60; for everybody in this vault. An administrator sets it.",
    minutes: (count: number) => (count === 1 ? "1 minute" : `${count} minutes`),
    also: "It locks too when the computer sleeps or its screen locks, and after twelve hours both factors are asked.",
    language: "Language",
    changed: "Changed.",
    close: "Close",
    save: "Save",
  },

  keeping: {
    lock: "Lock",
    lockKeys: "Ctrl L",
    saved: "Saved",
    kept: "Kept",
    keptHint: "What you type is kept encrypted within two seconds. Ctrl+S makes a revision.",
    saving: "Saving…",
    outside: "Not in the vault",
    locksSoon: (seconds: number) => `locks in ${seconds} seconds unless you go on`,
    unsaved: "Not kept yet",
    home: "Matters",
    settings: "Settings",
    save: "Save",
  },
};

/** What every language has to say of it. */
export type AccountStrings = typeof accounts;
