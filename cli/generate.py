"""`adwright generate`: a campaign from a brief file or from words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import BriefError
from ..schema import Brief, PrivacyPolicy

if TYPE_CHECKING:
    from ..schema import Campaign
    from ..settings import Settings


def generate(
    brief: Annotated[
        Path | None, typer.Argument(help="A brief: .yaml or .json.", show_default=False)
    ] = None,
    text: Annotated[
        str, typer.Option("--text", "-t", help="What to advertise, in words, in any language.")
    ] = "",
    image: Annotated[
        list[Path] | None, typer.Option("--image", help="A picture of the product.")
    ] = None,
    url: Annotated[str, typer.Option("--url", help="The landing page to read.")] = "",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to write campaign.json.")
    ] = None,
    privacy: Annotated[
        PrivacyPolicy | None,
        typer.Option("--privacy", help="What may go to a hosted model, for this run."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print campaign.json instead of a page for people.")
    ] = False,
) -> None:
    """Write a campaign: audience, ads for each platform, why, and what it cost.

    Examples:
        adwright generate examples/retro_sneakers.yaml -o campaign.json
        adwright generate --text "Handmade soy candles from Leeds, 18 pounds"
    """
    from ..agents.api import generate as make
    from ..settings import load_settings
    from .progress import Progress

    settings = load_settings()
    wanted, page = _wanted(brief, text, image or [], url)
    _refuse_unwritable(output)
    with Progress() as progress:
        campaign = make(wanted, settings=settings, privacy=privacy, page=page, on_event=progress)
    _deliver(campaign, output, as_json=as_json, settings=settings)


def _wanted(file: Path | None, text: str, images: list[Path], url: str) -> tuple[Brief, str]:
    """The brief from file, words and page together, and the page's text."""
    if not (file or text or url):
        raise BriefError("nothing to advertise: give a brief file, --text or --url")
    written = _written(file, text)
    brief, page = _with_page(written, url) if url or written is None else (written, "")
    if images:
        paths = (*brief.images, *(str(image) for image in images))
        brief = brief.model_copy(update={"images": paths})
    return brief, page


def _written(file: Path | None, text: str) -> Brief | None:
    """What the advertiser wrote: the file's brief, with the words of --text added."""
    if not file:
        return Brief.from_text(text) if text else None
    brief = Brief.from_file(file)
    joined = "\n".join(part for part in (brief.text, text) if part)
    return brief.model_copy(update={"text": joined})


def _with_page(brief: Brief | None, url: str) -> tuple[Brief, str]:
    from ..agents.landing import brief_with_page

    return brief_with_page(brief, url)


def _refuse_unwritable(output: Path | None) -> None:
    """Says before the work, not after it, that the campaign could not be written."""
    from ..errors import InputFileError

    if output and not output.parent.is_dir():
        raise InputFileError(f"{output.parent} is no folder: make it, or choose another -o")


def _deliver(campaign: Campaign, output: Path | None, *, as_json: bool, settings: Settings) -> None:
    if output:
        from ..tools.files import write_text

        write_text(output, campaign.to_json())
    if as_json:
        typer.echo(campaign.to_json(), nl=False)
        return
    from .show_campaign import show_campaign

    show_campaign(campaign, output=output, hosted=bool(settings.gemini_api_key))
