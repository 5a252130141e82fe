"""Many documents into the store, one after the other, and what there is to say about them."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from factcheck.actions.ingest_drafts import Drafter
from factcheck.actions.ingesting import Given, Ingested, ingest
from factcheck.cli.output import is_table, write_claims
from factcheck.cli.progress import bar
from factcheck.cli.session import Session
from factcheck.cli.told import drafts_wait, tell_filed
from factcheck.domain.claim import Claim
from factcheck.drafting.course import LONGEST
from factcheck.errors import FactcheckError, StoreError
from factcheck.store.storage.database import Database
from factcheck.text.safe import visible

STDIN = "standard input"
SHOWN = 12
"""Matches that are named one by one for a document, for the eye alone."""
DRY_COLUMNS = ("text", "speaker", "via", "reported", "cue")
"""What a dry run shows: drafts that are not stored have no ids yet."""


UNSURE, SURE = 0.3, 0.5
"""Below the first confidence a draft is unsure, and hardly ever right in all of it: speaker, chain, status, text and
whether anybody would check it; from the second on it is sure, and mostly right.

`confidence` is a fitted chance (factcheck/drafting/confidence.py). Of drafts of real documents that a fit had not seen
.13 of the unsure ones were right, .54 of the sure ones and .43 of the others; of the gold that nobody had looked at
.41, .71 and .61 (tests/bench/README.md, 2026-11-27).
"""


class Batch:
    """One run of `ingest`. `failed` holds the documents that failed, each with the reason; `lost` counts drafts."""

    def __init__(self, session: Session, given: Given, drafter: Drafter, *, dry: bool) -> None:
        self.session, self.given, self.dry = session, given, dry
        self.failed: list[tuple[str, str]] = []
        self._drafter = drafter
        self.lost = 0
        self._shown: list[Claim] = []
        self._drafts = 0

    def take(self, paths: Sequence[Path | None]) -> None:
        """Ingest the documents; None is standard input. What is stored when an interrupt comes stays stored.

        Raises NotFound for a source to replace that is not there, StoreError, KeyboardInterrupt.
        """
        from factcheck.reading import written

        done = 0
        with self.session.reading() as db, bar(self.session, len(paths)) as move:
            if self.given.replaces:
                from factcheck.store.reads.sources import one_named

                one_named(db, self.given.replaces)
            try:
                for path in paths:
                    name = written(path) if path else STDIN
                    move(done, name)
                    self._drafter.tell = partial(_moved, move, done, name)
                    self._one(db, path, name)
                    done += 1
            except KeyboardInterrupt:
                self.session.say(
                    f"{done} of {len(paths)} documents are done and stay stored; the same command goes on from there."
                )
                raise

    def _one(self, db: Database, path: Path | None, name: str) -> None:
        try:
            from factcheck.reading import read, read_file, take

            if path is None and sys.stdin.isatty():
                self.session.say("Type or paste the document; Ctrl-D ends it.")
            document = read_file(path) if path else read(None, take(sys.stdin.buffer))
            done = ingest(
                db,
                lambda: self.session.writing("ingest", dry=self.dry),
                document,
                self.given,
                path.stem if path else "",
                self._drafter,
            )
        except StoreError:
            raise  # the next document would fail in the same way
        except FactcheckError as error:
            self.failed.append((name, f"{error}. {error.hint}".replace("..", ".").strip()))
            return
        for warning in document.warnings:
            self.session.say(f"{name}: {warning}")
        self._told(name, done)

    def _told(self, name: str, done: Ingested) -> None:
        looked = self._drafter.wanted and not self._drafter.missing
        self.session.say(_sentence(name, done, looked=looked, dry=self.dry))
        if not done.new and any(
            (
                self.given.confidential is False and done.confidential,
                self.given.publisher,
                self.given.author,
                self.given.published,
                self.given.title,
            )
        ):
            self.session.say(
                f"  What is known of it stays as it was; `factcheck source edit {done.source}` changes it."
            )
        if done.unread:
            said = f"{_number(done.unread, 'sentence')} of more than {LONGEST} words"
            self.session.say(f"  {said} {_was(done.unread)} not read for claims.")
        if done.lost:
            self.lost += done.lost
            said = "; ".join(why.rstrip(".") for why in done.broken[:SHOWN])
            self.session.say(f"  {_number(done.lost, 'draft')} {_was(done.lost)} lost: {said}.")
        if done.whom:
            tell_filed(self.session, done.whom.filed, done.whom.unsure)
        self._tell_matches(done)
        self._drafts += len(done.drafts)
        if self.dry:
            self._shown += done.drafts
        elif self.session.quiet or not is_table(self.session, ""):
            sys.stdout.write(f"{done.source}\n")
            sys.stdout.flush()

    def _tell_matches(self, done: Ingested) -> None:
        texts = {claim.id: claim.text for claim in done.drafts}
        pairs = list(done.matches.items())[:SHOWN]
        more = len(done.matches) - len(pairs)
        if self.dry:  # drafts that are not stored have no numbers to call them by
            for draft, other in pairs:
                self.session.say(f"  like claim {other}: {texts[draft]}")
        elif pairs:
            said = ", ".join(f"{draft} like {other}" for draft, other in pairs)
            self.session.say(f"  {len(done.matches)} like claims already there: {said}{', …' if more else ''}.")

    def tell(self) -> None:
        """Say how it went, with a table of what failed; the drafts themselves after a dry run."""
        if self._shown:
            write_claims(self.session, iter(self._shown), "", DRY_COLUMNS)
        if self._drafter.missing:
            self.session.say(f"{self._drafter.missing} The documents are stored without drafts.")
            self.session.say(f"{self._drafter.missing.hint}; then run this command again.")
        if self._drafter.second:
            _tell_second(self.session, self._drafter)
        if self._drafts:
            self.session.say("Nothing was stored." if self.dry else drafts_wait(self._drafts))
        if self.failed:
            _tell_failures(self.session, self.failed)


def _tell_second(session: Session, drafter: Drafter) -> None:
    """What the language model proposed that was not taken, and whether it stopped answering."""
    assert drafter.second
    dropped = drafter.second.dropped
    if dropped:
        reasons = ", ".join(f"{n} × {why}" for why, n in dropped.most_common())
        session.say(f"{_number(dropped.total(), 'draft')} of {drafter.second.asker.model} not taken: {reasons}.")
    if unasked := drafter.second.unasked:
        parts = f"{_number(unasked, 'part')} of the text"
        session.say(
            f"{parts} not asked about: too many answers in a row could not be used. The rules drafted alone there."
        )
    if drafter.unanswered:
        session.say(f"{drafter.unanswered} The rules drafted alone from there on.")


def _sentence(name: str, done: Ingested, *, looked: bool, dry: bool) -> str:
    """What became of one document, in words; `looked` for claims."""
    if done.new:
        said = [f"{done.source}: {'would be stored' if dry else 'stored'}"]
        said += [f"as a changed version of {done.previous}"] if done.previous else []
        said += [f"{_number(len(done.carried), 'claim')} carried over"] if done.carried else []
        said += [f"{_number(done.waiting, 'unchanged draft')} waiting there"] if done.waiting else []
        said += [f"{_number(done.rejected, 'draft')} rejected before"] if done.rejected else []
    elif done.unwithdrawn or done.back:
        what = f"{_number(len(done.back), 'claim')} of {done.source}" if done.back else done.source
        withdrawn = ", which was withdrawn" if done.unwithdrawn else ""
        said = [f"{name}: {'would bring' if dry else 'brought'} back {what}{withdrawn}"]
    else:
        said = [f"{name}: already there as {done.source}"]
        said += [] if done.drafts or done.remark else ["nothing to do"]
    said += [_number(len(done.drafts), "draft")] if done.drafts or (done.new and looked and not done.remark) else []
    said += ["confidential"] if done.confidential else []
    chances = [claim.confidence or 0 for claim in done.drafts]
    sure, unsure = sum(chance >= SURE for chance in chances), sum(chance < UNSURE for chance in chances)
    said += [f"{sure} sure"] if sure else []
    said += [f"{unsure} unsure"] if unsure else []
    return ", ".join(said) + (f"; {done.remark}." if done.remark else ".")


def _moved(move: Callable[[float, str], None], done: int, name: str, share: float) -> None:
    move(done + share, name)


def _was(number: int) -> str:
    return "was" if number == 1 else "were"


def _number(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"


def _tell_failures(session: Session, failed: Sequence[tuple[str, str]]) -> None:
    """The documents that failed and why: on a terminal a table, else a line each."""
    sys.stderr.write(f"{_number(len(failed), 'document')} failed:\n")
    if not sys.stderr.isatty():
        sys.stderr.writelines(f"{visible(name)}: {visible(why)}\n" for name, why in failed)
        return
    from factcheck.rendering.console import console_for
    from factcheck.rendering.layout import table

    table(("document", "why"), failed, console_for(session.color, sys.stderr), lines=6)
