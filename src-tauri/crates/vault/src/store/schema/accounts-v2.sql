-- Schema 2: the vault that a person had open last, sealed under the person's own key.
CREATE TABLE last_vaults (
    user BLOB PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL
) STRICT;
