"""What enterprises ask and object to: each a matter with its answer."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.models import Matter
from jiannuo.policies.models.policy import Policy
from jiannuo.policies.models.version import Version


class Question(Matter):
    """A question about a policy; the thread stays with it, and a good answer may join the public ones."""

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="questions", verbose_name=_("政策"))
    enterprise = models.ForeignKey(
        "enterprises.Enterprise", models.PROTECT, null=True, blank=True, related_name="questions"
    )
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("答复单位"))
    words = models.TextField(_("问题"), blank=True)
    answer = models.TextField(_("答复"), blank=True)
    #: as it stands among the public questions, with everything left out that tells who asked; "" while not
    public_words = models.TextField(_("公开的问题"), blank=True)
    public_answer = models.TextField(_("公开的答复"), blank=True)
    demo = models.BooleanField(_("演示数据"), default=False)

    class Meta:
        verbose_name = _("政策咨询")
        verbose_name_plural = _("政策咨询")


class Objection(Matter):
    """An enterprise says that the machine's answer is wrong; a person looks (个人信息保护法 art 24)."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="objections", verbose_name=_("政策"))
    enterprise = models.ForeignKey(
        "enterprises.Enterprise", models.PROTECT, related_name="objections", verbose_name=_("企业")
    )
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("复核单位"))
    #: clauses (refs) that are contested
    refs = models.JSONField(default=list, blank=True)
    words = models.TextField(_("异议"), blank=True)
    #: the decision in words
    ruling = models.TextField(_("复核决定"), blank=True)
    #: questions people decided, by the words of the question
    decided = models.JSONField(default=dict, blank=True)
    demo = models.BooleanField(_("演示数据"), default=False)

    class Meta:
        verbose_name = _("匹配异议")
        verbose_name_plural = _("匹配异议")
