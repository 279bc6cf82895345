-- Schema 2: pieces may be the file that a document came from and the state of its review. SQLite changes a CHECK only
-- with its table.
CREATE TABLE pieces_2 (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    matter BLOB NOT NULL REFERENCES matters (id) ON DELETE CASCADE,
    document BLOB REFERENCES documents (id) ON DELETE CASCADE,
    kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 6),
    created INTEGER NOT NULL,
    author BLOB NOT NULL,
    body BLOB NOT NULL
) STRICT;
INSERT INTO pieces_2 SELECT id, matter, document, kind, created, author, body FROM pieces ORDER BY rowid;
DROP TABLE pieces;
ALTER TABLE pieces_2 RENAME TO pieces;
CREATE INDEX pieces_of_matter ON pieces (matter, kind);
