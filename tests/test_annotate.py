"""Stage 3: sentences, tokens, tags; all sentences here are invented."""

from __future__ import annotations

import json
import logging
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vnus_graph.annotate import annotate, sentences, tokens
from vnus_graph.annotate.features import Template, featurise
from vnus_graph.annotate.nfc import INVISIBLE, normalise
from vnus_graph.annotate.tagged import MOST_TOKENS
from vnus_graph.annotate.tagging import segment, tag, warm_up
from vnus_graph.model import Article, Block, BlockKind, Document, Sentence

SHARED = Path(__file__).resolve().parents[2] / "shared"
PIECES = (
    "Bộ trưởng", "hội đàm", "Việt Nam-Hoa Kỳ", "Mát-xcơ-va", "28/6", "15h15", "1.000", "TP.HCM", "D.C.", "PGS.TS.",
    "Michael D. Higgins", "«", "»", '"', "(", ")", "–", "...", "…", ".", ". ", "?", "!", ",", ";", "Ông", "nước", "Á",
    "hoà bình", "vov.vn", "v.v.", "-", "/", "\n", "\n\n", "\u00a0", "\u200b", "😀", "\x00", "مرحبا", "ễ", "\u0302",
)  # fmt: skip
prose = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)
anything = st.one_of(prose, st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.text(max_size=60))
# Letters of scripts in which Python and underthesea's Rust agree on case; see `tagging`.
modelled = st.one_of(
    prose, st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyAĐÔƯÁỷỹ09.,-–/:()“”\"'%$&@#_+… \n"), max_size=80)
).map(lambda text: normalize("NFC", text))


def document(text: str, kind: BlockKind = "body") -> Document:
    return Document(Article("a", text), (Block(0, len(text), kind, "test"),))


def read(text: str) -> tuple[Sentence, ...]:
    return annotate(document(text))


