"""What a landing page says: title, description, visible text, price, pictures, product facts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from ..untrusted import clean

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_TEXT_CHARS = 20_000
MAX_IMAGES = 10
MAX_DEPTH = 2_000
"""Deepest nesting that is parsed; the parser's time grows with the square of it."""
_MAX_JSON_CHARS = 200_000
_MAX_PRICE = Decimal("1e9")

_UNREAD = frozenset(
    {
        *("script", "style", "noscript", "template", "svg", "iframe", "object", "nav", "footer"),
        *("select", "option", "dialog", "textarea", "button", "head", "title", "math", "audio"),
        *("video", "canvas"),
    }
)
"""Elements whose text is no part of what the page says."""
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "em", "font", "i", "ins"),
        *("kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup"),
        *("time", "u", "wbr"),
    }
)
"""Elements that do not break the line."""
_INVISIBLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|"
    r"font-size\s*:\s*0|text-indent\s*:\s*-\d{3}|(?:left|top)\s*:\s*-\d{4}",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]{0,40})")
_NEVER_DEEP = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "option"),
    }
)
"""Elements that hold nothing, or that the next of their kind closes."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """A landing page, read; every text in it is data from outside."""

    url: str
    """Where it came from, after redirects."""
    title: str
    description: str
    text: str
    """What a visitor sees, at most MAX_TEXT_CHARS characters."""
    price: Decimal | None = None
    currency: str = ""
    """ISO 4217, empty when the page does not say."""
    images: tuple[str, ...] = ()
    """Addresses of pictures, the product's first."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Product facts of its JSON-LD: name, brand, sku, category, rating, reviews, availability."""


def page_of(markup: bytes, *, url: str, charset: str = "", plain: bool = False) -> Page:
    """The page in this markup; broken markup is read as browsers do."""
    text = _decoded(markup, charset)
    if plain:
        return Page(url=url, title="", description="", text=_tidy(text)[:MAX_TEXT_CHARS])
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(_shallow(text))
    product = next(_products(tree), {})
    meta = _meta(tree)
    price, currency = _price(product, meta)
    node = tree.css_first("title")
    title = _one_line(meta.get("og:title", "") or (node.text() if node else ""))
    described = meta.get("description", "") or meta.get("og:description", "")
    return Page(
        url=url,
        title=_one_line(_text_of(product.get("name"))) or title,
        description=_one_line(described or _text_of(product.get("description"))),
        images=_images(tree, meta, product, url),
        facts=_facts(product),
        price=price,
        currency=currency,
        text=_visible(tree),
    )


def _decoded(markup: bytes, charset: str) -> str:
    named = re.search(
        rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]{2,20})", markup[:2048], re.IGNORECASE
    )
    for name in (charset, named.group(1).decode("ascii") if named else "", "utf-8"):
        try:
            if name:
                return markup.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return markup.decode("utf-8", errors="replace")


def _shallow(markup: str) -> str:
    """The markup up to where it is nested deeper than any page that people made."""
    depth = 0
    for tag in _TAG.finditer(markup):
        if tag.group(2).lower() in _NEVER_DEEP:
            continue
        depth = max(0, depth - 1) if tag.group(1) else depth + 1
        if depth > MAX_DEPTH:
            return markup[: tag.start()]
    return markup


def _tidy(text: str) -> str:
    lines = (re.sub(r"\s+", " ", line).strip() for line in clean(text).split("\n"))
    return "\n".join(line for line in lines if line)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", clean(text)).strip()[:2000]


def _visible(tree: LexborHTMLParser) -> str:
    body = tree.body
    return _tidy("".join(_seen_in(body)))[:MAX_TEXT_CHARS] if body else ""


def _seen_in(root: LexborNode) -> Iterator[str]:
    """Pieces of text that a visitor sees, with line breaks where blocks begin and end."""
    waiting: list[LexborNode | str] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
        elif node.tag == "-text":
            yield node.text_content or ""
        elif not _unseen(node):
            gap = "" if node.tag in _INLINE else "\n"
            children = list(node.iter(include_text=True))
            waiting += [gap, *reversed(children), gap]


