"""Targeting within the law: special categories, the gate, ages, and the budget split."""

from .ages import ages_in
from .budget import split_budget
from .gate import apply_gate, held_from_search
from .genders import genders_in
from .rules import RULES, TargetingRule, excluded_sensitivities
from .special import special_categories_of

__all__ = [
    "RULES",
    "TargetingRule",
    "ages_in",
    "apply_gate",
    "excluded_sensitivities",
    "genders_in",
    "held_from_search",
    "special_categories_of",
    "split_budget",
]
