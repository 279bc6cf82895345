//! Findings as text, JSON and HTML; not which findings there are.
