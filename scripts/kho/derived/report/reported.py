"""An exemplar in a report, with everything that belongs to it up to the day of the report (S3-13, S3-16).

Who, what, evidence and product, how well it is proved, recognised by whom, followed by whom. Only what entries say.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kho.derived.evidence import Standing
from kho.derived.following import Following
from kho.derived.report.occasion import Signs
from kho.model.proof import Achievement, Appraisal, Evidence, Indicator, Product, Recognition, SourceLink
from kho.store.catalog import Filed
from kho.words.terms import Origin, RecognitionStatus


@dataclass(frozen=True)
class Reported:
    """An exemplar in a report, with what belongs to it up to the day of the report."""

    filed: Filed
    signs: Signs
    standing: Standing
    works: tuple[Filed, ...]
    """What its person or collective made that is not reported itself."""
    beside: tuple[Filed, ...]
    """What its person or collective made that is reported itself, where its proof stands."""
    followers: tuple[Following, ...]
    on: date

    @property
    def compiled(self) -> bool:
        """Whether it was compiled from public sources and its unit did not confirm it."""
        return self.filed.entry.origin is Origin.COMPILED

    @property
    def taken_up(self) -> bool:
        """Whether another unit found that it works for it, at least partly."""
        return any(one.adoption.verdict.followed for one in self.followers)

    @cached_property
    def _told(self) -> tuple[Filed, ...]:
        """The entry and what its person or collective made."""
        return (self.filed, *self.works)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Everything one can look at."""
        return tuple(dict.fromkeys(one for told in self._told for one in told.entry.evidence))

    @property
    def sources(self) -> tuple[SourceLink, ...]:
        """The public sources."""
        return tuple(dict.fromkeys(one for told in self._told for one in told.entry.sources))

    @property
    def products(self) -> tuple[Product, ...]:
        """What others can use."""
        return tuple(dict.fromkeys(one for told in self._told for one in told.entry.made))

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The figures before and after."""
        return tuple(dict.fromkeys(one for told in self._told for one in told.entry.figures))

    @property
    def summary(self) -> str:
        """What was done, in a sentence or two."""
        return self.filed.entry.gist

    @property
    def result(self) -> str | None:
        """What came of it, in the words of the entry (Markdown)."""
        return self.filed.entry.outcome

    @property
    def obstacles(self) -> str | None:
        """What was hard, and how it was mended."""
        return self.filed.entry.obstacles

    @property
    def limits(self) -> str | None:
        """What it does not do, what is not known."""
        return self.filed.entry.limits

    @property
    def achievements(self) -> tuple[Achievement, ...]:
        """The dated results of a person or a collective."""
        return self.filed.entry.attained

    @property
    def appraisals(self) -> tuple[Appraisal, ...]:
        """Who appraised it, up to the day of the report."""
        return tuple(
            dict.fromkeys(
                one for told in self._told for one in told.entry.appraisals if one.on.earliest <= self.on
            )
        )

    @property
    def granted(self) -> tuple[Recognition, ...]:
        """Who recognised it."""
        return self._recognitions(RecognitionStatus.GRANTED)

    @property
    def proposed(self) -> tuple[Recognition, ...]:
        """What was proposed to the level above (S0-29)."""
        return self._recognitions(RecognitionStatus.PROPOSED)

    def _recognitions(self, status: RecognitionStatus) -> tuple[Recognition, ...]:
        return tuple(
            one
            for one in self.filed.entry.recognitions
            if one.status is status and (one.on is None or one.on.earliest <= self.on)
        )
