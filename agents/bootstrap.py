"""The real program, built from settings; everything else is handed what it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from threading import Lock, Thread

from ..errors import AdwrightError
from ..retrieval.embedder import SentenceEmbedder, load_embedder
from ..retrieval.index import index_folder
from ..retrieval.search import SegmentSearch
from ..schema import Brief, DataClass, PrivacyPolicy
from ..settings import Settings
from ..tools.privacy import known_words
from .fleet import build_models, health_of
from .models.port import ChatModel
from .routing.audit import AuditLog
from .routing.dispatch import Dispatcher
from .routing.ledger import Ledger
from .routing.privacy import PolicyInForce, policy_in_force
from .routing.quality import QualityTable, load_quality
from .state import Services
from .wire_guard import guard_for

QUALITY_FILE = "quality.json"


def _quietly(_message: str) -> None:
    """Progress nobody listens to."""


class Program:
    """The live parts of adwright: models, embedder, segment index, audit log.

    Heavy parts are made when first used. One program may serve many campaigns at once.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        models: Mapping[str, ChatModel] | None = None,
    ) -> None:
        self.settings = settings
        self.models = dict(models) if models is not None else build_models(settings)
        self.audit = AuditLog(settings.data_dir)
        self._tell: Callable[[str], None] = _quietly
        self._lock = Lock()

    @cached_property
    def quality(self) -> QualityTable:
        """Measured quality of models, where an evaluation has written it."""
        return load_quality(self.settings.data_dir / QUALITY_FILE)

    def embedder(self) -> SentenceEmbedder:
        """The embedding model, loaded once."""
        with self._lock:
            return self._embedder

    def segments(self) -> SegmentSearch:
        """The segment index of the catalogue in force, opened (or built) once."""
        with self._lock:
            return self._segments

    def warm(self, on_progress: Callable[[str], None] = _quietly) -> None:
        """Starts loading the index in the background; building it is told to `on_progress`."""
        if "_segments" not in self.__dict__:
            self._tell = on_progress
            Thread(target=self._load_quietly, name="adwright-warm", daemon=True).start()

    def _load_quietly(self) -> None:
        """Loads the index ahead of its use; where that fails, the use itself says so."""
        with suppress(AdwrightError):
            self.segments()

    def services(self, brief: Brief, ledger: Ledger, policy: PrivacyPolicy | None) -> Services:
        """What the nodes of one campaign may use."""
        known = known_words(brief)

        def dispatcher(in_force: PolicyInForce, data_class: DataClass) -> Dispatcher:
            return Dispatcher(
                models=self.models,
                ledger=ledger,
                policy=in_force.policy,
                data_class=data_class,
                quality=self.quality,
                hosted_share=self.settings.hosted_share,
                health=lambda: health_of(self.models),
                guard=guard_for(in_force.policy, known),
            )

        def in_force(brief: Brief) -> PolicyInForce:
            asked = policy or self.settings.privacy
            origin = "asked for this run" if policy else "set by ADWRIGHT_PRIVACY"
            return policy_in_force(asked, brief.markets, origin=origin)

        return Services(
            embedder=self.embedder,
            segments=self.segments,
            dispatcher=dispatcher,
            policy=in_force,
        )

    @cached_property
    def _embedder(self) -> SentenceEmbedder:
        folder = index_folder(self.settings.data_dir)
        return load_embedder(self.settings.embedding_model, cache_dir=folder)

    @cached_property
    def _segments(self) -> SegmentSearch:
        return SegmentSearch.open(
            data_dir=Path(self.settings.data_dir),
            catalogue=self.settings.catalogue,
            embedder=self._embedder,
            chroma_url=self.settings.chroma_url,
            on_progress=self._tell,
        )
