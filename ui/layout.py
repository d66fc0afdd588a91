"""Where things stand on the page: regions of our own HTML inside one Gradio page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import gradio as gr

REGIONS = (
    "head",
    "chat",
    "composer",
    "sides",
    "audience",
    "plots",
    "ads",
    "trust",
    "export",
    "batch",
    "models",
    "evals",
)
"""Parts of the page that are rendered on their own; each has the element id `aw-<name>`."""

_BRIDGE = """
window.adwright.connect(trigger);
watch('value', () => window.adwright.orders(props.value));
// sends 'act' events
"""
_COMPOSER = "window.adwright.composer(upload);"


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The components that handlers listen to and write to."""

    bridge: gr.HTML
    """Carries every event of the page to Python, and orders back as JSON."""
    regions: dict[str, gr.HTML]

    @property
    def outputs(self) -> list[gr.HTML]:
        """Regions in the order of REGIONS, then the bridge."""
        return [*(self.regions[name] for name in REGIONS), self.bridge]


def lay_out(first: Mapping[str, str]) -> Layout:
    """The components, inside the Gradio page that is being built, with their first HTML."""
    regions: dict[str, gr.HTML] = {}

    def region(name: str, script: str | None = None) -> None:
        regions[name] = gr.HTML(
            first.get(name, ""),
            elem_id=f"aw-{name}",
            elem_classes=["aw-region"],
            apply_default_css=False,
            js_on_load=script,
        )

    region("head")
    with gr.Row(elem_id="aw-campaign"):
        with gr.Column(elem_id="aw-left", min_width=0, scale=2):
            region("chat")
            region("composer", _COMPOSER)
        with gr.Column(elem_id="aw-right", min_width=0, scale=3):
            region("sides")
            for name in ("audience", "plots", "ads", "trust", "export"):
                region(name)
    for name in ("batch", "models", "evals"):
        region(name)
    bridge = gr.HTML(
        "", elem_id="aw-bridge", html_template="", js_on_load=_BRIDGE, visible="hidden"
    )
    return Layout(bridge=bridge, regions=regions)
