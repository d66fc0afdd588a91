"""Campaigns as files for Google, Meta, spreadsheets and programs."""

from .formats import ExportFormat, export, exported

__all__ = ["ExportFormat", "export", "exported"]
