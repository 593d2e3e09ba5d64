"""``jiannuo loops …``: the loops as documents."""

from pathlib import Path

import click


@click.group()
def loops() -> None:
    """The closed loops of this system, as pages and as BPMN."""
    import django

    django.setup()


@loops.command()
@click.argument("folder", default="docs/loops", type=click.Path(file_okay=False, path_type=Path))
def docs(folder: Path) -> None:
    """Write a page with a diagram for every loop into FOLDER."""
    from jiannuo.matters.exchange.markdown import write_pages

    for file in write_pages(folder):
        click.echo(file)


@loops.command()
@click.argument("key")
def bpmn(key: str) -> None:
    """Print the loop KEY as BPMN 2.0."""
    from jiannuo.kernel.loops import loop_of
    from jiannuo.matters.exchange.bpmn import bpmn as written

    try:
        click.echo(written(loop_of(key)).decode())
    except LookupError as problem:
        raise click.ClickException(str(problem)) from None


@loops.command()
@click.argument("file", default="docs/api/openapi.json", type=click.Path(dir_okay=False, path_type=Path))
def api(file: Path) -> None:
    """Write the description of the API (OpenAPI 3.1) to FILE."""
    import json

    from django.test import Client

    file.parent.mkdir(parents=True, exist_ok=True)
    said = Client(headers={"host": "localhost"}).get("/api/openapi.json").json()
    file.write_text(json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    click.echo(file)
