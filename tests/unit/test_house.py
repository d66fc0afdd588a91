"""Laws of the house: packaging, docs, lightness."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from adwright.cli.docs import PAGES

VENDORS = ("torch", "chromadb", "sentence_transformers", "llama_cpp", "google.genai", "gradio",
           "langgraph", "presidio_analyzer", "PIL", "httpx")  # fmt: skip


def test_every_package_folder_is_shipped(root: Path) -> None:
    config = tomllib.loads((root / "pyproject.toml").read_text())
    listed = set(config["tool"]["setuptools"]["packages"])
    top = [root / name for name in
           ("agents", "cli", "evals", "retrieval", "schema", "tools", "ui")]  # fmt: skip
    folders = {file.parent for folder in top for file in folder.rglob("__init__.py")}
    found = {".".join(("adwright", *folder.relative_to(root).parts)) for folder in folders}
    assert listed == found | {"adwright"}


def test_every_data_file_is_shipped(root: Path) -> None:
    config = tomllib.loads((root / "pyproject.toml").read_text())
    patterns = config["tool"]["setuptools"]["package-data"]["adwright"]
    shipped = {file for pattern in patterns for file in root.glob(pattern)}
    for ending in ("*.yaml", "*.md", "*.gguf", "*.txt"):
        for folder in ("agents", "retrieval", "tools"):
            for file in (root / folder).rglob(ending):
                assert file in shipped, file


def test_importing_adwright_imports_nothing_heavy() -> None:
    code = (
        "import sys, adwright, adwright.cli.app\n"
        f"print([name for name in {VENDORS!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_pinned_torch_is_the_documented_one(root: Path) -> None:
    pins = (root / "constraints.txt").read_text()
    version = re.search(r"^torch==(.+)$", pins, re.MULTILINE)
    assert version
    assert f"torch {version[1]}" in (root / "README.md").read_text()


def test_generated_docs_say_what_the_code_says(root: Path) -> None:
    for name, page in PAGES.items():
        file = root / "docs" / name
        assert file.read_text(encoding="utf-8") == page(), f"{name} is stale: make write-docs"


def test_every_link_of_the_docs_leads_somewhere(root: Path) -> None:
    for page in (root / "README.md", root / "AGENTS.md", *(root / "docs").rglob("*.md")):
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            if not target.startswith("http"):
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_vendors_live_in_one_place(root: Path) -> None:
    homes = {
        "google.genai": ("agents/models/gemini",),
        "llama_cpp": ("agents/models/llama",),
        "chromadb": ("retrieval/",),
        "sentence_transformers": ("retrieval/",),
        "gradio": ("ui/",),
    }
    for file in root.glob("[a-z]*/**/*.py"):
        place = file.relative_to(root).as_posix()
        if place.startswith(("tests/", "build/", "evals/bench/")):
            continue
        for vendor, allowed in homes.items():
            name = re.escape(vendor)
            pattern = rf"^\s*(?:import {name}\b|from {name}\b|from google import genai)"
            if vendor != "google.genai":
                pattern = rf"^\s*(?:import|from) {name}\b"
            if re.search(pattern, file.read_text(encoding="utf-8"), re.MULTILINE):
                assert place.startswith(allowed), f"{place} imports {vendor}"
