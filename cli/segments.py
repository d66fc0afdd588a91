"""`adwright segments`: search, import, show and count audience segments."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputFileError, UserError

if TYPE_CHECKING:
    from ..retrieval.search import SegmentSearch

app = typer.Typer(
    help="Search, import and show audience segments.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
Catalogue = Annotated[
    str, typer.Option("--catalogue", "-c", help="Catalogue to use; default: the one in force.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def search(
    words: Annotated[
        str, typer.Argument(help="What people want, in any language.", show_default=False)
    ] = "",
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="How many segments.")] = 10,
    catalogue: Catalogue = "",
    queries: Annotated[
        Path | None, typer.Option("--queries", help='JSON lines {"query_id", "query"}.')
    ] = None,
    run: Annotated[
        Path | None, typer.Option("--run", help='Output: {"query_id", "ranked_ids"} lines.')
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Find segments for words, or for a file of queries at full speed.

    Examples:
        adwright segments search "retro sneakers for commuters"
        adwright segments search --queries queries.jsonl --run run.jsonl
    """
    if queries:
        if not run:
            raise UserError("--queries needs --run FILE for the answers")
        _run_file(queries, run, catalogue, k)
        return
    if not words.strip():
        raise UserError("nothing to search for: give words, or --queries FILE --run FILE")
    _search_words(words, catalogue, k, as_json=as_json)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="IAB Audience Taxonomy TSV, or own CSV / JSONL.")],
    catalogue: Annotated[str, typer.Option("--catalogue", "-c", help="Name to keep it under.")],
    columns: Annotated[
        list[str] | None,
        typer.Option("--column", help="Column map for own files, as field=column; repeatable."),
    ] = None,
) -> None:
    """Import a catalogue of segments; importing again replaces it.

    Example:
        adwright segments import taxonomy.tsv --catalogue iab
    """
    from ..retrieval.search import import_catalogue
    from ..settings import load_settings

    settings = load_settings()
    count = import_catalogue(
        file,
        catalogue=catalogue,
        columns=_column_map(columns or []),
        data_dir=settings.data_dir,
        embedding_model=settings.embedding_model,
        chroma_url=settings.chroma_url,
        on_progress=_say,
    )
    typer.echo(f"{count} segments in catalogue {catalogue}")


@app.command()
def show(
    segment_id: Annotated[str, typer.Argument(help="A segment's id.")],
    catalogue: Catalogue = "",
    as_json: AsJson = False,
) -> None:
    """Show one segment with everything known of it."""
    segment = _open(catalogue).get(segment_id)
    if as_json:
        typer.echo(segment.model_dump_json(indent=2))
        return
    typer.echo(f"{segment.name}  ({segment.id})\n{' > '.join(segment.path)}\n{segment.description}")
    for label, values in (
        *((f"called ({language})", names) for language, names in segment.aliases.items()),
        ("products", segment.products),
        ("related", segment.related),
        ("sensitivity", segment.sensitivity),
    ):
        if values:
            typer.echo(f"{label}: {', '.join(values)}")
    for platform, text in segment.platforms.items():
        typer.echo(f"{platform}: {text}")


@app.command()
def stats(catalogue: Catalogue = "", as_json: AsJson = False) -> None:
    """Count segments by kind, languages and sensitivity."""
    numbers = _open(catalogue).stats()
    if as_json:
        typer.echo(json.dumps(numbers, ensure_ascii=False, indent=2))
        return
    for name, value in numbers.items():
        shown = (
            ", ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else value
        )
        typer.echo(f"{name}: {shown}")


def _search_words(words: str, catalogue: str, k: int, *, as_json: bool) -> None:
    from ..retrieval.search import FacetQuery

    hits = _open(catalogue).search([FacetQuery(text=words, facet="query")], k=k)
    if as_json:
        typer.echo(json.dumps([hit.model_dump(mode="json") for hit in hits], ensure_ascii=False))
        return
    if not hits:
        typer.echo("Nothing in the catalogue fits these words. Say what it is or who buys it.")
        return
    from .show_hits import show_hits

    show_hits(hits)


def _run_file(queries: Path, run: Path, catalogue: str, k: int) -> None:
    from ..tools.files import write_text

    rows = list(_queries_in(queries))
    ranked = _open(catalogue).search_many([query for _, query in rows], k)
    lines = (
        json.dumps({"query_id": query_id, "ranked_ids": ids}, ensure_ascii=False) + "\n"
        for (query_id, _), ids in zip(rows, ranked, strict=True)
    )
    write_text(run, "".join(lines))
    typer.echo(f"{len(rows)} queries answered in {run}", err=True)


def _queries_in(file: Path) -> list[tuple[str, str]]:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputFileError(f"{file} cannot be read as UTF-8 text: {error}") from error
    rows = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            rows.append((row["query_id"], str(row["query"])))
        except (ValueError, KeyError, TypeError) as error:
            raise InputFileError(
                f'{file}, line {number}: give {{"query_id": ..., "query": ...}} ({error})'
            ) from error
    return rows


def _column_map(pairs: list[str]) -> dict[str, str] | None:
    columns = {}
    for pair in pairs:
        field, sep, column = pair.partition("=")
        if not sep or not field or not column:
            raise UserError(f"--column {pair!r}: write field=column, for example name=Title")
        columns[field] = column
    return columns or None


def _open(catalogue: str) -> SegmentSearch:
    from ..retrieval.embedder import load_embedder
    from ..retrieval.index import index_folder
    from ..retrieval.search import SegmentSearch
    from ..settings import load_settings

    settings = load_settings()
    return SegmentSearch.open(
        data_dir=settings.data_dir,
        catalogue=catalogue or settings.catalogue,
        embedder=load_embedder(settings.embedding_model, cache_dir=index_folder(settings.data_dir)),
        chroma_url=settings.chroma_url,
        on_progress=_say,
    )


def _say(message: str) -> None:
    typer.echo(message, err=True)
