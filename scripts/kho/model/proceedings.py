"""The papers of a council: nominations, conflicts of interest, votes, decisions. Private, never in the repository.

They lie in a folder that the command is shown by `--private`; `kho.check.private` refuses one in the repository.
"""

from pydantic import Field

from kho.model.values import Count, Day, Line, Number, Short, Slug, Strict
from kho.words.terms import ExemplarTest, Level


class Juror(Strict):
    """Một thành viên hội đồng."""

    name: Line = Field(title="Họ và tên")
    office: Line = Field(title="Chức danh trong hội đồng", description="Ví dụ: Chủ tịch; Thư ký; Uỷ viên")
    team: Line | None = Field(None, title="Tổ", description="Để biết ai cùng tổ với người được đề cử")
    unit: Line | None = Field(None, title="Đơn vị", description="Bỏ trống nếu hội đồng của một trường")
    stages: tuple[Slug, ...] = Field((), title="Xét ở vòng", max_length=8, description="Bỏ trống là mọi vòng")


class Letterhead(Strict):
    """Phần đầu và cuối của biên bản, theo Nghị định 30/2020/NĐ-CP."""

    superior: Line | None = Field(None, title="Cơ quan cấp trên")
    body: Line = Field(title="Cơ quan ban hành")
    place: Line = Field(title="Địa danh", description="Ví dụ: Long Biên")
    recipients: tuple[Line, ...] = Field(
        ("Như thành phần dự họp", "Lưu: VT"), title="Nơi nhận", min_length=1, max_length=20
    )


class Opening(Strict):
    """Hội đồng và giấy tờ của đợt: điều ghi một lần khi mở đợt."""

    round: Slug = Field(title="Đợt xét")
    opened_on: Day = Field(title="Ngày mở")
    letterhead: Letterhead = Field(title="Phần đầu văn bản")
    jurors: tuple[Juror, ...] = Field((), title="Hội đồng", max_length=60)


class Reasons(Strict):
    """Lý do theo từng phép thử (S3-9 a-f); chưa đạt thì nói rõ là chưa."""

    a: Short = Field(title=ExemplarTest.NEW.label)
    b: Short = Field(title=ExemplarTest.INNOVATES.label)
    c: Short = Field(title=ExemplarTest.PROVEN.label)
    d: Short = Field(title=ExemplarTest.EFFECTIVE.label)
    e: Short = Field(title=ExemplarTest.HONOURED.label)
    f: Short = Field(title=ExemplarTest.FOLLOWED.label)


class Conflict(Strict):
    """Một xung đột lợi ích đã khai: người này không bỏ phiếu cho mục này."""

    juror: Line = Field(title="Thành viên hội đồng")
    reason: Short = Field(title="Vì sao")


class Namesake(Strict):
    """Một thành viên chỉ trùng tên với tác giả hay người được đề cử: hai người khác nhau, nên vẫn bỏ phiếu."""

    juror: Line = Field(title="Thành viên hội đồng")
    reason: Short = Field(title="Vì sao biết là hai người")


class Withdrawal(Strict):
    """Rút đề cử."""

    on: Day = Field(title="Ngày rút")
    reason: Short = Field(title="Lý do")


class Nomination(Strict):
    """Một đề cử."""

    entry: Slug = Field(title="Mục")
    level: Level = Field(title="Cấp học đại diện")
    team: Line = Field(title="Tổ giới thiệu", description="Tổ chuyên môn, tổ văn phòng (S1-10)")
    by: Line = Field(title="Ai đề cử", description="Ghi vai: Tổ trưởng tổ Ngữ văn")
    on: Day = Field(title="Ngày đề cử")
    reasons: Reasons = Field(title="Lý do")
    conflicts: tuple[Conflict, ...] = Field((), title="Xung đột lợi ích", max_length=30)
    namesakes: tuple[Namesake, ...] = Field((), title="Trùng tên, không phải một người", max_length=30)
    rolled_from: Slug | None = Field(None, title="Chuyển từ đợt")
    withdrawn: Withdrawal | None = Field(None, title="Đã rút")


class Nominations(Strict):
    """`de-cu.yml`."""

    nominations: tuple[Nomination, ...] = Field((), title="Đề cử", max_length=500)


class Vote(Strict):
    """Phiếu về một mục: ai bỏ phiếu, bao nhiêu thuận; phiếu kín nên không ghi ai thuận."""

    entry: Slug = Field(title="Mục")
    voters: tuple[Line, ...] = Field((), title="Ai bỏ phiếu", max_length=60)
    yes: Count = Field(title="Đồng ý")
    no: Count = Field(title="Không đồng ý")
    score: Number | None = Field(None, title="Điểm")
    passed_over: Short | None = Field(None, title="Vì sao không chọn dù nhiều phiếu hơn")


class Decision(Strict):
    """Chọn một mục, và vì sao; lời này sẽ được công bố."""

    entry: Slug = Field(title="Mục")
    reason: Short = Field(title="Vì sao được chọn")
    tests: tuple[ExemplarTest, ...] = Field(title="Dựa vào phép thử", min_length=1, max_length=6)


class Correction(Strict):
    """Một lần ghi lại phiếu đã ghi sai: trước đó ghi thế nào, vì sao sửa."""

    on: Day = Field(title="Ngày ghi lại")
    entry: Slug = Field(title="Mục")
    yes: Count = Field(title="Trước đó ghi đồng ý")
    no: Count = Field(title="Trước đó ghi không đồng ý")
    chosen: Short | None = Field(None, title="Trước đó ghi được chọn vì")
    reason: Short = Field(title="Vì sao ghi lại")


class Session(Strict):
    """Một phiên xét, ở một vòng."""

    on: Day = Field(title="Ngày xét")
    number: Line | None = Field(None, title="Số biên bản")
    votes: tuple[Vote, ...] = Field((), title="Phiếu", max_length=500)
    chosen: tuple[Decision, ...] = Field((), title="Được chọn", max_length=200)
    fewer_because: Short | None = Field(None, title="Vì sao chọn ít hơn chỉ tiêu")
    corrections: tuple[Correction, ...] = Field((), title="Phiếu ghi lại", max_length=200)
    remarks: Short | None = Field(None, title="Ý kiến khác ghi vào biên bản")
