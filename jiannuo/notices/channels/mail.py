"""E-mail, through the district's own mail server."""

import smtplib

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from jiannuo.notices.channels.letter import Gone, Letter, NotSent
from jiannuo.notices.models import Subscription


def send(subscription: Subscription, letter: Letter) -> None:
    """Send it as plain text. Raises NotSent; Gone when the server refuses the address for good."""
    message = EmailMessage(
        letter.title,
        f"{letter.body}\n\n{letter.link}\n",
        to=[subscription.address],
        headers={"X-Jiannuo-Key": letter.key, "Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as problem:
        codes = [code for code, _text in problem.recipients.values()]
        kind = Gone if codes and min(codes) >= 500 else NotSent
        raise kind(_("邮件服务器不接受这个收件地址（%(codes)s）。") % {"codes": codes}) from None
    except (OSError, smtplib.SMTPException) as problem:
        raise NotSent(_("邮件没有送出：%(cause)s") % {"cause": type(problem).__name__}) from None
