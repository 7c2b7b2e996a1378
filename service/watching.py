"""What a pipeline tells whoever watches it: how long each stage took, and what came out.

The pipeline knows no metrics and no log; a shell that wants them hands it a `Watch` of its own.
"""

from contextlib import AbstractContextManager, nullcontext

from service.judgement import Verdict

STAGES = ("read", "candidates", "score", "judge")
"""Of one verification, in their order. The web shell adds "dump", which makes JSON of the answer."""


class Watch:
    """Listens to nothing; what a shell wants to know it overrides. Threads share one."""

    def stage(self, name: str) -> AbstractContextManager[None]:
        """Entered when a stage of `STAGES` begins, left when it ends."""
        return nullcontext()

    def indexed(self, done: int, claims: int) -> None:
        """Called now and then while a search index is made anew, with how many of all claims it has."""

    def answered(self, verdict: Verdict) -> None:
        """Called for each statement, or sentence of a draft, that was verified."""
