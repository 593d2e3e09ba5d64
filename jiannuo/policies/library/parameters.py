"""Numbers that others set and conditions refer to by name, with the days from which they hold."""

from datetime import date

from jiannuo.enterprises.quantities import Dimension
from jiannuo.policies.conditions.vocabulary import Parameter

#: shares in millionths
PARAMETERS: tuple[Parameter, ...] = (
    # the target of the State Council's report of the year before: 2024, 2025 about 5.5 %; to be verified
    Parameter(
        "上年度城镇调查失业率控制目标",
        Dimension.SHARE,
        ((date(2024, 1, 1), 55_000), (date(2025, 1, 1), 55_000), (date(2026, 1, 1), 55_000)),
    ),
    # Liaoning: 1.7 % (辽宁省残疾人就业保障金征收使用管理办法); to be verified
    Parameter("本省残疾人就业规定比例", Dimension.SHARE, ((date(2017, 4, 1), 17_000),)),
)