def split(text: str) -> list[str]:
    """The sentences of `text`, each as its tokens joined by spaces."""
    return [" ".join(text[start:end] for start, end in spans) for spans in sentences.split(text, tokens.split(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # numbers and dates, with the marks behind them
        ("ngày 28/6, 6-3-2024.", "ngày 28/6 , 6-3-2024 ."),
        ("từ 30/9-1/10 đến 8-10/9", "từ 30/9-1/10 đến 8-10/9"),
        ("28–30/6 lúc 15h15", "28 – 30/6 lúc 15h15"),
        ("tăng 8,6% lên 1.000 tỷ", "tăng 8,6 % lên 1.000 tỷ"),
        ("năm 2023Ông đến", "năm 2023 Ông đến"),
        ("đối thoại 2+2 và ASEAN+3", "đối thoại 2+2 và ASEAN+3"),
        # a space that got lost
        ("số liệu củaBộ Ngoại giao, ĐỗMinh Thế", "số liệu của Bộ Ngoại giao , Đỗ Minh Thế"),
        ("Tổng thốngMoreau và bà MalaysiaSiti", "Tổng thống Moreau và bà Malaysia Siti"),
        ("YouTube, VinFast, McKay, LaTeX", "YouTube , VinFast , McKay , LaTeX"),
        # hyphens inside a name
        ("ông Ramos-Horta, Sang-gyun", "ông Ramos-Horta , Sang-gyun"),
        ("Oyun-Erdene, Al-Sabah, Chuan-Jin, Díaz-Canel", "Oyun-Erdene , Al-Sabah , Chuan-Jin , Díaz-Canel"),
        ("Mát-xcơ-va, Khăm-tày, Cô-bi-a-cốp", "Mát-xcơ-va , Khăm-tày , Cô-bi-a-cốp"),
        ("Timor-Leste, Guinea-Bissau, Covid-19, COP-28", "Timor-Leste , Guinea-Bissau , Covid-19 , COP-28"),
        # hyphens between names
        ("Hoa Kỳ-ASEAN", "Hoa Kỳ - ASEAN"),
        ("Việt Nam-Hoa Kỳ, Mỹ-Việt, Việt-Nga", "Việt Nam - Hoa Kỳ , Mỹ - Việt , Việt - Nga"),
        ("Campuchia-Lào-Việt Nam", "Campuchia - Lào - Việt Nam"),
        ("Việt Nam-Mekong", "Việt Nam - Mekong"),
        ("bà Nam-Hee", "bà Nam-Hee"),
        ("kinh tế-thương mại, an ninh-quốc phòng", "kinh tế - thương mại , an ninh - quốc phòng"),
        ("Nhật Bản-châu Âu, Thái Bình Dương-châu Á", "Nhật Bản - châu Âu , Thái Bình Dương - châu Á"),
        ("tháng-2, Nga-2024", "tháng - 2 , Nga - 2024"),
        # abbreviations and marks inside a token
        ("ở Washington D.C., TP.HCM và TP. Huế", "ở Washington D.C. , TP.HCM và TP. Huế"),
        ("PGS.TS. Lan", "PGS. TS. Lan"),
        ("ông S.A-bê", "ông S. A-bê"),
        ("Bộ GD&ĐT; Côte d'Ivoire", "Bộ GD&ĐT ; Côte d'Ivoire"),
        ("xem https://bao.vn/tin-1.html, bao.gov.vn.", "xem https://bao.vn/tin-1.html , bao.gov.vn ."),
        ("Viettel/FPT (Hà Nội)...", "Viettel / FPT ( Hà Nội ) ..."),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    assert split(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ông gặp bà Lan. |Hai bên trao đổi.",
        "Quan hệ giữa hai nước.|Chị Lan cho biết thêm.",
        "Quan hệ giữa hai nước.|6 văn kiện được ký.",
        "Tờ báo bao. vn đưa tin; ông Nam không bình luận.",
        "PGS.TS. Lan và GS. Hùng tới TP. Huế, ThS. Mai ở St. Petersburg, Mr. Brown ở nhà.",
        "Ông Michael D. Higgins gặp ông J.D. Vance và ông George W. Bush.",
        "Ông tới Washington D.C. ngày 5/3.",
        "Ông tới Washington D.C. |Đại sứ Lan đón ông.",
        "Ông tới Washington D.C. |Trong chuyến thăm, ông gặp bà Lan.",
        "Họ gặp nhau tại Đông Nam Á. |Bà Lan cũng có mặt.",
        "Ông gặp bà Lan (xem ảnh. Ảnh: K. HƯNG) tại Hà Nội. |Bà cảm ơn.",
        "Một dấu ( lạc loài. |Bà Lan cảm ơn.",
        'Bà nói: "Chúng tôi ủng hộ." |Ông Nam cảm ơn.',
        'Bà nói: "Chúng tôi ủng hộ". |Ông Nam cảm ơn.',
        "Bà nói: “Chúng tôi ủng hộ.”|Ông Nam cảm ơn.",
        '"Ai đến?" ông hỏi. |"Tôi!" |Bà Lan đáp.',
        "Hợp tác về du lịch, thương mại… |Hai bên cũng ký thỏa thuận...|Lễ ký ở Huế.",
        "Hợp tác về du lịch… và thương mại.",
        "1. Quan hệ rất tốt. |2. Hai bên hài lòng.",
        "Đó là năm 2023. |28 đại biểu dự họp.",
        "Ngày 28. 6. 2023, họ gặp nhau (tr. 12).",
        "Ông rời Hà Nội./.|Theo báo địa phương",
        "Các thành phố Huế, Vinh, v.v. |Họ hài lòng.",
        "Dòng đầu chưa hết\ncâu. |Câu sau",
        "Tiêu đề không có dấu chấm\n\n|Thân bài",
        "Ông Nam đón bà Lan tại sân bay Nội Bài |Tối 26-6, hai bên hội đàm.",
        "Hai bên mở rộng hợp tác |Cùng ngày, ông Nam gặp bà Lan.",
        "Hai bên mở rộng hợp tác|Tại buổi tiếp, ông Nam cảm ơn bà Lan.",
        "Quan hệ Việt Nam - Brazil|Bên cạnh đó, ông Nam gặp bà Lan.",
        "CHÍNH TRỊ|Đại sứ Nam gặp bà Lan.",
        "Ông Nam thăm UBNDTỉnh đoàn.",
        "Một năm nhìn lại quan hệ hai nước|Đại sứ Nam gặp bà Lan.",
        "Ông Nam hoan nghênhTrung Quốc mở cửa cho số liệu củaBộ trưởng.",
        "Họ dự lễ kỷ niệm 40 năm Ngày 30/4 tại Huế vào sáng 29/4.",
        "Họ đã gặp nhau ở Vinh sáng 5/6, rồi |Sáng 6/6 ở Huế.",
    ],
)
def test_sentences(text: str) -> None:
    """A «|» marks each place where a sentence begins."""
    expected = ["".join(part.split()) for part in text.split("|")]
    assert ["".join(sentence.split()) for sentence in split(text.replace("|", ""))] == expected


@pytest.mark.parametrize(
    ("text", "last"),
    [("ở Washington D.C.", "D.C ."), ('ở "Washington D.C."', 'D.C . "'), ("ở Washington D.C, ông", "D.C , ông")],
)
def test_dot_of_a_final_abbreviation_is_parted(text: str, last: str) -> None:
    assert split(text)[-1].endswith(f"Washington {last}")


def test_syllables_of_a_word_share_its_tag() -> None:
    (sentence,) = read("Bộ trưởng Nguyễn Văn Nam thăm Hoa Kỳ.")
    words = [(token.text, token.opens) for token in sentence.tokens]
    assert words[:2] == [("Bộ", True), ("trưởng", False)]
    assert [token.tag for token in sentence.tokens if token.text in {"Nguyễn", "Văn", "Nam"}] == ["Np"] * 3
    assert (sentence.tokens[-1].text, sentence.tokens[-1].tag) == (".", "CH")


def test_a_hyphen_between_names_parts_words() -> None:
    (sentence,) = read("Quan hệ Việt Nam-Hoa Kỳ")
    assert [(token.text, token.tag, token.opens) for token in sentence.tokens[2:]] == [
        ("Việt", "Np", True), ("Nam", "Np", False), ("-", "CH", True), ("Hoa", "Np", True), ("Kỳ", "Np", False),
    ]  # fmt: skip


def test_noise_is_skipped_and_blocks_are_named() -> None:
    text = "Hai bên hội đàm\nTin khác\nÔng Nam đến Huế. Bà Lan về."
    blocks = (Block(0, 15, "title", "t"), Block(16, 24, "noise", "n"), Block(25, len(text), "body", "b"))
    found = annotate(Document(Article("a", text), blocks))
    assert [(text[s.start : s.end], s.block, s.title) for s in found] == [
        ("Hai bên hội đàm", 0, True), ("Ông Nam đến Huế.", 2, False), ("Bà Lan về.", 2, False),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\ufeff", "😀", "\x00", "\ud800", "مرحبا. שלום", "ạ" * 5000, "."])
def test_odd_text_yields_what_is_there(text: str) -> None:
    found = "".join(token.text for sentence in read(text) for token in sentence.tokens)
    assert found == "".join(c for c in text if not c.isspace() and c not in "\u200b\ufeff")


def test_endless_sentences_are_split_but_not_tagged() -> None:
    warm_up()
    began = time.perf_counter()
    (sentence,) = read("hội nghị cấp cao " * 50_000)
    assert len(sentence.tokens) == 200_000
    assert {token.tag for token in sentence.tokens} == {""}
    assert time.perf_counter() - began < 60
    (tagged,) = read("hội nghị " * (MOST_TOKENS // 2))
    assert all(token.tag for token in tagged.tokens)


@settings(deadline=None, max_examples=150)
@given(anything)
@example("a\u200b\u0302 \u0302b")
@example("\u1100\u1161\u11a8 \u09c7\u09be e\u0302\u0303\u0323")
def test_offsets_are_exact_and_cover_the_text(text: str) -> None:
    end = 0
    covered: set[int] = set()
    for sentence in read(text):
        assert (sentence.start, sentence.end) == (sentence.tokens[0].start, sentence.tokens[-1].end)
        for token in sentence.tokens:
            assert end <= token.start < token.end
            assert normalize("NFC", text[token.start : token.end]) == token.text
            covered.update(range(token.start, end := token.end))
    assert all(
        position in covered or character.isspace() or is_invisible(character) for position, character in enumerate(text)
    )


def is_invisible(character: str) -> bool:
    return re.fullmatch(f"[{INVISIBLE}]", character) is not None


@settings(deadline=None, max_examples=150)
@given(anything)
@example("Tiếng Việt hoà bình. Ông")
def test_normal_form_of_the_article_does_not_matter(text: str) -> None:
    composed, decomposed = (
        [
            [(token.text, token.tag, token.opens) for token in sentence.tokens]
            for sentence in read(normalize(form, text))
        ]
        for form in ("NFC", "NFD")
    )
    assert composed == decomposed


@settings(deadline=None)
@given(st.text(max_size=60))
def test_normalise_maps_every_position_back(text: str) -> None:
    composed, positions = normalise(text)
    assert composed == normalize("NFC", text)
    assert len(positions) == len(composed) + 1
    assert list(positions) == sorted(positions)
    assert positions[-1] == len(text)


def stock(text: str) -> list[tuple[str, str]]:
    from underthesea import pos_tag

    return list(pos_tag(text))


def ours(text: str) -> list[tuple[str, str]]:
    words = segment(text)
    return [(word.form, part) for word, part in zip(words, tag(words), strict=True)]


@settings(deadline=None, max_examples=200)
@given(modelled)
@example("Hoà Kỳ thăm Ðà Nẵng +5 -2147483648 99999999999")
def test_words_and_tags_equal_stock_underthesea_on_generated_text(text: str) -> None:
    assert ours(text) == stock(text)


def real_sentences() -> Iterator[str]:
    for path in sorted((SHARED / "corpus").iterdir())[:25]:
        content = path.read_text(encoding="utf-8")
        text = json.loads(content)["text"] if path.suffix == ".json" else content
        for paragraph in normalize("NFC", text).splitlines()[:12]:
            yield from (sentence for sentence in split(paragraph) if len(sentence) < 600)


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared, with the real articles, is not here")
def test_words_and_tags_equal_stock_underthesea_on_real_text() -> None:
    seen = 0
    for text in real_sentences():
        assert ours(text) == stock(text)
        seen += 1
    assert seen > 100


@pytest.mark.parametrize("text", ["Hai bên hội đàm tại Hà Nội.", "Ông Nam", "x", "Số 28 và 3,5"])
def test_segmenter_features_equal_the_stock_featurizer(text: str) -> None:
    from vnus_graph.annotate import tagging

    syllables = text.split()
    crf = tagging._load().segmenter
    from underthesea import word_tokenize
    from underthesea.pipeline import word_tokenize as stock_module

    word_tokenize("x")
    expected = stock_module.word_tokenize_model.featurizer.process([[[syllable] for syllable in syllables]])[0]
    assert [list(row) for row in featurise([syllables], crf.templates, crf.functions)] == expected


def test_template_syntax_is_checked() -> None:
    assert Template.parse("T[-2,0][1].lower") == Template("T[-2,0][1].lower=", -2, 0, 1, "lower")
    with pytest.raises(ValueError, match="not a feature template"):
        Template.parse("T[x]")


def test_loading_leaves_logging_alone() -> None:
    handlers = logging.root.handlers[:]
    warm_up()
    assert logging.root.handlers == handlers


def test_cold_threads_agree() -> None:
    script = """
from concurrent.futures import ThreadPoolExecutor
from vnus_graph.annotate import tagging
with ThreadPoolExecutor(8) as pool:
    found = list(pool.map(tagging.segment, ["Bộ trưởng thăm Hà Nội."] * 32))
import logging
assert all(words == found[0] for words in found) and found[0][0].form == "Bộ trưởng"
assert not logging.root.handlers
"""
    subprocess.run([sys.executable, "-c", script], check=True, timeout=120)
