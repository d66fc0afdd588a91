"""`adwright ui`: the chat page, on this machine."""

from __future__ import annotations

from typing import Annotated

import typer


def ui(
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port; 0 takes any.")
    ] = 7860,
    auth: Annotated[
        str, typer.Option("--auth", help="Ask for this name and password.", metavar="USER:PASS")
    ] = "",
    insecure: Annotated[
        bool, typer.Option("--insecure", help="Let others on the network in without a password.")
    ] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
) -> None:
    """Open the chat page: brief in, campaign out, everything editable.

    Examples:
        adwright ui --open
        adwright ui --host 0.0.0.0 --auth anna:a-long-password
    """
    from ..settings import load_settings
    from ..ui.serve import Door, serve

    door = Door(host=host, port=port, auth=auth, insecure=insecure)
    serve(load_settings(), door, open_browser=open_, say=typer.echo)
