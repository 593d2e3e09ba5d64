"""Make an account to sign in with."""

from django.contrib.auth.password_validation import validate_password

from jiannuo.people.models import Account


def add_account(*, username: str, password: str, setup: bool) -> Account:
    """The new account; with ``setup`` it may open the set-up pages, else it is a resident's.

    Raises ValidationError for a name that is taken or malformed, or a password against the rules.
    """
    account = Account(
        username=username,
        standing=Account.Standing.STAFF if setup else Account.Standing.RESIDENT,
        is_staff=setup,
        is_superuser=setup,
    )
    validate_password(password, account)
    account.set_password(password)
    account.full_clean()
    account.save()
    return account
