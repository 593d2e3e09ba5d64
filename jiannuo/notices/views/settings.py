"""My channels: add, verify, set hours of rest, turn on and off."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiannuo.kernel.audience import Request, account_of, signed_in
from jiannuo.kernel.now import now
from jiannuo.kernel.visible import visible
from jiannuo.notices.channels.letter import NotSent
from jiannuo.notices.forms import CodeForm, NewChannelForm, RestForm
from jiannuo.notices.masking import masked
from jiannuo.notices.message import all_messages
from jiannuo.notices.models import CalendarFeed, Subscription
from jiannuo.notices.subscribing import confirm, send_code, subscribe


@signed_in
def settings_page(request: Request) -> HttpResponse:
    """Everything on one page."""
    return _page(request, NewChannelForm())


def _page(request: Request, form: NewChannelForm, status: int = 200) -> HttpResponse:
    own = visible(request.viewer, Subscription)
    context = {
        "channels": [(channel, masked(channel)) for channel in own],
        "form": form,
        "feed": visible(request.viewer, CalendarFeed).first(),
        # shown once, right after it was made
        "feed_address": request.session.pop("calendar_address", ""),
    }
    return render(request, "notices/settings.html", context, status=status)


@require_POST
@signed_in
def add(request: Request) -> HttpResponse:
    """Add a channel and send it a code."""
    form = NewChannelForm(request.POST)
    if not form.is_valid():
        return _page(request, form, 422)
    given = form.cleaned_data
    try:
        channel = subscribe(
            account_of(request),
            Subscription.Kind(given["kind"]),
            given["address"],
            secret=given["secret"],
            language=get_language() or "zh-hans",
        )
    except ValidationError as problem:
        form.add_error("address", problem)
        return _page(request, form, 422)
    return _send(request, channel)


@require_POST
@signed_in
def send_again(request: Request, channel_id: int) -> HttpResponse:
    """Send another code."""
    return _send(request, _own(request, channel_id))


def _send(request: Request, channel: Subscription) -> HttpResponse:
    try:
        send_code(channel)
    except NotSent as problem:
        messages.error(request, _("测试消息没有送到：%(why)s") % {"why": problem})
    except ValidationError as problem:
        messages.warning(request, problem.message)
    else:
        messages.success(request, _("已发送测试消息，请把其中的验证码填回来。"))
    return redirect("notices:channel", channel.pk)


@signed_in
def channel(request: Request, channel_id: int) -> HttpResponse:
    """One channel: its state, its hours of rest, what it carries."""
    its = _own(request, channel_id)
    form = RestForm(request.POST or None, initial=_initial(its))
    if request.method == "POST" and form.is_valid():
        form.write(its)
        messages.success(request, _("已保存。"))
        return redirect("notices:channel", its.pk)
    context = {"channel": its, "address": masked(its), "form": form, "code": CodeForm()}
    return render(request, "notices/channel.html", context, status=422 if form.errors else 200)


def _initial(its: Subscription) -> dict[str, object]:
    return {
        "quiet_from": its.quiet_from.strftime("%H:%M"),
        "quiet_to": its.quiet_to.strftime("%H:%M"),
        "urgent_through": its.urgent_through,
        "carries": [message.key for message in all_messages() if message.key not in its.muted],
    }


@require_POST
@signed_in
def verify(request: Request, channel_id: int) -> HttpResponse:
    """Take the code that the channel was sent."""
    its, form = _own(request, channel_id), CodeForm(request.POST)
    try:
        confirm(its, form.cleaned_data["code"] if form.is_valid() else "")
    except ValidationError as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, _("验证成功，以后的通知会发到这里。"))
    return redirect("notices:channel", its.pk)


@require_POST
@signed_in
def remove(request: Request, channel_id: int) -> HttpResponse:
    """Delete the channel with everything that was on its way to it."""
    _own(request, channel_id).delete()
    messages.success(request, _("已删除。"))
    return redirect("notices:settings")


@require_POST
@signed_in
def push_on(request: Request) -> HttpResponse:
    """This browser agreed to be sent pushes. Its push service gave the address, so no code is needed."""
    try:
        made = subscribe(
            account_of(request),
            Subscription.Kind.PUSH,
            request.body.decode(errors="replace"),
            language=get_language() or "zh-hans",
        )
    except ValidationError as problem:
        return JsonResponse({"problem": problem.messages[0]}, status=422)
    made.verified_at, made.off_at, made.off_reason = made.verified_at or now(), None, ""
    made.save(update_fields=["verified_at", "off_at", "off_reason"])
    return HttpResponse(status=204)


def _own(request: Request, channel_id: int) -> Subscription:
    return get_object_or_404(visible(request.viewer, Subscription), pk=channel_id)
