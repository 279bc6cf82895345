// What is protected and how far, in English; the numbers behind it are in the manual.

export const honest = {
  honest: {
    title: "What is protected, and what is not",
    lead: "A promise is worth what stands behind it. Some of this rests on mathematics, some on this program being used as it is, and some nothing here can do.",
    cipher: "By cryptography",
    cipherHint: "Holds against whoever has the disk, a copy or a backup, with whatever program.",
    cipherPoints: [
      "Everything in a vault is encrypted: matters, documents, revisions, what was typed and not yet saved, glossary, waivers, audit log. Backups are too.",
      "Each vault has a random key of its own, wrapped for each of its members. Nobody else opens it, no administrator of another vault, and not its makers.",
      "Against a thief your password is all that counts, hence the 15 characters and the second that each try costs. A key file adds a second secret that a thief needs.",
      "The printed recovery key is a key like the password. Whoever has it and the files reads the vault: keep it where you keep deeds.",
      "A changed file is noticed: every page carries a seal, and a damaged vault is never written on.",
      "Deleting a matter destroys its key. Backups taken before still hold both; the program says which.",
    ],
    policy: "By policy",
    policyHint: "Holds as long as people go through this program; whoever holds the files and a password can go around it.",
    policyPoints: [
      "The six digits of the authenticator. They stop somebody who saw your password, at this program. They do not stop somebody who has your password and a copy of the files: offline, no code can.",
      "Waiting times after wrong attempts. Somebody who can write to the files can set them back.",
      "Roles in a vault: who may read, write, govern. Everyone with access to a vault can read every matter in it; only another vault is a wall.",
      "Locking after some minutes, on sleep, and with the screen.",
      "Legal holds and retention.",
      "The audit log shows accidents and tampering from outside. A member with the key who can write to every copy of it could write it anew.",
    ],
    never: "Not at all",
    neverHint: "Nothing in this program helps here; other means may.",
    neverPoints: [
      "Somebody who controls your computer while you work: malware, a keylogger, a recorder of the screen, its administrator.",
      "People who share your account of the operating system can copy, replace and delete the files. Give everybody an account of their own.",
      "Memory that the system writes to the disk when it sleeps or runs short. Switch on the encryption of the whole disk.",
      "Names of users, and sizes and times of files, can be read on the disk.",
      "An older copy put in place of the files is noticed where a newer trace is left; it cannot be prevented.",
      "A removed member may have copied what he or she could read. Old backups open with the passwords of then.",
      "Flash memory keeps what was deleted. Only the key is gone for certain.",
      "What you export in the clear, print or read from a file of your own is outside.",
    ],
    back: "Back",
  },
};

/** What every language has to say of it. */
export type HonestStrings = typeof honest;
