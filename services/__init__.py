"""Signpost: support services by place, on seven floors (see docs/architecture.md)."""
