-- Schema 3: a matter may be one person's alone, for typing that was not filed yet.
ALTER TABLE matters ADD COLUMN only_for BLOB;
