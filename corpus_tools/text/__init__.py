"""Strings only: spans, normalization, digests, segments, quotation marks, anchoring; no files, no records."""
