"""`adwright batch`: campaigns for a whole product feed, durable and resumable."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UserError
from ..schema import Goal, Market, Platform, PrivacyPolicy

if TYPE_CHECKING:
    from ..agents.batch.estimate import Estimate
    from ..agents.batch.rows import FeedFile
    from ..settings import Settings
    from ..tools.feeds import FeedDefaults


class EngineChoice(StrEnum):
    """Where rows are run."""

    LOCAL = "local"
    GEMINI_BATCH = "gemini-batch"
    RAY = "ray"


def batch(
    feed: Annotated[
        Path, typer.Argument(help="A product feed: CSV, TSV, JSONL or Parquet.", show_default=False)
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Folder of the run; given again, it goes on."),
    ] = None,
    platform: Annotated[
        list[Platform] | None, typer.Option("--platform", help="For rows that name none.")
    ] = None,
    market: Annotated[
        list[str] | None,
        typer.Option("--market", help="For rows that name none: DE, DE/de, 'Germany'."),
    ] = None,
    goal: Annotated[Goal | None, typer.Option("--goal", help="For rows that name none.")] = None,
    column: Annotated[
        list[str] | None,
        typer.Option("--column", help="Which column fills a field: name='My Title'."),
    ] = None,
    concurrency: Annotated[
        int | None,
        typer.Option("--concurrency", min=1, help="Rows under way at once.", show_default=False),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            min=1,
            help="Processes of the local engine; by itself one for each 24 rows at once that wait "
            "for a hosted model.",
            show_default=False,
        ),
    ] = None,
    spend_limit: Annotated[
        float | None,
        typer.Option(
            "--spend-limit", min=0, help="Most US dollars of the whole run.", show_default=False
        ),
    ] = None,
    privacy: Annotated[
        PrivacyPolicy | None,
        typer.Option("--privacy", help="What may go to a hosted model, for this run."),
    ] = None,
    engine: Annotated[
        EngineChoice, typer.Option("--engine", help="Where rows are run.")
    ] = EngineChoice.LOCAL,
    address: Annotated[
        str, typer.Option("--address", help="Of the Ray cluster: auto, local, ray://host:port.")
    ] = "",
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Put an earlier run in the folder aside, begin anew.")
    ] = False,
    redo_stood_in: Annotated[
        bool, typer.Option("--redo-stood-in", help="Run rows again that another model wrote.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Estimate tokens, money and time; send nothing.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Write campaigns for every row of a product feed.

    Killed or stopped at any instant and started again with the same feed and folder, it goes on
    where it was: finished rows are kept, changed rows run again, nothing is paid for twice.
    Ctrl-C stops after the rows under way; a second one stops at once.

    Examples:
        adwright batch feed.csv -o run --platform google_search --market DE --dry-run
        adwright batch feed.csv -o run --platform google_search --market DE
        adwright batch shop.jsonl -o run --column name='Product title' --spend-limit 5
    """
    from ..agents.batch.rows import FeedFile
    from ..settings import load_settings
    from .batch_screen import Screen

    if output is None and not dry_run:
        raise UserError("no folder for the run: give one with -o")
    settings = load_settings()
    source = FeedFile(
        feed,
        columns=_columns(column or []),
        defaults=_defaults(platform or [], market or [], goal),
    )
    screen = Screen(as_json=as_json)
    screen.show_feed(source)
    if dry_run:
        screen.show_estimate(
            _estimate(source, settings, privacy, engine=engine, concurrency=concurrency)
        )
        return
    screen.run(
        source,
        output=output,
        total=source.count(),
        concurrency=concurrency,
        resume=not fresh,
        settings=settings,
        privacy=privacy,
        engine=engine.value,
        address=address,
        workers=workers,
        spend_limit_usd=spend_limit,
        redo_stood_in=redo_stood_in,
    )


def _columns(given: list[str]) -> Mapping[str, str]:
    """`field=Header` pairs as a mapping. Raises UserError for what is no pair."""
    pairs = {}
    for pair in given:
        field, sign, header = pair.partition("=")
        if not sign or not field.strip():
            raise UserError(f"--column {pair!r}: give field=Header, for example name='My Title'")
        pairs[field.strip()] = header.strip()
    return pairs


def _defaults(platforms: list[Platform], markets: list[str], goal: Goal | None) -> FeedDefaults:
    from ..tools.feeds import FeedDefaults

    found = tuple(market for text in markets for market in _markets(text))
    return FeedDefaults(
        platforms=tuple(dict.fromkeys(platforms)), markets=tuple(dict.fromkeys(found)), goal=goal
    )


def _markets(text: str) -> tuple[Market, ...]:
    from ..tools.feeds.places import read_markets

    try:
        return read_markets(text)
    except ValueError as error:
        raise UserError(f"--market {text!r}: {error}") from error


def _estimate(
    source: FeedFile,
    settings: Settings,
    privacy: PrivacyPolicy | None,
    *,
    engine: EngineChoice,
    concurrency: int | None,
) -> Estimate:
    from ..agents.api import run_waiting
    from ..agents.batch.estimate import estimate_batch
    from ..agents.batch.setup import EngineOptions, price_share, rows_at_once

    options = EngineOptions(settings=settings, policy=privacy, concurrency=concurrency)
    return run_waiting(
        estimate_batch(
            source,
            settings=settings,
            policy=privacy,
            rows_at_once=rows_at_once(engine.value, options),
            price_share=price_share(engine.value),
        )
    )
