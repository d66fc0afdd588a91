"""Product feeds of any size: found out, mapped to the brief's fields, and read row by row."""

from .briefs import brief_of, carried_of
from .defaults import FeedDefaults
from .fields import FIELDS
from .form import FeedForm, FeedKind
from .mapping import FeedMapping, MappedColumn
from .opening import Feed, open_feed
from .row import FeedRow

__all__ = [
    "FIELDS",
    "Feed",
    "FeedDefaults",
    "FeedForm",
    "FeedKind",
    "FeedMapping",
    "FeedRow",
    "MappedColumn",
    "brief_of",
    "carried_of",
    "open_feed",
]
