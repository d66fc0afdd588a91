"""Rows of a Parquet file, in batches of the columns that hold text, numbers, dates and lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ...errors import InputFileError
from .row import Record
from .structured import cells_of

BATCH_ROWS = 256
"""Rows in memory at once."""
BUFFER_BYTES = 1 << 20
"""Bytes read ahead per column."""


def parquet_columns(path: Path) -> tuple[str, ...]:
    """Names of the columns that are read. Raises InputFileError for a broken file."""
    with _opened(path) as file:
        return _read_columns(file.schema_arrow)


def parquet_records(path: Path) -> Iterator[Record]:
    """A row for each row of the file, numbered from 1, empty ones left out.

    Raises InputFileError when the file is broken.
    """
    import pyarrow as pa  # type: ignore[import-untyped]

    with _opened(path) as file:
        columns = list(_read_columns(file.schema_arrow))
        number = 0
        try:
            for batch in file.iter_batches(BATCH_ROWS, columns=columns, use_threads=False):
                for row in _rows(batch):
                    number += 1
                    values = cells_of(row)
                    if values:
                        yield Record(number=number, values=values)
        except (pa.ArrowException, OSError) as error:
            raise InputFileError(
                f"{path.name} is broken after row {number}: write it again ({error!s:.120})"
            ) from error


def _opened(path: Path) -> Any:
    import pyarrow as pa
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    try:
        return pq.ParquetFile(path, pre_buffer=False, buffer_size=BUFFER_BYTES)
    except (pa.ArrowException, OSError) as error:
        raise InputFileError(
            f"{path.name} is no whole Parquet file: write it again ({error!s:.120})"
        ) from error


def _read_columns(schema: Any) -> tuple[str, ...]:
    """All columns but those of bytes, which are pictures or vectors."""
    from pyarrow import types

    return tuple(
        field.name
        for field in schema
        if not (types.is_binary(field.type) or types.is_large_binary(field.type))
    )


def _rows(batch: Any) -> list[dict[str, Any]]:
    """Rows as Python values; short floats as they were meant: 79.99, not 79.98999786."""
    from pyarrow import types

    rows: list[dict[str, Any]] = batch.to_pylist()
    short = [f.name for f in batch.schema if types.is_float32(f.type) or types.is_float16(f.type)]
    for row in rows:
        for name in short:
            if row[name] is not None:
                row[name] = float(f"{row[name]:.6g}")
    return rows
