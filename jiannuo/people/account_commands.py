"""``jiannuo account add``: the first account of a new installation."""

import click


@click.group()
def account() -> None:
    """Accounts to sign in with."""
    import django

    django.setup()


@account.command()
@click.argument("username")
@click.option("--setup", is_flag=True, help="May open the set-up pages and make further accounts.")
@click.option("--password", prompt="密码 password", hide_input=True, confirmation_prompt="再输一遍 again")
def add(username: str, setup: bool, password: str) -> None:
    """Add the account USERNAME, asking for its password. Without --setup it is a resident's."""
    from django.core.exceptions import ValidationError
    from django.utils.translation import gettext as _

    from jiannuo.people.actions.add_account import add_account

    try:
        add_account(username=username, password=password, setup=setup)
    except ValidationError as problem:
        raise click.ClickException(" ".join(problem.messages)) from None
    click.echo(_("已创建账号 %(name)s，可以登录了。") % {"name": username})
