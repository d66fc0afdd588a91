"""The conversations that browsers have open, each in its own thread."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputFileError, UserError

if TYPE_CHECKING:
    from ..agents.bootstrap import Program
    from ..agents.conversation import Conversation, Conversations

MOST_OPEN = 256
"""Conversations kept in memory; the others wait in the thread store."""
PICTURES = "pictures"
"""Folder of dropped pictures in the data folder, so that a restart finds them."""
_THREAD = re.compile(r"[A-Za-z0-9_-]{16,64}")


class Threads:
    """Conversations by the thread id that a browser keeps."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._open: OrderedDict[str, Conversation] = OrderedDict()
        self._folder = program.settings.data_dir / PICTURES

    @cached_property
    def _house(self) -> Conversations:
        """Made when first used: what it imports takes a second."""
        from ..agents.conversation import Conversations

        return Conversations(self._program)

    async def conversation(self, thread: str) -> Conversation:
        """The conversation of a thread, as it was left. Raises UserError, StorageError.

        Ids shorter than 16 characters are refused: who knows an id reads its conversation.
        """
        if not _THREAD.fullmatch(thread):
            raise UserError("the address of this conversation is broken: open the page without it")
        known = self._open.get(thread)
        if known is None:
            known = self._open[thread] = await self._house.start(thread)
        self._open.move_to_end(thread)
        while len(self._open) > MOST_OPEN:
            self._open.popitem(last=False)
        return known

    def kept_pictures(self, uploaded: Sequence[str], uploads: Path) -> tuple[str, ...]:
        """Paths of dropped pictures, copied to the data folder.

        Only files that the page's own upload made are taken. Raises InputFileError for another.
        """
        return tuple(str(self._kept(Path(path), uploads)) for path in uploaded)

    def _kept(self, path: Path, uploads: Path) -> Path:
        real = path.resolve()
        if not (real.is_relative_to(uploads.resolve()) and real.is_file()):
            raise InputFileError("the picture did not arrive: drop it again")
        digest = hashlib.sha256(real.read_bytes()).hexdigest()[:16]
        self._folder.mkdir(parents=True, exist_ok=True)
        kept = self._folder / f"{digest}{real.suffix.lower()[:6]}"
        if not kept.exists():
            shutil.copyfile(real, kept)
        return kept
