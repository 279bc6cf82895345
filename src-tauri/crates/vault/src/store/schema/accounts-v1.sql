-- The accounts, schema 1. This file is not encrypted: it holds no text of a matter and no key that is not wrapped.
CREATE TABLE installation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name_key BLOB NOT NULL CHECK (length(name_key) = 32),
    memory INTEGER NOT NULL,
    passes INTEGER NOT NULL,
    lanes INTEGER NOT NULL,
    created INTEGER NOT NULL
) STRICT;

CREATE TABLE users (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    public_key BLOB,
    private_key BLOB,
    seed BLOB,
    last_step INTEGER NOT NULL DEFAULT -1,
    codes_salt BLOB,
    created INTEGER NOT NULL,
    notice INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE slots (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    user BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    kind INTEGER NOT NULL,
    format INTEGER NOT NULL,
    memory INTEGER NOT NULL,
    passes INTEGER NOT NULL,
    lanes INTEGER NOT NULL,
    salt BLOB NOT NULL,
    key_file INTEGER NOT NULL,
    until INTEGER,
    wrapped BLOB NOT NULL,
    UNIQUE (user, kind)
) STRICT;

CREATE TABLE codes (
    user BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    used INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (user, number)
) STRICT;

CREATE TABLE vaults (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    file TEXT NOT NULL,
    name BLOB NOT NULL,
    created INTEGER NOT NULL,
    head_seq INTEGER NOT NULL DEFAULT 0,
    head_mac BLOB NOT NULL DEFAULT x''
) STRICT;

CREATE TABLE strays (
    file TEXT PRIMARY KEY
) STRICT;

CREATE TABLE grants (
    vault BLOB NOT NULL REFERENCES vaults (id) ON DELETE CASCADE,
    user BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL,
    PRIMARY KEY (vault, user)
) STRICT;

CREATE TABLE invitations (
    user BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    vault BLOB NOT NULL REFERENCES vaults (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL,
    PRIMARY KEY (user, vault)
) STRICT;

CREATE TABLE waiting (
    name BLOB PRIMARY KEY,
    failures INTEGER NOT NULL,
    owed_ms INTEGER NOT NULL,
    touched INTEGER NOT NULL
) STRICT;

CREATE TABLE factors (
    user BLOB NOT NULL,
    factor INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    PRIMARY KEY (user, factor)
) STRICT;

CREATE TABLE access (
    seq INTEGER PRIMARY KEY,
    utc INTEGER NOT NULL,
    boot BLOB NOT NULL,
    mono INTEGER NOT NULL,
    user BLOB,
    event INTEGER NOT NULL,
    done INTEGER NOT NULL
) STRICT;
