"""Action, object, domain and measurability of a task follow from its words."""

import pytest

from jiannuo.reports.reading.tasks.domains import DOMAINS, choose
from jiannuo.reports.reading.tasks.quantities import states_relation
from jiannuo.reports.reading.tasks.verbs import action_and_object


@pytest.mark.parametrize(
    ("clause", "action", "what"),
    [
        ("深入实施河道清淤工程", "实施", "河道清淤工程"),
        ("新建公共停车泊位300个", "新建", "公共停车泊位"),
        ("打造12个垃圾分类示范小区", "打造", "垃圾分类示范小区"),
        ("加快东湖水厂、北坡变电站等项目建设", "加快", "东湖水厂、北坡变电站等项目建设"),
        ("推动东湖水厂二期、北坡变电站、松岭风电场等重点项目竣工", "推动", "重点项目竣工"),
        ("地区生产总值增长6%", "增长", "地区生产总值"),
        ("旅游总收入达到370亿元，增长14%", "增长", "旅游总收入"),
        ("规模以上工业增加值增长8.5%", "增长", "规模以上工业增加值"),
        ("城镇登记失业率控制在4%以内", "控制在", "城镇登记失业率"),
        ("在重点领域实施科技专项20个", "实施", "科技专项"),
        ("确保北坡水库年内下闸蓄水", "确保", "北坡水库年内下闸蓄水"),
    ],
)
def test_action_and_object(clause: str, action: str, what: str) -> None:
    assert action_and_object(clause) == (action, what)


@pytest.mark.parametrize(
    ("task", "lead", "domain"),
    [
        ("新建普惠性幼儿园3所", "", "教育"),
        ("建设高标准农田3万亩", "", "产业发展"),
        ("完成农村公路改造120公里", "", "项目投资"),
        ("培育科技型中小企业40家", "", "科技创新"),
        ("改造老旧小区25个", "", "城市更新"),
        ("严格落实林长制", "", "生态环境"),
        ("提高城乡低保标准", "", "社会保障"),
        ("城镇新增就业3000人", "完善社会保障体系。", "就业"),
        ("深入推进扫黑除恶斗争", "", "安全稳定"),
        ("深化国企改革", "", "国企改革"),
        ("新开中欧班列40列", "", "对外开放"),
        ("推进县中医院迁建", "", "卫生健康"),
        ("办好人大代表建议和政协提案", "", "政府建设"),
        ("推行网格化管理", "", "社会治理"),
        ("创建国家4A级景区", "", "文旅"),
        ("加强队伍建设", "全面提升医疗服务水平。", "卫生健康"),
    ],
)
def test_domain_by_the_task_first_then_by_the_paragraph(task: str, lead: str, domain: str) -> None:
    assert choose(task, lead, "", [task]) == domain


def test_there_are_25_domains_each_named_once() -> None:
    assert len(DOMAINS) == len(set(DOMAINS)) == 25


@pytest.mark.parametrize(
    "quote",
    [
        "实现行政村5G网络全覆盖",
        "规上企业数量翻番",
        "居民收入与经济增长基本同步",
        "城乡居民收入增速高于全省平均水平",
    ],
)
def test_a_relation_that_can_be_checked_is_measurable(quote: str) -> None:
    assert states_relation(quote)


@pytest.mark.parametrize("quote", ["完成国企整合重组", "实施高企“倍增”计划", "提升服务水平"])
def test_a_deliverable_or_a_name_is_not(quote: str) -> None:
    assert not states_relation(quote)
