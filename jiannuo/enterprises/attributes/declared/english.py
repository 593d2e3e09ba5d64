"""The English of the values that attributes may have: sizes, forms, states, places, grades, industries."""

from jiannuo.enterprises import industries
from jiannuo.enterprises.attributes.declared.places import OWN

VALUES = {
    **{word: str(one["english"]) for word, one in OWN.items()},
    "大型": "large",
    "中型": "medium",
    "小型": "small",
    "微型": "micro",
    "有限责任公司": "limited company",
    "股份有限公司": "company limited by shares",
    "国有独资公司": "state-owned company",
    "外商投资企业": "foreign-invested enterprise",
    "合伙企业": "partnership",
    "个人独资企业": "sole proprietorship",
    "个体工商户": "individual household business",
    "农民专业合作社": "farmers’ cooperative",
    "分公司": "branch",
    "民办非企业单位": "private non-enterprise unit",
    "存续": "open",
    "歇业": "resting",
    "吊销": "licence revoked",
    "注销": "closed",
    "迁出": "moved away",
    "未上市": "not listed",
    "新三板挂牌": "quoted on NEEQ",
    "区域股权市场挂牌": "quoted on a regional market",
    "境内上市": "listed in China",
    "境外上市": "listed abroad",
    "一般纳税人": "general VAT payer",
    "小规模纳税人": "small-scale VAT payer",
    "沈阳市": "Shenyang",
    "北京市": "Beijing",
    "丰台区": "Fengtai District",
    "浙江省": "Zhejiang",
    "杭州市": "Hangzhou",
    "余杭区": "Yuhang District",
    "广东省": "Guangdong",
    "深圳市": "Shenzhen",
    "龙岗区": "Longgang District",
    "毕业年度高校毕业生": "graduating this year",
    "离校两年内未就业高校毕业生": "graduated within two years, not employed",
    "登记失业青年": "registered unemployed young person",
    "其他招用人员": "other",
    "国产算力": "domestic computing power",
    "其他算力": "other computing power",
    "技术开发": "development",
    "技术转让": "transfer",
    "技术许可": "licence",
    "技术咨询": "advice",
    "技术服务": "service",
    "在校大学生": "student",
    "毕业五年内高校毕业生": "graduated within five years",
    "登记失业半年以上人员": "unemployed for half a year",
    "就业困难人员": "hard to place",
    "持证残疾人": "disabled",
    "退役军人": "veteran",
    "其他人员": "other",
    "商务楼宇": "office building",
    "产业园区": "industrial park",
    "孵化载体": "incubator",
    "沿街商铺": "shop",
    "其他场所": "other premises",
    "A级": "grade A",
    "B级": "grade B",
    "M级": "grade M",
    "C级": "grade C",
    "D级": "grade D",
    "全国首店": "first in China",
    "东北首店": "first in the Northeast",
    "辽宁首店": "first in Liaoning",
    "大连首店": "first in Dalian",
    "非首店": "not a first store",
}


def english_of(word: str) -> str:
    """The English of the value ``word``; the word itself where there is none, as of a community's name.

    A group of industries bears the name of its division in English: its code says which it is.
    """
    known = VALUES.get(word)
    if known is not None:
        return known
    code = industries.words().get(word)
    if code is None:
        return word
    name = industries.name(code, english=True)
    return f"{name} ({code})" if len(code) >= industries.GROUP else name
