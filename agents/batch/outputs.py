"""What a run leaves in its folder, made from the ledger at any time, in little memory.

campaigns.jsonl   one line a finished row: its campaign, its key, the columns carried through
import/           one file for each ad system
errors.csv        rows without a campaign, with the reason and the next step
summary.html      the run on one page, for people
"""

from __future__ import annotations

import csv
import io
import json
from contextlib import ExitStack, closing
from pathlib import Path

from ...errors import StorageError
from ...schema import Campaign
from ...tools.export.cells import guarded
from .engine import RowFault
from .import_files import UniqueNames, import_files
from .ledger import LedgerReader
from .ledger_rows import Record, State
from .replaced_file import ReplacedFile
from .seen import Seen
from .summary import Summary

CAMPAIGNS, ERRORS, SUMMARY = "campaigns.jsonl", "errors.csv", "summary.html"
_NEXT = {
    RowFault.INPUT: "mend the row in the input and start the run again",
    RowFault.RUN: "start the run again",
}


def write_outputs(output: Path, *, stopped: str = "") -> tuple[Path, ...]:
    """Writes every file of the run in `output`; the paths of those that hold something.

    Each file takes its name when it is whole, so that readers see the old one or the new one.
    `stopped` says why the run ended early. Raises StorageError.
    """
    try:
        imports = import_files(output)
    except OSError as error:
        raise StorageError(f"{output} cannot be written ({error.strerror})") from error
    with closing(LedgerReader(output)) as reader, ExitStack() as open_files:
        campaigns = open_files.enter_context(ReplacedFile(output / CAMPAIGNS))
        errors = open_files.enter_context(ReplacedFile(output / ERRORS, encoding="utf-8-sig"))
        page = open_files.enter_context(ReplacedFile(output / SUMMARY))
        for file in imports:
            open_files.enter_context(file.file)
        names = UniqueNames(open_files.enter_context(Seen()))
        summary = Summary()
        for record in reader.finished(State.DONE, State.FAILED):
            text = record.campaign_json()
            if not text:
                errors.write(_error_lines(record, first=not errors.used))
                summary.failed(record)
                continue
            campaigns.write(_line(record, text))
            campaign = Campaign.model_validate_json(text)
            summary.done(record, campaign)
            named = names.named(record, campaign)
            for file in imports:
                file.add(record, named)
        page.write(summary.html(reader.totals(), stopped=stopped))
        written = [campaigns, *(file.file for file in imports), errors, page]
    return tuple(file.path for file in written if file.used)


def _line(record: Record, campaign_json: str) -> str:
    """One line of JSON; the campaign is put in as the text that it is."""
    head = {
        "row": record.number,
        "key": record.key,
        "cost_usd": record.cost_usd,
        "seconds": round(record.seconds, 3),
        "stood_in": record.stood_in,
        "carried": dict(record.carried),
    }
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "campaign": {campaign_json}}}\n'


def _error_lines(record: Record, *, first: bool) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    if first:
        writer.writerow(("row", "key", "fault", "error", "next"))
    row = (str(record.number), record.key, record.fault.value, record.error, _NEXT[record.fault])
    writer.writerow(guarded(cell) for cell in row)
    return text.getvalue()