def _unseen(node: LexborNode) -> bool:
    marks = node.attributes
    hidden = "hidden" in marks or marks.get("aria-hidden") == "true"
    return hidden or node.tag in _UNREAD or bool(_INVISIBLE.search(marks.get("style") or ""))


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name")
        name = name or node.attributes.get("itemprop") or ""
        found.setdefault(name.lower(), node.attributes.get("content") or "")
    return found


def _products(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    for node in tree.css('script[type="application/ld+json"]'):
        source = node.text()
        if len(source) > _MAX_JSON_CHARS:
            continue
        try:
            data = json.loads(source)
        except (ValueError, RecursionError):
            continue
        yield from (item for item in _items(data) if "Product" in _types(item))


def _items(data: Any) -> Iterator[dict[str, Any]]:
    waiting = [data]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item[:50])
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in ("@graph", "mainEntity") if key in item)


def _types(item: dict[str, Any]) -> tuple[str, ...]:
    kind = item.get("@type", "")
    return tuple(map(str, kind)) if isinstance(kind, list) else (str(kind),)


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _text_of(value: Any) -> str:
    value = _first(value)
    if isinstance(value, dict):
        value = value.get("name") or value.get("url") or ""
    return str(value) if isinstance(value, str | int | float) else ""


def _price(product: dict[str, Any], meta: dict[str, str]) -> tuple[Decimal | None, str]:
    offer = _first(product.get("offers"))
    offer = offer if isinstance(offer, dict) else {}
    listed = _first(offer.get("priceSpecification"))
    listed = listed if isinstance(listed, dict) else {}
    said = (
        (offer.get("price") or offer.get("lowPrice"), offer.get("priceCurrency")),
        (listed.get("price"), listed.get("priceCurrency")),
        (meta.get("product:price:amount"), meta.get("product:price:currency")),
        (meta.get("og:price:amount"), meta.get("og:price:currency")),
        (meta.get("price"), meta.get("pricecurrency")),
    )
    for amount, currency in said:
        number = _number(amount)
        if number is not None:
            code = str(currency or "").strip().upper()
            return number, code if re.fullmatch("[A-Z]{3}", code) else ""
    return None, ""


def _number(value: Any) -> Decimal | None:
    text = str(value if value is not None else "").strip()
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})*,\d{1,2}", text):
        text = text.replace(".", "").replace(",", ".")
    try:
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() and 0 < number <= _MAX_PRICE else None


def _facts(product: dict[str, Any]) -> dict[str, str]:
    rating = _first(product.get("aggregateRating"))
    rating = rating if isinstance(rating, dict) else {}
    offer = _first(product.get("offers"))
    offer = offer if isinstance(offer, dict) else {}
    facts = {
        **{key: product.get(key) for key in ("name", "brand", "sku", "category", "material")},
        "color": product.get("color"),
        "rating": rating.get("ratingValue"),
        "reviews": rating.get("reviewCount") or rating.get("ratingCount"),
        "availability": str(_text_of(offer.get("availability"))).rpartition("/")[2],
    }
    told = {name: _one_line(_text_of(value))[:300] for name, value in facts.items()}
    return {name: value for name, value in told.items() if value}


def _images(
    tree: LexborHTMLParser, meta: dict[str, str], product: dict[str, Any], url: str
) -> tuple[str, ...]:
    own = product.get("image")
    listed = own if isinstance(own, list) else [own]
    sources = [_text_of(image) for image in listed] + [meta.get("og:image", "")]
    sources += [node.attributes.get("src") or "" for node in tree.css("img[src]")]
    absolute = (_absolute(url, source) for source in sources if source)
    return tuple(dict.fromkeys(one for one in absolute if one))[:MAX_IMAGES]


def _absolute(url: str, source: str) -> str:
    try:
        whole = urljoin(url, source.strip())
        fine = urlsplit(whole).scheme in {"http", "https"} and len(whole) < 2000  # noqa: PLR2004
    except ValueError:
        return ""
    return whole if fine else ""
