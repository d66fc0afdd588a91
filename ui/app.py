"""The page as one ASGI app: Gradio with our layout, our assets beside it, a wall around both."""

from __future__ import annotations

from collections.abc import AsyncIterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr
from fastapi import FastAPI
from gradio.utils import get_upload_folder
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles

from ..agents.api import program_for
from ..settings import Settings
from .handlers.batch import Batches
from .handlers.desk import Desk, orders_of
from .layout import REGIONS, Layout, lay_out
from .parts.assets import script
from .styles import all_styles
from .theme import theme
from .threads import Threads
from .views.chrome import first_regions
from .wall import Wall
from .warming import warm_up
from .worker import Worker

if TYPE_CHECKING:
    from starlette.types import ASGIApp

HERE = Path(__file__).parent
BASE = "/adwright"
"""Path of our own scripts and styles; Gradio has all others."""
MOST_UPLOAD = "64mb"


class Page:
    """One page server: the program, its conversations, and the app that shows them."""

    def __init__(self, settings: Settings, *, key: tuple[str, str] | None = None) -> None:
        self.program = program_for(settings)
        self._worker = Worker()
        uploads = Path(get_upload_folder())
        self._batches = Batches(settings, self._worker, uploads)
        self._desk = Desk(
            program=self.program,
            threads=Threads(self.program),
            worker=self._worker,
            batches=self._batches,
            uploads=uploads,
        )
        self.asgi: ASGIApp = Wall(_asgi(self._blocks(), key, self._batches))

    def warm(self) -> None:
        """Loads the heavy parts in the background.

        To be called once the page answers, since what they import would hold up its start.
        """
        self._worker.start(warm_up(self.program))

    def close(self) -> None:
        """Ends the conversations under way; their last finished step is kept."""
        self._worker.close()

    def _blocks(self) -> gr.Blocks:
        blocks = gr.Blocks(title="adwright", analytics_enabled=False, fill_width=True)
        with blocks:
            layout = lay_out(first_regions())
            self._listen(layout)
        return blocks

    def _listen(self, layout: Layout) -> None:
        desk = self._desk

        async def act(event: gr.EventData) -> AsyncIterator[list[Any]]:
            async for update in desk.answer(event._data):  # noqa: SLF001 - Gradio's only way to it
                regions = [update.regions.get(name, gr.skip()) for name in REGIONS]
                yield [*regions, orders_of(update, event._data) or gr.skip()]  # noqa: SLF001

        layout.bridge.act(
            act,
            inputs=None,
            outputs=layout.outputs,
            show_progress="hidden",
            trigger_mode="multiple",
            concurrency_limit=None,
            api_visibility="private",
        )


def _asgi(blocks: gr.Blocks, key: tuple[str, str] | None, batches: Batches) -> FastAPI:
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.mount(f"{BASE}/static", StaticFiles(directory=HERE / "static"))

    @app.get(f"{BASE}/plotly.min.js")
    def plotly() -> FileResponse:
        return FileResponse(_plotly_file(), media_type="text/javascript")

    @app.get(f"{BASE}/styles.css")
    def styles() -> Response:
        return Response(all_styles(), media_type="text/css")

    @app.get(f"{BASE}/parts.js")
    def parts() -> Response:
        return Response(script(), media_type="text/javascript")

    @app.get(f"{BASE}/batch/{{token}}.zip")
    def archive(token: str) -> Response:
        file = batches.archive(token)
        if file is None:
            return Response("there are no such files: start the run again", status_code=404)
        return FileResponse(file, media_type="application/zip", filename="adwright-batch.zip")

    @app.get(f"{BASE}/alive")
    def alive() -> dict[str, bool]:
        return {"alive": True}

    gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        auth=key,
        auth_message="adwright",
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size=MOST_UPLOAD,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        theme=theme(),
        head=_head(),
    )
    return app


def _head() -> str:
    """The link to our styles, and our scripts: the page's own, then that of the parts."""
    return (
        f'<link rel="stylesheet" href="{BASE}/styles.css">\n'
        f'<script src="{BASE}/static/page.js"></script>\n'
        f'<script src="{BASE}/parts.js"></script>\n'
    )


def _plotly_file() -> Path:
    """The script that plotly's package brings along; the package itself is not imported."""
    return Path(str(files("plotly"))) / "package_data" / "plotly.min.js"
