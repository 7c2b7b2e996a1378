"""What the commands show of work that begins before they do: the index may have to be made anew first."""

from rich.progress import Progress, TaskID

from service.cli.looks import progress_bar
from service.watching import Watch


class Bar(Watch):
    """Shows how far a new search index is."""

    def __init__(self) -> None:
        self._shown: tuple[Progress, TaskID] | None = None

    def indexed(self, done: int, claims: int) -> None:
        """Move the bar, which is there from the first time on until all is done."""
        if self._shown is None:
            progress = progress_bar()
            progress.start()
            self._shown = progress, progress.add_task("The search index, made anew", total=claims)
        progress, task = self._shown
        progress.update(task, completed=done)
        if done >= claims:
            progress.stop()
            self._shown = None
