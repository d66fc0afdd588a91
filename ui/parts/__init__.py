"""What the page shows: values in, HTML or figures out. No Gradio here, and no model.

A control says what it asks for: `data-change` holds a change of `agents.conversation.changes` as
JSON, `data-ask` an action by name with `data-target`. `assets/parts.js` turns both into one
bubbling event, `adwright`, whose `detail` is {change} or {ask, target, value}.
"""

from .assets import script, stylesheet
from .combinations import combination, count_combinations
from .controls import bar, button, change, chip, empty, link, section
from .editor import counter, editor, editor_row
from .facets import facet_chips
from .findings import finding_list, marked
from .html import Html, joined, tag
from .placements import placement_switches
from .plots import ages_plot, budget_plot, languages_plot, placements_plot, places_plot
from .previews import Look, preview, side_by_side, view_buttons, views_of
from .progress import timeline
from .questions import example_buttons, question_cards
from .rows import AssetRow, asset_rows, findings_of_ad
from .segment_map import MapPoint, segment_map
from .segments import Audience, Choices, held_back_list, neighbours_of, segment_cards
from .trust import (
    ai_notice,
    audit_table,
    cost_line,
    notes,
    privacy_switch,
    redactions,
    routing_table,
    trust_view,
)

__all__ = [
    "AssetRow",
    "Audience",
    "Choices",
    "Html",
    "Look",
    "MapPoint",
    "ages_plot",
    "ai_notice",
    "asset_rows",
    "audit_table",
    "bar",
    "budget_plot",
    "button",
    "change",
    "chip",
    "combination",
    "cost_line",
    "count_combinations",
    "counter",
    "editor",
    "editor_row",
    "empty",
    "example_buttons",
    "facet_chips",
    "finding_list",
    "findings_of_ad",
    "held_back_list",
    "joined",
    "languages_plot",
    "link",
    "marked",
    "neighbours_of",
    "notes",
    "placement_switches",
    "placements_plot",
    "places_plot",
    "preview",
    "privacy_switch",
    "question_cards",
    "redactions",
    "routing_table",
    "script",
    "section",
    "segment_cards",
    "segment_map",
    "side_by_side",
    "stylesheet",
    "tag",
    "timeline",
    "trust_view",
    "view_buttons",
    "views_of",
]
