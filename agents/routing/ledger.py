"""The ledger of one campaign: tokens and money, with a limit that cannot be passed."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock

from ...errors import BadReply, BudgetExceeded
from ..models.port import ChatReply, ChatRequest, ModelCard

CHARS_PER_TOKEN = 2.0
"""Characters per token, the low end, so that estimates err high (English is nearer 4)."""
IMAGE_TOKENS = 1300
"""Tokens of one picture, the high end of Gemini's tiling."""


@dataclass(kw_only=True)
class Ledger:
    """What was spent and what is promised to calls under way, in US dollars."""

    limit_usd: float
    spent_usd: float = 0.0
    _promised: float = 0.0
    _lock: Lock = field(default_factory=Lock, repr=False)

    @property
    def left_usd(self) -> float:
        """Money neither spent nor promised."""
        with self._lock:
            return self.limit_usd - self.spent_usd - self._promised

    def reserve(self, card: ModelCard, request: ChatRequest) -> float:
        """Sets the most that a call can cost aside. Raises BudgetExceeded when it is not there."""
        most = most_cost_usd(card, request)
        with self._lock:
            if most > 0 and self.spent_usd + self._promised + most > self.limit_usd:
                raise BudgetExceeded(
                    f"the call may cost ${most:.4f}, and ${self.spent_usd + self._promised:.4f} of "
                    f"the limit ${self.limit_usd:.2f} is spent or promised: raise "
                    "ADWRIGHT_SPEND_LIMIT_USD or use fewer platforms"
                )
            self._promised += most
        return most

    def settle(self, promised: float, card: ModelCard, reply: ChatReply | BadReply | None) -> float:
        """Books what a call really cost (nothing without an answer) and frees the rest."""
        cost = card.cost_usd(reply.input_tokens, reply.output_tokens) if reply else 0.0
        with self._lock:
            self._promised -= promised
            self.spent_usd += cost
        return cost


def most_cost_usd(card: ModelCard, request: ChatRequest) -> float:
    """The most that a call can cost, in US dollars, estimated high before it is made."""
    if not card.input_usd_per_mtok and not card.output_usd_per_mtok:
        return 0.0
    chars = sum(len(message.text) for message in request.messages)
    tokens = int(chars / CHARS_PER_TOKEN) + IMAGE_TOKENS * len(request.images)
    return card.cost_usd(tokens, request.max_tokens)
