"""Selects the operations of a document that are generated."""

from specloom.selection.choosing import Selection, removed_operations, select
from specloom.selection.rules import Rule, RuleError, rule

__all__ = ["Rule", "RuleError", "Selection", "removed_operations", "rule", "select"]
