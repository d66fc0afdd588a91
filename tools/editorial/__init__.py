"""Editorial checks: what platforms, law and the brand do not allow in an ad."""

from .check import RULES, check_asset, rules_for
from .rule import Rule
from .whole import check_creative, likeness

__all__ = ["RULES", "Rule", "check_asset", "check_creative", "likeness", "rules_for"]
