"""What the official documents ask of whom, and when: read where the people who are asked read it."""

import pytest

from shown import kept, page_of, said

HAI_PHONG, TAN_HO_CO = "1228-hdlt-sgd-cdn", "ke-hoach-thcs-tan-ho-co-2020-2025"
LONG_BIEN, VU_QUANG, DONG_TRIEU = "05-hd-pgddt", "44-pgddt-tdkt", "01-htd-kt"
COUNCIL = "Hội đồng Thi đua – Khen thưởng nhà trường"


@pytest.mark.parametrize(
    ("document", "whom", "what"),
    [
        pytest.param(HAI_PHONG, "Sở Giáo dục và Đào tạo, Công đoàn", "hướng dẫn và biểu điểm", id="S0-27"),
        pytest.param(
            HAI_PHONG, "Sở Giáo dục và Đào tạo, Công đoàn", "Công đoàn Giáo dục Việt Nam", id="S0-30"
        ),
        pytest.param(HAI_PHONG, "Ban giám hiệu, Công đoàn", "cho cá nhân, tập thể đăng ký", id="S0-33"),
        pytest.param(HAI_PHONG, "Ban giám hiệu, Công đoàn", "khen thưởng kịp thời", id="S0-36"),
        pytest.param(HAI_PHONG, "Đơn vị gặp vướng mắc", "Văn phòng Công đoàn ngành", id="S0-38"),
        pytest.param(
            TAN_HO_CO, "Các tổ chuyên môn, tổ văn phòng", "phát hiện, xây dựng, lựa chọn", id="S1-10"
        ),
        pytest.param(TAN_HO_CO, "Người đứng đầu nhà trường", "đôn đốc, kiểm tra, đánh giá", id="S1-14"),
        pytest.param(TAN_HO_CO, "Hiệu trưởng", "Xây dựng kế hoạch, kiểm tra, đôn đốc", id="S1-34"),
        pytest.param(TAN_HO_CO, COUNCIL, "giới thiệu gương điển hình về Phòng", id="S1-36"),
        pytest.param(LONG_BIEN, "Các đơn vị", "giáo viên, học sinh và phụ huynh", id="S2-5"),
        pytest.param(LONG_BIEN, "Các đơn vị", "theo dõi, đôn đốc, hỗ trợ, điều chỉnh", id="S2-24"),
        pytest.param(
            LONG_BIEN, "Đơn vị gặp vướng mắc", "bộ phận thường trực để tổng hợp, báo cáo", id="S2-25"
        ),
        pytest.param(LONG_BIEN, "Hiệu trưởng", "hội thảo khoa học, tọa đàm chuyên môn", id="S2-29 principal"),
        pytest.param(LONG_BIEN, "Tổ chuyên môn", "mỗi tổ chọn 01 hoặc 02 cá nhân", id="S2-29 team"),
        pytest.param(LONG_BIEN, "Phòng Giáo dục và Đào tạo", "chọn 03 cá nhân", id="S2-29 district"),
        pytest.param(
            DONG_TRIEU, "Các nhà trường", "động viên kịp thời cán bộ, giáo viên và học sinh", id="S4-10"
        ),
        pytest.param(DONG_TRIEU, "Hiệu trưởng", "hợp với chức năng và tình hình nhà trường", id="S4-11"),
        pytest.param(DONG_TRIEU, "Hiệu trưởng", "sơ kết, tổng kết để kịp thời biểu dương", id="S4-12"),
    ],
)
def test_the_page_of_a_document_says_who_is_asked_to_do_what(document: str, whom: str, what: str) -> None:
    """S0-27, S0-30, S0-33, S0-36, S0-38, S1-10, S1-14, S1-34, S1-36, S2-5, S2-24, S2-25, S2-29, S4-10, S4-11, S4-12."""
    rows = asked(document)

    assert [one for one in rows if one[0].startswith(whom) and what in one[1]]


@pytest.mark.parametrize(
    ("document", "verbs", "when"),
    [
        pytest.param(
            LONG_BIEN, "Phát hiện, bồi dưỡng, biểu dương, khen thưởng, nhân rộng", "Kịp thời", id="S2-4"
        ),
        pytest.param(
            VU_QUANG,
            "biểu dương, khen thưởng kịp thời",
            "Định kỳ hằng quý, kết thúc học kỳ, kết thúc năm học",
            id="S3-12",
        ),
        pytest.param(HAI_PHONG, "khen thưởng kịp thời", "Đúng thời gian quy định", id="S0-36"),
    ],
)
def test_prompt_praise_has_its_time_where_the_document_gives_one(
    document: str, verbs: str, when: str
) -> None:
    """S2-4, S3-12, S0-36: the verbs of the cycle, and when they are due, as written."""
    assert when in {row[2] for row in asked(document) if verbs in row[1]}


def asked(document: str) -> list[tuple[str, ...]]:
    """Who is asked to do what and when, row by row."""
    table = page_of(f"van-ban/{document}/", kept()).find(".//table[@class='asks']/tbody")
    return [tuple(map(said, row)) for row in table]
