"""What every declaration must say."""

from jiannuo.enterprises.attributes.attribute import Kind
from jiannuo.enterprises.attributes.declared import ATTRIBUTES, ITEM_KINDS, LADDER, TITLES
from jiannuo.enterprises.attributes.declared.english import english_of
from jiannuo.enterprises.attributes.sources import SOURCES, evidence_of, rank
from jiannuo.enterprises.facts import Evidence
from jiannuo.enterprises.quantities import UNITS

EVERY = [*ATTRIBUTES, *(one for kind in ITEM_KINDS for one in kind.attributes)]


def test_words_and_keys_are_said_once() -> None:
    assert len({one.key for one in EVERY}) == len(EVERY)
    assert len({one.word for one in EVERY}) == len(EVERY)


def test_each_has_its_english_its_heading_and_somebody_who_says_it() -> None:
    known = {one.key for one in SOURCES}
    for one in EVERY:
        assert one.english, one.key
        assert one.derived or one.authorities, one.key
        assert set(one.authorities) <= known, one.key
    assert all(one.group for one in ATTRIBUTES)


def test_numbers_have_a_unit_of_their_dimension() -> None:
    unit = {one.word: one.dimension for one in UNITS}
    for one in EVERY:
        assert (one.kind is Kind.NUMBER) == (one.dimension is not None), one.key
        if one.kind is Kind.NUMBER:
            assert unit[one.unit] == one.dimension, one.key


def test_choices_and_codes_have_values() -> None:
    for one in EVERY:
        assert bool(one.values) == (one.kind in (Kind.CHOICE, Kind.CODE)), one.key
        assert len(set(one.values.values())) == len(one.values), one.key


def test_every_value_has_its_english() -> None:
    for one in EVERY:
        for word in one.values:
            assert english_of(word).isprintable()
            assert not any("\u4e00" <= sign <= "\u9fff" for sign in english_of(word)), word


def test_a_name_without_english_stays_as_it_is() -> None:
    assert english_of("桂林社区") == "桂林社区"


def test_the_enterprises_own_word_ranks_below_every_register() -> None:
    assert evidence_of("declared") is Evidence.DECLARED
    assert evidence_of("a source nobody declared") is Evidence.DECLARED
    assert rank("tax", ("statistics", "tax")) == 1
    assert rank("declared", ("statistics", "tax")) == 2


def test_the_ladder_climbs_from_small_to_great() -> None:
    assert LADDER[0].word == "科技型中小企业"
    assert {one.word for one in LADDER[-2:]} <= {"独角兽企业", "制造业单项冠军企业"}
    known = {one.key for one in SOURCES}
    assert all(one.source in known for one in TITLES)
