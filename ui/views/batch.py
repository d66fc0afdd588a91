"""The Batch tab: a feed, how its columns are read, the run, its files."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from ...schema import Platform
from ...tools.feeds import FIELDS
from ..parts import Html, joined, section, tag
from ..parts.icons import icon
from ..words import Words
from .chrome import page_button

if TYPE_CHECKING:
    from ...tools.feeds import Feed, FeedRow

ROWS_SHOWN = 5
COLUMNS_SHOWN = 8
_CELL = 90


def batch_start(words: Words, *, problem: str = "") -> Html:
    """Where a feed is given; `problem` says why the last one was not taken."""
    return section(
        words("batch.title"),
        tag("p", problem, _class="aw-problem", role="alert", dir="auto") if problem else None,
        _upload(words),
        tag("p", words("batch.empty"), _class="aw-note"),
        tag("p", words("batch.from_here"), _class="aw-note"),
        note=words("batch.help"),
        _class="aw-sheet",
    )


def batch_sheet(
    feed: Feed,
    rows: Sequence[FeedRow],
    words: Words,
    *,
    name: str,
    platforms: Collection[str] = (),
    limit: str = "",
    run: Html | None = None,
) -> Html:
    """The feed with its mapping and first rows, and the run where one has begun."""
    return section(
        name,
        _mapping(feed, rows, words),
        _rows(feed, rows, words),
        _settings(words, platforms=platforms, limit=limit),
        run or tag("p", words("batch.not_started"), _class="aw-note"),
        _upload(words),
        note=_form(feed),
        _class="aw-sheet aw-batch",
    )


def _upload(words: Words) -> Html:
    return tag(
        "label",
        icon("include"),
        tag("span", words("batch.upload")),
        tag(
            "input",
            type="file",
            id="aw-feed-file",
            accept=".csv,.tsv,.txt,.json,.jsonl,.parquet,.gz",
            aria_label=words("batch.upload"),
        ),
        _class="aw-button aw-upload",
    )


def _form(feed: Feed) -> str:
    return ", ".join(part for part in (str(feed.form), feed.mapping.style) if part)


def _mapping(feed: Feed, rows: Sequence[FeedRow], words: Words) -> Html:
    """A row for each column that is read, and one to give another column to a field."""
    example = rows[0].values if rows else {}
    mapped = [
        tag(
            "tr",
            tag("td", _choice(one.field, feed, words, chosen=one.column)),
            tag("td", one.field, tag("span", FIELDS.get(one.field, ""), _class="aw-note")),
            tag("td", example.get(one.column, "")[:_CELL], dir="auto"),
            tag("td", one.why, _class="aw-note"),
        )
        for one in feed.mapping.columns
    ]
    unfilled = [name for name in FIELDS if not feed.mapping.of(name)]
    add = tag(
        "details",
        tag("summary", words("batch.change")),
        tag(
            "div",
            *(
                tag("label", tag("span", name), _choice(name, feed, words, chosen=""))
                for name in unfilled
            ),
            _class="aw-fields",
        ),
        _class="aw-evidence",
    )
    carried = words("format.list").join(feed.mapping.carried)
    head = ("batch.column", "batch.meaning", "batch.example", "trust.why")
    return section(
        words("batch.mapping"),
        tag(
            "div",
            tag(
                "table",
                tag("thead", tag("tr", *(tag("th", words(name), scope="col") for name in head))),
                tag("tbody", *mapped),
                _class="aw-table",
            ),
            _class="aw-scroll",
            tabindex="0",
        ),
        tag("div", f"{words('batch.carried')}: {carried}", _class="aw-carried")
        if carried
        else None,
        add,
        tag("p", words("batch.no_mapping"), _class="aw-problem", role="alert")
        if not feed.mapping.usable
        else None,
    )


def _choice(name: str, feed: Feed, words: Words, *, chosen: str) -> Html:
    options = [
        tag("option", words("batch.none_column"), value="", selected=not chosen),
        *(
            tag("option", column, value=column, selected=column == chosen)
            for column in feed.columns
        ),
    ]
    return tag(
        "select",
        *options,
        _class="aw-select aw-small",
        data_page="batch-column",
        data_field=name,
        data_was=chosen,
        aria_label=f"{words('batch.change')}: {name}",
    )


def _rows(feed: Feed, rows: Sequence[FeedRow], words: Words) -> Html:
    columns = feed.columns[:COLUMNS_SHOWN]
    body = (
        tag("tr", *(tag("td", row.values.get(name, "")[:_CELL], dir="auto") for name in columns))
        for row in rows[:ROWS_SHOWN]
    )
    return section(
        words("batch.rows_shown"),
        tag(
            "div",
            tag(
                "table",
                tag("thead", tag("tr", *(tag("th", name, scope="col") for name in columns))),
                tag("tbody", *body),
                _class="aw-table aw-cells",
            ),
            _class="aw-scroll",
            tabindex="0",
        ),
    )


def _settings(words: Words, *, platforms: Collection[str], limit: str) -> Html:
    boxes = joined(
        tag(
            "label",
            tag(
                "input",
                type="checkbox",
                data_page="batch-platform",
                value=platform.value,
                checked=platform.value in platforms,
            ),
            tag("span", words.platform(platform)),
            _class="aw-check",
        )
        for platform in Platform
    )
    return tag(
        "div",
        tag("fieldset", tag("legend", words("batch.platforms")), boxes, _class="aw-boxes"),
        tag(
            "label",
            tag("span", words("batch.spend")),
            tag(
                "input",
                type="number",
                min="0",
                step="0.5",
                id="aw-batch-limit",
                value=limit,
                _class="aw-select",
            ),
            _class="aw-check",
        ),
        page_button("batch-start", words("batch.run"), symbol="play", look="main"),
        _class="aw-batch-settings",
    )


def chosen_columns(columns: Mapping[str, str]) -> dict[str, str]:
    """Columns that a person gave to fields; only fields that there are."""
    return {field: column for field, column in columns.items() if field in FIELDS}
