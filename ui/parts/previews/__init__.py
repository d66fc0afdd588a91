"""Ads drawn as each platform shows them, in our own HTML; no logo or mark is copied."""
