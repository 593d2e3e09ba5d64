"""Places conditions may name: codes of GB/T 2260 and of the streets of this district.

Only what policies here and the examples of other places name; a longer list belongs to the region's own
register of places. A code belongs to every code it begins with.
"""

PLACES: dict[str, str] = {
    "辽宁省": "21",
    "大连市": "2102",
    "中山区": "210202",
    "海军广场街道": "210202001",
    "人民路街道": "210202005",
    "青泥洼桥街道": "210202008",
    "葵英街道": "210202010",
    "桃源街道": "210202011",
    "老虎滩街道": "210202012",
    "西岗区": "210203",
    "沙河口区": "210204",
    "甘井子区": "210211",
    "旅顺口区": "210212",
    "金州区": "210213",
    "普兰店区": "210214",
    "长海县": "210224",
    "瓦房店市": "210281",
    "庄河市": "210283",
    "沈阳市": "2101",
    "北京市": "11",
    "丰台区": "110106",
    "浙江省": "33",
    "杭州市": "3301",
    "余杭区": "330110",
    "广东省": "44",
    "深圳市": "4403",
    "龙岗区": "440307",
}
