"""The last check before a call leaves the machine: no personal data in what is sent."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import ModelError
from ..schema import PrivacyPolicy
from ..tools.privacy import scan_for_hosted
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
        payload = "\n".join(message.text for message in request.messages)
        found = scan_for_hosted(payload, known=known)
        if found:
            kinds = ", ".join(sorted({finding.type for finding in found}))
            raise PersonalDataStopped(f"{card.name}: the text to be sent holds {kinds}")

    return guard
