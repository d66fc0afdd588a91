"""The last check before a call leaves the machine: no personal data in what is sent."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

from ..errors import ModelError
from ..schema import PrivacyPolicy
from ..tools.privacy import scan_for_hosted
from ..tools.untrusted import statements
from .models.port import ChatRequest, ModelCard


class PersonalDataStopped(ModelError):
    """A call to a hosted model was stopped, since personal data stood in it."""


def guard_for(
    policy: PrivacyPolicy, known: tuple[str, ...] = ()
) -> Callable[[ModelCard, ChatRequest], None]:
    """The check for a policy; under `allow`, which is said per run, everything may leave.

    `known` are the brief's own brand and product words, which are no one's name.
    """

    def guard(card: ModelCard, request: ChatRequest) -> None:
        if not card.hosted or policy is PrivacyPolicy.ALLOW:
            return
        if policy is PrivacyPolicy.LOCAL_ONLY:
            raise PersonalDataStopped(f"{card.name}: the privacy policy is local-only")
        found = _personal_data(request, known)
        if found:
            kinds = ", ".join(sorted(found))
            raise PersonalDataStopped(f"{card.name}: the text to be sent holds {kinds}")

    return guard


def _personal_data(request: ChatRequest, known: tuple[str, ...]) -> frozenset[str]:
    """Kinds of personal data in the request; statements known to be clean are not read again.

    Lines are read without the brief's own words at first: most are the same in every brief.
    """
    kinds: set[str] = set()
    for statement, shared in _statements(request):
        ours = () if shared else known
        if _is_clean(statement, ours) or (ours != known and _is_clean(statement, known)):
            continue
        kinds.update(finding.type for finding in scan_for_hosted(statement, known=known))
    return frozenset(kinds)


def _is_clean(statement: str, known: tuple[str, ...]) -> bool:
    digest = _digest(statement, known)
    if digest in _CLEAN:
        return True
    if scan_for_hosted(statement, known=known):
        return False
    _CLEAN.add(digest)
    return True


def _statements(request: ChatRequest) -> Iterator[tuple[str, bool]]:
    """What is read as one, and whether other briefs are likely to share it.

    Instructions are read whole, a user's turn statement by statement.
    """
    for message in request.messages:
        if message.role == "system":
            yield message.text, True
            continue
        for statement in statements(message.text):
            yield statement, "\n" not in statement


class _Remembered:
    """Digests of statements in which no personal data was found, the newest of them.

    Prompts of a run share most of their statements: instructions, candidates, the brief.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._digests: dict[bytes, None] = {}

    def __contains__(self, digest: bytes) -> bool:
        return digest in self._digests

    def add(self, digest: bytes) -> None:
        """Remember it, forgetting the oldest when there are too many."""
        self._digests[digest] = None
        if len(self._digests) > self._most:
            self._digests.pop(next(iter(self._digests)), None)


def _digest(statement: str, known: tuple[str, ...]) -> bytes:
    text = "\0".join((statement, *known))
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=16).digest()


_CLEAN = _Remembered(most=20_000)
