"""The fields of work a task can belong to. Values are what the reader writes; labels translate."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Domain(models.TextChoices):
    """The 25 domains in which a district government's yearly work is broken down."""

    ECONOMY = "经济运行", _("经济运行")
    SCIENCE = "科技创新", _("科技创新")
    INDUSTRY = "产业发展", _("产业发展")
    FINANCE = "金融", _("金融")
    SHIPPING = "港航物流", _("港航物流")
    TOURISM = "文旅", _("文旅")
    INVESTMENT_PROMOTION = "招商引资", _("招商引资")
    PROJECTS = "项目投资", _("项目投资")
    CONSUMPTION = "消费商贸", _("消费商贸")
    STATE_FIRMS = "国企改革", _("国企改革")
    REFORM = "改革", _("改革")
    OPENING_UP = "对外开放", _("对外开放")
    BUSINESS_ENVIRONMENT = "营商环境", _("营商环境")
    URBAN_RENEWAL = "城市更新", _("城市更新")
    URBAN_MANAGEMENT = "城市管理", _("城市管理")
    ENVIRONMENT = "生态环境", _("生态环境")
    CULTURE = "文化体育", _("文化体育")
    EMPLOYMENT = "就业", _("就业")
    SOCIAL_SECURITY = "社会保障", _("社会保障")
    EDUCATION = "教育", _("教育")
    HEALTH = "卫生健康", _("卫生健康")
    COMMUNITY = "社会治理", _("社会治理")
    SAFETY = "安全稳定", _("安全稳定")
    LIVELIHOOD = "民生实事", _("民生实事")
    GOVERNMENT = "政府建设", _("政府建设")
