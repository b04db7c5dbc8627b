"""Signpost: short, faithful answers from a small curated knowledge base."""
