"""The last check before a call leaves the machine: no personal data in what is sent."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

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
        found = {
            kind
            for message in request.messages
            for part in _parts(message.role, message.text)
            for kind in _kinds_in(part, known)
        }
        if found:
            kinds = ", ".join(sorted(found))
            raise PersonalDataStopped(f"{card.name}: the text to be sent holds {kinds}")

    return guard


def _parts(role: str, text: str) -> tuple[str, ...]:
    """What is scanned as one: instructions whole, a user's turn statement by statement."""
    return (text,) if role == "system" else statements(text)


@lru_cache(maxsize=4096)
def _kinds_in(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Kinds of personal data in a text; prompts of one campaign share most of their parts."""
    return tuple(finding.type for finding in scan_for_hosted(text, known=known))
