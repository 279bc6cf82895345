-- The vault, schema 1. Every text of a matter is sealed under the matter's key; the file as a whole is encrypted too.
CREATE TABLE members (
    user BLOB PRIMARY KEY CHECK (length(user) = 16),
    name TEXT NOT NULL,
    role INTEGER NOT NULL CHECK (role BETWEEN 1 AND 3),
    public_key BLOB CHECK (public_key IS NULL OR length(public_key) = 32)
) STRICT;

CREATE TABLE matters (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    wrapped_key BLOB NOT NULL,
    title BLOB NOT NULL,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    legal_hold INTEGER NOT NULL DEFAULT 0 CHECK (legal_hold IN (0, 1))
) STRICT;

CREATE TABLE documents (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    matter BLOB NOT NULL REFERENCES matters (id) ON DELETE CASCADE,
    title BLOB NOT NULL,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    last_number INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX documents_of_matter ON documents (matter);

CREATE TABLE revisions (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    document BLOB NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    created INTEGER NOT NULL,
    author BLOB NOT NULL,
    size INTEGER NOT NULL,
    name BLOB,
    body BLOB NOT NULL,
    UNIQUE (document, number)
) STRICT;

CREATE TABLE pieces (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    matter BLOB NOT NULL REFERENCES matters (id) ON DELETE CASCADE,
    document BLOB REFERENCES documents (id) ON DELETE CASCADE,
    kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
    created INTEGER NOT NULL,
    author BLOB NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX pieces_of_matter ON pieces (matter, kind);

CREATE TABLE journal (
    document BLOB NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    user BLOB NOT NULL,
    kind INTEGER NOT NULL CHECK (kind IN (1, 2)),
    number INTEGER NOT NULL,
    created INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (document, user, kind, number)
) STRICT;

CREATE TABLE settings (
    user BLOB NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (user, key)
) STRICT;

CREATE TABLE backups (
    name TEXT NOT NULL,
    matter BLOB NOT NULL,
    taken INTEGER NOT NULL,
    PRIMARY KEY (name, matter)
) STRICT;

CREATE TABLE audit_keys (
    first INTEGER PRIMARY KEY,
    wrapped_key BLOB NOT NULL
) STRICT;

CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    utc INTEGER NOT NULL,
    boot BLOB NOT NULL,
    mono INTEGER NOT NULL,
    actor BLOB NOT NULL,
    event TEXT NOT NULL,
    object BLOB NOT NULL,
    done INTEGER NOT NULL CHECK (done IN (0, 1)),
    prev BLOB NOT NULL,
    mac BLOB NOT NULL
) STRICT;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is not changed'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is not deleted'); END;
