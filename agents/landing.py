"""A landing page as the start of a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..schema import Brief
from ..schema.reading import parse_brief

if TYPE_CHECKING:
    from ..tools.pages import Page


def brief_with_page(brief: Brief | None, url: str) -> tuple[Brief, str]:
    """The brief with what its landing page adds, and the page's text.

    What the advertiser wrote stays as written; the page fills what is missing, and `inferred`
    names it. Raises InputFileError when the page cannot be read.
    """
    from ..tools.pages import read_page

    page = read_page(url)
    if brief is None:
        return _brief_of(page), page.text
    return _filled(brief, page), page.text


def _brief_of(page: Page) -> Brief:
    product = {
        "name": page.title[:120],
        "description": page.description[:2000],
        "url": page.url,
        **_price(page),
    }
    filled = {name: value for name, value in product.items() if value}
    brief = parse_brief({"product": filled}, origin=page.url)
    return brief.model_copy(update={"inferred": tuple(f"product.{name}" for name in filled)})


def _filled(brief: Brief, page: Page) -> Brief:
    own = brief.product
    offered = {"name": page.title[:120], "description": page.description[:2000], **_price(page)}
    missing = {name: value for name, value in offered.items() if value and not getattr(own, name)}
    data = brief.model_dump(mode="json", exclude={"inferred"}, exclude_none=True)
    data["product"] = {**data["product"], **missing, "url": page.url}
    inferred = (*brief.inferred, *(f"product.{name}" for name in missing))
    return parse_brief(data, origin=page.url).model_copy(update={"inferred": inferred})


def _price(page: Page) -> dict[str, str]:
    if page.price is None or not page.currency:
        return {}
    return {"price": str(page.price), "currency": page.currency}
