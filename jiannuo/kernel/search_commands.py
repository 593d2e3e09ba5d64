"""``jiannuo search …``: the search index."""

import click


@click.group()
def search() -> None:
    """搜索索引。The search index."""
    import django

    django.setup()


@search.command()
def rebuild() -> None:
    """重建索引：数据绕过办理导入或改动以后。Build it anew, after rows changed past a step."""
    from jiannuo.kernel.models import Matter
    from jiannuo.kernel.searching import rebuild as build

    click.echo(f"{build(Matter.objects.all())} 件 matters")
