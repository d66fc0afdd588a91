"""Landing pages: fetched from the public internet only, and read as data."""

from .extraction import Page, page_of
from .network import Network, is_public
from .reading import read_page

__all__ = ["Network", "Page", "is_public", "page_of", "read_page"]
