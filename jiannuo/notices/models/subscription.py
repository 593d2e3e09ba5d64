"""Where an account wants to be told outside the site, and when not."""

from datetime import time

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.notices.sealed import SealedTextField

QUIET_FROM, QUIET_TO = time(21, 0), time(7, 30)


class Subscription(models.Model):
    """One channel of one account. Nothing is sent before it is verified, nor after it was turned off."""

    class Kind(models.TextChoices):
        """How the message travels."""

        EMAIL = "email", _("电子邮件")
        PUSH = "push", _("浏览器推送")
        WECOM = "wecom", _("企业微信群机器人")
        DINGTALK = "dingtalk", _("钉钉群机器人")
        FEISHU = "feishu", _("飞书群机器人")
        WEBHOOK = "webhook", _("系统对接（CloudEvents）")

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(_("渠道"), max_length=16, choices=Kind)
    #: an e-mail address, a robot's token, a web address, or what the browser gave for push
    address = SealedTextField(_("地址"))
    #: the key that signs messages of a robot or webhook, where there is one
    secret = SealedTextField(_("密钥"), blank=True)
    #: a keyed digest of the address, so that one is not entered twice
    address_digest = models.CharField(max_length=64)
    #: the language of what is sent
    language = models.CharField(_("语言"), max_length=16, default="zh-hans")
    #: message classes that this channel does not carry
    muted = models.JSONField(default=list, blank=True)
    quiet_from = models.TimeField(_("免打扰开始"), default=QUIET_FROM)
    quiet_to = models.TimeField(_("免打扰结束"), default=QUIET_TO)
    #: urgent messages come in quiet hours too
    urgent_through = models.BooleanField(_("紧急消息不受免打扰限制"), default=False)
    created_at = models.DateTimeField(_("添加时间"))
    verified_at = models.DateTimeField(_("验证时间"), null=True, blank=True)
    code_digest = models.CharField(max_length=64, blank=True)
    code_sent_at = models.DateTimeField(null=True, blank=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    last_sent_at = models.DateTimeField(_("最近发送"), null=True, blank=True)
    off_at = models.DateTimeField(_("停用时间"), null=True, blank=True)
    off_reason = models.CharField(_("停用原因"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("通知渠道")
        verbose_name_plural = _("通知渠道")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "kind", "address_digest"], name="one_channel_of_an_address"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["email", "push", "wecom", "dingtalk", "feishu", "webhook"]),
                name="channel_of_a_known_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.kind}"

    @property
    def works(self) -> bool:
        """Whether messages are sent to it."""
        return self.verified_at is not None and self.off_at is None
