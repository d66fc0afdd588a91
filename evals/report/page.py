"""The page: sections put into the template, with its style and script inside."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from ..judging.verdicts import judge_part
from ..results import Run
from . import sections


def page_of(run: Run, data_dir: Path) -> str:
    """The whole HTML page of a run; it asks for nothing from anywhere."""
    import jinja2

    languages, by_language = sections.language_rows(run)
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_file("page.html")).render(
        run=run,
        style=_file("style.css"),
        script=_file("script.js"),
        sides=[{"number": number, "name": name} for number, name in enumerate(run.names)],
        suites=sections.suites_of(run),
        nuance=sections.nuance_rows(run),
        languages=languages,
        by_language=by_language,
        contrasts=sections.contrast_rows(run),
        router=sections.router_part(run),
        judge=judge_part(run, data_dir),
        errors=sum(bool(result.error) for result in run.results),
    )


def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
