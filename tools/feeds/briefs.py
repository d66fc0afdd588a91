"""A row of a feed as a brief."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from ...errors import BadRow, BriefError
from ...schema import Brief
from ...schema.reading import parse_brief
from ..language import detect_language
from .defaults import FeedDefaults
from .mapping import FeedMapping
from .offers import money_of
from .pictures import is_address, pictures_of
from .reader import RowReader
from .row import FeedRow
from .setting import setting_of
from .wording import details_of, features_of, texts_of

_FIELD_OF_PLACE = {
    ("product", "name"): "name", ("product", "description"): "description", ("text",): "text",
    ("product", "price"): "price", ("product", "url"): "url", ("budget", "amount"): "budget",
    ("notes",): "notes", ("audience",): "audience", ("markets",): "market",
}  # fmt: skip


def brief_of(row: FeedRow, mapping: FeedMapping, defaults: FeedDefaults | None = None) -> Brief:
    """The brief that a row stands for; its own columns win over the defaults.

    Fields that are worked out and not copied are named in `inferred`: an offer from two prices, a
    country from a language. Zero is no price. Raises BadRow naming row, column, value and what is
    wanted.
    """
    if row.error:
        raise BadRow(row.error, row=row.number)
    reader = RowReader(row=row, mapping=mapping, defaults=defaults or FeedDefaults())
    inferred: list[str] = []
    data = _data(reader, inferred)
    try:
        brief = parse_brief(data)
    except BriefError as error:
        raise _bad(reader, error) from error
    return brief.model_copy(update={"inferred": tuple(inferred)}) if inferred else brief


def carried_of(row: FeedRow, mapping: FeedMapping) -> dict[str, str]:
    """What the row's other columns hold, by column; empty cells are left out.

    Addresses of pictures are carried as well, since a brief's pictures are files.
    """
    carried = {column: row.values[column] for column in mapping.carried if row.values.get(column)}
    links = ((column, row.values.get(column, "")) for column in mapping.of("images"))
    late = {
        column: value
        for column, value in row.values.items()
        if value and column not in carried and not mapping.field_of(column)
    }
    return {**carried, **{column: value for column, value in links if is_address(value)}, **late}


def _data(reader: RowReader, inferred: list[str]) -> dict[str, Any]:
    """The brief's content as plain data and values."""
    setting = setting_of(reader, inferred)
    country = setting["markets"][0].country if setting["markets"] else ""
    texts = texts_of(reader)
    language = setting["markets"][0].language if setting["markets"] else ""
    language = language or detect_language(f"{texts['name']} {texts['description'][:500]}")
    product: dict[str, Any] = {
        **texts,
        **money_of(reader, country=country, language=language, inferred=inferred),
        "features": features_of(reader),
        "url": reader.address("url"),
    }
    details = details_of(reader, product)
    if details:
        product["description"] = "\n".join(filter(None, (product["description"], details)))
    return {
        **setting,
        "product": product,
        "text": reader.text("text"),
        "images": pictures_of(reader),
    }


def _bad(reader: RowReader, error: BriefError) -> BadRow:
    """The same complaint, said of the row's column."""
    cause = error.__cause__
    row = reader.row
    if isinstance(cause, ValidationError):
        for problem in cause.errors(include_url=False):
            place = tuple(str(part) for part in problem["loc"])
            for size in range(len(place), 0, -1):
                field = _FIELD_OF_PLACE.get(place[:size], "")
                if field and reader.column(field):
                    wanted = problem["msg"].removeprefix("Value error, ")
                    return reader.bad(field, wanted)
        message = cause.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
        return BadRow(message, row=row.number, column=_longest(reader))
    return BadRow(str(error), row=row.number)


def _longest(reader: RowReader) -> str:
    """The column with the most text, where the whole is too long; else none."""
    filled: Iterator[tuple[int, str]] = (
        (len(value), column)
        for column, value in reader.row.values.items()
        if reader.mapping.field_of(column)
    )
    size, column = max(filled, default=(0, ""))
    return column if size > _LONG else ""


_LONG = 5_000
"""Characters of a cell that can make a brief too long."""
